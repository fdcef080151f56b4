import { type LabelSet, labelSetText } from '../learning/evaluation/label-sets.ts';
import { type Span, spanOf } from '../learning/evaluation/spans.ts';
import type { Mode } from './answer.ts';

/**
 * A wrong answer in a few words: `refund answered as billing`; of a recognizer what is wrong with its entities, without the places, which
 * say nothing without the text: `PERSON missed, PLACE read as PRODUCT`.
 */
export function mistake(mode: Mode, actual: LabelSet, answer: LabelSet): string {
  if (mode !== 'entities') return `${labelSetText(actual)} answered as ${labelSetText(answer)}`;
  const missed = actual.filter((span) => !answer.includes(span)).map(spanOf);
  const wrong = answer.filter((span) => !actual.includes(span)).map(spanOf);
  const instead = (span: Span) => wrong.find((other) => overlap(span, other));
  const invented = wrong.filter((span) => !missed.some((other) => overlap(span, other)));
  return [
    ...missed.toSorted(byPlace).map((span) => lost(span, instead(span))),
    ...invented.toSorted(byPlace).map(({ type }) => `${type} found where there is none`),
  ].join(', ');
}

function lost(span: Span, instead: Span | undefined): string {
  if (instead === undefined) return `${span.type} missed`;
  return instead.type === span.type ? `${span.type} found with other ends` : `${span.type} read as ${instead.type}`;
}

const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;
const byPlace = (one: Span, other: Span): number => one.start - other.start;
