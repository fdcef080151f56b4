import { canonicalOffset, type Offsets, offsetsIn } from './code-points.ts';
import type { Entity } from './document.ts';
import { counted, quoted } from './wording.ts';

/** Where something stands in the user's files. `source` gives the line for the caret, while the reader is there. */
export interface Place {
  file: string;
  line: number;
  column: number;
  source: () => string | undefined;
}

/** An entity as a file has it. */
export interface WrittenSpan {
  /**
   * In Unicode code points of the text as it stands in the file; `end` is exclusive. A text is what stands there in place of a number.
   */
  start: number | string;
  end: number | string;
  type: string;
  /** The characters of the entity, where the file repeats them. */
  words?: string;
  place: Place;
  /** Where end and type stand on that line, in a file that has a column for each; `place` is then where the start stands. */
  columns?: { end: number; type: number };
}

export interface SpanComplaint {
  place: Place;
  rule: string;
  severity: 'error' | 'warning';
  message: string;
  hint: string;
}

interface Text {
  written: string;
  canonical: string;
  offsets: Offsets;
  toCanonical(units: number): number;
}

type Settled = Entity & { span: WrittenSpan };

/**
 * The entities of a document, by start and in offsets of its canonical text, and what is wrong with those that are written. With an error
 * among the complaints the document must not be trained on: a missing entity teaches that nothing is there.
 */
export function settleSpans(
  written: string,
  canonical: string,
  spans: readonly WrittenSpan[],
): { entities: Entity[]; complaints: SpanComplaint[] } {
  if (spans.length === 0) return { entities: [], complaints: [] };
  const text: Text = { written, canonical, offsets: offsetsIn(written), toCanonical: canonicalOffset(written) };
  const complaints: SpanComplaint[] = [];
  const settled = spans.flatMap((span) => settle(span, text, complaints));
  settled.sort((a, b) => a.start - b.start || a.end - b.end);
  const entities: Entity[] = [];
  let last: Settled | null = null;
  for (const one of settled) {
    const clash: SpanComplaint | null = last === null ? null : clashOf(last, one, text);
    if (clash === null) entities.push({ start: one.start, end: one.end, type: one.type });
    else complaints.push(clash);
    if (last === null || one.end > last.end) last = one;
  }
  return { entities, complaints };
}

function settle(span: WrittenSpan, text: Text, complaints: SpanComplaint[]): Settled[] {
  const type = span.type.trim();
  const wrong = wrongType(span, type) ?? wrongOffsets(span, text);
  if (wrong !== null) {
    complaints.push(wrong);
    return [];
  }
  const [from, to] = [text.offsets.toUnits(span.start as number), text.offsets.toUnits(span.end as number)];
  let [start, end] = [text.toCanonical(from), text.toCanonical(to)];
  if (text.canonical.slice(start, end).trim() === '') {
    const message = `The entity ${placed(span)} is nothing but spaces.`;
    complaints.push(error(span, { rule: 'blank-entity', message, hint: 'Correct the offsets.' }));
    return [];
  }
  while (text.canonical[start]!.trim() === '') start++;
  while (text.canonical[end - 1]!.trim() === '') end--;
  const words = text.canonical.slice(start, end);
  const written = text.written.slice(from, to).replace(/\u0085/g, ' ');
  if (span.words !== undefined && !sameWords(span.words, words)) complaints.push(otherWords(span, words, text));
  else if (written !== written.trim()) complaints.push(trimmed(span, written, words));
  return [{ start, end, type, span }];
}

/** What Amazon Comprehend takes as the name of a type (EntityTypeName). */
const typePattern = /^(?![^\n\r\t,]*\\n|\\r|\\t)[^\n\r\t,]+$/;
const longestType = 64;

/** Why an entity type cannot be used, after its name; null when it can. */
export function typeReason(type: string): string | null {
  if (type === '') return 'is empty';
  if (type.length > longestType) return `has ${counted(type.length, 'character')}; at most ${longestType} are allowed`;
  if (type.includes('|')) return 'holds "|", which separates types where several are named together';
  if (!typePattern.test(type)) return 'holds a comma, a tab or a line break, which Amazon Comprehend does not take';
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(type) ? 'holds a character that cannot be seen or printed' : null;
}

