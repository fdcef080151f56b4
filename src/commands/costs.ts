import type { Config } from '../config/config.ts';
import { overBudget } from '../reconcile/budget.ts';
import type { Priced } from '../reconcile/pricing.ts';
import type { Spending } from '../reconcile/spending.ts';
import type { FlywheelReport } from '../report/report.ts';

type Costs = Pick<FlywheelReport, 'cost' | 'spending' | 'leftRunning'>;

/** What carrying out a plan would cost, and what the month has cost; of the embedded engine nothing. */
export const costs = (config: Pick<Config, 'endpoint'>, priced: Priced | null): Costs =>
  priced === null ? { cost: null } : { cost: priced.cost, spending: priced.spending, ...leftRunning(config, priced.spending) };

/** An endpoint that is declared no more, and that nobody pruned: nothing else goes on costing by itself. */
export const leftRunning = ({ endpoint }: Pick<Config, 'endpoint'>, { expected, spent, month }: Spending): Costs =>
  endpoint !== null || expected <= spent ? {} : { leftRunning: { usd: expected - spent, month } };

/**
 * The same of a pull request, and whether merging it would be refused.
 * @param seen false when only a stand-in was looked at: then nobody knows what the month has cost, nor which answers are paid for
 */
export function proposedCosts(config: Config, priced: Priced | null, seen: boolean): Costs & Pick<FlywheelReport, 'overBudget'> {
  if (priced === null || !seen) return { cost: priced?.cost ?? null };
  const refusal = overBudget(config, priced, null);
  return { ...costs(config, priced), ...(refusal === null ? {} : { overBudget: refusal.message }) };
}
