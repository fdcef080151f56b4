import { fit } from './fit.ts';
import { type Example, stateProblem } from './problem.ts';
import { scoreDocument } from './weights.ts';

/**
 * The labels that models trained without some of the examples give to other texts: one list for each group of examples left out
 * (their numbers; none for a model of all). All models share one reading of the texts, so that they differ by their examples alone;
 * nothing is calibrated, which changes no answer.
 */
export function predictWithout(
  examples: readonly Example[],
  labels: readonly string[],
  groups: readonly ReadonlySet<number>[],
  texts: readonly string[],
): string[][] {
  const { problem, names } = stateProblem(examples, labels, texts);
  const { documents, values } = problem;
  const row = new Float64Array(names.length);
  const numbers = Int32Array.from(examples, (_, example) => example);
  return groups.map((group) => {
    const { weights } = fit(
      problem,
      numbers.filter((example) => !group.has(example)),
    );
    return texts.map((_, text) => {
      const document = examples.length + text;
      scoreDocument(weights, documents.ids, values, documents.bounds[2 * document]!, documents.bounds[2 * document + 2]!, row);
      return names[row.indexOf(Math.max(...row))]!;
    });
  });
}
