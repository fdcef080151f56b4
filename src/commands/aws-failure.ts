/**
 * What AWS says no with, as a sentence and what to do about it. By name: most have no class in the SDK, and the status code of one error differs
 * between sources (developer guide, common errors; S3 API reference, error responses).
 */
import type { Comprehend, OperationName } from '../comprehend/api.ts';
import { LostRace, type Storage, StorageRefusal } from '../comprehend/storage.ts';
import type { ComprehendEngine } from '../config/config.ts';
import { Failure } from '../problems/failure.ts';

type Account = Pick<ComprehendEngine, 'region' | 'dataLake' | 'dataAccessRole'>;

interface Refusal {
  kind: string;
  names: RegExp;
  says: (account: Account) => string;
  hint: (account: Account) => string;
}

const unreachable = {
  says: () => 'does not reach AWS',
  hint: () =>
    'Check the variables AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3 and AWS_ENDPOINT_URL_COMPREHEND, which are addresses such as https://s3.eu-west-1.amazonaws.com, and any proxy on the way.',
};

/** The first that fits. */
const refusals: Refusal[] = [
  {
    kind: 'aws-access-denied',
    names: /^(AccessDenied(Exception)?|AllAccessDisabled|UnauthorizedOperation|NotAuthorized)$/,
    says: () => 'is not allowed to this run',
    hint: ({ dataAccessRole }) =>
      `\`flywheel export iam\` prints what each role of a workflow must be allowed; whoever creates or scores must also be allowed iam:PassRole on ${dataAccessRole}.`,
  },
  {
    kind: 'aws-bucket-owner',
    names: /^ForeignBucket$/,
    says: ({ dataLake }) => `asks for ${dataLake}, whose bucket is somebody else’s`,
    hint: () =>
      'The account is that of engine.comprehend.dataAccessRole. Correct engine.comprehend.dataLake; or, if the bucket is meant to be of another account, name that one as engine.comprehend.bucketOwner.',
  },
  {
    kind: 'aws-credentials-expired',
    names: /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired)$/,
    says: () => 'was asked for with credentials that have expired',
    hint: () => 'Get fresh ones and run the command again: it goes on from here. In a workflow, let them last as long as the run waits.',
  },
  {
    kind: 'aws-credentials',
    names:
      /^(UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature|MissingAuthenticationToken(Exception)?|OptInRequired|SubscriptionRequiredException|InvalidIdentityToken|NotSignedUp)$/,
    says: () => 'was asked for with credentials that AWS does not take',
    hint: () => 'Check that they are whole, of an account in use, and for this partition of AWS.',
  },
  {
    kind: 'aws-no-credentials',
    names: /^(CredentialsProviderError|TokenProviderError)$/,
    says: () => 'needs credentials, and there are none',
    hint: () =>
      'In a workflow, use aws-actions/configure-aws-credentials with a role before this action; at a terminal, `aws configure` or the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  },
  {
    kind: 'aws-bucket-missing',
    names: /^NoSuchBucket$/,
    says: ({ dataLake }) => `asks for a bucket that is not there: ${dataLake}`,
    hint: () => 'Correct engine.comprehend.dataLake, or create the bucket: `flywheel export cloudformation` prints a stack that does.',
  },
  {
    kind: 'aws-bucket-elsewhere',
    names: /^(PermanentRedirect|TemporaryRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException|IncorrectEndpoint)$/,
    says: ({ dataLake, region }) => `asks for ${dataLake}, which is not in ${region}`,
    hint: () => 'Amazon Comprehend reads and writes buckets of its own region alone: correct engine.comprehend.region or dataLake.',
  },
  {
    kind: 'aws-region',
    names: /^(ENOTFOUND|UnknownEndpoint|EndpointError)$/,
    says: ({ region }) => `has no address in ${region}`,
    hint: () =>
      'Amazon Comprehend trains custom models in us-east-1, us-east-2, us-west-2, ca-central-1, eu-west-1, eu-west-2, eu-central-1, ap-south-1, ap-southeast-1, ap-southeast-2, ap-northeast-1, ap-northeast-2 and us-gov-west-1. If yours is one of them, this machine has no way to it.',
  },
  {
    kind: 'aws-limit',
    names: /^(ResourceLimitExceededException|LimitExceededException|TooManyTags?(Keys)?Exception)$/,
    says: () => 'is over a limit of the account',
    hint: () => '`flywheel prune` lists what nothing needs any more; most limits can be raised through Service Quotas.',
  },
  {
    kind: 'aws-language',
    names: /^UnsupportedLanguageException$/,
    says: () => 'does not know the language',
    hint: () => 'Custom models are trained in de, en, es, fr, it and pt: correct task.language.',
  },
  {
    kind: 'aws-key',
    names: /^(KmsKeyValidationException|KMS\..*)$/,
    says: () => 'cannot use a key of KMS',
    hint: ({ dataAccessRole }) =>
      `Check modelKmsKey, volumeKmsKey and dataLakeKmsKey of engine.comprehend: the keys must be enabled, in the same region, and let ${dataAccessRole} use them (kms:CreateGrant, kms:Decrypt, kms:GenerateDataKey).`,
  },
  {
    kind: 'aws-busy',
    names: /^(ThrottlingException|Throttling|TooManyRequestsException|RequestLimitExceeded|SlowDown)$/,
    says: () => 'is asked too often, after several pauses still',
    hint: () => 'Run the command again later: it goes on from here.',
  },
  {
    kind: 'aws-unavailable',
    names:
      /^(InternalServer(Error|Exception)|InternalFailure|InternalError|ServiceUnavailable(Exception)?|StorageUnavailable|TimeoutError|RequestTimeout|NetworkingError|ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_.*)$/,
    says: () => 'gave no answer',
    hint: () => 'Run the command again: it finds out what was done, and goes on from here.',
  },
  {
    kind: 'aws-certificate',
    names: /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_[A-Z_]+|CERT_[A-Z_]+|ERR_TLS_CERT_ALTNAME_INVALID)$/,
    says: () => 'reaches a server whose certificate this machine does not trust',
    hint: () =>
      'If a proxy opens the connections of this machine, name the file of its certificates in NODE_EXTRA_CA_CERTS; otherwise check the variables AWS_ENDPOINT_URL….',
  },
  {
    kind: 'aws-unreachable',
    names: /^(StorageUnreachable|ERR_INVALID_URL)$/,
    ...unreachable,
  },
];

