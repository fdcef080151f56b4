import type { ReadOnlyComprehend } from '../comprehend/api.ts';
import type { ReadStorage } from '../comprehend/storage.ts';
import type { Config } from '../config/config.ts';
import { answeredTexts } from './batches.ts';
import type { Change } from './change.ts';
import { type Cost, costOf } from './cost.ts';
import type { Desired } from './desired.ts';
import { paidEndpoints } from './endpoint-lives.ts';
import type { Observed } from './observe.ts';
import { opponents } from './questions.ts';
import { readSeries } from './records.ts';
import { type Spending, spendingOf } from './spending.ts';
import { ownModels } from './version.ts';

/** What is read to price a plan: the ledger, and which answers are paid for. */
export interface PriceSource {
  comprehend: Pick<ReadOnlyComprehend, 'listEndpoints'>;
  storage: ReadStorage;
  root: string;
  now: () => Date;
}

export interface Priced {
  cost: Cost;
  spending: Spending;
}

/** What these changes cost, and what the month has cost already; null with the embedded engine, which costs nothing. Writes nothing. */
export async function price(
  source: PriceSource,
  { desired, observed }: { desired: Desired; observed: Observed },
  changes: readonly Change[],
): Promise<Priced | null> {
  const { config } = desired;
  if (config.engine.kind === 'local') return null;
  const judge = changes.find((change) => change.kind === 'judge');
  const { active, reference } = opponents(observed);
  const asked = judge === undefined ? [] : [judge.candidate, active, reference].filter((model) => model !== null);
  const answered = await Promise.all(asked.map(async ({ arn }) => [arn, await answeredTexts(source, config.name, arn)] as const));
  return {
    cost: costOf(desired, observed, changes, new Map(answered)),
    spending: await readSpending(source, config, observed, source.now()),
  };
}

/** What this month has cost. Reads the records, and asks the service for endpoints where there may be one. */
export async function readSpending(
  source: Omit<PriceSource, 'now'>,
  { name, budget }: Pick<Config, 'name' | 'budget'>,
  observed: Observed,
  now: Date,
): Promise<Spending> {
  const ledger = await readSeries(source.storage, source.root, name, 'ledger');
  const endpoints = await paidEndpoints(source, name, observed.endpoint, now);
  return spendingOf({ ledger, models: ownModels(observed), endpoints, budget: budget?.usdPerMonth ?? null }, now);
}
