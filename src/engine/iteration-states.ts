import { runIteration } from './iteration.ts';
import { plannedWork, visibleDatasets } from './iteration-plan.ts';
import type { Flywheel, Iteration } from './lake/resources.ts';
import type { Services } from './operation.ts';

/**
 * What an iteration becomes when its present state is over. Where states take their time, one that trains goes through TRAINING and EVALUATING,
 * in the order in which it began; the work is done at the end of TRAINING, and what it gives is told at the end of both.
 */
export async function advanced(flywheel: Flywheel, running: Iteration, services: Services): Promise<Iteration> {
  const { stateMilliseconds, switches, now } = services;
  const visible = visibleDatasets(flywheel, running, switches);
  const isLast = stateMilliseconds === 0 || running.turned !== undefined || plannedWork(flywheel, visible, switches).train.length === 0;
  if (isLast) return runIteration(flywheel, running, services);
  if (running.status === 'EVALUATING') return { ...running, status: 'TRAINING', turned: now(), datasets: visible.map(({ name }) => name) };
  const done = await runIteration(flywheel, running, services);
  // The version stays: it is not trained again.
  return done.status === 'COMPLETED' ? { ...running, status: 'EVALUATING', turned: now(), datasets: done.datasets } : done;
}
