import type { Document } from '../datasets/document.ts';
import { type LabelSet, labelSetText } from '../learning/evaluation/label-sets.ts';
import { spanOf } from '../learning/evaluation/spans.ts';
import type { EvidenceRecord, FlipRecord } from '../reconcile/records.ts';
import { truthOf } from '../reconcile/truth.ts';
import type { Flip, SuspiciousDocument } from '../report/evidence-report.ts';

/** Documents behind a verdict, from records to words that people can read. A document that is gone is left out. */

/** @param wrong which of the two models answers wrongly */
export function flipOf(flip: FlipRecord, wrong: 'active' | 'candidate', document: Document | undefined): Flip[] {
  if (document === undefined) return [];
  const { text, file, line } = document;
  const answers = [labelSetText(truthOf(document)), flip.active, flip.candidate] as const;
  const [actual, active, candidate] = readable(document, answers, [answers[0], flip[wrong]]);
  return [{ text, file, line, actual: actual!, active: active!, candidate: candidate! }];
}

export function suspiciousOf(row: EvidenceRecord['verdict']['suspicious'][number], document: Document | undefined): SuspiciousDocument[] {
  if (document === undefined) return [];
  const { text, file, line } = document;
  const [given, predicted] = readable(document, [row.given, row.predicted], [row.given, row.predicted]);
  return [{ text, file, line, given: given!, predicted: predicted!, surprise: row.surprise }];
}

/**
 * Labels as they are. Of entities only those that not both of `sides` have, for the rest of a long text would hide them: each with its
 * words, `PERSON “Anna Berg”, PLACE “Oslo”`.
 */
function readable({ text, entities }: Document, answers: readonly string[], sides: readonly [string, string]): string[] {
  if (entities === undefined) return [...answers];
  const [one, other] = sides.map(spansIn) as [LabelSet, LabelSet];
  return answers.map((answer) =>
    spansIn(answer)
      .filter((span) => !(one.includes(span) && other.includes(span)))
      .map(spanOf)
      .sort((a, b) => a.start - b.start)
      .map(({ start, end, type }) => `${type} “${text.slice(start, end)}”`)
      .join(', '),
  );
}

/** Types never hold the character between spans. */
const spansIn = (answer: string): LabelSet => (answer === '' ? [] : answer.split('|'));
