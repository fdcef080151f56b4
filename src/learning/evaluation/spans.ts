import { rates } from './classification.ts';
import { type LabelSet, sameSet } from './label-sets.ts';
import type { LabelScores, Scores } from './scores.ts';

/** An entity in a text. Offsets are in UTF-16 code units; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
  type: string;
}

/**
 * A span as one text, `17-23 PRODUCT`: what one model finds in a document is then a set of texts, as the labels of a document are, and two
 * answers are compared in the same way. Equal text means same place and same type.
 */
export const spanText = ({ start, end, type }: Span): string => `${start}-${end} ${type}`;

/** What `spanText` wrote. @throws {RangeError} for any other text. */
export function spanOf(text: string): Span {
  const match = /^(\d+)-(\d+) (.*)$/s.exec(text);
  if (match === null) throw new RangeError(`${JSON.stringify(text)} is no span.`);
  return { start: Number(match[1]), end: Number(match[2]), type: match[3]! };
}

/** The type in a span's text. */
export const typeIn = (text: string): string => spanOf(text).type;

/**
 * Scores a recognizer's answers, the texts of the spans of each document.
 *
 * A span is right when place and type are exactly right. F1, precision and recall are over all spans together, as conlleval, seqeval and
 * Amazon Comprehend count; accuracy is the share of documents where every span is right and none is missing. `perLabel` is by type.
 * Confusion pairs a missed span with one of another type that overlaps it; the diagonal holds what is right, and '' stands for nothing: a
 * span of the right type with a wrong end is one that was missed and one that is not there. Nothing to divide by gives 0.
 *
 * @throws RangeError when there are not as many answers as documents, or a text is no span.
 */
export function evaluateSpans(actual: readonly LabelSet[], predicted: readonly LabelSet[]): Scores {
  if (actual.length !== predicted.length) throw new RangeError(`${predicted.length} answers for ${actual.length} documents`);
  const confusion = confusionOf(actual, predicted);
  const types = [...new Set(confusion.flatMap((cell) => [cell.actual, cell.predicted]))].filter((type) => type !== '').sort();
  const pooled = scoresOf(confusion, (type) => type !== '');
  return {
    f1: pooled.f1,
    precision: pooled.precision,
    recall: pooled.recall,
    accuracy: actual.length === 0 ? 0 : actual.filter((set, document) => sameSpans(set, predicted[document]!)).length / actual.length,
    microF1: pooled.f1,
    documents: actual.length,
    perLabel: Object.fromEntries(types.map((type) => [type, scoresOf(confusion, (other) => other === type)])),
    confusion,
  };
}

const sameSpans = (a: LabelSet, b: LabelSet): boolean => sameSet(a.toSorted(), b.toSorted());

function scoresOf(confusion: Scores['confusion'], counts: (type: string) => boolean): LabelScores {
  const sum = (cells: Scores['confusion']): number => cells.reduce((total, { count }) => total + count, 0);
  const support = sum(confusion.filter((cell) => counts(cell.actual)));
  const given = sum(confusion.filter((cell) => counts(cell.predicted)));
  const right = sum(confusion.filter((cell) => cell.actual === cell.predicted && counts(cell.actual)));
  return {
    f1: rates.f1(right, given, support),
    precision: rates.precision(right, given, support),
    recall: rates.recall(right, given, support),
    support,
  };
}

function confusionOf(actual: readonly LabelSet[], predicted: readonly LabelSet[]): Scores['confusion'] {
  const cells = new Map<string, Scores['confusion'][number]>();
  const add = (one: string, other: string): void => {
    const key = JSON.stringify([one, other]);
    const cell = cells.get(key) ?? { actual: one, predicted: other, count: 0 };
    cell.count++;
    cells.set(key, cell);
  };
  actual.forEach((own, document) => {
    const answer = predicted[document]!;
    const wrong = answer.filter((text) => !own.includes(text)).map(spanOf);
    for (const text of own) {
      const span = spanOf(text);
      if (answer.includes(text)) {
        add(span.type, span.type);
        continue;
      }
      const instead = wrong.findIndex((other) => other.type !== span.type && other.start < span.end && span.start < other.end);
      add(span.type, instead < 0 ? '' : wrong.splice(instead, 1)[0]!.type);
    }
    for (const { type } of wrong) add('', type);
  });
  return [...cells.values()].sort((a, b) => b.count - a.count || compare(a.actual, b.actual) || compare(a.predicted, b.predicted));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
