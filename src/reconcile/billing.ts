import type { Failure } from '../problems/failure.ts';
import type { Backend } from './backend.ts';
import { isCostly, overBudget } from './budget.ts';
import type { Change } from './change.ts';
import { type Cost, costOfParts } from './cost.ts';
import type { Look } from './look.ts';
import { price } from './pricing.ts';

/** What a run costs, as far as it came. */
export interface Bill {
  /** Changes that were priced. */
  priced: Set<string>;
  /** null where nothing of it costs. */
  cost: Cost | null;
}

export const newBill = (): Bill => ({ priced: new Set(), cost: null });

/** Prices a change before it is carried out, once in a run: what the budget has no room for is refused. null lets it pass. */
export async function billed(backend: Backend, bill: Bill, seen: Look, change: Change): Promise<Failure | null> {
  const name = `${change.kind} ${change.target}`;
  if (!isCostly(change) || bill.priced.has(name)) return null;
  const priced = await price(backend, seen, [change]);
  if (priced === null) return null;
  const failure = overBudget(seen.desired.config, priced, change.kind);
  if (failure !== null) return failure;
  bill.priced.add(name);
  bill.cost = together(bill.cost, priced.cost);
  return null;
}

/** Of what both speak of, the later knows better what is there afterwards. */
function together(before: Cost | null, next: Cost): Cost {
  const parts = new Map([...(before?.parts ?? []), ...next.parts].map((part) => [part.kind, part]));
  return costOfParts([...parts.values()]);
}
