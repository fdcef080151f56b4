/** Pull requests on a service: what `train` and `apply` do for them, without a repository. */
import type { Config } from '../../src/config/config.ts';
import type { Backend } from '../../src/reconcile/backend.ts';
import { type Documents, desiredState } from '../../src/reconcile/desired.ts';
import { removeLeftOver } from '../../src/reconcile/left-over.ts';
import { recordProposal } from '../../src/reconcile/proposal.ts';
import { type Outcome, type Run, reconcile } from '../../src/reconcile/reconcile.ts';
import type { Removed } from '../../src/reconcile/removal.ts';
import { config, type Service } from './service.ts';

export interface Pull {
  number: number;
  head?: string;
  /** Those that merging it would give. */
  documents: Partial<Documents>;
  config?: Config;
}

const isLeft = ({ status }: Outcome): boolean => status === 'training' || status === 'scoring';

/** One run in advance of a merge; it starts and leaves. */
export function trainOnce(made: Service, pull: Pull, backend: Backend = made.backend): Promise<Outcome> {
  const { number, head = `head-${pull.number}`, documents, config: declared = config() } = pull;
  const given = { train: [], test: [], golden: [], ...documents };
  const run: Run = {
    ...{ backend, desired: (known) => desiredState(declared, given, known, head, number), asker: { by: 'trainer' } },
    ...{ promote: false, isTip: async () => true, deployed: false, progress: () => {}, patience: 0 },
  };
  return reconcile({ ...run, ask: async () => recordProposal(run, { base: 'c0ffee', head, by: null }) });
}

/** Runs in advance, as a schedule has them, until nothing is left for a later one. */
export async function trainAhead(made: Service, pull: Pull): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let run = 0; run < 40; run++) {
    outcomes.push(await trainOnce(made, pull));
    if (!isLeft(outcomes.at(-1)!)) return outcomes;
    await made.work();
  }
  throw new Error('The runs never settled.');
}

/** One run of the branch, with what it removes at its end. */
export async function applyOnce(
  made: Service,
  given: Parameters<Service['apply']>[0],
  open: readonly number[],
  isTip = async () => true,
): Promise<{ outcome: Outcome; removed: Removed[] }> {
  const outcome = await made.apply(given);
  const { backend = made.backend } = given;
  return { outcome, removed: await removeLeftOver(backend, outcome, new Set(open), { isTip, asker: { by: 'tester' } }) };
}

/** Runs of the branch until nothing is left for a later one. */
export async function applyAll(made: Service, given: Parameters<Service['apply']>[0], open: readonly number[]) {
  const outcomes: Outcome[] = [];
  const removed: Removed[] = [];
  for (let run = 0; run < 40; run++) {
    const one = await applyOnce(made, given, open);
    outcomes.push(one.outcome);
    removed.push(...one.removed);
    if (!isLeft(one.outcome)) return { outcomes, removed, last: one.outcome };
    await made.work();
  }
  throw new Error('The runs never settled.');
}
