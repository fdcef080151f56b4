import type { Problem } from '../problems/problem.ts';
import { scanCsv } from './csv.ts';
import type { Row } from './csv-row.ts';
import { type Intake, takeFault } from './intake.ts';
import type { WrittenSpan } from './spans.ts';
import { counted, listed, nearest, quoted } from './wording.ts';

/** Annotations of documents that are read after them: by the path of the document's file, then by its line (from 0; 0 for a whole file). */
export interface AnnotationIndex {
  /** Paths of the files of documents, by their base name. */
  named: ReadonlyMap<string, readonly string[]>;
  spans: Map<string, Map<number, Annotation[]>>;
  /** Whether documents are lines, and the file that says so; null before a header was read. */
  lines: { told: boolean; by: string } | null;
}

export interface Annotation extends WrittenSpan {
  /** Where the row names its line. */
  lineColumn: number;
}

/** @param lines whether documents are lines where that is known; by default the first header tells, by a column Line */
export function annotationIndex(paths: readonly string[], lines: boolean | null = null): AnnotationIndex {
  const named = new Map<string, string[]>();
  for (const path of paths) grouped(named, baseName(path)).push(path);
  return { named, spans: new Map(), lines: lines === null ? null : { told: lines, by: 'InputFormat' } };
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * Reads entity annotations as Comprehend has them, `File,Line,Begin Offset,End Offset,Type` under a header, in any order of columns. Lines
 * count from 0 and offsets in code points of the line; without Line they count in the whole file, which is then one document.
 */
export async function readAnnotations(
  file: { path: string; read(): AsyncIterable<Uint8Array> },
  index: AnnotationIndex,
  intake: Intake,
): Promise<void> {
  let columns: Columns | null = null;
  let headerRead = false;
  let width = 0;
  await scanCsv(file.read(), ',', (item) => {
    if (item.kind === 'fault') return takeFault(intake, file.path, item);
    if (!headerRead) {
      headerRead = true;
      width = item.fields.length;
      columns = headerOf(item, file.path, index, intake);
    } else if (columns !== null) takeRow(item, { columns, width, path: file.path }, index, intake);
  });
  if (!headerRead) noHeader(intake, file.path);
}

function noHeader(intake: Intake, file: string): void {
  const message = 'These annotations have no header. The file is not read.';
  intake.problems.add({ file, line: 1, column: 1, rule: 'header', severity: 'error', message, hint: headerHint });
}

type Columns = Record<Name, number> & { line: number };
type Name = 'file' | 'begin offset' | 'end offset' | 'type';

const names: readonly Name[] = ['file', 'begin offset', 'end offset', 'type'];
const headerHint = 'Write `File,Line,Begin Offset,End Offset,Type` first; leave Line out where each file is one document.';

/** Whether these are the names of the columns of entity annotations. */
export const isAnnotationsHeader = (fields: readonly string[]): boolean => names.every((name) => fields.map(plain).includes(name));

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ');

function headerOf(row: Row, file: string, index: AnnotationIndex, intake: Intake): Columns | null {
  const found = row.fields.map(({ text }) => plain(text));
  const missing = names.filter((name) => !found.includes(name));
  const line = found.indexOf('line');
  const complain = (message: string, hint: string) => {
    const place = { file, line: row.line, column: row.fields[0]!.column };
    intake.problems.add({ ...place, rule: 'header', severity: 'error', message, hint }, () => row.source(row.line));
  };
  if (missing.length > 0) {
    const shown = listed(row.fields.map(({ text }) => quoted(text.trim(), 30)));
    complain(`The header of these annotations has no ${listed(missing)}; it has ${shown}. The file is not read.`, headerHint);
    return null;
  }
  index.lines ??= { told: line >= 0, by: file };
  if (index.lines.told !== line >= 0) {
    const other = index.lines.told ? 'each line of a file is a document' : 'each file is one document';
    const has = line < 0 ? 'has no column Line' : 'has a column Line';
    complain(`The header ${has}, but by ${index.lines.by} ${other}. The file is not read.`, headerHint);
    return null;
  }
  return Object.assign(Object.fromEntries(names.map((name) => [name, found.indexOf(name)])) as Record<Name, number>, { line });
}

interface Table {
  columns: Columns;
  width: number;
  path: string;
}

type Complaint = Pick<Problem, 'line' | 'column' | 'rule' | 'message' | 'hint'>;

function takeRow(row: Row, table: Table, index: AnnotationIndex, intake: Intake): void {
  const wrong = takeAnnotation(row, table, index);
  if (wrong !== null) intake.problems.add({ file: table.path, severity: 'error', ...wrong }, () => row.source(wrong.line));
}

function takeAnnotation(row: Row, { columns, width, path }: Table, index: AnnotationIndex): Complaint | null {
  if (row.fields.length !== width) {
    const { line, column } = row.fields[width] ?? row.fields[0]!;
    const message = `This row has ${counted(row.fields.length, 'column')}; the header has ${width}. The annotation is left out.`;
    const hint = row.fields.length > width ? 'Put a field in double quotes when it holds a comma.' : 'Add the missing fields.';
    return { line, column, rule: 'wrong-columns', message, hint };
  }
  const field = (name: Name) => row.fields[columns[name]]!;
  const document = fileOf(field('file').text.trim(), index);
  if (typeof document !== 'string') return { line: field('file').line, column: field('file').column, ...document };
  const lineField = columns.line < 0 ? null : row.fields[columns.line]!;
  const line = lineField === null ? 0 : wholeNumber(lineField.text);
  if (typeof line === 'string') {
    const message = `Line is ${quoted(line)}, no whole number from 0 on. The annotation is left out.`;
    return { line: lineField!.line, column: lineField!.column, rule: 'bad-offset', message, hint: 'Lines count from 0.' };
  }
  const [begin, end, type] = [field('begin offset'), field('end offset'), field('type')];
  // The row is gone when the document is read.
  const source = row.source(begin.line);
  const lines = index.spans.get(document) ?? new Map<number, Annotation[]>();
  index.spans.set(document, lines);
  grouped(lines, line).push({
    ...{ start: wholeNumber(begin.text), end: wholeNumber(end.text), type: type.text },
    place: { file: path, line: begin.line, column: begin.column, source: () => source },
    ...(end.line === begin.line && type.line === begin.line ? { columns: { end: end.column, type: type.column } } : {}),
    lineColumn: (lineField ?? field('file')).column,
  });
  return null;
}

/** What is written when that is no whole number from 0 on. */
function wholeNumber(text: string): number | string {
  return /^\d{1,15}$/.test(text.trim()) ? Number(text) : text.trim();
}

/** The file of documents that an annotation means: its base name, as Comprehend has it, or as much of the path as tells it from others. */
function fileOf(written: string, { named }: AnnotationIndex): string | { rule: string; message: string; hint: string } {
  const found = (named.get(baseName(written)) ?? []).filter((path) => path === written || path.endsWith(`/${written}`));
  if (found.length === 1) return found[0]!;
  const known = [...named.values()].flat();
  const likely = nearest(baseName(written), [...named.keys()]);
  if (found.length > 1)
    return {
      rule: 'unknown-document',
      message: `${quoted(written)} may be ${listed(found, 5)}. The annotation is left out.`,
      hint: 'Write more of the path, or give the files different names.',
    };
  return {
    rule: 'unknown-document',
    message: `No file of documents is named ${quoted(written)}; there ${known.length === 1 ? 'is' : 'are'} ${known.length === 0 ? 'none' : listed(known, 5)}. The annotation is left out.`,
    hint: `${likely === null ? '' : `Did you mean ${quoted(likely)}? `}Correct File, or \`path\`, which says where the documents are.`,
  };
}

function grouped<Key, Value>(groups: Map<Key, Value[]>, key: Key): Value[] {
  const group = groups.get(key) ?? [];
  groups.set(key, group);
  return group;
}
