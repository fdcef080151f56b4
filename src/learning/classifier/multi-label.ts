import { expectedCalibrationError } from './calibration.ts';
import { fit, type Problem } from './fit.ts';
import { writeModel } from './format.ts';
import { confidence, fitSlopes } from './label-confidence.ts';
import { foldsOf } from './out-of-fold.ts';
import { type LabelSetExample, stateProblem } from './problem.ts';
import { chooseThresholds, has } from './thresholds.ts';
import type { TrainingOptions } from './train.ts';
import { scoreDocument, type Weights } from './weights.ts';

export type { LabelSetExample };

export interface TrainedMultiLabelClassifier {
  /** For `loadClassifier`; the same bytes for the same examples and labels, on any platform. */
  model: Uint8Array;
  /** Parallel to the examples. */
  outOfFold: LabelSetsOutOfFold;
}

/** What models that did not see a document's text say of it. */
export interface LabelSetsOutOfFold {
  folds: number;
  /** Numbers of the predicted labels of each example, ascending: positions in the sorted labels. */
  predicted: number[][];
  /** Mean confidence in the predicted labels, and in the example's own, 0–1. */
  scores: Float32Array;
  givenScores: Float32Array;
  /** Mean gap between confidence and share of right answers over the predicted labels, 0–1. */
  expectedCalibrationError: number;
  /** Weight of errors that the model was trained with. */
  cost: number;
}

/** Weights of errors to try, the default first; another is taken only when it is better by more than chance explains. */
const costs = [0.3, 1];
/** Margins that are kept at once. Where documents and labels are more, thresholds come from the first documents, and no other cost is tried. */
const mostMargins = 1 << 22;

/**
 * Learns which labels a text gets, each by itself. `examples` come in an order that depends on their content alone (fingerprint order):
 * the model depends on it. `labels` are all labels there are; one without an example is never predicted.
 * @throws {Error} when there is no example, when an example's label is not among `labels`, or there are more than 65,535 labels.
 */
export function trainMultiLabelClassifier(
  examples: readonly LabelSetExample[],
  labels: readonly string[],
  options: TrainingOptions = {},
): TrainedMultiLabelClassifier {
  const progress = options.progress ?? (() => {});
  const texts = examples.map(({ text }) => text);
  progress(`reading ${texts.length} documents`);
  const { problem, names, settings } = stateProblem(examples, labels, []);
  const trial = bestTrial(problem, texts, progress);
  progress(`all ${texts.length} documents`);
  const numbers = Int32Array.from({ length: texts.length }, (_, document) => document);
  const { weights, frequency } = fit(withCost(problem, trial.cost), numbers);
  const model = writeModel({
    ...{ mode: 'multi-label', labels: names, settings, temperature: 1, documents: texts.length, frequency },
    hashes: problem.documents.hashes,
    weights: calibrated(weights, trial),
  });
  return { model, outOfFold: answers(problem, trial) };
}

const withCost = (problem: Problem, cost: number): Problem => ({ ...problem, effort: { ...problem.effort, cost } });

/** Scores are distances from the threshold, so that no more than the sign of a score decides. */
function calibrated(weights: Weights, { slopes, thresholds }: Trial): Weights {
  return {
    ...weights,
    scales: weights.scales.map((scale, label) => scale * slopes[label]!),
    bias: weights.bias.map((bias, label) => (bias - thresholds[label]!) * slopes[label]!),
  };
}

/** One weight of errors, tried on folds. */
interface Trial {
  cost: number;
  folds: number;
  /** [document][label], of every document. */
  margins: Float32Array;
  thresholds: Float64Array;
  slopes: Float64Array;
}

function bestTrial(problem: Problem, texts: readonly string[], progress: (message: string) => void): Trial {
  const { documents, labels, targets } = problem;
  const folds = documents.length < 40 * labels && documents.length <= 20_000 ? 10 : 3;
  const assigned = foldsOf(texts, folds);
  const kept = Math.min(documents.length, Math.floor(mostMargins / labels));
  const trials = (kept < documents.length ? costs.slice(0, 1) : costs).map((cost) => {
    const margins = foldMargins(withCost(problem, cost), assigned, folds, (step) => progress(`cost ${cost}, ${step}`));
    const judged = { margins: margins.subarray(0, kept * labels), targets, labels };
    const thresholds = chooseThresholds(judged);
    return { cost, folds, margins, thresholds, slopes: fitSlopes(judged, thresholds) };
  });
  return trials.reduce((best, trial) => (isBetter(problem, trial, best) ? trial : best));
}

/** Trains once without each fold and scores that fold: margins of all documents. */
function foldMargins(problem: Problem, assigned: Uint8Array, folds: number, progress: (message: string) => void): Float32Array {
  const { documents, labels, values } = problem;
  const margins = new Float32Array(documents.length * labels);
  const row = new Float64Array(labels);
  const numbers = Int32Array.from({ length: documents.length }, (_, document) => document);
  for (let fold = 0; fold < folds; fold++) {
    progress(`fold ${fold + 1} of ${folds}`);
    const { weights } = fit(
      problem,
      numbers.filter((document) => assigned[document] !== fold),
    );
    for (const document of numbers) {
      if (assigned[document] !== fold) continue;
      scoreDocument(weights, documents.ids, values, documents.bounds[2 * document]!, documents.bounds[2 * document + 2]!, row);
      margins.set(row, document * labels);
    }
  }
  return margins;
}

/** Labels given to a document out of fold: those at or above their threshold, or else the nearest one. */
function given({ margins, thresholds, slopes }: Trial, document: number, distances: Float64Array): number[] {
  const labels = distances.length;
  let nearest = 0;
  const found: number[] = [];
  for (let label = 0; label < labels; label++) {
    distances[label] = (margins[document * labels + label]! - thresholds[label]!) * slopes[label]!;
    if (distances[label]! >= 0) found.push(label);
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
function influences({ documents, labels, targets }: Problem, trial: Trial): { score: number; moves: Float64Array } {
  const scratch = new Float64Array(labels);
  const answers = Array.from({ length: documents.length }, (_, document) => given(trial, document, scratch));
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

function answers({ documents, labels, targets }: Problem, trial: Trial): LabelSetsOutOfFold {
  const distances = new Float64Array(labels);
  const [sure, right]: [number[], boolean[]] = [[], []];
  const [scores, givenScores] = [new Float32Array(documents.length), new Float32Array(documents.length)];
  const mean = (list: readonly number[]): number =>
    list.length === 0 ? 0 : list.reduce((sum, label) => sum + confidence(distances[label]!), 0) / list.length;
  const predicted = Array.from({ length: documents.length }, (_, document) => {
    const found = given(trial, document, distances);
    for (const label of found) {
      sure.push(confidence(distances[label]!));
      right.push(has(targets, document, label));
    }
    scores[document] = mean(found);
    givenScores[document] = mean([...targets.labels.subarray(targets.starts[document]!, targets.starts[document + 1]!)]);
    return found;
  });
  const error = expectedCalibrationError(Float32Array.from(sure), (at) => right[at]!);
  return { folds: trial.folds, predicted, scores, givenScores, expectedCalibrationError: error, cost: trial.cost };
}
