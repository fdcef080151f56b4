/** What each role may do in the data lake: every role reads it, and each writes what the runs of its situation write. */
import { allow, type Scope, type Statement } from './statement.ts';

/** Where a run that trains puts documents, questions and what it did. `docs/lake.md` says what lies where. */
const trained = ['generations', 'proposals', 'ledger', 'evidence'];
/** What decides which model serves, or is believed in its stead: a promotion is a record before it is anything else. */
const decided = ['serving', 'adopted', 'applied', 'settled', 'pruned', 'retrains', 'flywheels', 'packs'];

export const reading = (scope: Scope): Statement[] => [
  allow('ReadLake', ['s3:GetObject'], [inLake(scope, '*')]),
  allow('ListLake', ['s3:ListBucket'], [`arn:${scope.partition}:s3:::${scope.bucket}`]),
  ...ofKey('ReadKey', ['kms:Decrypt'], scope),
];

/**
 * What a pull request's run adds. A wildcard of IAM spans slashes, so that where the prefix of the lake is not known, or several flywheels are
 * meant, an object named `serving/generations/…` would pass: what decides is denied by name.
 */
export const adding = (scope: Scope): Statement[] => [
  ...adds(scope, records(scope, trained), bulk(scope)),
  { ...allow('DecideNothing', ['s3:PutObject'], records(scope, decided)), Effect: 'Deny' },
];

/** The view of the active model under `active/` is the only object that is ever written over. */
export const writing = (scope: Scope): Statement[] => [
  ...adds(scope, records(scope, ['*']), bulk(scope)),
  allow('ShowActive', ['s3:PutObject'], [inLake(scope, `active/${scope.flywheel}/*`)]),
];

/** What was removed, and packs of records. */
export const recording = (scope: Scope): Statement[] => adds(scope, records(scope, ['pruned', 'packs']), []);

/**
 * Writes that are refused by S3 when there is an object of that name, so that nobody changes a record or an upload: S3 User Guide, "Enforce
 * conditional writes". What is large goes up in parts, which cannot say so; putting them together says it.
 */
function adds(scope: Scope, small: readonly string[], large: readonly string[]): Statement[] {
  const whole = { ...allow('Add', ['s3:PutObject'], [...small, ...large]), Condition: { Null: { 's3:if-none-match': 'false' } } };
  const inParts = [
    { ...allow('AddParts', ['s3:PutObject'], large), Condition: { Bool: { 's3:ObjectCreationOperation': 'false' } } },
    allow('GiveUpParts', ['s3:AbortMultipartUpload'], large),
  ];
  return [whole, ...(large.length === 0 ? [] : inParts), ...ofKey('WriteKey', ['kms:GenerateDataKey'], scope)];
}

const records = (scope: Scope, series: readonly string[]): string[] =>
  series.map((name) => inLake(scope, name === '*' ? `index/${scope.flywheel}/*` : `index/${scope.flywheel}/${name}/*`));

/** Documents, questions with their answers, and fingerprints: whatever grows with the data. */
const bulk = (scope: Scope): string[] => [
  ...['uploads', 'predictions'].map((folder) => inLake(scope, `${folder}/${scope.flywheel}/*`)),
  ...records(scope, ['documents']),
];

const inLake = ({ partition, bucket, lake }: Scope, key: string): string =>
  `arn:${partition}:s3:::${bucket}/${`${lake}${key}`.replace(/\*{2,}/g, '*')}`;

/** S3 asks KMS in the name of whoever reads and writes. */
const ofKey = (sid: string, actions: readonly string[], { lakeKeys, region }: Scope): Statement[] =>
  lakeKeys.length === 0
    ? []
    : [{ ...allow(sid, actions, lakeKeys), Condition: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } } }];
