import { callerAccount } from '../aws/caller.ts';
import { openComprehend } from '../aws/comprehend.ts';
import { openS3 } from '../aws/s3.ts';
import type { Storage } from '../comprehend/storage.ts';
import type { ComprehendEngine } from '../config/config.ts';
import { Failure } from '../problems/failure.ts';
import type { Backend } from '../reconcile/backend.ts';
import { packedRecords } from '../reconcile/packed-records.ts';
import { tellingComprehend, tellingStorage } from './aws-failure.ts';
import type { Settings } from './settings.ts';

/** No training takes a day. */
const mostSeconds = 24 * 60 * 60;
/** A flywheel is made in less than a minute and a dataset ingested in a few; whoever left for each of them would need five runs to begin one training. */
const briefPatience = 5 * 60;

/** The data lake of a flywheel on Amazon Comprehend. Nothing is asked of S3 before the first read or write. */
export function openBucket(engine: ComprehendEngine, { now, environment }: Settings): Storage {
  const { region, kms, bucketOwner } = engine;
  const { credentials } = openComprehend({ region, endpoint: null, ...waiting });
  const endpoint = environment.AWS_ENDPOINT_URL_S3 ?? environment.AWS_ENDPOINT_URL ?? `https://s3.${region}.amazonaws.com`;
  const key = kms.dataLake === undefined ? {} : { kmsKey: kms.dataLake };
  const bucket = openS3({
    endpoint,
    region,
    credentials,
    clock: now,
    owner: bucketOwner,
    requireBucket: true,
    ...key,
    pause: (milliseconds) => waiting.pause(milliseconds * (0.5 + waiting.chance() / 2)),
  });
  return packedRecords(tellingStorage(bucket, engine), engine.dataLake, now);
}

/** Amazon Comprehend in somebody's account. What it takes hours for is left to a later run by whoever does not want to wait. */
export function comprehendBackend(
  engine: ComprehendEngine,
  storage: Storage,
  { now, environment }: Pick<Settings, 'now' | 'environment'>,
): Backend {
  const endpoint = environment.AWS_ENDPOINT_URL_COMPREHEND ?? environment.AWS_ENDPOINT_URL ?? null;
  const { comprehend, credentials } = openComprehend({ region: engine.region, endpoint, ...waiting });
  const wait = (seconds: number): Promise<void> => waiting.pause(seconds * 1000);
  return {
    comprehend: tellingComprehend(comprehend, engine),
    storage,
    scoring: null,
    root: engine.dataLake,
    dataAccessRole: engine.dataAccessRole,
    learningVersion: 'comprehend',
    strict: true,
    now,
    beforeCreation: async () => {
      const sts = environment.AWS_ENDPOINT_URL_STS ?? environment.AWS_ENDPOINT_URL ?? (endpoint === null ? stsOf(engine) : null);
      if (sts !== null) requireOwnRole(engine, await callerAccount({ endpoint: sts, region: engine.region, credentials, clock: now }));
    },
    wait,
    patience: (seconds) => Math.min(seconds, mostSeconds),
    briefPatience,
  };
}

const stsOf = ({ region }: ComprehendEngine): string => `https://sts.${region}.amazonaws.com`;

/** The service takes no role of another account, and says so only when a dataset has failed for it. */
function requireOwnRole({ dataAccessRole }: ComprehendEngine, account: string | null): void {
  const owner = /^arn:[^:]+:iam::(\d{12}):/.exec(dataAccessRole)?.[1];
  if (account === null || owner === undefined || owner === account) return;
  throw new Failure(
    'aws-role-elsewhere',
    `The role ${dataAccessRole} is of account ${owner}, and the credentials of this run are of ${account}.`,
    {
      hint: 'Correct engine.comprehend.dataAccessRole, or run with credentials of its account.',
    },
  );
}

const waiting = {
  pause: (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds)),
  chance: Math.random,
};
