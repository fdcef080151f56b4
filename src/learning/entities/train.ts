import { writeModel } from './format.ts';
import { fit } from './optimiser.ts';
import { crossValidate, type EntitiesOutOfFold } from './out-of-fold.ts';
import { type EntityExample, stateProblem } from './problem.ts';
import { prune } from './weights.ts';

export type { EntityExample };

export interface RecognizerOptions {
  /** Called with a short phrase before each step that takes time. */
  progress?: (message: string) => void;
}

export interface TrainedRecognizer {
  /** For `loadRecognizer`; the same bytes for the same examples and types, on any platform. */
  model: Uint8Array;
  /** Parallel to the examples. */
  outOfFold: EntitiesOutOfFold;
}

/**
 * Learns which parts of a text are entities, and of what type. `examples` come in an order that depends on their content alone
 * (fingerprint order): the model depends on it. `types` are all types there are; one without an example is never found.
 * @throws {Error} when there is no example, when an entity's type is not among `types`, or there are more than 127 types.
 */
export function trainRecognizer(
  examples: readonly EntityExample[],
  types: readonly string[],
  options: RecognizerOptions = {},
): TrainedRecognizer {
  const progress = options.progress ?? (() => {});
  progress(`reading ${examples.length} documents`);
  const problem = stateProblem(examples, types, []);
  const folds = examples.length < 1000 ? 10 : 3;
  const { outOfFold, decision } = crossValidate(problem, examples, folds, progress);
  progress(`all ${examples.length} documents`);
  const weights = fit(
    problem,
    Int32Array.from({ length: problem.chains.examples }, (_, chain) => chain),
  );
  const model = writeModel({ types: problem.types, grain: problem.grain, decision, hashes: problem.hashes, weights: prune(weights) });
  return { model, outOfFold };
}
