/** Pull requests on a service: what `train` and `apply` do for them, without a repository. */
import type { Storage } from '../../src/comprehend/storage.ts';
import type { Config } from '../../src/config/config.ts';
import type { Document } from '../../src/datasets/document.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { overlay } from '../../src/engine/lake/overlay.ts';
import type { Backend } from '../../src/reconcile/backend.ts';
import { type Documents, desiredState } from '../../src/reconcile/desired.ts';
import { removeLeftOver } from '../../src/reconcile/left-over.ts';
import { recordProposal } from '../../src/reconcile/proposal.ts';
import { type Outcome, type Run, reconcile } from '../../src/reconcile/reconcile.ts';
import { readSeries } from '../../src/reconcile/records.ts';
import type { Removed } from '../../src/reconcile/removal.ts';
import { config, dataLake, type Service, service } from './service.ts';
import { documents } from './world.ts';

export const labels = ['billing', 'refund'];
export const test = documents(10, 'held out', { labels });
export const train = documents(12, 'first', { labels });
export const more = [...train, ...documents(11, 'second', { labels })];
export const other = [...train, ...documents(11, 'third', { labels })];
/** Promotes whatever is not significantly worse. */
export const declared = config({ endpoint: null, promotion: { ...config().promotion, maximumDrop: { f1: 1 } } });

const laterBy = (days: number): (() => Date) => {
  let seconds = Date.UTC(2026, 0, 1 + days) / 1000;
  return () => new Date(seconds++ * 1000);
};

/** What is there when the first model of the branch serves. */
async function servedLake(): Promise<Storage> {
  const made = service({ lake: openMemoryLake() });
  await made.settle(branch());
  return made.storage;
}

let begun: Promise<Storage> | null = null;

/** A service in which the branch's first model serves. */
export async function served(): Promise<Service> {
  begun ??= servedLake();
  return service({ lake: overlay(await begun), now: laterBy(10) });
}

export const seven = (train: Document[] = more, changes: Partial<Pull> = {}): Pull => ({
  ...{ number: 7, documents: { train, test }, config: declared },
  ...changes,
});

export const branch = (documents: Document[] = train, changes: Partial<Config> = {}) => ({
  ...{ config: { ...declared, ...changes }, documents: { train: documents, test } },
});

export async function trainings({ storage }: Service): Promise<number> {
  const ledger = await readSeries(storage, dataLake, 'support', 'ledger');
  return ledger.filter(({ kind }) => kind === 'training').length;
}

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
  const told = { open: new Set(open), since: made.backend.now() };
  const outcome = await made.apply(given);
  const { backend = made.backend } = given;
  return { outcome, removed: await removeLeftOver(backend, outcome, told, { isTip, asker: { by: 'tester' } }) };
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
