import { endpointCost, prices } from '../comprehend/prices.ts';
import type { Config } from '../config/config.ts';
import { Failure } from '../problems/failure.ts';
import type { Change } from './change.ts';
import type { Cost, CostPart } from './cost.ts';
import { plural } from './delta.ts';
import type { Priced } from './pricing.ts';
import type { Spending } from './spending.ts';

/** USD as people read them: cents, and from a thousand on whole dollars; what is less than half a cent is not nothing. */
export function dollars(usd: number): string {
  if (usd > 0 && usd < 0.005) return 'under $0.01';
  return `$${(usd < 1000 ? usd.toFixed(2) : usd.toFixed(0)).replace(/\B(?=(\d{3})+(?!\d)(?=\.|$))/g, ',')}`;
}

/** The same of an estimate. */
export const about = (usd: number): string => (dollars(usd).startsWith('$') ? `≈ ${dollars(usd)}` : dollars(usd));

/** What is priced before it is carried out; the rest is free. */
export const isCostly = ({ kind }: Change): boolean => ['train', 'judge', 'create-endpoint', 'update-endpoint'].includes(kind);

/**
 * Refuses the first change for which this month has no room, or, of an endpoint, 30 days of what will run then.
 * @param only of the changes that were priced; null for all of them, one after the other
 */
export function overBudget(
  { budget, file }: Pick<Config, 'budget' | 'file'>,
  { cost, spending }: Priced,
  only: Change['kind'] | null,
): Failure | null {
  if (budget === undefined || budget === null) return null;
  const limit = budget.usdPerMonth;
  let expected = spending.expected;
  for (const part of cost.parts.filter(({ change }) => change !== null && (only === null || change === only))) {
    const more = moreThisMonth(part, spending);
    expected += more;
    const tooMuch = part.kind === 'endpoint' && more > 0 && cost.monthly > limit;
    if (more <= 0 || (expected <= limit && !tooMuch)) continue;
    const sums = expected > limit ? thisMonth(spending, expected) : `${everyMonth(cost)} in 30 days`;
    return new Failure('over-budget', `${wordsOf(part)} is over the budget of ${dollars(limit)} a month in ${file}: ${sums}.`, {
      hint: 'Raise `budget.usdPerMonth` on the default branch, or wait for the next month. `flywheel status` says what was spent.',
    });
  }
  return null;
}

/** Until the month's end. A model that is trained is kept, too; an endpoint that goes on as it is costs nothing more. */
function moreThisMonth(part: CostPart, { expected, spent, secondsLeft }: Spending): number {
  if (part.kind === 'training') return part.once + prices.modelMonth;
  return part.kind === 'endpoint' ? endpointCost(part.inferenceUnits, secondsLeft) - (expected - spent) : part.once;
}

function wordsOf(part: CostPart): string {
  switch (part.kind) {
    case 'training':
      return `Training on ${plural(part.documents, 'document')} (${about(part.once)}, and ${dollars(prices.modelMonth)} for its model)`;
    case 'scoring':
      return `Scoring ${plural(part.documents, 'document')} (${about(part.once)})`;
    case 'endpoint':
      return `An endpoint of ${plural(part.inferenceUnits, 'inference unit')} (${dollars(part.monthly)} in 30 days)`;
    case 'storage':
      return `Keeping ${plural(part.models, 'model')} (${dollars(part.monthly)} a month)`;
  }
}

function thisMonth({ month, training, scoring, endpoint, models, spent, expected: before }: Spending, expected: number): string {
  const named = { training, scoring, endpoint, 'stored models': models };
  const parts = Object.entries(named).flatMap(([name, usd]) => (usd > 0 ? [`${name} ${dollars(usd)}`] : []));
  return [
    `${month} has cost ${dollars(spent)}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`,
    ...(before > spent ? [`what runs will cost ${dollars(before - spent)} more until its end`] : []),
    `and with this it would be ${dollars(expected)}`,
  ].join(', ');
}

function everyMonth({ parts, monthly }: Cost): string {
  const standing = parts.filter((part) => part.monthly > 0).map((part) => `${part.kind} ${dollars(part.monthly)}`);
  return `${standing.join(' and ')} are ${dollars(monthly)}`;
}
