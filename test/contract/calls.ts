/** One call of every operation, by the names that the tables use; of what the kinds of models have in common, and of one kind. */
import type { Comprehend } from '../../src/comprehend/api.ts';
import type { Kit } from './kit.ts';
import { role } from './newsroom.ts';
import type { Subject } from './stage.ts';

export type Call = (comprehend: Comprehend, subject: Subject) => Promise<unknown>;

const units = { DesiredInferenceUnits: 1 };
const putPolicy: Call = (c, { ModelArn }) => c.putResourcePolicy({ ResourceArn: ModelArn, ResourcePolicy: '{"Statement": []}' });

/** Whatever the ARN names. */
const tagCalls = (arnOf: (subject: Subject) => string): Record<string, Call> => ({
  TagResource: (c, s) => c.tagResource({ ResourceArn: arnOf(s), Tags: [{ Key: 'team', Value: 'desk' }] }),
  UntagResource: (c, s) => c.untagResource({ ResourceArn: arnOf(s), TagKeys: ['team'] }),
  ListTagsForResource: (c, s) => c.listTagsForResource({ ResourceArn: arnOf(s) }),
});

const flywheelCalls = (kit: Kit): Record<string, Call> => ({
  DescribeFlywheel: (c, { FlywheelArn }) => c.describeFlywheel({ FlywheelArn }),
  ListFlywheels: (c) => c.listFlywheels({}),
  ListDatasets: (c, { FlywheelArn }) => c.listDatasets({ FlywheelArn }),
  ListIterations: (c, { FlywheelArn }) => c.listFlywheelIterationHistory({ FlywheelArn }),
  DescribeIteration: (c, { FlywheelArn, FlywheelIterationId }) => c.describeFlywheelIteration({ FlywheelArn, FlywheelIterationId }),
  'CreateFlywheel again': (c, { FlywheelName }) => c.createFlywheel(kit.flywheel({ FlywheelName })),
  CreateDataset: (c, { FlywheelArn }) => c.createDataset({ FlywheelArn, DatasetName: 'more', InputDataConfig: kit.nothing }),
  StartIteration: (c, { FlywheelArn }) => c.startFlywheelIteration({ FlywheelArn }),
  UpdateFlywheel: (c, { FlywheelArn }) => c.updateFlywheel({ FlywheelArn, DataAccessRoleArn: role }),
  DeleteFlywheel: (c, { FlywheelArn }) => c.deleteFlywheel({ FlywheelArn }),
  'CreateEndpoint on it': (c, { FlywheelArn }) => c.createEndpoint({ EndpointName: 'other', FlywheelArn, ...units }),
  'UpdateEndpoint to it': (c, { PinnedEndpointArn, FlywheelArn }) => c.updateEndpoint({ EndpointArn: PinnedEndpointArn, FlywheelArn }),
  'StartJob with it': (c, { FlywheelArn }) => kit.startJob(c, { FlywheelArn }),
});

const endpointCalls = (kit: Kit): Record<string, Call> => ({
  DescribeEndpoint: (c, { EndpointArn }) => c.describeEndpoint({ EndpointArn }),
  ListEndpoints: (c) => c.listEndpoints({}),
  'CreateEndpoint again': (c, { EndpointName, ActiveModelArn }) => c.createEndpoint({ EndpointName, ModelArn: ActiveModelArn, ...units }),
  UpdateEndpoint: (c, { EndpointArn }) => c.updateEndpoint({ EndpointArn, DesiredInferenceUnits: 3 }),
  DeleteEndpoint: (c, { EndpointArn }) => c.deleteEndpoint({ EndpointArn }),
  'DeleteFlywheel under it': (c, { FlywheelArn }) => c.deleteFlywheel({ FlywheelArn }),
  Infer: (c, { EndpointArn }) => kit.infer(c, EndpointArn),
});

const modelCalls = (kit: Kit): Record<string, Call> => ({
  DescribeModel: (c, { ModelArn }) => kit.describeModel(c, ModelArn),
  ListModels: (c) => kit.listModels(c),
  ListSummaries: (c) => kit.listSummaries(c),
  'CreateModel again': (c, { ModelArn }) => kit.createModel(c, ModelArn.split('/')[1]!, kit.nothing),
  DeleteModel: (c, { ModelArn }) => kit.deleteModel(c, ModelArn),
  StopTraining: (c, { ModelArn }) => kit.stopTraining(c, ModelArn),
  ImportModel: (c, { ModelArn }) => c.importModel({ SourceModelArn: ModelArn, ModelName: 'imported' }),
  PutPolicy: putPolicy,
  DescribePolicy: async (c, subject) => {
    await putPolicy(c, subject);
    await c.describeResourcePolicy({ ResourceArn: subject.ModelArn });
  },
  DeletePolicy: async (c, subject) => {
    await putPolicy(c, subject);
    await c.deleteResourcePolicy({ ResourceArn: subject.ModelArn });
  },
  'UpdateFlywheel to it': (c, { ModelArn, FlywheelArn }) => c.updateFlywheel({ FlywheelArn, ActiveModelArn: ModelArn }),
  'CreateFlywheel on it': (c, { ModelArn }) => {
    const { TaskConfig: _, ModelType: __, ...request } = kit.flywheel({ FlywheelName: 'second', ActiveModelArn: ModelArn });
    return c.createFlywheel(request);
  },
  'CreateEndpoint on it': (c, { ModelArn }) => c.createEndpoint({ EndpointName: 'other', ModelArn, ...units }),
  'UpdateEndpoint to it': (c, { PinnedEndpointArn, ModelArn }) =>
    c.updateEndpoint({ EndpointArn: PinnedEndpointArn, DesiredModelArn: ModelArn }),
  'StartJob with it': (c, { ModelArn }) => kit.startJob(c, { ModelArn }),
});

const datasetCalls = (kit: Kit): Record<string, Call> => ({
  DescribeDataset: (c, { DatasetArn }) => c.describeDataset({ DatasetArn }),
  'CreateDataset again': (c, { FlywheelArn, DatasetName }) => c.createDataset({ FlywheelArn, DatasetName, InputDataConfig: kit.nothing }),
});

const jobCalls = (kit: Kit): Record<string, Call> => ({
  DescribeJob: (c, { JobId }) => kit.describeJob(c, JobId),
  ListJobs: (c) => kit.listJobs(c),
  ...(kit.stopJob && { StopJob: (c, { JobId }) => kit.stopJob!(c, JobId) }),
});

export const calls = {
  flywheels: (kit: Kit) => ({ ...flywheelCalls(kit), ...tagCalls((s) => s.FlywheelArn) }),
  endpoints: (kit: Kit) => ({ ...endpointCalls(kit), ...tagCalls((s) => s.EndpointArn) }),
  models: (kit: Kit) => ({ ...modelCalls(kit), ...tagCalls((s) => s.ModelArn) }),
  datasets: (kit: Kit) => ({ ...datasetCalls(kit), ...tagCalls((s) => s.DatasetArn) }),
  jobs: (kit: Kit) => ({ ...jobCalls(kit), ...tagCalls((s) => s.JobArn) }),
};
