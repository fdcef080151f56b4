import type { Comprehend, OperationName, Operations } from '../comprehend/api.ts';
import type { Storage } from '../comprehend/storage.ts';
import { ServiceError } from './errors.ts';
import { defaultRecords } from './lake/layout.ts';
import { Outrun } from './lake/records.ts';
import { openStore } from './lake/store.ts';
import { openLoadedModels } from './loaded-models.ts';
import type { Operation, Services } from './operation.ts';
import { classifyDocument } from './operations/classify-document.ts';
import { createDataset } from './operations/create-dataset.ts';
import { createDocumentClassifier } from './operations/create-document-classifier.ts';
import { createEndpoint } from './operations/create-endpoint.ts';
import { createEntityRecognizer } from './operations/create-entity-recognizer.ts';
import { createFlywheel } from './operations/create-flywheel.ts';
import { deleteDocumentClassifier } from './operations/delete-document-classifier.ts';
import { deleteEndpoint } from './operations/delete-endpoint.ts';
import { deleteEntityRecognizer } from './operations/delete-entity-recognizer.ts';
import { deleteFlywheel } from './operations/delete-flywheel.ts';
import { deleteResourcePolicy } from './operations/delete-resource-policy.ts';
import { describeDataset } from './operations/describe-dataset.ts';
import { describeDocumentClassificationJob } from './operations/describe-document-classification-job.ts';
import { describeDocumentClassifier } from './operations/describe-document-classifier.ts';
import { describeEndpoint } from './operations/describe-endpoint.ts';
import { describeEntitiesDetectionJob } from './operations/describe-entities-detection-job.ts';
import { describeEntityRecognizer } from './operations/describe-entity-recognizer.ts';
import { describeFlywheel } from './operations/describe-flywheel.ts';
import { describeFlywheelIteration } from './operations/describe-flywheel-iteration.ts';
import { describeResourcePolicy } from './operations/describe-resource-policy.ts';
import { detectEntities } from './operations/detect-entities.ts';
import { importModel } from './operations/import-model.ts';
import { listDatasets } from './operations/list-datasets.ts';
import { listDocumentClassificationJobs } from './operations/list-document-classification-jobs.ts';
import { listDocumentClassifierSummaries } from './operations/list-document-classifier-summaries.ts';
import { listDocumentClassifiers } from './operations/list-document-classifiers.ts';
import { listEndpoints } from './operations/list-endpoints.ts';
import { listEntitiesDetectionJobs } from './operations/list-entities-detection-jobs.ts';
import { listEntityRecognizerSummaries } from './operations/list-entity-recognizer-summaries.ts';
import { listEntityRecognizers } from './operations/list-entity-recognizers.ts';
import { listFlywheelIterationHistory } from './operations/list-flywheel-iteration-history.ts';
import { listFlywheels } from './operations/list-flywheels.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { putResourcePolicy } from './operations/put-resource-policy.ts';
import { startDocumentClassificationJob } from './operations/start-document-classification-job.ts';
import { startEntitiesDetectionJob } from './operations/start-entities-detection-job.ts';
import { startFlywheelIteration } from './operations/start-flywheel-iteration.ts';
import { stopEntitiesDetectionJob } from './operations/stop-entities-detection-job.ts';
import { stopTrainingDocumentClassifier } from './operations/stop-training-document-classifier.ts';
import { stopTrainingEntityRecognizer } from './operations/stop-training-entity-recognizer.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateEndpoint } from './operations/update-endpoint.ts';
import { updateFlywheel } from './operations/update-flywheel.ts';
import { defaultSwitches, type Switches } from './switches.ts';
import { defaultThreads, type Threads } from './threads.ts';
import { validate } from './validation.ts';
import { finishPendingWork, type WorkKind } from './work.ts';

