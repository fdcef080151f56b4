/**
 * What each role may do, as data: the calls that Flywheel makes in that role's situation, and on which things. `export` prints it as
 * policies; a test holds it against the calls in the sources, both ways.
 *
 *   plan   looks: check, plan, status, predict and the preview of a pull request
 *   train  also makes and trains, in advance: it can change nothing that serves, and delete nothing
 *   apply  also changes what serves, and deletes nothing
 *   prune  looks, and deletes: apart from the others, so that whoever serves cannot
 */
import type { OperationName } from '../comprehend/api.ts';

export type RoleName = 'plan' | 'train' | 'apply' | 'prune';

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
  /** ARN of a flywheel that is adopted: it and its models are looked at and asked, whatever they are called. */
  adopted?: string;
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
const jobLists: OperationName[] = ['listDocumentClassificationJobs', 'listEntitiesDetectionJobs'];
const modelLists: OperationName[] = ['listDocumentClassifiers', 'listEntityRecognizers'];
/** On the flywheel and what belongs to it. */
const looks: OperationName[] = [
  'describeFlywheel',
  'listDatasets',
  'listFlywheelIterationHistory',
  'describeDocumentClassifier',
  'describeEntityRecognizer',
];
const tags: OperationName[] = ['listTagsForResource'];
const asks: OperationName[] = ['classifyDocument', 'detectEntities'];
const makes: OperationName[] = ['createFlywheel', 'createDataset', 'startFlywheelIteration'];
const scores: OperationName[] = ['startDocumentClassificationJob', 'startEntitiesDetectionJob'];
const scored: OperationName[] = ['describeDocumentClassificationJob', 'describeEntitiesDetectionJob'];
const serves: OperationName[] = ['updateFlywheel', 'createEndpoint', 'updateEndpoint'];
const deletes: OperationName[] = ['deleteEndpoint', 'deleteDocumentClassifier', 'deleteEntityRecognizer', 'deleteFlywheel'];

/** The operations of Amazon Comprehend that a role is for. */
export const operationsOf: Record<RoleName, OperationName[]> = {
  plan: [...lists, ...looks, ...tags, ...asks],
  train: [...lists, ...looks, ...tags, ...asks, ...makes, ...jobLists, ...scores, ...scored],
  apply: [...lists, ...looks, ...tags, ...asks, ...makes, ...jobLists, ...scores, ...scored, ...serves],
  prune: [...lists, ...looks, ...tags, ...asks, ...jobLists, ...modelLists, ...deletes],
};

/** The statements of a role's policy. */
export function statementsOf(role: RoleName, scope: Scope): Statement[] {
  const look = [...looking(scope), ...lake(scope, role === 'plan' ? ['s3:GetObject'] : ['s3:GetObject', 's3:PutObject'])];
  if (role === 'plan') return look;
  if (role === 'prune') return [...look, ...pruning(scope)];
  const train = [...look, ...training(scope)];
  return role === 'train' ? train : [...train, ...serving(scope)];
}

/** Whose an endpoint is, its tags say alone: names of endpoints are free. */
const looking = (scope: Scope): Statement[] => [
  allow('List', lists, ['*']),
  allow('Look', looks, [...flywheels(scope), ...models(scope)]),
  allow('LookAtTags', tags, [...flywheels(scope), ...endpoints(scope)]),
  allow('Ask', asks, endpoints(scope)),
  ...(scope.adopted === undefined
    ? []
    : [
        allow('LookAtAdopted', ['describeFlywheel'], [scope.adopted]),
        allow('LookAtAdoptedModels', ['describeDocumentClassifier', 'describeEntityRecognizer'], anyModel(scope)),
      ]),
];

/** Tags are given when things are made, which counts as a call of its own. */
const training = (scope: Scope): Statement[] => [
  allow('Make', makes, [...flywheels(scope), ...models(scope)]),
  { Sid: 'Tag', Effect: 'Allow', Action: ['comprehend:TagResource'], Resource: [...flywheels(scope), ...jobs(scope)] },
  allow('Score', scores, [...(scope.adopted === undefined ? models(scope) : anyModel(scope)), ...jobs(scope)]),
  allow('Scored', scored, jobs(scope)),
  allow('ListJobs', jobLists, ['*']),
  {
    ...{ Sid: 'HandOver', Effect: 'Allow', Action: ['iam:PassRole'], Resource: [scope.dataAccessRole] },
    Condition: { StringEquals: { 'iam:PassedToService': 'comprehend.amazonaws.com' } },
  },
];

const serving = (scope: Scope): Statement[] => [
  allow('Serve', serves, [...flywheels(scope), ...models(scope), ...endpoints(scope)]),
  { Sid: 'TagEndpoint', Effect: 'Allow', Action: ['comprehend:TagResource'], Resource: endpoints(scope) },
];

/** Of endpoints, those alone that carry a flywheel's tag. */
const pruning = (scope: Scope): Statement[] => [
  allow('ListJobsAndModels', [...jobLists, ...modelLists], ['*']),
  allow('Delete', ['deleteDocumentClassifier', 'deleteEntityRecognizer', 'deleteFlywheel'], [...flywheels(scope), ...models(scope)]),
  {
    ...allow('DeleteEndpoint', ['deleteEndpoint'], endpoints(scope)),
    Condition: { StringLike: { 'aws:ResourceTag/flywheel': scope.flywheel } },
  },
];

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
const anyModel = (scope: Scope): string[] => [arn(scope, 'document-classifier/*'), arn(scope, 'entity-recognizer/*')];
const endpoints = (scope: Scope): string[] => [arn(scope, 'document-classifier-endpoint/*'), arn(scope, 'entity-recognizer-endpoint/*')];
const jobs = (scope: Scope): string[] => [arn(scope, 'document-classification-job/*'), arn(scope, 'entities-detection-job/*')];
