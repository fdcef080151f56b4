import { parseArn } from '../comprehend/arn.ts';
import { isReserved, wantedBy } from './advance.ts';
import type { Backend } from './backend.ts';
import type { Generation } from './generation.ts';
import { observeHoldings } from './holdings.ts';
import type { Observed } from './observe.ts';
import { prunePlan, type Removal } from './prune.ts';
import type { Outcome, Run } from './reconcile.ts';
import { readSeries } from './records.ts';
import { type Removed, recordRemoved, remove } from './removal.ts';
import { busyWith } from './situation.ts';

/** How a run ended, as far as it matters for what is left over. */
type Ended = Pick<Outcome, 'status' | 'observed' | 'desired' | 'plan'>;

/** Numbers of the pull requests that were open, and when this was told. */
export interface Told {
  open: ReadonlySet<number>;
  since: Date;
}

/**
 * Removes without a prune what pull requests alone made and none of them wants any more. Whoever asked for something after this run was told what is
 * open is not among those; and what a newer tip has just come to need is not this run's to remove. Then a later run does it.
 */
export async function removeLeftOver(
  backend: Backend,
  ended: Ended,
  { open, since }: Told,
  { isTip, asker: { by } }: Pick<Run, 'isTip' | 'asker'>,
): Promise<Removed[]> {
  const { status, observed } = ended;
  const isLater = ({ at }: { at: string }): boolean => at > since.toISOString();
  if (!['done', 'training', 'scoring'].includes(status) || observed.proposals.some(isLater)) return [];
  const wanted = async (): Promise<string | null> => {
    const proposals = await readSeries(backend.storage, backend.root, observed.name, 'proposals');
    if (proposals.some(isLater)) return 'A pull request asked for something meanwhile.';
    return (await isTip()) ? null : 'Another commit is the tip by now.';
  };
  const { removals, lost } = await leftOverRemovals(backend.comprehend, ended, open);
  if (lost.length > 0) await recordRemoved(backend, observed.name, { removed: lost, by });
  if (removals.length === 0) return [];
  return remove(backend, observed.name, removals, { by, patience: backend.briefPatience, wanted });
}

/**
 * Nothing that a prune would keep is among it. Where nothing is left over, nothing is asked of the service. What went, and of which the record was
 * lost, it tells as well.
 */
async function leftOverRemovals(
  comprehend: Backend['comprehend'],
  { plan, observed, desired: { config } }: Ended,
  open: ReadonlySet<number>,
): Promise<{ removals: Removal[]; lost: string[] }> {
  const over = observed.generations.filter((generation) => isLeftOver(generation, { plan, observed }, open));
  const names = new Set(over.map(({ record }) => record.flywheelName));
  const isOurs = (arn: string): boolean => names.has(parseArn(arn)?.name ?? '');
  const orphans = goneOrAlone(observed);
  const isThere = over.some(({ properties }) => properties !== null);
  if (config.engine.kind === 'local' || (!isThere && orphans.length === 0)) return { removals: [], lost: [] };
  const holdings = await observeHoldings(comprehend, observed);
  const flywheelOf = new Map(holdings.models.map(({ arn, flywheel }) => [arn, flywheel]));
  const { removals } = prunePlan(plan, observed, holdings, { config, keep: config.engine.keep, open });
  return {
    removals: removals.filter(({ kind, arn }) => kind !== 'delete-endpoint' && isOurs(flywheelOf.get(arn) ?? arn)),
    lost: orphans.filter((arn) => !flywheelOf.has(arn)),
  };
}

/** What was to be removed, and no flywheel leads to it any more. */
function goneOrAlone({ left, generations }: Observed): string[] {
  const there = new Set(
    generations.flatMap(({ properties, iterations }) => [
      ...(properties === null ? [] : [properties.FlywheelArn]),
      ...iterations.map(({ trained }) => trained),
    ]),
  );
  return [...left].filter((arn) => !there.has(arn));
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
