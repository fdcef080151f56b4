import { foldsOf } from '../folds.ts';
import { type ClassifierTraining, finishHere, wholePiece } from './fitting.ts';
import { writeModel } from './format.ts';
import { heldOutPieces, judgeFolds, type OutOfFold } from './out-of-fold.ts';
import { type Example, stateProblem } from './problem.ts';

export type { Example };

export interface TrainingOptions {
  /** Called with a short phrase before each step that takes time. */
  progress?: (message: string) => void;
}

export interface TrainedClassifier {
  /** For `loadClassifier`; the same bytes for the same examples and labels, on any platform. */
  model: Uint8Array;
  /** Parallel to the examples; label numbers are positions in the sorted labels. */
  outOfFold: OutOfFold;
}

/**
 * Learns which label a text gets. `examples` come in an order that depends on their content alone (fingerprint order):
 * the model depends on it. `labels` are all labels there are; one without an example is never predicted.
 * @throws {Error} when there is no example, when an example's label is not among `labels`, or there are more than 65,535 labels.
 */
export function trainClassifier(examples: readonly Example[], labels: readonly string[], options: TrainingOptions = {}): TrainedClassifier {
  const progress = options.progress ?? (() => {});
  return finishHere(classifierTraining(examples, labels, progress), progress);
}

/** The same in steps. */
export function* classifierTraining(
  examples: readonly Example[],
  labels: readonly string[],
  progress: (message: string) => void,
): ClassifierTraining<TrainedClassifier> {
  const texts = examples.map(({ text }) => text);
  progress(`reading ${texts.length} documents`);
  const { problem, names, settings } = stateProblem(examples, labels, []);
  const folds = foldsFor(texts.length, new Set(problem.targets.labels).size);
  const assigned = foldsOf(texts, folds);
  const heldOut = heldOutPieces(problem, assigned, folds);
  const fitted = yield { problem, pieces: [...heldOut, wholePiece(texts.length, problem.effort.cost)] };
  const outOfFold = judgeFolds(problem, assigned, heldOut, fitted);
  const { weights, frequency } = fitted.at(-1)!.fit!;
  const model = writeModel({
    mode: 'multi-class',
    labels: names,
    settings,
    temperature: outOfFold.temperature,
    documents: texts.length,
    frequency,
    hashes: problem.documents.hashes,
    weights,
    above: new Float64Array(),
  });
  return { model, outOfFold };
}

/** Rare labels need nearly all of their documents in every fold; where there are many documents, three folds are enough. */
const foldsFor = (documents: number, labels: number): number => (documents < 40 * labels && documents <= 20_000 ? 10 : 3);
