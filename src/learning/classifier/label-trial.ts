import { foldsOf } from '../folds.ts';
import type { Problem } from './fit.ts';
import { type ClassifierTraining, finishHere, foldPieces, marginsOf } from './fitting.ts';
import { fitSlopes, type Slopes } from './label-confidence.ts';
import { chooseThresholds, has } from './thresholds.ts';

/** Weights of errors to try, the default first; another is taken only when it is better by more than chance explains. */
const costs = [0.3, 1];
/** Documents times labels to fit on. Where there are more, thresholds come from the first documents, and no other cost is tried. */
const mostMargins = 1 << 22;

/** One weight of errors, tried on folds. */
export interface Trial {
  cost: number;
  folds: number;
  /** [document][label], of every document. */
  margins: Float32Array;
  thresholds: Float64Array;
  /** The fold of each document, and thresholds by the documents outside of each: what a document's answer must not have seen. */
  assigned: Uint8Array;
  outside: Float64Array[];
  slopes: Slopes;
}

/** Those that have labels; a problem may have other texts behind them. */
const examplesIn = ({ targets }: Problem): number => targets.starts.length - 1;

/** The weight of errors that does best in `folds` folds. `texts` are those of the examples. */
export function* bestTrial(problem: Problem, texts: readonly string[], folds: number): ClassifierTraining<Trial> {
  const tried = texts.length * problem.labels <= mostMargins ? costs : costs.slice(0, 1);
  return yield* tryCosts(problem, tried, texts, folds);
}

/** What the default weight of errors gives in `folds` folds. */
export const defaultTrial = (problem: Problem, texts: readonly string[], folds: number): Trial =>
  finishHere(tryCosts(problem, costs.slice(0, 1), texts, folds), () => {});

function* tryCosts(problem: Problem, tried: readonly number[], texts: readonly string[], folds: number): ClassifierTraining<Trial> {
  const assigned = foldsOf(texts, folds);
  const pieces = tried.map((cost) => foldPieces(assigned, folds, cost, texts.length, false, `cost ${cost}, `));
  const fitted = yield { problem, pieces: pieces.flat() };
  const trials = tried.map((cost, at) => {
    const margins = marginsOf(pieces[at]!, fitted.slice(at * folds, (at + 1) * folds), texts.length, problem.labels);
    return judgeCost(problem, cost, margins, assigned, folds);
  });
  return trials.reduce((best, trial) => (isBetter(problem, trial, best) ? trial : best));
}

function judgeCost({ labels, targets }: Problem, cost: number, margins: Float32Array, assigned: Uint8Array, folds: number): Trial {
  const judged = { margins: margins.subarray(0, labels * Math.floor(mostMargins / labels)), targets, labels };
  const thresholds = chooseThresholds(judged);
  const outside = Array.from({ length: folds }, (_, fold) => chooseThresholds(judged, (document) => assigned[document] !== fold));
  return { cost, folds, margins, thresholds, assigned, outside, slopes: fitSlopes(judged, thresholds) };
}

/** Labels given to a document out of fold: those at or above their threshold, or else the nearest one. */
export function given({ margins, assigned, outside, slopes }: Trial, document: number, distances: Float64Array): number[] {
  const labels = distances.length;
  const thresholds = outside[assigned[document]!]!;
  let nearest = 0;
  const found: number[] = [];
  for (let label = 0; label < labels; label++) {
    const distance = margins[document * labels + label]! - thresholds[label]!;
    distances[label] = distance * (distance >= 0 ? slopes.above : slopes.below)[label]!;
    if (distance >= 0) found.push(label);
    if (distances[label]! > distances[nearest]!) nearest = label;
  }
  return found.length > 0 ? found : [nearest];
}

/**
 * Whether macro F1 plus micro F1 is higher by more than one standard error, which comes from how much each document moves the
 * difference (the linear part of it).
 */
function isBetter(problem: Problem, trial: Trial, than: Trial): boolean {
  const [mine, theirs] = [influences(problem, trial), influences(problem, than)];
  const difference = mine.score - theirs.score;
  const variance = mine.moves.reduce((sum, move, document) => sum + (move - theirs.moves[document]!) ** 2, 0);
  return difference > Math.sqrt(variance);
}

/** Macro F1 plus micro F1, and by how much each document moves it. */
function influences(problem: Problem, trial: Trial): { score: number; moves: Float64Array } {
  const { labels, targets } = problem;
  const scratch = new Float64Array(labels);
  const answers = Array.from({ length: examplesIn(problem) }, (_, document) => given(trial, document, scratch));
  const [hits, sums] = [new Float64Array(labels), new Float64Array(labels)];
  for (const label of targets.labels) sums[label]!++;
  answers.forEach((found, document) => {
    for (const label of found) {
      sums[label]!++;
      if (has(targets, document, label)) hits[label]!++;
    }
  });
  const f1 = hits.map((hit, label) => (sums[label] === 0 ? 0 : (2 * hit) / sums[label]!));
  const all = { hits: total(hits), sums: total(sums) };
  const micro = (2 * all.hits) / all.sums;
  const move = (label: number, hit: number, count: number): number =>
    (2 * hit - f1[label]! * count) / Math.max(1, sums[label]!) / labels + (2 * hit - micro * count) / all.sums;
  const moves = Float64Array.from(answers, (found, document) => {
    let sum = 0;
    for (const label of found) sum += move(label, has(targets, document, label) ? 1 : 0, 1);
    for (let at = targets.starts[document]!; at < targets.starts[document + 1]!; at++) sum += move(targets.labels[at]!, 0, 1);
    return sum;
  });
  return { score: total(f1) / labels + micro, moves };
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
