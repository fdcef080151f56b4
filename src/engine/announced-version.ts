/**
 * Versions of flywheels that are described while they train. Whether the service does that is not known; where it does, whoever sees such a
 * version can stop its training, and with it the iteration.
 */
import { createHash } from 'node:crypto';
import { flywheelArn, modelArn, parseArn } from '../comprehend/arn.ts';
import { completedDatasets, plannedWork } from './iteration-plan.ts';
import { recordName, statsPrefix } from './lake/layout.ts';
import type { Flywheel, Iteration, Model } from './lake/resources.ts';
import type { Services } from './operation.ts';
import type { Pace } from './pace.ts';
import { nextNumber, ownVersion, versionsOf } from './version-names.ts';

/**
 * Puts down the version of an iteration that runs, and looks whether its training was stopped.
 * @returns the iteration as it ends when it was; `pending` while it is being stopped; undefined when it goes on.
 */
export async function stoppedIteration(
  flywheel: Flywheel,
  running: Iteration,
  pace: Pace,
  services: Services,
): Promise<Iteration | 'pending' | undefined> {
  const { store, now, switches } = services;
  const visible = completedDatasets(flywheel).filter(({ name }) => running.datasets.includes(name));
  if (switches.versionInTraining === 'hidden' || plannedWork(flywheel, visible, switches).train.length === 0) return undefined;
  const version = await announcedVersion(flywheel, running, services);
  if (version.status !== 'STOP_REQUESTED' && version.status !== 'STOPPED') return undefined;
  if (!pace.isOver(version.stopped!)) return 'pending';
  const latest = await store.models.change(version.name, (current) =>
    current?.status === 'STOP_REQUESTED' ? { ...current, status: 'STOPPED', ended: now() } : undefined,
  );
  return latest?.status === 'STOPPED' ? stopped(running, now()) : undefined;
}

/** With the training of its version the iteration stops. Repeated without harm, for whoever was interrupted between the two. */
export async function requestStop({ flywheel, iteration }: Model, { store }: Services): Promise<void> {
  if (flywheel === undefined) return;
  await store.flywheels.change(parseArn(flywheel)!.name, (current) => {
    const running = current?.iterations.find(
      ({ id, ended, status }) => id === iteration && ended === undefined && status !== 'STOP_REQUESTED',
    );
    if (current === undefined || running === undefined) return undefined;
    const stopping: Iteration = { ...running, status: 'STOP_REQUESTED' };
    return { ...current, iterations: current.iterations.map((each) => (each === running ? stopping : each)) };
  });
}

export const stopped = (iteration: Iteration, ended: number): Iteration => ({
  ...iteration,
  ...{ status: 'STOPPED', ended, message: 'STOPPED: The training of the version was stopped.' },
});

/** A version whose iteration failed has failed, too. */
export async function failVersion(flywheel: Flywheel, failed: Iteration, { store, place }: Services): Promise<void> {
  const version = ownVersion(await versionsOf(flywheel, store), flywheel, failed, place);
  if (version === undefined || version.digest !== undefined) return;
  await store.models.change(version.name, (current) =>
    current === undefined || current.digest !== undefined
      ? undefined
      : { ...current, status: 'IN_ERROR', ...(failed.message === undefined ? {} : { message: failed.message }), ended: failed.ended! },
  );
}

async function announcedVersion(flywheel: Flywheel, iteration: Iteration, services: Services): Promise<Model> {
  const { store, place, now } = services;
  for (;;) {
    const versions = await versionsOf(flywheel, store);
    const own = ownVersion(versions, flywheel, iteration, place);
    if (own !== undefined) return own;
    const hash = createHash('sha256')
      .update(`${flywheelArn(place, flywheel.name)} ${iteration.id}`)
      .digest('hex');
    const version = `Comprehend-Generated-v${nextNumber(versions)}-${hash.slice(0, 8)}`;
    const { kind: model = 'classifier' } = flywheel;
    const record: Model = {
      ...{
        name: recordName({ model, name: flywheel.model, part: version }),
        arn: modelArn(place, model, flywheel.model, version),
        version,
      },
      ...{ status: 'TRAINING', created: iteration.created, trainingStarted: now(), tags: [], language: flywheel.language },
      ...(flywheel.kind && { kind: flywheel.kind }),
      ...(flywheel.mode && { mode: flywheel.mode }),
      ...{ labels: flywheel.labels ?? [], role: flywheel.role, averages: null, trainedOn: [] },
      ...{ flywheel: flywheelArn(place, flywheel.name), iteration: iteration.id, statsPrefix: statsPrefix(flywheel.lake, version) },
    };
    await store.models.change(record.name, (current) => (current === undefined ? record : undefined));
  }
}
