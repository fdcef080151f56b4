import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openComprehend } from '../../src/aws/comprehend.ts';
import { openS3 } from '../../src/aws/s3.ts';
import { awsFailure, tellingComprehend, tellingStorage } from '../../src/commands/aws-failure.ts';
import { openBucket } from '../../src/commands/comprehend-backend.ts';
import type { Comprehend } from '../../src/comprehend/api.ts';
import { LostRace, StorageRefusal } from '../../src/comprehend/storage.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { Failure } from '../../src/problems/failure.ts';
import { settingsFor } from './sandbox.ts';

const account = {
  region: 'eu-west-1',
  dataLake: 's3://tickets-lake/flywheels',
  dataAccessRole: 'arn:aws:iam::111122223333:role/comprehend',
};

/** As the SDK throws what it has no class for. */
const named = (name: string, message = 'No.', more: object = {}): Error =>
  Object.assign(new Error(message), { name, $metadata: {}, $fault: 'client', ...more });
const failureOf = (error: unknown): Failure => awsFailure(error, 'CreateFlywheel', account)!;

afterEach(() => vi.unstubAllEnvs());

describe('what AWS says no with', () => {
  it.each([
    ['AccessDeniedException', 'aws-access-denied', 'flywheel export iam'],
    ['AccessDenied', 'aws-access-denied', 'iam:PassRole on arn:aws:iam::111122223333:role/comprehend'],
    ['ExpiredTokenException', 'aws-credentials-expired', 'goes on from here'],
    ['ExpiredToken', 'aws-credentials-expired', 'fresh'],
    ['UnrecognizedClientException', 'aws-credentials', 'whole'],
    ['SignatureDoesNotMatch', 'aws-credentials', 'whole'],
    ['CredentialsProviderError', 'aws-no-credentials', 'aws-actions/configure-aws-credentials'],
    ['ResourceLimitExceededException', 'aws-limit', 'Service Quotas'],
    ['UnsupportedLanguageException', 'aws-language', 'task.language'],
    ['KmsKeyValidationException', 'aws-key', 'modelKmsKey, volumeKmsKey and dataLakeKmsKey of engine.comprehend:'],
    ['ThrottlingException', 'aws-busy', 'later'],
    ['InternalServerException', 'aws-unavailable', 'finds out what was done'],
    ['TimeoutError', 'aws-unavailable', 'finds out what was done'],
    ['ValidationException', 'aws-refused', 'service’s own'],
    ['NobodyHasHeardOfThis', 'aws-refused', 'service’s own'],
  ])('is a failure with a hint: %s', (name, kind, hint) => {
    const failure = failureOf(named(name, '1 validation error detected'));
    expect(failure).toBeInstanceOf(Failure);
    expect(failure.kind).toBe(kind);
    expect(failure.hint).toContain(hint);
    expect(failure.message).toMatch(/^CreateFlywheel .*: 1 validation error detected\./);
  });

  it.each([
    ['NoSuchBucket', 'aws-bucket-missing', 's3://tickets-lake/flywheels'],
    ['PermanentRedirect', 'aws-bucket-elsewhere', 'not in eu-west-1'],
    ['AuthorizationHeaderMalformed', 'aws-bucket-elsewhere', 'not in eu-west-1'],
    ['AccessDenied', 'aws-access-denied', 'not allowed'],
    ['KMS.DisabledException', 'aws-key', 'KMS'],
    ['', 'aws-refused', 'refused'],
  ])('is known by the code of S3: %s', (code, kind, says) => {
    const failure = failureOf(new StorageRefusal('write', 'PUT s3://tickets-lake/a is refused.', { code }));
    expect([failure.kind, failure.message.includes(says)]).toEqual([kind, true]);
  });

  it('is known by what caused it, as with a region that has no Comprehend', () => {
    const nowhere = new TypeError('fetch failed', { cause: Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }) });
    expect(failureOf(nowhere)).toMatchObject({ kind: 'aws-region', message: expect.stringContaining('has no address in eu-west-1') });
    const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    expect(failureOf(reset).kind).toBe('aws-unavailable');
  });

  it('is known from what never reached the service, which has no word in it', () => {
    const broken = (message: string, code?: string) => failureOf(Object.assign(new Error(message), { code, $metadata: { attempts: 1 } }));
    expect(broken('self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT')).toMatchObject({
      kind: 'aws-certificate',
      message: 'CreateFlywheel reaches a server whose certificate this machine does not trust: self-signed certificate.',
      hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    });
    expect(broken('write EPROTO wrong version number\n', 'EPROTO')).toMatchObject({
      kind: 'aws-unreachable',
      message: 'CreateFlywheel does not reach AWS: write EPROTO wrong version number.',
      hint: expect.stringContaining('AWS_ENDPOINT_URL_COMPREHEND'),
    });
  });

  it('does not tell by the status', () => {
    const byStatus = (httpStatusCode: number) => failureOf(named('AccessDeniedException', 'No.', { $metadata: { httpStatusCode } })).kind;
    expect([400, 403, 404, 429, 500].map(byStatus)).toEqual(Array.from({ length: 5 }, () => 'aws-access-denied'));
  });

  it.each([new Error('a bug'), new TypeError('x is not a function'), new LostRace('taken'), new Failure('any', 'Any.'), 'text'])(
    'is nothing else: %s',
    (error) => {
      expect(awsFailure(error, 'CreateFlywheel', account)).toBeNull();
    },
  );
});

