import { expectedCalibrationError } from './calibration.ts';
import type { Problem } from './fit.ts';
import { type ClassifierTraining, finishHere, wholePiece } from './fitting.ts';
import { writeModel } from './format.ts';
import { confidence } from './label-confidence.ts';
import { bestTrial, given, type Trial } from './label-trial.ts';
import { type LabelSetExample, stateProblem } from './problem.ts';
import { has } from './thresholds.ts';
import type { TrainingOptions } from './train.ts';
import type { Weights } from './weights.ts';

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
  return finishHere(multiLabelTraining(examples, labels, progress), progress);
}

/** The same in steps. */
export function* multiLabelTraining(
  examples: readonly LabelSetExample[],
  labels: readonly string[],
  progress: (message: string) => void,
): ClassifierTraining<TrainedMultiLabelClassifier> {
  const texts = examples.map(({ text }) => text);
  progress(`reading ${texts.length} documents`);
  const { problem, names, settings } = stateProblem(examples, labels, []);
  // Rare labels need nearly all of their documents in every fold; where there are many documents, three folds are enough.
  const folds = texts.length < 40 * names.length && texts.length <= 20_000 ? 10 : 3;
  const trial = yield* bestTrial(problem, texts, folds);
  const [whole] = yield { problem, pieces: [wholePiece(texts.length, trial.cost)] };
  const { weights, frequency } = whole!.fit!;
  const model = writeModel({
    ...{ mode: 'multi-label', labels: names, settings, temperature: 1, documents: texts.length, frequency },
    hashes: problem.documents.hashes,
    weights: calibrated(weights, trial),
    above: trial.slopes.above.map((slope, label) => slope / trial.slopes.below[label]!),
  });
  return { model, outOfFold: answers(problem, trial) };
}

/** Scores are distances from the threshold, as the slope below it has them: the sign of a score decides. */
function calibrated(weights: Weights, { slopes, thresholds }: Trial): Weights {
  return {
    ...weights,
    scales: weights.scales.map((scale, label) => scale * slopes.below[label]!),
    bias: weights.bias.map((bias, label) => (bias - thresholds[label]!) * slopes.below[label]!),
  };
}

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
