import { parseArn } from '../comprehend/arn.ts';
import { isReserved, wantedBy } from './advance.ts';
import type { Backend } from './backend.ts';
import type { Generation } from './generation.ts';
import { observeHoldings } from './holdings.ts';
import { prunePlan, type Removal } from './prune.ts';
import type { Outcome, Run } from './reconcile.ts';
import { type Removed, recordRemoved, remove } from './removal.ts';
import { busyWith } from './situation.ts';

/** How a run ended, as far as it matters for what is left over. */
type Ended = Pick<Outcome, 'status' | 'before' | 'observed' | 'desired' | 'plan'>;

/**
 * Removes without a prune what pull requests alone made and none of them wants any more. Whoever asked for something after this run was told what is
 * open is not among those; and what a newer tip has just come to need is not this run's to remove. Then a later run does it.
 * @param open numbers of the pull requests that were open when the run began
 */
export async function removeLeftOver(
  backend: Backend,
  ended: Ended,
  open: ReadonlySet<number>,
  { isTip, asker }: Pick<Run, 'isTip' | 'asker'>,
): Promise<Removed[]> {
  const { status, before, observed } = ended;
  if (!['done', 'training', 'scoring'].includes(status) || observed.proposals.length > before.proposals.length) return [];
  const { removals, lost } = await leftOverRemovals(backend.comprehend, ended, open);
  if (lost.length > 0) await recordRemoved(backend, observed.name, { removed: lost, by: asker.by });
  if (removals.length === 0 || !(await isTip())) return [];
  return remove(backend, observed.name, removals, { by: asker.by, patience: backend.briefPatience });
}

/**
 * Nothing that a prune would keep is among it. Where nothing is left over, nothing is asked of the service. Of models that went, and of which the
 * record was lost, it tells as well.
 */
async function leftOverRemovals(
  comprehend: Backend['comprehend'],
  { plan, observed, desired: { config } }: Ended,
  open: ReadonlySet<number>,
): Promise<{ removals: Removal[]; lost: string[] }> {
  const over = observed.generations.filter((generation) => isLeftOver(generation, { plan, observed }, open));
  const names = new Set(over.map(({ record }) => record.flywheelName));
  const isOurs = (arn: string): boolean => names.has(parseArn(arn)?.name ?? '');
  const isThere = over.some(({ properties }) => properties !== null);
  if (config.engine.kind === 'local' || (!isThere && observed.left.size === 0)) return { removals: [], lost: [] };
  const holdings = await observeHoldings(comprehend, observed);
  const flywheelOf = new Map(holdings.models.map(({ arn, flywheel }) => [arn, flywheel]));
  const { removals } = prunePlan(plan, observed, holdings, { config, keep: config.engine.keep, open });
  return {
    removals: removals.filter(({ kind, arn }) => kind !== 'delete-endpoint' && isOurs(flywheelOf.get(arn) ?? arn)),
    lost: [...observed.left].filter((arn) => !flywheelOf.has(arn)),
  };
}

/** What was trained in advance and no pull request wants any more, as soon as nothing runs in it; what the branch works with stays. */
function isLeftOver(generation: Generation, { plan, observed }: Pick<Ended, 'plan' | 'observed'>, open: ReadonlySet<number>): boolean {
  return (
    isReserved(generation, observed) &&
    generation.number !== plan.situation.working?.number &&
    wantedBy(generation, observed, open) === null &&
    busyWith(generation) === null
  );
}
