import { about, dollars } from '../reconcile/budget.ts';
import type { Cost, CostPart } from '../reconcile/cost.ts';
import type { Spending } from '../reconcile/spending.ts';
import { prose } from './escape.ts';
import { count } from './numbers.ts';
import type { FlywheelReport } from './report.ts';

/**
 * `≈ $4.60 once (training ≈ 1 h, scoring 2 × 533 documents) · $1,297/month while the endpoint is on`. All of it is an estimate. null where there is
 * nothing to tell of.
 */
export function costText({ cost, spending }: Pick<FlywheelReport, 'cost' | 'spending'>): string | null {
  if (!cost || (cost.once === 0 && cost.monthly === 0)) return null;
  const once = cost.parts.flatMap(onceWords);
  return [
    ...(cost.once > 0 ? [`${about(cost.once)} once (${once.join(', ')})`] : []),
    ...(cost.monthly > 0 ? [monthly(cost)] : []),
    ...(spending ? [budgetWords(spending)] : []),
  ].join(' · ');
}

/** `≈ $3.41 once (training ≈ 1 h, scoring 533 documents)`: what a run has started in advance of a merge; null where nothing of it costs. */
export const spentText = ({ costInAdvance }: FlywheelReport): string | null =>
  costInAdvance === undefined ? null : costText({ cost: { ...costInAdvance, monthly: 0 } });

/** What costs although nobody declares it; null where nothing does. */
export const leftText = ({ leftRunning }: FlywheelReport): string | null =>
  leftRunning === undefined
    ? null
    : `An endpoint that flywheel.yaml declares no more goes on costing, ${about(leftRunning.usd)} until the end of ${leftRunning.month}: \`flywheel prune --yes\` removes it.`;

/** `**Cost** ≈ …`, for comment and summary, and why applying would be refused. */
export function costLine(flywheel: FlywheelReport): string | null {
  const text = costText(flywheel);
  const over = flywheel.overBudget;
  const refused = over ? [`⚠️ Applying this would be refused. ${inMarkdown(over)}`] : [];
  const spent = spentText(flywheel);
  const left = leftText(flywheel);
  const lines = [
    ...(text === null ? [] : [`**Cost** ${inMarkdown(text)}`, ...refused]),
    ...(spent === null ? [] : [`**Spent in advance, by this run** ${inMarkdown(spent)}`]),
    ...(left === null ? [] : [`⚠️ ${inMarkdown(left)}`]),
  ];
  return lines.length === 0 ? null : lines.join('\\\n');
}

/** An estimate of a time stays together. */
const inMarkdown = (text: string): string => prose(text.replace(/≈ (\d+ h( \d+ min)?|\d+ min)/g, '`$&`'));

function onceWords(part: CostPart): string[] {
  if (part.kind === 'training') return [`training ≈ ${duration(part.seconds)}`];
  if (part.kind !== 'scoring') return [];
  const each = part.documents / part.models;
  return [
    part.models > 1 && Number.isInteger(each)
      ? `scoring ${part.models} × ${count(each, 'document')}`
      : `scoring ${count(part.documents, 'document')}`,
  ];
}

/** To five minutes: more exactly nobody knows it. */
function duration(seconds: number): string {
  const minutes = Math.max(5, Math.round(seconds / 300) * 5);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 ? [`${rest} min`] : [])].join(' ');
}

function monthly({ monthly: usd, parts }: Cost): string {
  const endpoint = parts.some(({ kind }) => kind === 'endpoint');
  const models = parts.find((part) => part.kind === 'storage')?.models ?? 0;
  return `${dollars(usd)}/month ${endpoint ? 'while the endpoint is on' : `for ${count(models, 'stored model')}`}`;
}

const budgetWords = ({ month, spent, budget }: Spending): string =>
  budget === null ? `${dollars(spent)} spent in ${month}` : `${dollars(spent)} of ${dollars(budget)} spent in ${month}`;

/** What the month has cost, for `status`. */
export function spendingText({ month, training, scoring, endpoint, models, spent, expected, budget }: Spending): string {
  const named = { training, scoring, endpoint, 'stored models': models };
  const parts = Object.entries(named).flatMap(([name, usd]) => (usd > 0 ? [`${name} ${dollars(usd)}`] : []));
  return [
    `${about(spent)}${budget === null ? '' : ` of ${dollars(budget)}`} in ${month}`,
    ...(parts.length === 0 ? [] : [` (${parts.join(', ')})`]),
    ...(expected > spent
      ? [`; ${dollars(expected)} by its end if all goes on${budget !== null && expected > budget ? ', which is over the budget' : ''}`]
      : []),
  ].join('');
}
