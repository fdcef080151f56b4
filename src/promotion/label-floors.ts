import type { Metric } from '../config/config.ts';
import type { LabelCounts } from '../learning/evaluation/label-sets.ts';
import type { Scores } from '../learning/evaluation/scores.ts';
import { countsByLabel, supportNoun } from './answer.ts';
import type { Opponent } from './comparable.ts';
import { errorRate } from './comparison.ts';
import type { Evidence } from './evidence.ts';
import { apart, many, some } from './figures.ts';
import { type Finding, missed, passed, say } from './finding.ts';
import { reaches, type Shortfall, weigh } from './floors.ts';
import { labelRate } from './paired.ts';
import { binomialTail, holm } from './significance.ts';

/** Fewer test documents, or entities of a type, than this say too little of a label to reject a model. */
const MINIMUM_SUPPORT = 20;

interface LabelFloor extends Shortfall {
  label: string;
  support: number;
  /** Of a value as low as this if the label stood exactly at its floor. */
  pValue: number;
}

/**
 * The floors of `promotion.minimumPerLabel`. A label below its floor decides only when it has at least 20 test documents
 * (entities, of a recognizer) and is significantly below, with Holm's correction over all labels that have them; else it is told.
 */
export function labelFloors(evidence: Evidence, candidate: Scores, active: Scores | null, against: Opponent | null): Finding[] {
  const all = floorsOf(evidence, candidate, active);
  const kept = all.filter((floor) => reaches(floor.gate.value, floor.gate.limit));
  const tested = all.filter((floor) => floor.support >= MINIMUM_SUPPORT);
  const proven = holm(
    tested.map(({ pValue }) => pValue),
    errorRate(evidence.policy),
  );
  const broken = tested.filter((floor, index) => proven[index] && !kept.includes(floor));
  const doubtful = all.filter((floor) => !kept.includes(floor) && !broken.includes(floor));
  return [
    ...kept.map(({ gate }) => passed(gate.name, gate.value, gate.limit)),
    ...weigh(evidence, broken, against),
    ...doubtful.map(({ gate, active: theirs }) =>
      missed({ ...gate, inherited: theirs !== null && !reaches(theirs, gate.limit) }, 'WARN', null),
    ),
    ...warn(evidence, doubtful),
  ];
}

function floorsOf({ mode, policy, test }: Evidence, candidate: Scores, active: Scores | null): LabelFloor[] {
  const { default: otherwise = {}, ...named } = policy.minimumPerLabel;
  const counts = countsByLabel(
    mode,
    test.actual,
    test.candidate.map(({ labels }) => labels),
  );
  return Object.entries(candidate.perLabel).flatMap(([label, scores]) => {
    const limits = Object.entries((Object.hasOwn(named, label) ? named[label] : otherwise) ?? {}) as [Metric, number][];
    if (scores.support === 0) return [];
    return limits.map(([metric, limit]): LabelFloor => {
      const rate = labelRate(metric);
      const theirs = active?.perLabel[label];
      const [value, minimum] = apart(scores[rate], limit);
      return {
        gate: { name: `minimumPerLabel ${label} ${metric}`, value: scores[rate], limit },
        metric,
        label,
        text: `${metric} of ${label} is ${value}, below its minimum ${minimum} (${many(scores.support, ...supportNoun(mode))})`,
        active: theirs === undefined || theirs.support === 0 ? null : theirs[rate],
        support: scores.support,
        pValue: belowFloor(counts.get(label)!, rate, limit),
      };
    });
  });
}

/**
 * An exact binomial test. Recall is a share of the label's documents, precision one of its answers; F1 is a share in
 * disguise, F1 = 2s/(1+s), where s is the share of right answers among the documents that carry the label or were given it.
 */
function belowFloor({ right, given, support }: LabelCounts, rate: ReturnType<typeof labelRate>, limit: number): number {
  if (rate === 'recall') return binomialTail(support, limit, right);
  if (rate === 'precision') return binomialTail(given, limit, right);
  return binomialTail(support + given - right, limit / (2 - limit), right);
}

function warn({ mode }: Evidence, doubtful: readonly LabelFloor[]): Finding[] {
  const few = doubtful.filter(({ support }) => support < MINIMUM_SUPPORT);
  const close = doubtful.filter(({ support }) => support >= MINIMUM_SUPPORT);
  const list = (floors: readonly LabelFloor[]) => some(floors.map(({ text }) => text));
  return [
    ...(few.length === 0
      ? []
      : [say('WARN', `too few ${supportNoun(mode)[1]} to decide (at least ${MINIMUM_SUPPORT} are needed): ${list(few)}`)]),
    ...(close.length === 0 ? [] : [say('WARN', `below a floor, but not significantly: ${list(close)}`)]),
  ];
}
