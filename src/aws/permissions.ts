/**
 * What each role may do, as data: the calls that Flywheel makes in that role's situation, and on which things. `export` prints it as policies. A
 * test runs every situation behind them: nothing is refused, and nothing is allowed that no situation asks for. Which kinds of things an action
 * is allowed on: Service Authorization Reference, "Actions, resources, and condition keys for Amazon Comprehend".
 *
 *   plan   looks: check, plan, status, predict and the preview of a pull request
 *   train  also makes and trains, in advance: it can change nothing that serves, and delete nothing
 *   apply  also changes what serves, and removes what was trained in advance for pull requests that were closed
 *   prune  looks, and deletes: the only one that takes away an endpoint
 */
import type { OperationName } from '../comprehend/api.ts';
import { adding, reading, recording, writing } from './lake-permissions.ts';
import { allow, type Scope, type Statement } from './statement.ts';

export type RoleName = 'plan' | 'train' | 'apply' | 'prune';

/** The statements of a role's policy. */
export const statementsOf = (role: RoleName, scope: Scope): Statement[] => parts[role].flatMap((part) => part(scope));

/** Calls that name no resource: the service knows them for `*` alone. */
const lists: OperationName[] = ['listFlywheels', 'listEndpoints'];
const jobLists: OperationName[] = ['listDocumentClassificationJobs', 'listEntitiesDetectionJobs'];
const modelLists: OperationName[] = ['listDocumentClassifiers', 'listEntityRecognizers'];
const describesModel: OperationName[] = ['describeDocumentClassifier', 'describeEntityRecognizer'];
const scores: OperationName[] = ['startDocumentClassificationJob', 'startEntitiesDetectionJob'];
const scored: OperationName[] = ['describeDocumentClassificationJob', 'describeEntitiesDetectionJob'];

/** A flywheel that is adopted, and whatever model is active there, are looked at and asked. */
const looking = (scope: Scope): Statement[] => [
  comprehend('List', lists, ['*']),
  comprehend('Look', ['describeFlywheel', 'listDatasets', 'listFlywheelIterationHistory'], flywheels(scope)),
  comprehend('LookAtModels', describesModel, askedModels(scope)),
  ...(scope.adopted.length === 0 ? [] : [comprehend('LookAtAdopted', ['describeFlywheel'], scope.adopted)]),
];

/** Whose an endpoint is, its tags say alone: names of endpoints are free. */
const lookingAtTags = (scope: Scope): Statement[] => [
  comprehend('LookAtTags', ['listTagsForResource'], [...flywheels(scope), ...endpoints(scope)]),
];

const asking = (scope: Scope): Statement[] => [comprehend('Ask', ['classifyDocument', 'detectEntities'], endpoints(scope))];

/** Tags are given when things are made, which counts as a call of its own; those of a dataset lie below its flywheel's name. */
const training = (scope: Scope): Statement[] => [
  comprehend('Make', ['createFlywheel', 'createDataset', 'startFlywheelIteration'], flywheels(scope)),
  comprehend('Tag', ['tagResource'], [...flywheels(scope), ...jobs(scope)]),
  comprehend('Score', scores, [...askedModels(scope), ...jobs(scope)]),
  comprehend('Scored', scored, jobs(scope)),
  {
    ...allow('HandOver', ['iam:PassRole'], [scope.dataAccessRole]),
    Condition: { StringEquals: { 'iam:PassedToService': 'comprehend.amazonaws.com' } },
  },
  ...(scope.keys.length === 0
    ? []
    : [{ ...allow('HandOverKeys', ['kms:CreateGrant'], scope.keys), Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } }]),
];

/** An endpoint may be bound to an adopted flywheel, to go back to it; the flywheel itself is never updated. */
const serving = (scope: Scope): Statement[] => [
  comprehend('Promote', ['updateFlywheel'], [...flywheels(scope), ...models(scope)]),
  comprehend('Serve', ['createEndpoint'], [...endpoints(scope), ...flywheels(scope), ...scope.adopted, ...askedModels(scope)]),
  comprehend('Rebind', ['updateEndpoint'], [...endpoints(scope), ...flywheels(scope), ...scope.adopted]),
  comprehend('TagEndpoint', ['tagResource'], endpoints(scope)),
];

const listingJobs = (): Statement[] => [comprehend('ListJobs', jobLists, ['*'])];

const deletes: OperationName[] = ['deleteDocumentClassifier', 'deleteEntityRecognizer', 'deleteFlywheel'];

/** What was trained for pull requests that were closed: by its name, `p` and seven digits, it is told from whatever the branch made. */
const sweeping = (scope: Scope): Statement[] => {
  const name = `${scope.flywheel}-p???????`;
  const versions = modelsNamed(scope, name).map((model) => `${model}/version/*`);
  return [comprehend('ListModels', modelLists, ['*']), comprehend('Sweep', deletes, [arn(scope, `flywheel/${name}`), ...versions])];
};

/** What nothing needs any more; of endpoints, those alone that carry a flywheel's tag. */
const pruning = (scope: Scope): Statement[] => [
  comprehend('ListModels', modelLists, ['*']),
  comprehend('Delete', deletes, [...flywheels(scope), ...models(scope)]),
  comprehend('LookAtTags', ['listTagsForResource'], endpoints(scope)),
  {
    ...comprehend('DeleteEndpoint', ['deleteEndpoint'], endpoints(scope)),
    Condition: { StringLike: { 'aws:ResourceTag/flywheel': scope.flywheel } },
  },
];

const parts: Record<RoleName, ((scope: Scope) => Statement[])[]> = {
  plan: [looking, lookingAtTags, asking, reading],
  train: [looking, listingJobs, training, reading, adding],
  apply: [looking, listingJobs, lookingAtTags, training, serving, sweeping, reading, writing],
  prune: [looking, listingJobs, pruning, reading, recording],
};

/** `createFlywheel` is the action `comprehend:CreateFlywheel`. */
const action = (name: OperationName): string => `comprehend:${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const comprehend = (sid: string, operations: readonly OperationName[], resources: readonly string[]): Statement =>
  allow(sid, operations.map(action).sort(), resources);

const arn = ({ partition, region, account }: Scope, resource: string): string =>
  `arn:${partition}:comprehend:${region}:${account}:${resource}`;
const named = ({ flywheel }: Scope): string => (flywheel === '*' ? '*' : `${flywheel}-*`);
const flywheels = (scope: Scope): string[] => [arn(scope, `flywheel/${named(scope)}`)];
const modelsNamed = (scope: Scope, name: string): string[] => [
  arn(scope, `document-classifier/${name}`),
  arn(scope, `entity-recognizer/${name}`),
];
const models = (scope: Scope): string[] => modelsNamed(scope, named(scope));
/** What an adopted flywheel's models are called, nobody knows. */
const askedModels = (scope: Scope): string[] => (scope.adopted.length === 0 ? models(scope) : modelsNamed(scope, '*'));
const endpoints = (scope: Scope): string[] => [arn(scope, 'document-classifier-endpoint/*'), arn(scope, 'entity-recognizer-endpoint/*')];
const jobs = (scope: Scope): string[] => [arn(scope, 'document-classification-job/*'), arn(scope, 'entities-detection-job/*')];