function wrongType(span: WrittenSpan, type: string): SpanComplaint | null {
  const reason = typeReason(type);
  const hint = type === '' ? 'Write the type, such as PRODUCT.' : 'Give the type another name wherever it stands.';
  return reason === null
    ? null
    : error(span, { at: 'type', rule: 'bad-type', message: `The entity type ${quoted(type)} ${reason}.`, hint });
}

const counting = 'Offsets count characters (Unicode code points, as in Python) from 0; the end is the offset after the last character.';

function wrongOffsets(span: WrittenSpan, { offsets }: Text): SpanComplaint | null {
  const { start, end } = span;
  if (!isOffset(start) || !isOffset(end)) {
    const message = `The entity ${placed(span)} has an offset that is not a whole number from 0 on.`;
    return error(span, { at: isOffset(start) ? 'end' : 'start', rule: 'bad-offset', message, hint: counting });
  }
  if (start >= end) {
    const message = `The entity ${placed(span)} ${start === end ? 'has no character' : 'ends before it begins'}.`;
    return error(span, { at: 'end', rule: 'empty-entity', message, hint: counting });
  }
  if (end <= offsets.length) return null;
  const message = `The entity ${placed(span)} lies outside its text, which has ${counted(offsets.length, 'character')}.`;
  return error(span, { at: start < offsets.length ? 'end' : 'start', rule: 'offset-outside-text', message, hint: counting });
}

const isOffset = (value: number | string): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

function clashOf(before: Settled, after: Settled, { canonical }: Text): SpanComplaint | null {
  if (after.start >= before.end) return null;
  const [first, second] = [before, after].map((one) => `${quoted(canonical.slice(one.start, one.end), 40)} ${placed(one.span)}`);
  if (before.start === after.start && before.end === after.end && before.type === after.type) {
    const hint = 'Remove one of the two.';
    const message = `The entity ${second!} is there twice; it counts once.`;
    return { place: after.span.place, rule: 'repeated-entity', severity: 'warning', message, hint };
  }
  const hint = 'Amazon Comprehend takes one type for each character: keep one of the two.';
  return error(after.span, { rule: 'overlapping-entities', message: `The entity ${second!} overlaps ${first!}.`, hint });
}

function trimmed(span: WrittenSpan, written: string, words: string): SpanComplaint {
  const side = written === written.trimStart() ? 'ends' : written === written.trimEnd() ? 'begins' : 'begins and ends';
  return {
    ...{ place: placeOf(span, side === 'ends' ? 'end' : 'start'), rule: 'entity-with-space', severity: 'warning' },
    message: `The entity ${quoted(written, 40)} ${placed(span)} ${side} with a space; it is read as ${quoted(words, 40)}.`,
    hint: 'Correct the offsets: a model learns exactly where entities begin and end.',
  };
}

/** Tools write line breaks and spaces in their own ways. */
const sameWords = (a: string, b: string): boolean => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();

function otherWords(span: WrittenSpan, words: string, { written }: Text): SpanComplaint {
  const inUnits = sameWords(span.words!, written.slice(Number(span.start), Number(span.end)));
  return error(span, {
    rule: 'other-entity-text',
    message: `The entity ${placed(span)} is ${quoted(words, 40)} in the text, but ${quoted(span.words!, 40)} in its annotation.`,
    hint: inUnits ? `Its offsets count UTF-16 code units, as JavaScript does: convert them. ${counting}` : counting,
  });
}

type Part = 'start' | 'end' | 'type';

/** @param complaint `at` is the part that is wrong; by default the entity as a whole, which stands where it begins */
function error(
  span: WrittenSpan,
  { at = 'start', rule, message, hint }: Pick<SpanComplaint, 'rule' | 'message' | 'hint'> & { at?: Part },
): SpanComplaint {
  return { place: placeOf(span, at), rule, severity: 'error', message: `${message} The document is left out.`, hint };
}

const placeOf = ({ place, columns }: WrittenSpan, part: Part): Place =>
  columns === undefined || part === 'start' ? place : { ...place, column: columns[part] };

/** `from 3 to 7 (CITY)`, as the file has it. */
const placed = ({ start, end, type }: WrittenSpan): string =>
  `from ${start} to ${end} (${type.trim() === '' ? 'no type' : shown(type.trim())})`;

/** On one line, cut. */
const shown = (type: string): string => quoted(type, 30).slice(1, -1);
