/** Every state of a flywheel, an endpoint, a model, a dataset and a job, made real. */
import type { Kit } from './kit.ts';
import { role } from './newsroom.ts';
import { arn, type Scene, settle } from './stage.ts';

type Scenes = Record<string, Scene>;

const nothing: Scene = async () => ({});

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

/** A scene that changes the stage alone. */
const doing =
  (act: (...given: Parameters<Scene>) => Promise<unknown>): Scene =>
  async (door, subject) => {
    await act(door, subject);
    return {};
  };

const flywheelDeleted = doing(({ comprehend }, { FlywheelArn }) => comprehend.deleteFlywheel({ FlywheelArn }));

const ingesting =
  (kit: Kit, from: 'documents' | 'nothing'): Scene =>
  async (door, { FlywheelArn }) => {
    const DatasetName = `of-${from}`;
    const InputDataConfig = from === 'nothing' ? kit.nothing : await kit.documents(door, 30, 900);
    const { DatasetArn } = await door.comprehend.createDataset({ FlywheelArn, DatasetName, InputDataConfig });
    return { DatasetName, DatasetArn: DatasetArn! };
  };

const iterating: Scene = async ({ comprehend }, { FlywheelArn }) => {
  const { FlywheelIterationId } = await comprehend.startFlywheelIteration({ FlywheelArn });
  return { FlywheelIterationId: FlywheelIterationId! };
};

const flywheels = (kit: Kit): Scenes => ({
  // From an existing model, so that it has an active model already.
  CREATING: async ({ comprehend }, { ActiveModelArn }) => {
    const { TaskConfig: _, ModelType: __, ...request } = kit.flywheel({ FlywheelName: 'second', ActiveModelArn });
    const { FlywheelArn } = await comprehend.createFlywheel(request);
    return { FlywheelArn: FlywheelArn!, FlywheelName: 'second' };
  },
  ACTIVE: nothing,
  ITERATING: iterating,
  EVALUATING: settled(iterating),
  INGESTING: ingesting(kit, 'documents'),
  UPDATING: doing(({ comprehend }, { FlywheelArn }) => comprehend.updateFlywheel({ FlywheelArn, DataAccessRoleArn: `${role}-2` })),
  DELETING: flywheelDeleted,
  gone: settled(flywheelDeleted),
});

/** One without an active model and without documents. */
const emptyFlywheels = (kit: Kit): Scenes => ({
  ACTIVE: settled(async ({ comprehend }) => {
    const { FlywheelArn } = await comprehend.createFlywheel(kit.flywheel({ FlywheelName: 'empty' }));
    return { FlywheelArn: FlywheelArn!, FlywheelName: 'empty' };
  }),
});

const endpointDeleted = doing(({ comprehend }, { EndpointArn }) => comprehend.deleteEndpoint({ EndpointArn }));
const endpointCreated = doing(({ comprehend }, { FlywheelArn, EndpointName }) =>
  comprehend.createEndpoint({ EndpointName, FlywheelArn, DesiredInferenceUnits: 1 }),
);
const inService = settled(endpointCreated);

/** Of one that follows the flywheel. */
const endpoints = (): Scenes => ({
  CREATING: endpointCreated,
  IN_SERVICE: inService,
  UPDATING: after(
    inService,
    doing(({ comprehend }, { EndpointArn }) => comprehend.updateEndpoint({ EndpointArn, DesiredInferenceUnits: 2 })),
  ),
  SWITCHING: after(
    inService,
    doing(({ comprehend }, { FlywheelArn, ModelArn }) => comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: ModelArn })),
  ),
  DELETING: after(inService, endpointDeleted),
  gone: after(inService, settled(endpointDeleted)),
});

function models(kit: Kit): Scenes {
  const submitted =
    (from: 'documents' | 'nothing'): Scene =>
    async (door) => ({
      ModelArn: await kit.createModel(door.comprehend, 'alone', from === 'nothing' ? kit.nothing : await kit.documents(door, 60, 0)),
    });
  const stopping = after(
    submitted('documents'),
    doing(({ comprehend }, { ModelArn }) => kit.stopTraining(comprehend, ModelArn)),
  );
  const deleted = doing(({ comprehend }, { ModelArn }) => kit.deleteModel(comprehend, ModelArn));
  return {
    SUBMITTED: submitted('documents'),
    TRAINING: settled(submitted('documents')),
    STOP_REQUESTED: stopping,
    STOPPED: settled(stopping),
    IN_ERROR: settled(settled(submitted('nothing'))),
    TRAINED: nothing,
    PROMOTED: async (_, { ActiveModelArn }) => ({ ModelArn: ActiveModelArn }),
    SERVING: settled(
      doing(({ comprehend }, { ModelArn, EndpointName }) =>
        comprehend.createEndpoint({ EndpointName, ModelArn, DesiredInferenceUnits: 1 }),
      ),
    ),
    SCORING: ({ comprehend }, { ModelArn }) => kit.startJob(comprehend, { ModelArn }),
    DELETING: deleted,
    gone: settled(deleted),
  };
}

const datasets = (kit: Kit): Scenes => ({
  CREATING: ingesting(kit, 'documents'),
  COMPLETED: nothing,
  FAILED: settled(ingesting(kit, 'nothing')),
  gone: settled(flywheelDeleted),
});

const jobs = (kit: Kit): Scenes => ({
  SUBMITTED: ({ comprehend }, { ModelArn }) => kit.startJob(comprehend, { ModelArn }),
  IN_PROGRESS: settled(({ comprehend }, { ModelArn }) => kit.startJob(comprehend, { ModelArn })),
  COMPLETED: nothing,
  FAILED: settled(settled(({ comprehend }, { ModelArn }) => kit.startJob(comprehend, { ModelArn }, 's3://lake/nowhere'))),
  gone: async () => ({ JobId: 'f'.repeat(32), JobArn: arn(`${kit.job}/${'f'.repeat(32)}`) }),
});

function stoppableJobs(kit: Kit): Scenes {
  const all = jobs(kit);
  const stopping = after(
    all.SUBMITTED!,
    doing(({ comprehend }, { JobId }) => kit.stopJob!(comprehend, JobId)),
  );
  return { ...all, STOP_REQUESTED: stopping, STOPPED: settled(stopping) };
}

export const scenes = { flywheels, emptyFlywheels, endpoints, models, datasets, jobs, stoppableJobs };
