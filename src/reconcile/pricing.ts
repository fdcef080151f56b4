import type { ReadOnlyComprehend } from '../comprehend/api.ts';
import type { ReadStorage } from '../comprehend/storage.ts';
import { answeredTexts } from './batches.ts';
import type { Change } from './change.ts';
import { type Cost, costOf } from './cost.ts';
import type { Desired } from './desired.ts';
import { readSpending } from './ledger.ts';
import type { Observed } from './observe.ts';
import { opponents } from './questions.ts';
import type { Spending } from './spending.ts';

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
