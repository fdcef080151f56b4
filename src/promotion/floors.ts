import type { Metric } from '../config/config.ts';
import type { Scores } from '../learning/evaluation/scores.ts';
import { labelIn, labelNoun, pairOf, supportNoun } from './answer.ts';
import type { Opponent } from './comparable.ts';
import { errorRate } from './comparison.ts';
import type { Evidence } from './evidence.ts';
import { apart, many, probability, rate } from './figures.ts';
import { type Finding, missed, passed, say } from './finding.ts';
import { holm, randomisationTest } from './significance.ts';

/** A floor that the candidate is below, so far without a verdict. */
export interface Shortfall {
  gate: { name: string; value: number; limit: number };
  metric: Metric;
  label?: string;
  /** e.g. `f1 0.812 is below the minimum 0.850`. */
  text: string;
  /** The active model's value; null when there is none or it does not know the label. */
  active: number | null;
}

/** The floors of `promotion.minimum`, for the model as a whole. */
export function floors(evidence: Evidence, candidate: Scores, active: Scores | null, against: Opponent | null): Finding[] {
  const limits = Object.entries(evidence.policy.minimum) as [Metric, number][];
  const short: Shortfall[] = [];
  const findings = limits.flatMap(([metric, limit]): Finding[] => {
    const name = `minimum ${metric}`;
    const absent = unmeasurable(evidence, candidate, metric);
    if (absent !== null) {
      const text = `the minimum of ${metric}, ${rate(limit)}, cannot be checked: there are no ${absent}`;
      return [missed({ name, value: null, limit }, 'HOLD', text)];
    }
    if (reaches(candidate[metric], limit)) return [passed(name, candidate[metric], limit)];
    const [value, minimum] = apart(candidate[metric], limit);
    const gate = { name, value: candidate[metric], limit };
    short.push({ gate, metric, text: `${metric} ${value} is below the minimum ${minimum}`, active: active?.[metric] ?? null });
    return [];
  });
  return [...findings, ...weigh(evidence, short, against)];
}

/**
 * A floor that the active model keeps, or that a first model misses, is broken: REJECT. One that it misses too is
 * inherited: HOLD, and REJECT only if the candidate is significantly worse on it, with Holm's correction over them all.
 */
export function weigh(evidence: Evidence, short: readonly Shortfall[], against: Opponent | null): Finding[] {
  const inherited = short.filter((one) => one.active !== null && !reaches(one.active, one.gate.limit));
  const level = errorRate(evidence.policy);
  const worse = inherited.map(({ metric, label }) =>
    against === null
      ? 1
      : randomisationTest(pairOf(evidence.mode, against.answers, metric, label), `${evidence.seed}/floor/${metric}/${label ?? ''}`, level)
          .worse,
  );
  const proven = holm(worse, level);
  return short.map((one) => {
    const index = inherited.indexOf(one);
    if (one.active === null) return missed(one.gate, 'REJECT', one.text);
    const theirs = apart(one.active, one.gate.limit)[0];
    if (index < 0) return missed(one.gate, 'REJECT', `${one.text}, which ${against!.name} keeps (${theirs})`);
    const gate = { ...one.gate, inherited: true };
    if (!proven[index]) return missed(gate, 'HOLD', `${one.text}, as is ${against!.name} (${theirs})`);
    return missed(gate, 'REJECT', `${one.text}, and significantly worse than ${against!.name} (${theirs}, ${probability(worse[index]!)})`);
  });
}

/** What it takes to measure and is not there. A recognizer that finds nothing where nothing is has no f1, but an accuracy. */
function unmeasurable({ mode }: Evidence, { documents, perLabel }: Scores, metric: Metric): string | null {
  if (documents === 0) return 'test documents';
  const nothing = mode === 'entities' && metric !== 'accuracy' && !Object.values(perLabel).some(({ support }) => support > 0);
  return nothing ? supportNoun(mode)[1] : null;
}

/** Says which labels no score speaks of. */
export function unmeasured({ mode, test, labels }: Evidence): Finding[] {
  const measured = new Set(test.actual.flatMap((answer) => answer.map((item) => labelIn(mode, item))));
  const absent = labels.candidate.filter((label) => !measured.has(label));
  if (test.actual.length === 0 || absent.length === 0) return [];
  const one = absent.length === 1;
  const without = `${many(absent.length, labelNoun(mode))} ${one ? 'has' : 'have'} no ${supportNoun(mode)[1]}`;
  const so = mode === 'entities' ? `, so no score speaks of ${one ? 'it' : 'them'}` : ` and ${one ? 'counts' : 'count'} in no average`;
  return [say('WARN', `${without}${so}: ${absent.slice(0, 10).join(', ')}${absent.length > 10 ? ', …' : ''}`)];
}

/** The slack is for the rounding of sums: exactly the floor is enough. */
export const reaches = (value: number, limit: number): boolean => value >= limit - 1e-9;
