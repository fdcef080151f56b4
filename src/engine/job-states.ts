import { modelKindOf } from '../comprehend/arn.ts';
import { runJob } from './job.ts';
import { recordName } from './lake/layout.ts';
import type { Job } from './lake/resources.ts';
import type { Services } from './operation.ts';
import type { Pace } from './pace.ts';
import { orRefused } from './storage-refusal.ts';

/**
 * Takes a job on to its next state, when it is time. Where states take their time it goes through IN_PROGRESS. One that was asked to stop stops;
 * where it was running already, it ends as it ends.
 */
export async function finishJob(job: Job, pace: Pace, services: Services): Promise<void> {
  const { stateMilliseconds, now } = services;
  const { status, created, started, stopped } = job;
  if (!isUnfinished(job) || !pace.isOver(stopped ?? started ?? created)) return;
  if (status === 'STOP_REQUESTED') return change(job, ['STOP_REQUESTED'], { status: 'STOPPED', ended: now() }, services);
  if (status === 'SUBMITTED' && stateMilliseconds > 0) {
    const began = now();
    pace.begins(began);
    return change(job, ['SUBMITTED'], { status: 'IN_PROGRESS', started: began }, services);
  }
  const failed = (message: string): Job => ({ ...job, status: 'FAILED', message, ended: now() });
  const { tags: _, stopped: __, ...done } = await runJob(job, services).catch(orRefused(failed));
  await change(job, unfinished, done, services);
}

async function change({ name, model }: Job, from: readonly Job['status'][], next: Partial<Job>, { store }: Services): Promise<void> {
  await store.jobs.change(recordName({ model: modelKindOf(model), name }), (current) =>
    current !== undefined && from.includes(current.status) ? { ...current, ...next } : undefined,
  );
}

const unfinished: readonly Job['status'][] = ['SUBMITTED', 'IN_PROGRESS', 'STOP_REQUESTED'];
const isUnfinished = ({ status }: Job): boolean => unfinished.includes(status);
