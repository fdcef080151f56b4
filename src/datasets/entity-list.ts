import type { Problem } from '../problems/problem.ts';
import { offsetsIn } from './code-points.ts';
import { scanCsv } from './csv.ts';
import type { Row } from './csv-row.ts';
import { canonicalText } from './fingerprint.ts';
import { type Intake, takeFault } from './intake.ts';
import { type Place, typeReason, type WrittenSpan } from './spans.ts';
import { counted, grouped, listed, quoted } from './wording.ts';

/** Texts and the type that they are of wherever they occur. */
export interface EntityList {
  entries: Map<string, Entry>;
  /** How long entries are that begin with a word, or with a character that belongs to none. */
  lengths: Map<string, Set<number>>;
}

interface Entry {
  type: string;
  /** The last character belongs to a word. */
  endsInWord: boolean;
  place: Place;
}

export const createEntityList = (): EntityList => ({ entries: new Map(), lengths: new Map() });

/** How much is listed. */
export interface ListSize {
  entries: number;
  /** Of the longest entry, in characters as Unicode counts them. */
  longest: number;
}

export function listSize({ entries }: EntityList): ListSize {
  let longest = 0;
  for (const text of entries.keys()) if (text.length > longest) longest = Math.max(longest, Array.from(text).length);
  return { entries: entries.size, longest };
}

const headerHint = 'Write `Text,Type` first, then an entity and its type on each line.';

/** Whether these are the names of the columns of an entity list. */
export const isEntityListHeader = (fields: readonly string[]): boolean =>
  fields.length === 2 && ['text', 'type'].every((name) => fields.map(plain).includes(name));

const plain = (name: string): string => name.trim().toLowerCase();

/** Reads an entity list as Comprehend has it: a CSV `Text,Type` with a header. */
export async function readEntityList(
  file: { path: string; read(): AsyncIterable<Uint8Array> },
  list: EntityList,
  intake: Intake,
): Promise<void> {
  let header: readonly string[] | null = null;
  await scanCsv(file.read(), ',', (item) => {
    if (item.kind === 'fault') return takeFault(intake, file.path, item);
    if (header === null) {
      header = item.fields.map(({ text }) => plain(text));
      if (!header.includes('text') || !header.includes('type')) wrongHeader(item, file.path, intake);
    } else if (header.includes('text') && header.includes('type')) takeEntry(item, header, file.path, list, intake);
  });
  if (header !== null) return;
  const message = 'This entity list has no header. The file is not read.';
  intake.problems.add({ file: file.path, line: 1, column: 1, rule: 'header', severity: 'error', message, hint: headerHint });
}

function wrongHeader(row: Row, file: string, intake: Intake): void {
  const shown = listed(row.fields.map(({ text }) => quoted(text.trim(), 30)));
  const message = `An entity list has the columns Text and Type; the first row of this one is ${shown}. The file is not read.`;
  const place = { file, line: row.line, column: row.fields[0]!.column };
  intake.problems.add({ ...place, rule: 'header', severity: 'error', message, hint: headerHint }, () => row.source(row.line));
}

type Complaint = Pick<Problem, 'rule' | 'severity' | 'message' | 'hint'>;

function takeEntry(row: Row, header: readonly string[], file: string, list: EntityList, intake: Intake): void {
  const [at, typeAt] = [header.indexOf('text'), header.indexOf('type')];
  const { text: written, line, column } = row.fields[at] ?? row.fields[0]!;
  const [text, type] = [canonicalText(written), (row.fields[typeAt]?.text ?? '').trim()];
  const wrong = row.fields.length === header.length ? wrongEntry(text, type, list) : wrongWidth(row, header);
  if (wrong !== null) {
    const place = wrong.rule === 'bad-type' ? row.fields[typeAt]! : { line, column };
    intake.problems.add({ file, line: place.line, column: place.column, ...wrong }, () => row.source(place.line));
    return;
  }
  const source = row.source(line);
  list.entries.set(text, { type, endsInWord: /[\p{L}\p{M}\p{N}_]$/u.test(text), place: { file, line, column, source: () => source } });
  const start = pieces(text).next().value![0];
  const lengths = list.lengths.get(start) ?? new Set();
  list.lengths.set(start, lengths.add(text.length));
}

const wrongWidth = (row: Row, header: readonly string[]): Complaint => ({
  ...{ rule: 'wrong-columns', severity: 'error' },
  hint: row.fields.length > header.length ? 'Put the text in double quotes when it holds a comma.' : 'Add the type.',
  message: `This row has ${counted(row.fields.length, 'column')}; the header has ${header.length}. The row is left out.`,
});

function wrongEntry(text: string, type: string, { entries }: EntityList): Complaint | null {
  if (text === '')
    return {
      rule: 'empty-text',
      severity: 'error',
      message: 'The text of this entity is empty. The row is left out.',
      hint: 'Add the text, or remove the row.',
    };
  const known = entries.get(text);
  const before = known && `line ${grouped(known.place.line)} of ${known.place.file}`;
  if (known?.type === type) {
    const message = `${quoted(text)} is listed already, on ${before!}.`;
    return { rule: 'repeated-entity', severity: 'warning', message, hint: 'Remove one of the two.' };
  }
  if (known !== undefined) {
    const message = `${quoted(text)} is of type ${quoted(type)} here, but ${quoted(known.type)} on ${before!}. The row is left out.`;
    const hint = 'A text of an entity list has one type: remove one of the two rows.';
    return { rule: 'contradicting-types', severity: 'error', message, hint };
  }
  const reason = typeReason(type);
  if (reason === null) return null;
  const message = `The entity type ${quoted(type)} ${reason}. The row is left out.`;
  return { rule: 'bad-type', severity: 'error', message, hint: 'Give the type another name wherever it stands.' };
}

/** Words, and the characters between them that are no spaces. */
const pieces = (text: string) => text.matchAll(/[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]/gu);

/**
 * Every occurrence in a text: whole words, exactly as listed. Where occurrences overlap the longest counts, and of equally long ones the
 * first.
 */
export function spansFound({ entries, lengths }: EntityList, text: string): WrittenSpan[] {
  const found: { start: number; end: number; entry: Entry }[] = [];
  for (const { 0: piece, index: start } of pieces(text)) {
    for (const length of lengths.get(piece) ?? []) {
      const end = start + length;
      const entry = entries.get(text.slice(start, end));
      if (entry !== undefined && !(entry.endsInWord && beginsInWord.test(text.slice(end, end + 2)))) found.push({ start, end, entry });
    }
  }
  found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const taken = new Uint8Array(text.length);
  const { toCodePoints } = offsetsIn(text);
  return found.flatMap(({ start, end, entry: { type, place } }) => {
    // Those taken are at least as long: what overlaps one has an end in it.
    if (taken[start] === 1 || taken[end - 1] === 1) return [];
    taken.fill(1, start, end);
    return [{ start: toCodePoints(start), end: toCodePoints(end), type, place }];
  });
}

const beginsInWord = /^[\p{L}\p{M}\p{N}_]/u;
