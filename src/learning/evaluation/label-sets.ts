import { rates } from './classification.ts';
import type { LabelScores, Scores } from './scores.ts';

/** The labels of a document, sorted and distinct. */
export type LabelSet = readonly string[];

/**
 * The labels that a multi-label answer gives: those whose confidence reaches the threshold; where none does, the most likely one, for
 * every document has at least one label.
 * @param classes every label with its confidence, highest first
 */
export function labelsAt(classes: readonly { name: string; score: number }[], threshold: number): string[] {
  const reached = classes.filter(({ score }) => score >= threshold);
  return (reached.length > 0 ? reached : classes.slice(0, 1)).map(({ name }) => name).sort();
}

/** A set of labels as one text. Labels of a multi-label classifier never hold the character between them. */
export const labelSetText = (labels: LabelSet): string => labels.join('|');

export const sameSet = (a: LabelSet, b: LabelSet): boolean => a.length === b.length && a.every((label, at) => label === b[at]);

/** Documents of one label: right answers, answers, documents that carry it. */
export interface LabelCounts {
  right: number;
  given: number;
  support: number;
}

export function labelCounts(actual: readonly LabelSet[], predicted: readonly LabelSet[]): Map<string, LabelCounts> {
  const counts = new Map<string, LabelCounts>();
  const of = (label: string): LabelCounts => {
    const known = counts.get(label) ?? { right: 0, given: 0, support: 0 };
    counts.set(label, known);
    return known;
  };
  actual.forEach((labels, document) => {
    const answer = predicted[document]!;
    for (const label of labels) of(label).support++;
    for (const label of answer) of(label).given++;
    for (const label of answer) if (labels.includes(label)) of(label).right++;
  });
  return counts;
}

/**
 * Scores a multi-label classifier's answers, a set of labels for each document.
 *
 * Macro averages are over the labels that have test documents, micro averages pool every label of every document. Accuracy is the share
 * of documents whose set is exactly right (subset accuracy); the Hamming loss is the share of wrong decisions among `labels` decisions
 * for each document. Confusion pairs a label that was missed with one that was given wrongly in the same document; a label that was
 * given rightly stands on the diagonal. Nothing to divide by gives 0.
 *
 * @param labels how many labels the model decides about
 * @throws RangeError when there are not as many answers as documents.
 */
export function evaluateLabelSets(actual: readonly LabelSet[], predicted: readonly LabelSet[], labels: number): Scores {
  if (actual.length !== predicted.length) throw new RangeError(`${predicted.length} answers for ${actual.length} documents`);
  const counts = [...labelCounts(actual, predicted)].sort(([a], [b]) => (a < b ? -1 : 1));
  const perLabel = Object.fromEntries(counts.map(([label, each]) => [label, scoresOf(each)]));
  const supported = Object.values(perLabel).filter(({ support }) => support > 0);
  const pooled = counts.reduce(
    (sum, [, { right, given, support }]) => ({ right: sum.right + right, given: sum.given + given, support: sum.support + support }),
    { right: 0, given: 0, support: 0 },
  );
  const micro = scoresOf(pooled);
  const mean = (of: (scores: LabelScores) => number): number =>
    share(
      supported.reduce((sum, scores) => sum + of(scores), 0),
      supported.length,
    );
  return {
    f1: mean(({ f1 }) => f1),
    precision: mean(({ precision }) => precision),
    recall: mean(({ recall }) => recall),
    accuracy: share(actual.filter((set, document) => sameSet(set, predicted[document]!)).length, actual.length),
    microF1: micro.f1,
    documents: actual.length,
    microPrecision: micro.precision,
    microRecall: micro.recall,
    hammingLoss: share(pooled.given + pooled.support - 2 * pooled.right, actual.length * labels),
    perLabel,
    confusion: confusionOf(actual, predicted),
  };
}

function scoresOf({ right, given, support }: LabelCounts): LabelScores {
  const counts = [right, given, support] as const;
  return { f1: rates.f1(...counts), precision: rates.precision(...counts), recall: rates.recall(...counts), support };
}

function confusionOf(actual: readonly LabelSet[], predicted: readonly LabelSet[]): Scores['confusion'] {
  const cells = new Map<string, Scores['confusion'][number]>();
  const add = (missed: string, instead: string): void => {
    const key = JSON.stringify([missed, instead]);
    const cell = cells.get(key) ?? { actual: missed, predicted: instead, count: 0 };
    cell.count++;
    cells.set(key, cell);
  };
  actual.forEach((labels, document) => {
    const answer = predicted[document]!;
    const wrong = answer.filter((label) => !labels.includes(label));
    for (const label of labels) {
      if (answer.includes(label)) add(label, label);
      else for (const instead of wrong) add(label, instead);
    }
  });
  return [...cells.values()].sort((a, b) => b.count - a.count || compare(a.actual, b.actual) || compare(a.predicted, b.predicted));
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
