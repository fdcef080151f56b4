import { isReserved, wantedBy } from './advance.ts';
import type { Generation } from './generation.ts';
import { observeHoldings } from './holdings.ts';
import type { Look } from './look.ts';
import type { Observed } from './observe.ts';
import { prunePlan, type Removal } from './prune.ts';
import { busyWith } from './situation.ts';

/** What was trained in advance and no pull request wants any more, as soon as nothing runs in it; what the branch works with stays. */
const leftOver = (observed: Observed, working: Generation | null, open: ReadonlyMap<number, string>): Generation[] =>
  observed.generations.filter(
    (generation) =>
      isReserved(generation, observed) &&
      generation.properties !== null &&
      generation.number !== working?.number &&
      wantedBy(generation, observed, open) === null &&
      busyWith(generation) === null,
  );

/**
 * What is removed without a prune: what pull requests alone made, and is wanted no more. Nothing that a prune would keep is among it. Where nothing
 * is left over, nothing is asked of the service.
 * @param open pull requests that are open, with the head of each
 */
export async function leftOverRemovals(
  comprehend: Parameters<typeof observeHoldings>[0],
  { plan, observed, desired }: Pick<Look, 'plan' | 'observed' | 'desired'>,
  open: ReadonlyMap<number, string>,
): Promise<Removal[]> {
  const { engine } = desired.config;
  const over = leftOver(observed, plan.situation.working, open);
  if (over.length === 0 || engine.kind === 'local') return [];
  const holdings = await observeHoldings(comprehend, observed);
  const flywheels = new Set(over.map(({ properties }) => properties!.FlywheelArn!));
  const ours = new Set([...flywheels, ...holdings.models.filter(({ flywheel }) => flywheels.has(flywheel)).map(({ arn }) => arn)]);
  const { removals } = prunePlan(plan, observed, holdings, { config: desired.config, keep: engine.keep, open });
  return removals.filter(({ arn }) => ours.has(arn));
}
