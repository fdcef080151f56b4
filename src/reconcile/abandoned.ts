import { limits } from '../comprehend/limits.ts';
import { isReserved } from './advance.ts';
import { plural } from './delta.ts';
import type { Desired } from './desired.ts';
import type { Generation } from './generation.ts';
import { nowServing, type Observed } from './observe.ts';
import type { Plan } from './plan.ts';

/** From here on the quota of flywheels is told of: room for many more relabellings, and time to prune. */
const quotaInSight = 30;

/** Flywheels of the service that serve nothing and whose documents no longer fit, in words; null when there is none. Only a prune removes them. */
export function abandoned(
  desired: Desired,
  observed: Observed,
  plan: Plan,
): { reason: 'DocumentsGone' | 'QuotaInSight'; message: string } | null {
  const serving = nowServing(observed);
  const idle = (generation: Generation) =>
    generation.properties !== null &&
    !isReserved(generation, observed) &&
    generation !== plan.situation.working &&
    generation.properties.FlywheelArn !== serving?.model.flywheel &&
    !generation.train.isSubsetOf(desired.train);
  const names = observed.generations.filter(idle).map((generation) => generation.record.flywheelName);
  const paid = desired.config.engine.kind === 'comprehend';
  const many = paid && observed.flywheels >= quotaInSight;
  if (names.length === 0 && !many) return null;
  const message = [
    names.length === 0 ? '' : `Serve nothing and no longer fit: ${names.join(', ')}.`,
    many ? `There are ${plural(observed.flywheels, 'flywheel')} in the region, of ${limits.flywheels} that the service allows.` : '',
    paid ? '`flywheel prune` lists what can be removed, and why the rest stays.' : '',
  ].filter((sentence) => sentence !== '');
  return { reason: many ? 'QuotaInSight' : 'DocumentsGone', message: message.join(' ') };
}
