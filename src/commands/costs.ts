import type { Config } from '../config/config.ts';
import { overBudget } from '../reconcile/budget.ts';
import type { Priced } from '../reconcile/pricing.ts';
import type { FlywheelReport } from '../report/report.ts';

/** What carrying out a plan would cost, and what the month has cost; of the embedded engine nothing. */
export const costs = (priced: Priced | null): Pick<FlywheelReport, 'cost' | 'spending'> =>
  priced === null ? { cost: null } : { cost: priced.cost, spending: priced.spending };

/**
 * The same of a pull request, and whether merging it would be refused.
 * @param seen false when only a stand-in was looked at: then nobody knows what the month has cost, nor which answers are paid for
 */
export function proposedCosts(
  config: Config,
  priced: Priced | null,
  seen: boolean,
): Pick<FlywheelReport, 'cost' | 'spending' | 'overBudget'> {
  if (priced === null || !seen) return { cost: priced?.cost ?? null };
  const refusal = overBudget(config, priced, null);
  return { ...costs(priced), ...(refusal === null ? {} : { overBudget: refusal.message }) };
}
