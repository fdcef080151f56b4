import { exp, log } from '../exponential.ts';
import { has, type Judged } from './thresholds.ts';

/** Where the search for a slope ends on either side. */
const lowest = 0.1;
const highest = 100;
const halvings = 11;
/** What the slope is without evidence, and how many documents' worth of evidence an expectation is. */
const expected = 4;
const trust = 10;

/** A confidence, 0–1, from how far a margin is above its threshold: a half at the threshold; 0 for minus infinity. */
export const confidence = (distance: number): number => (distance === Number.NEGATIVE_INFINITY ? 0 : 1 / (1 + exp(-distance)));

/** What the distance of a margin from its label's threshold is multiplied by: one number for each label and side. */
export interface Slopes {
  below: Float64Array;
  above: Float64Array;
}

/**
 * The slopes under which confidences fit the documents best while the threshold stays at a half (Platt's scaling with its point of
 * indifference held). F1 is best at a threshold where fewer than half of the answers are right, so the two sides need slopes of their
 * own. Labels with few documents on a side keep to the slope of all.
 */
export function fitSlopes(judged: Judged, thresholds: Float64Array): Slopes {
  const sides = { below: distancesOf(judged, thresholds, false), above: distancesOf(judged, thresholds, true) };
  const fitted = (each: Distances[]): Float64Array => {
    const common = fitSlope(each, expected);
    return Float64Array.from(each, (one) => fitSlope([one], common));
  };
  return { below: fitted(sides.below), above: fitted(sides.above) };
}

function distancesOf({ margins, targets, labels }: Judged, thresholds: Float64Array, above: boolean): Distances[] {
  const documents = margins.length / labels;
  return Array.from({ length: labels }, (_, label) => {
    const [own, others]: [number[], number[]] = [[], []];
    for (let document = 0; document < documents; document++) {
      const distance = margins[document * labels + label]! - thresholds[label]!;
      if (distance === Number.NEGATIVE_INFINITY || distance >= 0 !== above) continue;
      (has(targets, document, label) ? own : others).push(distance);
    }
    return { own: Float64Array.from(own), others: Float64Array.from(others) };
  });
}

type Distances = { own: Float64Array; others: Float64Array };

/** Halves the interval on the slope of the log likelihood; it is flat in one place only. */
function fitSlope(sides: readonly Distances[], prior: number): number {
  let low = log(lowest);
  let high = log(highest);
  for (let halving = 0; halving < halvings; halving++) {
    const middle = (low + high) / 2;
    const slope = exp(middle);
    let growth = trust * (middle - log(prior));
    for (const { own, others } of sides) {
      for (const distance of own) growth -= slope * distance * confidence(-slope * distance);
      for (const distance of others) growth += slope * distance * confidence(slope * distance);
    }
    if (growth > 0) high = middle;
    else low = middle;
  }
  return exp((low + high) / 2);
}
