/** What each operation answers to each state of what it is called on, as a table: `ok`, or the name of the exception. */
import type { Door } from './door.ts';
import { classifierInput, newsRequest, role } from './newsroom.ts';
import { jobRequest, type Subject } from './stage.ts';

export type Call = (comprehend: Door['comprehend'], subject: Subject) => Promise<unknown>;

const ok = 'ok';
const none = 'ResourceNotFoundException';
const noJob = 'JobNotFoundException';
const taken = 'ResourceInUseException';
const inUse = 'ResourceInUseException';
const invalid = 'InvalidRequestException';
const unavailable = 'ResourceUnavailableException';
export type Answer = typeof ok | typeof none | typeof noJob | typeof inUse | typeof invalid | typeof unavailable;

/** What is called, and what it answers in each state, in the order of the states. */
export type Row = [name: string, call: Call, ...answers: Answer[]];

const tags = [{ Key: 'team', Value: 'desk' }];
const tagRows = (arnOf: (subject: Subject) => string, ...answers: Answer[]): Row[] => [
  ['TagResource', (c, s) => c.tagResource({ ResourceArn: arnOf(s), Tags: tags }), ...answers],
  ['UntagResource', (c, s) => c.untagResource({ ResourceArn: arnOf(s), TagKeys: ['team'] }), ...answers],
  ['ListTagsForResource', (c, s) => c.listTagsForResource({ ResourceArn: arnOf(s) }), ...answers],
];

const createDataset: Call = (c, { FlywheelArn }) =>
  c.createDataset({ FlywheelArn, DatasetName: 'more', InputDataConfig: classifierInput('s3://lake/uploads/train-1.csv') });
const createSameDataset: Call = (c, { FlywheelArn, DatasetName }) =>
  c.createDataset({ FlywheelArn, DatasetName, InputDataConfig: classifierInput('s3://lake/uploads/train-1.csv') });
const createEndpoint =
  (bindingOf: (subject: Subject) => { FlywheelArn: string } | { ModelArn: string }, name?: string): Call =>
  (c, s) =>
    c.createEndpoint({ EndpointName: name ?? s.EndpointName, DesiredInferenceUnits: 1, ...bindingOf(s) });

const flywheelOf = ({ FlywheelArn }: Subject) => ({ FlywheelArn });
const modelOf = ({ ModelArn }: Subject) => ({ ModelArn });
const activeOf = ({ ActiveModelArn }: Subject) => ({ ModelArn: ActiveModelArn });
const classifierOf = ({ ModelArn }: Subject) => ({ DocumentClassifierArn: ModelArn });
const iterationOf = ({ FlywheelArn, FlywheelIterationId }: Subject) => ({ FlywheelArn, FlywheelIterationId });
const endpointOf = ({ EndpointArn }: Subject) => ({ EndpointArn });
const startJob =
  (bindingOf: (subject: Subject) => object): Call =>
  (c, s) =>
    c.startDocumentClassificationJob(jobRequest(bindingOf(s)));
function fromModel({ ModelArn }: Subject) {
  const { TaskConfig: _, ModelType: __, ...request } = newsRequest({ FlywheelName: 'second', ActiveModelArn: ModelArn });
  return request;
}
const pinned = { EndpointArn: 'arn:aws:comprehend:us-east-1:000000000000:document-classifier-endpoint/pinned' };

/** Developer guide, page flywheels-about, section flywheels-about-states: only an ACTIVE flywheel can be written to. */
export const flywheels: Row[] = [
  // CREATING, ACTIVE, ITERATING, INGESTING, UPDATING, DELETING, gone
  ['DescribeFlywheel', (c, { FlywheelArn }) => c.describeFlywheel({ FlywheelArn }), ok, ok, ok, ok, ok, ok, none],
  ['ListFlywheels', (c) => c.listFlywheels({}), ok, ok, ok, ok, ok, ok, ok],
  ['ListDatasets', (c, { FlywheelArn }) => c.listDatasets({ FlywheelArn }), ok, ok, ok, ok, ok, ok, none],
  ['ListFlywheelIterationHistory', (c, { FlywheelArn }) => c.listFlywheelIterationHistory({ FlywheelArn }), ok, ok, ok, ok, ok, ok, none],
  ['DescribeFlywheelIteration', (c, s) => c.describeFlywheelIteration(iterationOf(s)), none, ok, ok, ok, ok, ok, none],
  [
    'CreateFlywheel of this name',
    (c, s) => c.createFlywheel(newsRequest({ FlywheelName: s.FlywheelName })),
    taken,
    taken,
    taken,
    taken,
    taken,
    taken,
    ok,
  ],
  ['CreateDataset', createDataset, invalid, ok, ok, ok, invalid, invalid, none],
  ['StartFlywheelIteration', (c, s) => c.startFlywheelIteration(flywheelOf(s)), invalid, ok, inUse, inUse, invalid, invalid, none],
  [
    'UpdateFlywheel',
    (c, s) => c.updateFlywheel({ ...flywheelOf(s), DataAccessRoleArn: role }),
    invalid,
    ok,
    ok,
    ok,
    invalid,
    invalid,
    none,
  ],
  ['DeleteFlywheel', (c, s) => c.deleteFlywheel(flywheelOf(s)), invalid, ok, inUse, inUse, invalid, ok, none],
  ['CreateEndpoint', createEndpoint(flywheelOf), unavailable, ok, ok, ok, ok, unavailable, none],
  ['UpdateEndpoint', (c, s) => c.updateEndpoint({ ...pinned, ...flywheelOf(s) }), unavailable, ok, ok, ok, ok, unavailable, none],
  ['StartDocumentClassificationJob', startJob(flywheelOf), unavailable, ok, ok, ok, ok, unavailable, none],
  ...tagRows((s) => s.FlywheelArn, ok, ok, ok, ok, ok, ok, none),
];