describe('a client that tells', () => {
  const throwing = (name: string): Comprehend =>
    tellingComprehend(
      new Proxy(createEngine({ storage: openMemoryLake(), clock: () => new Date(0) }).comprehend, {
        get: () => () => Promise.reject(named(name)),
      }),
      account,
    );

  it.each(['ResourceInUseException', 'ResourceUnavailableException', 'InvalidRequestException', 'TooManyRequestsException'])(
    'leaves to the reconciler what is not taken now: %s',
    async (name) => {
      await expect(throwing(name).startFlywheelIteration({ FlywheelArn: '' })).rejects.toMatchObject({ name });
    },
  );

  it('names the operation, and explains what reading cannot wait for', async () => {
    await expect(throwing('TooManyRequestsException').listFlywheels({})).rejects.toMatchObject({
      kind: 'aws-busy',
      message: expect.stringMatching(/^ListFlywheels /),
    });
    await expect(throwing('ResourceNotFoundException').describeFlywheel({ FlywheelArn: '' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('can be handed on by a promise', async () => {
    const comprehend = tellingComprehend(createEngine({ storage: openMemoryLake(), clock: () => new Date(0) }).comprehend, account);
    expect(await Promise.resolve(comprehend)).toBe(comprehend);
  });
});

it('explains what a storage refuses, and says what it was asked', async () => {
  const refusing = { ...openMemoryLake(), get: () => Promise.reject(new StorageRefusal('read', 'No.', { code: 'NoSuchBucket' })) };
  await expect(tellingStorage(refusing, account).get('s3://tickets-lake/a')).rejects.toMatchObject({
    kind: 'aws-bucket-missing',
    message: 'Reading s3://tickets-lake/a asks for a bucket that is not there: s3://tickets-lake/flywheels: No.',
  });
});

it.each([
  ['nonsense', 'Listing s3://tickets-lake/ does not reach AWS: The address of S3, "nonsense", is not a URL.'],
  [
    'http://127.0.0.1:9',
    'Listing s3://tickets-lake/ does not reach AWS: GET s3://tickets-lake/ does not reach http://127.0.0.1:9: bad port.',
  ],
])('explains an address that S3 cannot have: %s', async (endpoint, message) => {
  const credentials = async () => ({ accessKeyId: 'a', secretAccessKey: 'b' });
  const bucket = openS3({ endpoint, region: 'eu-west-1', credentials, clock: () => new Date(0) });
  await expect(tellingStorage(bucket, account).list('s3://tickets-lake/')).rejects.toMatchObject({ kind: 'aws-unreachable', message });
});

it('explains an address that Amazon Comprehend cannot have', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  const { comprehend } = openComprehend({ region: 'eu-west-1', endpoint: 'nonsense', pause: async () => {}, chance: () => 0 });
  await expect(tellingComprehend(comprehend, account).listFlywheels({})).rejects.toMatchObject({
    kind: 'aws-unreachable',
    message: 'ListFlywheels does not reach AWS: Invalid URL.',
  });
});

it('names the account that was expected to own a bucket, and where to say otherwise', async () => {
  const server = createServer((request, response) => {
    const expected = request.headers['x-amz-expected-bucket-owner'];
    if (expected === undefined) response.end('<ListBucketResult/>');
    else response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { config } = parseConfig(
    `name: tickets\ntask: {}\ndatasets: { train: a.csv }\nengine:\n  comprehend: { region: eu-west-1, dataLake: "${account.dataLake}", dataAccessRole: "${account.dataAccessRole}" }\n`,
    'flywheel.yaml',
  );
  if (config?.engine.kind !== 'comprehend') throw new Error('another engine');
  const settings = { ...settingsFor('.'), environment: { AWS_ENDPOINT_URL_S3: endpoint } };
  const listed = openBucket(config.engine, settings).list('s3://tickets-lake/flywheels/uploads/');
  await expect(listed).rejects.toMatchObject({
    kind: 'aws-bucket-owner',
    message: `Listing s3://tickets-lake/flywheels/uploads/ asks for s3://tickets-lake/flywheels, whose bucket is somebody else’s: GET s3://tickets-lake/flywheels/uploads/ is refused by ${endpoint}: account 111122223333 does not own bucket tickets-lake.`,
    hint: expect.stringContaining('engine.comprehend.bucketOwner'),
  });
  server.close();
});
