import { parseArn } from '../comprehend/arn.ts';
import { failVersion, stoppedIteration } from './announced-version.ts';
import { endpointKind, followedModel } from './endpoint-binding.ts';
import { ingest } from './ingestion.ts';
import { advanced } from './iteration-states.ts';
import { finishJob } from './job-states.ts';
import { recordName } from './lake/layout.ts';
import type { Dataset, Endpoint, Flywheel, Iteration, Model } from './lake/resources.ts';
import type { Services } from './operation.ts';
import { openPace, type Pace } from './pace.ts';
import { endpointProperties } from './properties.ts';
import { trainStandalone } from './standalone-training.ts';
import { orRefused } from './storage-refusal.ts';

/** Changes of state alone, or what reads documents and computes: datasets, iterations and jobs. */
export type WorkKind = 'states' | 'documents';

/**
 * Finishes whatever is pending in the lake, whoever left it: this process, another one that runs, or one that was killed. Every step looks
 * at the latest record again before it writes, so that two who do this at once end with one result. A resource that cannot be finished
 * does not keep the others waiting: what was thrown first is thrown at the end.
 * @returns when the next state may end that may not end yet, in milliseconds since 1970; null when there is none.
 */
export async function finishPendingWork(services: Services, kinds: readonly WorkKind[] = ['states', 'documents']): Promise<number | null> {
  const { store } = services;
  const pace = openPace(services);
  const thrown: unknown[] = [];
  const each = async <T>(resources: readonly T[], finish: (resource: T) => Promise<void>): Promise<void> => {
    for (const resource of resources) await finish(resource).catch((error: unknown) => thrown.push(error));
  };
  const [states, documents] = [kinds.includes('states'), kinds.includes('documents')];
  await each(await store.flywheels.all(), async (flywheel) => {
    if (documents) await finishDatasets(flywheel, pace, services);
    if (states) await finishFlywheel(flywheel, pace, services);
    if (documents) await finishIteration(flywheel.name, pace, services);
  });
  if (states) await each(await store.endpoints.all(), (endpoint) => finishEndpoint(endpoint, pace, services));
  if (documents) await each(await store.jobs.all(), (job) => finishJob(job, pace, services));
  await each(await store.models.all(), async (model) => {
    if (documents) await finishTraining(model, pace, services);
    if (states) await finishModel(model, pace, services);
  });
  if (thrown.length > 0) throw thrown[0];
  return pace.next();
}

async function finishDatasets(flywheel: Flywheel, pace: Pace, services: Services): Promise<void> {
  if (flywheel.status === 'DELETING') return;
  const done = new Map<string, Dataset>();
  for (const dataset of flywheel.datasets.filter((each) => each.status === 'CREATING' && pace.isOver(each.created))) {
    services.progress(`Ingesting dataset ${dataset.name} of ${flywheel.name}`);
    const failed = (message: string): Dataset => ({ ...dataset, status: 'FAILED', message, ended: services.now() });
    done.set(dataset.name, inOrder(await ingest(flywheel, dataset, services).catch(orRefused(failed))));
  }
  if (done.size > 0) await changeSame(flywheel, (current) => withDatasets(current, done), services);
}

async function finishFlywheel(flywheel: Flywheel, pace: Pace, services: Services): Promise<void> {
  const { status, created, modified } = flywheel;
  if (status === 'ACTIVE' || status === 'DELETED' || !pace.isOver(status === 'CREATING' ? created : modified)) return;
  await changeSame(
    flywheel,
    (current) => {
      if (current.status === 'DELETING') return status === 'DELETING' ? { ...current, status: 'DELETED' } : undefined;
      return isSettling(current) ? { ...current, status: 'ACTIVE', modified: services.now() } : undefined;
    },
    services,
  );
}

async function finishIteration(name: string, pace: Pace, services: Services): Promise<void> {
  const flywheel = await services.store.flywheels.find(name);
  const running = flywheel?.iterations.find(isRunning);
  if (flywheel === undefined || running === undefined) return;
  const stopped = await stoppedIteration(flywheel, running, pace, services);
  if (stopped === 'pending' || (stopped === undefined && !pace.isOver(running.turned ?? running.created))) return;
  const failed = (message: string): Iteration => ({ ...running, status: 'FAILED', message, ended: services.now() });
  const done = inOrder(stopped ?? (await advanced(flywheel, running, services).catch(orRefused(failed))));
  if (done.ended === undefined) pace.begins(done.turned!);
  if (done.status === 'FAILED') await failVersion(flywheel, done, services);
  await changeSame(flywheel, (current) => withIteration(current, done, services), services);
}

/** One that was asked to stop and is trained before it could be is TRAINED (service model, StopTrainingDocumentClassifier). */
async function finishTraining(submitted: Model, pace: Pace, services: Services): Promise<void> {
  const { now } = services;
  if (submitted.submission === undefined || submitted.source !== undefined) return;
  let model: Model | undefined = submitted;
  if (model.status === 'SUBMITTED' && pace.isOver(model.created))
    model = await changeSameModel(model, ['SUBMITTED'], () => ({ status: 'TRAINING', trainingStarted: now() }), services);
  if (model?.status !== 'TRAINING' || !pace.isOver(model.trainingStarted!)) return;
  const training = model;
  const failed = (message: string): Model => ({ ...training, status: 'IN_ERROR', message, ended: now() });
  const { tags: _tags, policy: _policy, ...done } = await trainStandalone(training, services).catch(orRefused(failed));
  await changeSameModel(training, ['TRAINING', 'STOP_REQUESTED'], () => done, services);
}

