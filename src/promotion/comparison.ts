import type { Metric, Policy } from '../config/config.ts';
import { pairOf } from './answer.ts';
import { bootstrap, detectable } from './bootstrap.ts';
import type { Opponent } from './comparable.ts';
import type { Evidence } from './evidence.ts';
import { about, change, count, many, percent, rate } from './figures.ts';
import { values } from './paired.ts';
import { randomisationTest } from './significance.ts';

/** The candidate against one opponent on one metric. */
export interface Comparison {
  opponent: Opponent;
  metric: Metric;
  documents: number;
  candidate: number;
  opposing: number;
  /** Candidate minus opponent. */
  difference: number;
  /** One-sided p-values of the randomisation test. */
  worse: number;
  better: number;
  /** Of the difference, at the policy's confidence. */
  interval: [number, number];
  /** The lower end of the difference at a one-sided level. */
  lower: (level: number) => number;
  detectable: number | null;
}

const order: readonly Metric[] = ['f1', 'accuracy', 'microF1', 'recall', 'precision'];

/** The metrics that `maximumDrop` names, else f1. The first of them is the one that intervals and `better` speak of. */
export function gatedMetrics({ maximumDrop }: Policy): [Metric, ...Metric[]] {
  const [first, ...rest] = order.filter((metric) => maximumDrop[metric] !== undefined);
  return first === undefined ? ['f1'] : [first, ...rest];
}

/** 1 − confidence, without the dust that subtracting leaves. */
export const errorRate = ({ confidence }: Policy): number => Number((1 - confidence).toFixed(12));

/**
 * The level of the k-th candidate judged against one active model: α/(k(k+1)) sums to α over every k, so that trying
 * again until one passes succeeds no more often than a single try may.
 */
export const attemptLevel = ({ policy, attempt }: Evidence): number => errorRate(policy) / (attempt * (attempt + 1));

export function compare(evidence: Evidence, opponent: Opponent, metric: Metric): Comparison {
  const pair = pairOf(evidence.mode, opponent.answers, metric);
  const seed = `${evidence.seed}/${opponent.kind}/${metric}`;
  const { candidate, opponent: opposing } = values(pair);
  const { worse, better } = randomisationTest(pair, `${seed}/randomisation`, attemptLevel(evidence));
  const { standardError, lower, upper } = bootstrap(pair, `${seed}/bootstrap`);
  const tail = errorRate(evidence.policy) / 2;
  return {
    opponent,
    metric,
    documents: opponent.indices.length,
    candidate,
    opposing,
    difference: candidate - opposing,
    worse,
    better,
    interval: [lower(tail), upper(tail)],
    lower,
    detectable: detectable(standardError, evidence.policy.confidence),
  };
}

/** e.g. `f1 0.861 → 0.884 (+0.023, 95 % interval +0.009…+0.036, 412 documents)`. */
export function inFigures({ metric, opposing, candidate, difference, interval, documents }: Comparison, { confidence }: Policy): string {
  const range = `${percent(confidence)} interval ${change(interval[0])}…${change(interval[1])}`;
  return `${metric} ${rate(opposing)} → ${rate(candidate)} (${change(difference)}, ${range}, ${many(documents, 'document')})`;
}

/**
 * e.g. `the test set is too small to tell: 412 documents can show a difference of 0.031; about 4,000 would show 0.010`.
 * The number of documents needed grows with the square of the precision asked.
 */
export function tooSmall({ documents, detectable: shown }: Comparison, wanted: number | null): string {
  if (shown === null) return `the ${many(documents, 'test document')} show no difference at all`;
  const can = `${many(documents, 'document')} can show a difference of ${rate(shown)}`;
  const needed = wanted !== null && wanted >= 0.0005 ? documents * (shown / wanted) ** 2 : 0;
  const would = needed > documents ? `; about ${about(needed)} would show ${rate(wanted!)}` : '';
  return `the test set is too small to tell: ${can}${would}`;
}

/** Which of several candidates this is, where it matters. */
export const attemptOf = ({ attempt }: Evidence): string => (attempt === 1 ? '' : ` for candidate ${count(attempt)} against this model`);
