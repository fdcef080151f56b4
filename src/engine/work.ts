import { runJob } from './classification-job.ts';
import { followedModel } from './endpoint-binding.ts';
import { ingest } from './ingestion.ts';
import { runIteration } from './iteration.ts';
import type { Dataset, Endpoint, Flywheel, Iteration } from './lake/resources.ts';
import type { Services } from './operation.ts';
import { endpointProperties } from './properties.ts';

/**
 * Finishes whatever is pending in the lake, whoever left it: this process, another one that runs, or one that was killed. Every step looks
 * at the latest record again before it writes, so that two who do this at once end with one result.
 */
export async function finishPendingWork(services: Services): Promise<void> {
  const { store } = services;
  for (const flywheel of await store.flywheels.all()) await finishFlywheel(flywheel, services);
  for (const endpoint of await store.endpoints.all()) await finishEndpoint(endpoint, services);
  for (const job of await store.jobs.all()) {
    if (job.status !== 'SUBMITTED') continue;
    const done = await runJob(job, services);
    await store.jobs.change(job.name, (current) => (current?.status === 'SUBMITTED' ? { ...done, tags: current.tags } : undefined));
  }
  for (const model of await store.models.all()) {
    if (model.status === 'DELETING')
      await store.models.change(model.name, (current) => (current?.status === 'DELETING' ? { ...current, status: 'DELETED' } : undefined));
  }
}

async function finishFlywheel(pending: Flywheel, services: Services): Promise<void> {
  const { store, now } = services;
  let flywheel = pending;
  const change = async (decide: (current: Flywheel) => Flywheel | undefined): Promise<void> => {
    // A flywheel that was created anew under the same name meanwhile is another one.
    const latest = await store.flywheels.change(pending.name, (current) =>
      current?.created === pending.created ? decide(current) : undefined,
    );
    flywheel = latest ?? pending;
  };
  if (pending.status === 'DELETING')
    return change((current) => (current.status === 'DELETING' ? { ...current, status: 'DELETED' } : undefined));

  const ingested = await ingestPending(pending, services);
  if (ingested.size > 0) await change((current) => withDatasets(current, ingested));
  if (pending.status !== 'ACTIVE')
    await change((current) => (isSettling(current) ? { ...current, status: 'ACTIVE', modified: now() } : undefined));
  const running = flywheel.iterations.find(isRunning);
  if (running !== undefined) {
    const done = await runIteration(flywheel, running, services);
    await change((current) => withIteration(current, done, services));
  }
}

const isRunning = (iteration: Iteration): boolean => iteration.ended === undefined;
const isSettling = (flywheel: Flywheel): boolean => flywheel.status === 'CREATING' || flywheel.status === 'UPDATING';

async function ingestPending(flywheel: Flywheel, services: Services): Promise<Map<string, Dataset>> {
  const done = new Map<string, Dataset>();
  for (const dataset of flywheel.datasets.filter((each) => each.status === 'CREATING')) {
    services.progress(`Ingesting dataset ${dataset.name} of ${flywheel.name}`);
    done.set(dataset.name, await ingest(flywheel, dataset, services));
  }
  return done;
}

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
async function finishEndpoint(pending: Endpoint, services: Services): Promise<void> {
  const { store, place, now } = services;
  const active = await followedModel(pending, services);
  await store.endpoints.change(pending.name, (endpoint) => {
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
