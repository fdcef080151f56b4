/**
 * What each role may do, as data: the calls that Flywheel makes in that role's situation, and on which things. `export` prints it as
 * policies; a test holds it against the calls in the sources, both ways.
 *
 *   plan   looks: check, plan, status and the preview of a pull request
 *   train  also makes and trains, in advance: it can change nothing that serves, and delete nothing
 *   apply  also changes what serves
 */
import type { OperationName } from '../comprehend/api.ts';

export type RoleName = 'plan' | 'train' | 'apply';

/** What ARNs are made of; in a template the placeholders of `cloudformation.ts`. */
export interface Scope {
  partition: string;
  region: string;
  account: string;
  /** Of the data lake. */
  bucket: string;
  /** Begins every flywheel's name: `*` for all. */
  flywheel: string;
  /** ARN of the role that the service itself takes. */
  dataAccessRole: string;
}

export interface Statement {
  Sid: string;
  Effect: 'Allow' | 'Deny';
  Action: string[];
  Resource: string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** Calls that name no resource: the service knows them for `*` alone. */
const lists: OperationName[] = ['listFlywheels', 'listEndpoints'];
/** On the flywheel and what belongs to it. */
const looks: OperationName[] = [
  'describeFlywheel',
  'listDatasets',
  'listFlywheelIterationHistory',
  'describeDocumentClassifier',
  'describeEntityRecognizer',
];
const makes: OperationName[] = ['createFlywheel', 'createDataset', 'startFlywheelIteration'];
const scores: OperationName[] = ['startDocumentClassificationJob', 'startEntitiesDetectionJob'];
const scored: OperationName[] = ['describeDocumentClassificationJob', 'describeEntitiesDetectionJob'];
const serves: OperationName[] = ['updateFlywheel', 'createEndpoint', 'updateEndpoint'];

/** The operations of Amazon Comprehend that a role is for. */
export const operationsOf: Record<RoleName, OperationName[]> = {
  plan: [...lists, ...looks],
  train: [...lists, ...looks, ...makes, ...scores, ...scored],
  apply: [...lists, ...looks, ...makes, ...scores, ...scored, ...serves],
};

/** The statements of a role's policy. */
export function statementsOf(role: RoleName, scope: Scope): Statement[] {
  const look = [...looking(scope), ...lake(scope, role === 'plan' ? ['s3:GetObject'] : ['s3:GetObject', 's3:PutObject'])];
  if (role === 'plan') return look;
  const train = [...look, ...training(scope)];
  return role === 'train' ? train : [...train, ...serving(scope)];
}

const looking = (scope: Scope): Statement[] => [allow('List', lists, ['*']), allow('Look', looks, [...flywheels(scope), ...models(scope)])];

/** Tags are given when things are made, which counts as a call of its own. */
const training = (scope: Scope): Statement[] => [
  allow('Make', makes, [...flywheels(scope), ...models(scope)]),
  { Sid: 'Tag', Effect: 'Allow', Action: ['comprehend:TagResource'], Resource: flywheels(scope) },
  allow('Score', scores, [...models(scope), ...jobs(scope)]),
  allow('Scored', scored, jobs(scope)),
  {
    ...{ Sid: 'HandOver', Effect: 'Allow', Action: ['iam:PassRole'], Resource: [scope.dataAccessRole] },
    Condition: { StringEquals: { 'iam:PassedToService': 'comprehend.amazonaws.com' } },
  },
];

const serving = (scope: Scope): Statement[] => [allow('Serve', serves, [...flywheels(scope), ...models(scope), ...endpoints(scope)])];

const lake = ({ partition, bucket }: Scope, actions: string[]): Statement[] => [
  { Sid: 'Lake', Effect: 'Allow', Action: actions, Resource: [`arn:${partition}:s3:::${bucket}/*`] },
  { Sid: 'LakeList', Effect: 'Allow', Action: ['s3:ListBucket'], Resource: [`arn:${partition}:s3:::${bucket}`] },
];

/** `createFlywheel` is the action `comprehend:CreateFlywheel`. */
const action = (name: OperationName): string => `comprehend:${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const allow = (Sid: string, operations: OperationName[], Resource: string[]): Statement => ({
  ...{ Sid, Effect: 'Allow', Action: operations.map(action).sort(), Resource },
});

const arn = ({ partition, region, account }: Scope, resource: string): string =>
  `arn:${partition}:comprehend:${region}:${account}:${resource}`;
const named = ({ flywheel }: Scope): string => (flywheel === '*' ? '*' : `${flywheel}-*`);
const flywheels = (scope: Scope): string[] => [arn(scope, `flywheel/${named(scope)}`)];
const models = (scope: Scope): string[] => [
  arn(scope, `document-classifier/${named(scope)}`),
  arn(scope, `entity-recognizer/${named(scope)}`),
];
const endpoints = (scope: Scope): string[] => [arn(scope, 'document-classifier-endpoint/*'), arn(scope, 'entity-recognizer-endpoint/*')];
const jobs = (scope: Scope): string[] => [arn(scope, 'document-classification-job/*'), arn(scope, 'entities-detection-job/*')];