/** Every operation of the engine, by the name it has in the API type. */
export const operations: { [Name in OperationName]: Operation<Name> } = {
  classifyDocument,
  createDataset,
  createDocumentClassifier,
  createEndpoint,
  createEntityRecognizer,
  createFlywheel,
  deleteDocumentClassifier,
  deleteEndpoint,
  deleteEntityRecognizer,
  deleteFlywheel,
  deleteResourcePolicy,
  describeDataset,
  describeDocumentClassificationJob,
  describeDocumentClassifier,
  describeEndpoint,
  describeEntitiesDetectionJob,
  describeEntityRecognizer,
  describeFlywheel,
  describeFlywheelIteration,
  describeResourcePolicy,
  detectEntities,
  importModel,
  listDatasets,
  listDocumentClassificationJobs,
  listDocumentClassifierSummaries,
  listDocumentClassifiers,
  listEndpoints,
  listEntitiesDetectionJobs,
  listEntityRecognizerSummaries,
  listEntityRecognizers,
  listFlywheelIterationHistory,
  listFlywheels,
  listTagsForResource,
  putResourcePolicy,
  startDocumentClassificationJob,
  startEntitiesDetectionJob,
  startFlywheelIteration,
  stopEntitiesDetectionJob,
  stopTrainingDocumentClassifier,
  stopTrainingEntityRecognizer,
  tagResource,
  untagResource,
  updateEndpoint,
  updateFlywheel,
};

export interface EngineOptions {
  storage: Storage;
  clock: () => Date;
  /** Part of every ARN. */
  region?: string;
  /** The service's minimums and caps are refusals; otherwise ten documents are enough to begin. */
  strict?: boolean;
  switches?: Partial<Switches>;
  /** The least that CREATING, TRAINING and the other asynchronous states last; 0, the default, ends them as soon as the work is done. */
  stateSeconds?: number;
  /** `s3://bucket/prefix` of the engine's own records. */
  records?: string;
  /** Every put in the storage is there for good at once: what was read of its records may be remembered. Answers come faster so. */
  remembers?: boolean;
  /** Who shares the work of a training; by default as many threads as there are processors, four at most. No setting changes a model. */
  threads?: Partial<Threads>;
  /** Told what is being done that takes time. */
  progress?: (message: string) => void;
}

export interface Engine {
  comprehend: Comprehend;
  /**
   * Finishes everything that is pending in the lake, then publishes it together with what was requested before. A caller does
   * this where it would wait for Amazon.
   * @throws {LostRace} when someone else published one of the same objects first: observe again.
   */
  work: () => Promise<void>;
  /**
   * Finishes what is pending of one kind and may end by now, and publishes it. Two kinds, because documents and models keep a processor
   * busy: who answers requests meanwhile leaves them to another thread.
   * @returns when the next state may end, in milliseconds since 1970; null when nothing waits for its time.
   * @throws as `work`.
   */
  workOn: (kind: WorkKind) => Promise<number | null>;
}

const account = '000000000000';

/** Amazon Comprehend, embedded: the same operations, states and refusals, over a lake. Requests are published by `work`, or by the caller. */
export function createEngine(options: EngineOptions): Engine {
  const {
    storage,
    clock,
    region = 'us-east-1',
    strict = false,
    switches,
    threads,
    stateSeconds = 0,
    records = defaultRecords,
    remembers = false,
    progress = () => {},
  } = options;
  const store = openStore(storage, records, region, remembers);
  const services: Services = {
    store,
    place: { region, account },
    now: () => clock().getTime(),
    strict,
    stateMilliseconds: stateSeconds * 1000,
    switches: { ...defaultSwitches, ...switches },
    models: openLoadedModels(store),
    threads: { ...defaultThreads(), ...threads },
    progress,
  };
  const publish = (): Promise<void> => storage.publish('Comprehend engine: requests and their results');
  return {
    comprehend: Object.fromEntries(
      Object.keys(operations).map((name) => [name, handler(name as OperationName, services)]),
    ) as unknown as Comprehend,
    work: async () => {
      await finishPendingWork(services);
      await publish();
    },
    workOn: async (kind) => {
      const next = await finishPendingWork(services, [kind]);
      await publish();
      return next;
    },
  };
}

function handler<Name extends OperationName>(
  name: Name,
  services: Services,
): (request: Operations[Name][0]) => Promise<Operations[Name][1]> {
  const operation: Operation<Name> = operations[name];
  return async (request) => {
    try {
      return await operation.run(validate(operation.constraints, request), services);
    } catch (error) {
      throw error instanceof Outrun ? new ServiceError(operation.outrun ?? 'TooManyRequestsException', error.message) : error;
    }
  };
}
