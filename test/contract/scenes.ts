/** Every state of a flywheel, an endpoint, a model, a dataset and a job, made real. */
import { classifierInput, createNews, newsRequest, role, rows, upload } from './newsroom.ts';
import { arn, jobRequest, type Scene, settle } from './stage.ts';

const nothing: Scene = async () => ({});

const updated: Scene = async ({ comprehend }, { FlywheelArn }) => {
  await comprehend.updateFlywheel({ FlywheelArn, DataAccessRoleArn: `${role}-2` });
  return {};
};

const deleted: Scene = async ({ comprehend }, { FlywheelArn }) => {
  await comprehend.deleteFlywheel({ FlywheelArn });
  return {};
};

const ingesting: Scene = async (door, { FlywheelArn }) => {
  const DatasetName = 'train-4';
  const InputDataConfig = classifierInput(await upload(door, 'late.csv', rows(30, 120)));
  const { DatasetArn } = await door.comprehend.createDataset({ FlywheelArn, DatasetName, InputDataConfig });
  return { DatasetName, DatasetArn: DatasetArn! };
};

const iterating: Scene = async ({ comprehend }, { FlywheelArn }) => {
  const { FlywheelIterationId } = await comprehend.startFlywheelIteration({ FlywheelArn });
  return { FlywheelIterationId: FlywheelIterationId! };
};

/** The rest of the story after a scene. */
const settled =
  (scene: Scene): Scene =>
  async (door, subject) => {
    const changes = await scene(door, subject);
    await settle(door);
    return changes;
  };

const after =
  (first: Scene, second: Scene): Scene =>
  async (door, subject) => {
    const changes = await first(door, subject);
    return { ...changes, ...(await second(door, { ...subject, ...changes })) };
  };

export const flywheelScenes = {
  CREATING: async ({ comprehend }, { ActiveModelArn }) => {
    const { TaskConfig: _, ModelType: __, ...request } = newsRequest({ FlywheelName: 'second', ActiveModelArn });
    const { FlywheelArn } = await comprehend.createFlywheel(request);
    return { FlywheelArn: FlywheelArn!, FlywheelName: 'second' };
  },
  ACTIVE: nothing,
  ITERATING: iterating,
  INGESTING: ingesting,
  UPDATING: updated,
  DELETING: deleted,
  gone: settled(deleted),
} as const satisfies Record<string, Scene>;

/** A flywheel without documents and without an active model. */
export const emptyFlywheelScenes = {
  ACTIVE: settled(async (door) => ({ FlywheelArn: await createNews(door, { FlywheelName: 'empty' }), FlywheelName: 'empty' })),
} as const satisfies Record<string, Scene>;

const endpoint: Scene = async ({ comprehend }, { FlywheelArn, EndpointName }) => {
  await comprehend.createEndpoint({ EndpointName, FlywheelArn, DesiredInferenceUnits: 1 });
  return {};
};

const endpointDeleted: Scene = async ({ comprehend }, { EndpointArn }) => {
  await comprehend.deleteEndpoint({ EndpointArn });
  return {};
};

const inService = settled(endpoint);

/** All of one that follows the flywheel `news`. */
export const endpointScenes = {
  CREATING: endpoint,
  IN_SERVICE: inService,
  UPDATING: after(inService, async ({ comprehend }, { EndpointArn }) => {
    await comprehend.updateEndpoint({ EndpointArn, DesiredInferenceUnits: 2 });
    return {};
  }),
  SWITCHING: after(inService, async ({ comprehend }, { FlywheelArn, ModelArn }) => {
    await comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: ModelArn });
    return {};
  }),
  DELETING: after(inService, endpointDeleted),
  gone: after(inService, settled(endpointDeleted)),
} as const satisfies Record<string, Scene>;

const modelDeleted: Scene = async ({ comprehend }, { ModelArn }) => {
  await comprehend.deleteDocumentClassifier({ DocumentClassifierArn: ModelArn });
  return {};
};

/** TRAINED, and used by nobody or by somebody. */
export const modelScenes = {
  TRAINED: nothing,
  PROMOTED: async (_, { ActiveModelArn }) => ({ ModelArn: ActiveModelArn }),
  SERVING: settled(async ({ comprehend }, { ModelArn, EndpointName }) => {
    await comprehend.createEndpoint({ EndpointName, ModelArn, DesiredInferenceUnits: 1 });
    return {};
  }),
  SCORING: async ({ comprehend }, { ModelArn }) => {
    const { JobId, JobArn } = await comprehend.startDocumentClassificationJob(jobRequest({ DocumentClassifierArn: ModelArn }));
    return { JobId: JobId!, JobArn: JobArn! };
  },
  DELETING: modelDeleted,
  gone: settled(modelDeleted),
} as const satisfies Record<string, Scene>;

export const datasetScenes = {
  CREATING: ingesting,
  COMPLETED: nothing,
  FAILED: settled(async (door, { FlywheelArn }) => {
    const InputDataConfig = classifierInput(await upload(door, 'bad.csv', 'weather,It rains\n'));
    const { DatasetArn } = await door.comprehend.createDataset({ FlywheelArn, DatasetName: 'bad', InputDataConfig });
    return { DatasetName: 'bad', DatasetArn: DatasetArn! };
  }),
  gone: settled(deleted),
} as const satisfies Record<string, Scene>;

const scoring = modelScenes.SCORING;

export const jobScenes = {
  SUBMITTED: scoring,
  COMPLETED: settled(scoring),
  FAILED: settled(async ({ comprehend }, { ActiveModelArn }) => {
    const InputDataConfig = { S3Uri: 's3://lake/nowhere' };
    const request = { ...jobRequest({ DocumentClassifierArn: ActiveModelArn }), InputDataConfig };
    const { JobId, JobArn } = await comprehend.startDocumentClassificationJob(request);
    return { JobId: JobId!, JobArn: JobArn! };
  }),
  gone: async () => ({ JobId: 'f'.repeat(32), JobArn: arn(`document-classification-job/${'f'.repeat(32)}`) }),
} as const satisfies Record<string, Scene>;