async function finishModel(model: Model, pace: Pace, services: Services): Promise<void> {
  const { status, source, created, stopped = 0, deleted = 0 } = model;
  if (status === 'DELETING' && pace.isOver(deleted)) await changeSameModel(model, [status], () => ({ status: 'DELETED' }), services);
  if (status === 'STOP_REQUESTED' && pace.isOver(stopped))
    await changeSameModel(model, [status], () => ({ status: 'STOPPED', ended: services.now() }), services);
  // An import copies no documents and trains nothing: it is a change of state.
  if (status === 'SUBMITTED' && source !== undefined && pace.isOver(created))
    await changeSameModel(model, [status], () => ({ status: 'TRAINED' }), services);
}

/** Changes a model that is still in one of these states. One that was created anew under the same name meanwhile is another one. */
function changeSameModel(
  { name, created }: Model,
  states: readonly Model['status'][],
  change: (current: Model) => Partial<Model>,
  { store }: Services,
): Promise<Model | undefined> {
  return store.models.change(name, (current) =>
    current?.created === created && states.includes(current.status) ? { ...current, ...change(current) } : undefined,
  );
}

/** Iterations and datasets may carry a later time of creation than the clock gave, so that no two have the same: none ends before it began. */
const inOrder = <T extends { created: number; ended?: number }>(done: T): T =>
  done.ended === undefined ? done : { ...done, ended: Math.max(done.ended, done.created) };

/** Changes a flywheel unless it is gone. One that was created anew under the same name meanwhile is another one. */
async function changeSame(flywheel: Flywheel, decide: (current: Flywheel) => Flywheel | undefined, { store }: Services): Promise<void> {
  await store.flywheels.change(flywheel.name, (current) => (current?.created === flywheel.created ? decide(current) : undefined));
}

const isRunning = (iteration: Iteration): boolean => iteration.ended === undefined;
const isSettling = (flywheel: Flywheel): boolean => flywheel.status === 'CREATING' || flywheel.status === 'UPDATING';

function withDatasets(flywheel: Flywheel, done: ReadonlyMap<string, Dataset>): Flywheel | undefined {
  const isDone = (dataset: Dataset): boolean => dataset.status === 'CREATING' && done.get(dataset.name)?.created === dataset.created;
  if (!flywheel.datasets.some(isDone)) return undefined;
  return { ...flywheel, datasets: flywheel.datasets.map((each) => (isDone(each) ? { ...done.get(each.name)!, tags: each.tags } : each)) };
}

function withIteration(flywheel: Flywheel, done: Iteration, { switches }: Services): Flywheel | undefined {
  if (!flywheel.iterations.some((each) => each.id === done.id && isRunning(each))) return undefined;
  const isFirst = flywheel.activeModel === null && switches.activeModelAfterFirstTraining === 'set';
  return {
    ...flywheel,
    activeModel: isFirst ? (done.trained?.model ?? null) : flywheel.activeModel,
    iterations: flywheel.iterations.map((each) => (each.id === done.id ? done : each)),
  };
}

/** An endpoint that follows a flywheel is given the flywheel's active model here, as the service does by itself. */
async function finishEndpoint(pending: Endpoint, pace: Pace, services: Services): Promise<void> {
  const { store, place, now } = services;
  const active = await followedModel(pending, services);
  const { Status: before } = endpointProperties(pending, place, active);
  if (before === 'IN_SERVICE' || !pace.isOver(await endpointBegan(pending, services))) return;
  await store.endpoints.change(recordName({ model: endpointKind(pending), name: pending.name }), (endpoint) => {
    if (endpoint === undefined || endpoint.status === 'DELETED') return undefined;
    if (endpoint.status === 'DELETING') return { ...endpoint, status: 'DELETED' };
    const { Status, DesiredModelArn } = endpointProperties(endpoint, place, active);
    if (Status === 'IN_SERVICE') return undefined;
    const { desiredUnits: units, desiredRole } = endpoint;
    const model = DesiredModelArn!;
    return {
      ...endpoint,
      status: 'IN_SERVICE',
      modified: now(),
      model,
      desiredModel: model,
      units,
      ...(desiredRole === undefined ? {} : { role: desiredRole }),
    };
  });
}

/** When the endpoint's present state began: one that serves still and follows a flywheel left IN_SERVICE when the flywheel changed its model. */
async function endpointBegan(endpoint: Endpoint, { store }: Services): Promise<number> {
  if (endpoint.status !== 'IN_SERVICE' || endpoint.flywheel === null) return endpoint.modified;
  return (await store.flywheels.find(parseArn(endpoint.flywheel)!.name))?.modified ?? endpoint.modified;
}