/** The failure that an error of AWS is; null when it is none of AWS. @param what was asked, e.g. `CreateFlywheel` */
export function awsFailure(error: unknown, what: string, account: Account): Failure | null {
  if (!(error instanceof Error) || error instanceof Failure || error instanceof LostRace) return null;
  const names = namesOf(error);
  const found = refusals.find((refusal) => names.some((name) => refusal.names.test(name)));
  const message = error.message.trim().replace(/\s+/g, ' ').replace(/\.?$/, '.');
  if (found !== undefined)
    return new Failure(found.kind, `${what} ${found.says(account)}: ${message}`, { hint: found.hint(account), cause: error });
  if (!('$metadata' in error) && !(error instanceof StorageRefusal)) return null;
  // The SDK marks what the service said with whose fault it is, and what broke on the way with its attempts alone.
  if (!('$fault' in error) && !(error instanceof StorageRefusal))
    return new Failure('aws-unreachable', `${what} ${unreachable.says()}: ${message}`, { hint: unreachable.hint(), cause: error });
  return new Failure('aws-refused', `${what} is refused: ${message} (${names[0]})`, {
    hint: 'The message is the service’s own. When its reason is gone, run the command again: it goes on from here.',
    cause: error,
  });
}

/** What an error may be known by: its name, the code of S3 or of the system, and the same of what caused it. */
function namesOf(error: Error): string[] {
  const { code, cause } = error as Error & { code?: unknown };
  return [error.name, ...(typeof code === 'string' ? [code] : []), ...(cause instanceof Error ? namesOf(cause) : [])];
}

/** What the reconciler knows how to take: something is not there, or a write is not taken now. */
const answers = /^(ResourceNotFoundException|ResourceInUseException|ResourceUnavailableException|ConcurrentModificationException)$/;
const answersToWrites = /^(InvalidRequestException|TooManyRequestsException|ThrottlingException)$/;

/** The same client, whose errors are failures. */
export function tellingComprehend(comprehend: Comprehend, account: Account): Comprehend {
  return new Proxy(comprehend, {
    get: (target, name: OperationName) => {
      if (typeof target[name] !== 'function') return target[name];
      const writes = /^(create|update|start|delete)/.test(name);
      return async (request: never) => {
        try {
          return await target[name](request);
        } catch (error) {
          if (error instanceof Error && (answers.test(error.name) || (writes && answersToWrites.test(error.name)))) throw error;
          throw awsFailure(error, `${name.charAt(0).toUpperCase()}${name.slice(1)}`, account) ?? error;
        }
      };
    },
  });
}

/** The same storage, whose refusals are failures. */
export function tellingStorage(storage: Storage, account: Account): Storage {
  const told = async <T>(what: string, asking: Promise<T>): Promise<T> => {
    try {
      return await asking;
    } catch (error) {
      throw awsFailure(error, what, account) ?? error;
    }
  };
  return {
    get: (uri) => told(`Reading ${uri}`, storage.get(uri)),
    list: (prefix) => told(`Listing ${prefix}`, storage.list(prefix)),
    putIfAbsent: (uri, content) => told(`Writing ${uri}`, storage.putIfAbsent(uri, content)),
    putView: (uri, bytes) => told(`Writing ${uri}`, storage.putView(uri, bytes)),
    publish: (message) => storage.publish(message),
  };
}
