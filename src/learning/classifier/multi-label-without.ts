import { fit, openProblem } from './fit.ts';
import { defaultTrial, type Trial } from './label-trial.ts';
import { type LabelSetExample, stateProblem } from './problem.ts';
import { scoreDocuments } from './scoring.ts';

/** To find thresholds once, for all models: they differ by their examples alone. */
const folds = 3;

/**
 * What `predictWithout` does, for models that may give a text several labels: the labels that models trained without some of the
 * examples give to other texts, sorted, one list of answers for each group of examples left out.
 */
export function predictSetsWithout(
  examples: readonly LabelSetExample[],
  labels: readonly string[],
  groups: readonly ReadonlySet<number>[],
  texts: readonly string[],
): string[][][] {
  const { problem, names } = stateProblem(examples, labels, texts);
  const trial = defaultTrial(
    problem,
    examples.map(({ text }) => text),
    folds,
  );
  const open = openProblem({ ...problem, effort: { ...problem.effort, cost: trial.cost } });
  const numbers = Int32Array.from(examples.keys());
  const others = Int32Array.from(texts.keys(), (text) => examples.length + text);
  return groups.map((group) => {
    const { weights } = fit(
      open,
      numbers.filter((example) => !group.has(example)),
    );
    const answers: string[][] = [];
    scoreDocuments(open.kernel, weights, others, (_, margins) => answers.push(answerOf(margins, trial, names)));
    return answers;
  });
}

function answerOf(margins: Float64Array, { thresholds }: Trial, names: readonly string[]): string[] {
  const distances = margins.map((margin, label) => margin - thresholds[label]!);
  const reached = names.filter((_, label) => distances[label]! >= 0);
  return reached.length > 0 ? reached : [names[distances.indexOf(Math.max(...distances))]!];
}
