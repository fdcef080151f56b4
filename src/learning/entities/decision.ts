import { exp, log } from '../exponential.ts';
import { type Candidate, chooseSpans } from './search.ts';

/** When a candidate is an answer, and with what confidence. */
export interface Decision {
  /** Confidence = 1 / (1 + exp(−(slope · logit of the chance + offset))). */
  slope: number;
  offset: number;
  /** Candidates from this confidence on are answers. */
  threshold: number;
}

/** A chance further from a half than this tells no more. */
const surest = 1e-9;
const logit = (chance: number): number => {
  const bounded = Math.min(1 - surest, Math.max(surest, chance));
  return log(bounded / (1 - bounded));
};
const confidenceAt = (value: number): number => 1 / (1 + exp(-value));

/** What an answer right at the threshold is worth. */
const leastWorth = 1e-9;

/** Calibrated confidence, 0–1, of a candidate with this chance. */
export const confidenceOf = ({ slope, offset }: Decision, chance: number): number => confidenceAt(slope * logit(chance) + offset);

/** The chance from which on confidence reaches the threshold. */
export const floorOf = ({ slope, offset, threshold }: Decision): number => confidenceAt((logit(threshold) - offset) / slope);

/** The answers among the candidates of one chain, with their confidence. */
export function answersAmong<Each extends Candidate>(candidates: readonly Each[], decision: Decision): (Each & { confidence: number })[] {
  const likely = candidates
    .map((candidate) => ({ ...candidate, confidence: confidenceOf(decision, candidate.chance) }))
    .filter(({ confidence }) => confidence >= decision.threshold);
  return chooseSpans(likely, ({ confidence }) => confidence - decision.threshold + leastWorth);
}

/** What is known of candidates by models that did not see their text. */
export interface Evidence {
  chances: readonly number[];
  right: readonly boolean[];
  /** Entities that there are in the texts. */
  entities: number;
}

/** Thresholds that are tried; less than one in ten is no answer. */
const thresholds = Array.from({ length: 41 }, (_, step) => (10 + step) / 100);
/** Without evidence, chances are taken as they are; how many candidates' worth of evidence that expectation is. */
const trust = 10;
const newtonSteps = 25;

export function decide(evidence: Evidence): Decision {
  const scale = fitScale(evidence);
  return { ...scale, threshold: bestThreshold(evidence, { ...scale, threshold: 0 }) };
}

/** Platt's scaling by Newton's method. The penalty keeps the slope near 1 and the offset near 0 where little is known. */
function fitScale({ chances, right }: Evidence): { slope: number; offset: number } {
  const values = chances.map(logit);
  let [slope, offset] = [1, 0];
  for (let round = 0; round < newtonSteps; round++) {
    let [gs, go, ss, so, oo] = [trust * (1 - slope), trust * (0 - offset) * 0.1, trust, 0, trust * 0.1];
    values.forEach((value, at) => {
      const confidence = confidenceAt(slope * value + offset);
      const residual = (right[at] ? 1 : 0) - confidence;
      const weight = confidence * (1 - confidence);
      gs += residual * value;
      go += residual;
      ss += weight * value * value;
      so += weight * value;
      oo += weight;
    });
    const determinant = ss * oo - so * so;
    slope = Math.max(0.1, slope + (gs * oo - go * so) / determinant);
    offset += (go * ss - gs * so) / determinant;
  }
  return { slope, offset };
}

/** Where F1 is highest if confidences are right, which swings less than counting hits does. */
function bestThreshold({ chances, entities }: Evidence, decision: Decision): number {
  const confidences = chances.map((chance) => confidenceOf(decision, chance)).sort((a, b) => b - a);
  let [best, highest] = [0.3, -1];
  let [given, hits] = [0, 0];
  for (const threshold of thresholds.toReversed()) {
    while (given < confidences.length && confidences[given]! >= threshold) hits += confidences[given++]!;
    const f1 = (2 * hits) / (given + entities);
    if (given > 0 && f1 > highest) [best, highest] = [threshold, f1];
  }
  return best;
}
