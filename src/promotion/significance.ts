import { seededRandom } from '../learning/evaluation/random.ts';
import { countsOf, type Paired, supportOf } from './paired.ts';

/** One-sided p-values: of a difference as low, and as high, as the one observed if both models were equally good. */
export interface Significance {
  worse: number;
  better: number;
}

const RESAMPLES = 10_000;
/** Resamples as extreme as the observation after which a direction's p-value is exact enough. */
const ENOUGH = 500;
/** Far below the difference that one document makes, far above the rounding of a sum. */
const ROUNDING = 1e-12;

/**
 * The paired randomisation test: if the models were equally good, each document's two answers could as well be swapped.
 * p = (1 + resamples at least as extreme) / (1 + resamples), counted until 500 are as extreme (the sequential Monte Carlo
 * test of Besag and Clifford, 1991, so stopping early costs no validity) or 10,000 are drawn; more for strict levels.
 *
 * @param level the strictest level that the p-values will be held against; it decides how many resamples are worth drawing.
 */
export function randomisationTest(pair: Paired, seed: string, level: number): Significance {
  const swaps = swapsOf(pair);
  if (swaps.label.length === 0) return { worse: 1, better: 1 };
  const limit = Math.max(RESAMPLES, Math.ceil(10 / level));
  const draw = resampler(swaps, seededRandom(seed));
  const observed = differenceOf(swaps, swaps.right, swaps.given);
  const low = { count: 0, draws: 0 };
  const high = { count: 0, draws: 0 };
  for (let draws = 1; draws <= limit && (low.count < ENOUGH || high.count < ENOUGH); draws++) {
    const difference = draw();
    if (low.count < ENOUGH) {
      low.draws = draws;
      if (difference <= observed + ROUNDING) low.count++;
    }
    if (high.count < ENOUGH) {
      high.draws = draws;
      if (difference >= observed - ROUNDING) high.count++;
    }
  }
  const pValue = ({ count, draws }: typeof low) => (1 + count) / (1 + draws);
  return { worse: pValue(low), better: pValue(high) };
}

/** Documents that the models answer differently, over the labels that these touch: the rest cancels out of every difference. */
interface Swaps {
  /** What swapping document d changes in the candidate's counts: [starts[d], starts[d+1]) of label, given and right. */
  starts: Int32Array;
  label: Int32Array;
  givenChange: Int32Array;
  rightChange: Int32Array;
  /** Per touched label: the candidate's counts, those of both models together, and the label's documents. */
  right: Int32Array;
  given: Int32Array;
  rightOfBoth: Int32Array;
  givenOfBoth: Int32Array;
  support: Int32Array;
  /** Touched labels that are averaged, and the number of all averaged labels. */
  averaged: number[];
  denominator: number;
  rate: Paired['rate'];
}

function swapsOf(pair: Paired): Swaps {
  const ids = new Map<number, number>();
  const [starts, label, givenChange, rightChange]: [number[], number[], number[], number[]] = [[0], [], [], []];
  for (const tally of pair.documents) {
    for (const { label: name, candidate, opponent } of tally) {
      const [given, right] = [opponent.given - candidate.given, opponent.right - candidate.right];
      if (given === 0 && right === 0) continue;
      if (!ids.has(name)) ids.set(name, ids.size);
      label.push(ids.get(name)!);
      givenChange.push(given);
      rightChange.push(right);
    }
    if (label.length > starts.at(-1)!) starts.push(label.length);
  }
  const touched = [...ids.keys()];
  const narrow = (counts: Int32Array) => Int32Array.from(touched, (name) => counts[name]!);
  const [candidate, opponent] = [countsOf(pair, 'candidate'), countsOf(pair, 'opponent')];
  return {
    starts: Int32Array.from(starts),
    label: Int32Array.from(label),
    givenChange: Int32Array.from(givenChange),
    rightChange: Int32Array.from(rightChange),
    right: narrow(candidate.right),
    given: narrow(candidate.given),
    rightOfBoth: narrow(candidate.right.map((count, name) => count + opponent.right[name]!)),
    givenOfBoth: narrow(candidate.given.map((count, name) => count + opponent.given[name]!)),
    support: narrow(supportOf(pair)),
    averaged: pair.averaged.flatMap((name) => ids.get(name) ?? []),
    denominator: pair.averaged.length,
    rate: pair.rate,
  };
}

/** Each call swaps every document's answers with probability one half and returns the difference that results. */
function resampler(swaps: Swaps, next: () => number): () => number {
  const { starts, label, givenChange, rightChange } = swaps;
  const right = new Int32Array(swaps.right.length);
  const given = new Int32Array(swaps.given.length);
  return () => {
    right.set(swaps.right);
    given.set(swaps.given);
    let bits = 0;
    for (let document = 0; document + 1 < starts.length; document++) {
      bits = (document & 31) === 0 ? next() : bits >>> 1;
      if ((bits & 1) === 0) continue;
      for (let at = starts[document]!, end = starts[document + 1]!; at < end; at++) {
        given[label[at]!]! += givenChange[at]!;
        right[label[at]!]! += rightChange[at]!;
      }
    }
    return differenceOf(swaps, right, given);
  };
}

function differenceOf(
  { averaged, denominator, rate, support, rightOfBoth, givenOfBoth }: Swaps,
  right: Int32Array,
  given: Int32Array,
): number {
  let sum = 0;
  for (const label of averaged) {
    const documents = support[label]!;
    sum += rate(right[label]!, given[label]!, documents);
    sum -= rate(rightOfBoth[label]! - right[label]!, givenOfBoth[label]! - given[label]!, documents);
  }
  return denominator === 0 ? 0 : sum / denominator;
}

/**
 * Holm's correction: which of several p-values are significant together, so that the chance of any false alarm stays below `level`.
 */
export function holm(pValues: readonly number[], level: number): boolean[] {
  const significant = pValues.map(() => false);
  const order = [...pValues.keys()].sort((a, b) => pValues[a]! - pValues[b]!);
  for (const [rank, index] of order.entries()) {
    if (pValues[index]! > level / (order.length - rank)) break;
    significant[index] = true;
  }
  return significant;
}

/** McNemar's exact two-sided test on the documents that only one of two models answers rightly. */
export function mcnemar(fixed: number, broken: number): number {
  return Math.min(1, 2 * binomialTail(fixed + broken, 0.5, Math.min(fixed, broken)));
}

/** The probability of at most `most` successes in `trials` that succeed with `probability`, exactly. */
export function binomialTail(trials: number, probability: number, most: number): number {
  if (most >= trials) return 1;
  if (probability <= 0 || probability >= 1) return probability <= 0 ? 1 : 0;
  // Weights relative to the mode, so that nothing underflows however many the trials.
  const mode = Math.min(trials, Math.floor((trials + 1) * probability));
  const odds = probability / (1 - probability);
  const weights = new Float64Array(trials + 1);
  weights[mode] = 1;
  for (let count = mode; count < trials; count++) weights[count + 1] = ((weights[count]! * (trials - count)) / (count + 1)) * odds;
  for (let count = mode; count > 0; count--) weights[count - 1] = (weights[count]! * count) / (trials - count + 1) / odds;
  const sum = (from: number, to: number) => weights.subarray(from, to).reduce((total, weight) => total + weight, 0);
  return sum(0, most + 1) / sum(0, trials + 1);
}