/** One without an active model and without documents. */
export const emptyFlywheels: Row[] = [
  ['StartFlywheelIteration', (c, s) => c.startFlywheelIteration(flywheelOf(s)), invalid],
  ['CreateEndpoint', createEndpoint(flywheelOf), unavailable],
  ['UpdateEndpoint', (c, s) => c.updateEndpoint({ ...pinned, ...flywheelOf(s) }), unavailable],
  ['StartDocumentClassificationJob', startJob(flywheelOf), unavailable],
];

export const endpoints: Row[] = [
  // CREATING, IN_SERVICE, UPDATING, SWITCHING, DELETING, gone
  ['DescribeEndpoint', (c, s) => c.describeEndpoint(endpointOf(s)), ok, ok, ok, ok, ok, none],
  ['ListEndpoints', (c) => c.listEndpoints({}), ok, ok, ok, ok, ok, ok],
  ['CreateEndpoint of this name', createEndpoint(activeOf), taken, taken, taken, taken, taken, ok],
  ['UpdateEndpoint', (c, s) => c.updateEndpoint({ ...endpointOf(s), DesiredInferenceUnits: 3 }), inUse, ok, inUse, inUse, inUse, none],
  ['DeleteEndpoint', (c, s) => c.deleteEndpoint(endpointOf(s)), inUse, ok, inUse, inUse, ok, none],
  // It does not declare ResourceNotFoundException.
  [
    'ClassifyDocument',
    (c, s) => c.classifyDocument({ ...endpointOf(s), Text: 'a goal' }),
    unavailable,
    ok,
    ok,
    ok,
    unavailable,
    unavailable,
  ],
  ...tagRows((s) => s.EndpointArn, ok, ok, ok, ok, ok, none),
];

/** What the endpoint follows. */
export const followed: Row[] = [['DeleteFlywheel', (c, s) => c.deleteFlywheel(flywheelOf(s)), inUse, inUse, inUse, invalid, inUse, ok]];

export const models: Row[] = [
  // TRAINED, PROMOTED, SERVING, SCORING, DELETING, gone
  ['DescribeDocumentClassifier', (c, s) => c.describeDocumentClassifier(classifierOf(s)), ok, ok, ok, ok, ok, none],
  ['ListDocumentClassifiers', (c) => c.listDocumentClassifiers({}), ok, ok, ok, ok, ok, ok],
  ['DeleteDocumentClassifier', (c, s) => c.deleteDocumentClassifier(classifierOf(s)), ok, inUse, inUse, inUse, ok, none],
  // It does not declare ResourceUnavailableException.
  ['UpdateFlywheel', (c, s) => c.updateFlywheel({ ...flywheelOf(s), ActiveModelArn: s.ModelArn }), ok, ok, ok, ok, invalid, none],
  ['CreateFlywheel', (c, s) => c.createFlywheel(fromModel(s)), ok, ok, ok, ok, unavailable, none],
  ['CreateEndpoint', createEndpoint(modelOf, 'other'), ok, ok, ok, ok, unavailable, none],
  ['UpdateEndpoint', (c, s) => c.updateEndpoint({ ...pinned, DesiredModelArn: s.ModelArn }), ok, ok, ok, ok, unavailable, none],
  ['StartDocumentClassificationJob', startJob(classifierOf), ok, ok, ok, ok, unavailable, none],
  ...tagRows((s) => s.ModelArn, ok, ok, ok, ok, ok, none),
];

export const datasets: Row[] = [
  // CREATING, COMPLETED, FAILED, gone
  ['DescribeDataset', (c, { DatasetArn }) => c.describeDataset({ DatasetArn }), ok, ok, ok, none],
  ['CreateDataset of this name', createSameDataset, taken, taken, taken, none],
  ...tagRows((s) => s.DatasetArn, ok, ok, ok, none),
];

export const jobs: Row[] = [
  // SUBMITTED, COMPLETED, FAILED, gone
  ['DescribeDocumentClassificationJob', (c, { JobId }) => c.describeDocumentClassificationJob({ JobId }), ok, ok, ok, noJob],
  ['ListDocumentClassificationJobs', (c) => c.listDocumentClassificationJobs({}), ok, ok, ok, ok],
  ...tagRows((s) => s.JobArn, ok, ok, ok, none),
];
