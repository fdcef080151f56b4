import { fit, openProblem } from './fit.ts';
import { type Example, stateProblem } from './problem.ts';
import { scoreDocuments } from './scoring.ts';

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
  const open = openProblem(problem);
  const numbers = Int32Array.from(examples, (_, example) => example);
  const others = Int32Array.from(texts, (_, text) => examples.length + text);
  return groups.map((group) => {
    const { weights } = fit(
      open,
      numbers.filter((example) => !group.has(example)),
    );
    const answers: string[] = [];
    scoreDocuments(open.kernel, weights, others, (_, margins) => answers.push(names[margins.indexOf(Math.max(...margins))]!));
    return answers;
  });
}
