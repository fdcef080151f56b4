import type { LabelScores, Scores } from './scores.ts';

/**
 * Scores a classifier's answers, one label per document.
 *
 * Macro averages are over the labels that have test documents: a label that was only ever predicted is listed with
 * support 0 and left out, which scikit-learn does with `labels=sorted(set(y_true))` and does not by default. Micro
 * averages pool every answer, so with one label per document micro F1 equals accuracy. Nothing to divide by gives 0.
 *
 * @throws RangeError when there are not as many answers as documents.
 */
export function evaluate(actual: readonly string[], predicted: readonly string[]): Scores {
  if (actual.length !== predicted.length) throw new RangeError(`${predicted.length} answers for ${actual.length} documents`);
  const confusion = confusionOf(actual, predicted);
  const perLabel = labelScores(confusion);
  const supported = Object.values(perLabel).filter((label) => label.support > 0);
  const right = confusion.reduce((sum, cell) => sum + (cell.actual === cell.predicted ? cell.count : 0), 0);
  const accuracy = share(right, actual.length);
  return {
    f1: mean(supported.map((label) => label.f1)),
    precision: mean(supported.map((label) => label.precision)),
    recall: mean(supported.map((label) => label.recall)),
    accuracy,
    microF1: accuracy,
    documents: actual.length,
    perLabel,
    confusion,
  };
}

/** What a label's three counts say: true positives, documents given the label, documents that carry it. */
export const rates = {
  f1: (right: number, predicted: number, support: number): number => share(2 * right, predicted + support),
  precision: (right: number, predicted: number, _support: number): number => share(right, predicted),
  recall: (right: number, _predicted: number, support: number): number => share(right, support),
};
export type Rate = (typeof rates)[keyof typeof rates];

function confusionOf(actual: readonly string[], predicted: readonly string[]): Scores['confusion'] {
  const rows = new Map<string, Map<string, number>>();
  actual.forEach((label, index) => {
    const row = rows.get(label) ?? new Map<string, number>();
    rows.set(label, row.set(predicted[index]!, (row.get(predicted[index]!) ?? 0) + 1));
  });
  return [...rows]
    .flatMap(([label, row]) => [...row].map(([answer, count]) => ({ actual: label, predicted: answer, count })))
    .sort((a, b) => b.count - a.count || compare(a.actual, b.actual) || compare(a.predicted, b.predicted));
}

function labelScores(confusion: Scores['confusion']): Record<string, LabelScores> {
  const right = new Map<string, number>();
  const given = new Map<string, number>();
  const support = new Map<string, number>();
  const add = (counts: Map<string, number>, label: string, count: number) => counts.set(label, (counts.get(label) ?? 0) + count);
  for (const { actual, predicted, count } of confusion) {
    add(support, actual, count);
    add(given, predicted, count);
    if (actual === predicted) add(right, actual, count);
  }
  const labels = [...new Set([...support.keys(), ...given.keys()])].sort(compare);
  return Object.fromEntries(
    labels.map((label) => {
      const counts = [right.get(label) ?? 0, given.get(label) ?? 0, support.get(label) ?? 0] as const;
      return [
        label,
        { f1: rates.f1(...counts), precision: rates.precision(...counts), recall: rates.recall(...counts), support: counts[2] },
      ];
    }),
  );
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const mean = (values: number[]): number =>
  share(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
