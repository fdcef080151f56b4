import { isUtf8 } from 'node:buffer';
import { cr, lf, needsMore, type Outline, outlineRow, rowTooLong, type Scan, textAfterQuote } from './csv-outline.ts';
import { quoted } from './wording.ts';

/** One field of a row: its decoded characters, and where its first character (or opening quote) stands. */
export interface Field {
  text: string;
  line: number;
  column: number;
}

export interface Row {
  kind: 'row';
  fields: Field[];
  line: number;
  /** The text of a source line of this row, for a problem; only valid until the next row is read. */
  source: (line: number) => string | undefined;
}

/** A row that cannot be read. Reading goes on with the line after the one the fault is on. */
export interface Fault {
  kind: 'fault';
  rule: string;
  line: number;
  column: number;
  message: string;
  hint: string;
  source: string | undefined;
}

/** Longer lines are of no use under a caret. */
const longestSource = 400;
/** The same in bytes, where a character takes the most. */
const longestShown = 4 * longestSource;
/** Bytes after a quote that are enough for the part that a message shows. */
const longestAfter = 80;

/**
 * Reads the row at `scan.position` and moves on. It answers `more` without moving when the row is not whole yet, so that the answer
 * depends on the bytes of the row alone, never on how they arrived. Every byte is looked at twice at most: when a quote is not closed,
 * no quote up to the place where that was noticed can open another field that stays open.
 */
export function nextRow(scan: Scan, outline: Outline): Row | Fault | 'more' | 'end' {
  if (scan.skipping && !skipLine(scan)) return scan.final ? 'end' : 'more';
  if (scan.position === scan.end) return scan.final ? 'end' : 'more';
  const stop = outlineRow(scan, outline);
  if (stop === needsMore) return 'more';
  if (stop < 0) return brokenRow(scan, outline, stop);
  if (outline.nul >= 0) return badRow(scan, outline, outline.nul, nulByte);
  const start = scan.position;
  const line = scan.line;
  const fields: Field[] = [];
  for (let at = 0; at < outline.fields; at++) {
    const text = decoded(scan.data, outline, at);
    if (text === null) return badRow(scan, outline, firstInvalid(scan.data, outline.from[at]!), badUtf8);
    fields.push({ text, line: outline.line[at]!, column: columnOf(scan.data, outline, at) });
  }
  const { data, end } = scan;
  moveOn(scan, outline);
  return { kind: 'row', fields, line, source: (wanted) => lineText(data, start, end, wanted - line) };
}

function moveOn(scan: Scan, outline: Outline): void {
  const { data, end } = scan;
  const crlf = outline.at + 1 < end && data[outline.at] === cr && data[outline.at + 1] === lf;
  scan.position = Math.min(outline.at + (crlf ? 2 : 1), end);
  scan.line = outline.atLine + 1;
}

/** Passes over the rest of a line; false when its end has not arrived. */
function skipLine(scan: Scan): boolean {
  const { data, end } = scan;
  let at = scan.position;
  while (at < end && data[at] !== lf && data[at] !== cr) at++;
  scan.position = at;
  if (at === end || (data[at] === cr && at + 1 === end && !scan.final)) return false;
  scan.position += data[at] === cr && at + 1 < end && data[at + 1] === lf ? 2 : 1;
  scan.line++;
  scan.skipping = false;
  return true;
}

function decoded(data: Buffer, outline: Outline, field: number): string | null {
  const from = outline.from[field]!;
  const to = outline.to[field]!;
  if (outline.wide && !isUtf8(data.subarray(from, to))) return null;
  const text = data.toString(outline.wide ? 'utf8' : 'latin1', from, to);
  return outline.doubled[field] ? text.replaceAll('""', '"') : text;
}

function columnOf(data: Buffer, outline: Outline, field: number): number {
  const lineStart = outline.lineStart[field]!;
  const mark = outline.mark[field]!;
  return 1 + (outline.wide ? data.toString('utf8', lineStart, mark).length : mark - lineStart);
}

interface Complaint {
  rule: string;
  message: string;
  hint: string;
}

const nulByte: Complaint = {
  rule: 'nul-byte',
  message: 'A NUL byte stands here; text never has one. The row is left out.',
  hint: 'Remove the byte, or export the file again as UTF-8.',
};

export const badUtf8: Complaint = {
  rule: 'bad-utf8',
  message: 'These bytes are not UTF-8. The row is left out.',
  hint: 'Save the file as UTF-8; files from spreadsheets are often Windows-1252 or ISO 8859-1.',
};

export const tooLong: Complaint = {
  rule: 'row-too-long',
  message: 'This row is longer than 10 MB, the largest document that Amazon Comprehend takes. The row is left out.',
  hint: 'Check that the file has line breaks between its rows.',
};

/** Where fields end is not in doubt: reading goes on with the next row. */
function badRow(scan: Scan, outline: Outline, offset: number, complaint: Complaint): Fault {
  const fault = faultAt(scan, offset, complaint);
  moveOn(scan, outline);
  return fault;
}

/** Where fields end is in doubt: reading goes on with the next line. */
function brokenRow(scan: Scan, outline: Outline, reason: number): Fault | 'more' {
  const open = outline.mark[outline.fields]!;
  const close = outline.to[outline.fields]!;
  const offset = reason === rowTooLong ? scan.position : open;
  // What the message shows must have arrived: the line, or more of it than is ever shown.
  const shown = reason === textAfterQuote ? close : offset;
  if (!scan.final && scan.end - shown < longestShown && lineEnd(scan.data, shown, scan.end) === scan.end) return 'more';
  const fault = faultAt(scan, offset, complaintOf(scan, reason, close));
  Object.assign(scan, { position: offset, line: fault.line, skipping: true });
  return fault;
}

function complaintOf(scan: Scan, reason: number, close: number): Complaint {
  if (reason === rowTooLong) return tooLong;
  const hint = 'Inside a quoted field write "" for a quote, and close the field with a quote of its own.';
  if (reason === textAfterQuote) {
    const after = scan.data.toString('utf8', close + 1, Math.min(lineEnd(scan.data, close, scan.end), close + longestAfter));
    return {
      rule: 'text-after-quote',
      message: `The quoted field that begins here ends before ${quoted(after, 20)}. The row is left out.`,
      hint,
    };
  }
  const why = close < 0 ? 'no closing quote follows' : `the next quote, on line ${lineOf(scan, close)}, is followed by text`;
  return { rule: 'unclosed-quote', message: `The quote that opens here is not closed: ${why}. The row is left out.`, hint };
}

function faultAt(scan: Scan, offset: number, complaint: Complaint): Fault {
  const { data, end } = scan;
  let lineStart = offset;
  while (lineStart > scan.position && data[lineStart - 1] !== lf && data[lineStart - 1] !== cr) lineStart--;
  const column = 1 + data.toString('utf8', lineStart, offset).length;
  return { kind: 'fault', line: lineOf(scan, offset), column, ...complaint, source: lineText(data, lineStart, end, 0) };
}

function lineOf(scan: Scan, offset: number): number {
  const { data, position, line } = scan;
  let breaks = 0;
  for (let at = position; at < offset; at++) if (data[at] === lf || (data[at] === cr && data[at + 1] !== lf)) breaks++;
  return line + breaks;
}

function lineEnd(data: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && data[at] !== lf && data[at] !== cr) at++;
  return at;
}

/** The line that comes `lines` after the one that starts at `start`; undefined when it is too long to show. */
function lineText(data: Buffer, start: number, end: number, lines: number): string | undefined {
  let from = start;
  for (let passed = 0; passed < lines; passed++) {
    const stop = lineEnd(data, from, end);
    from = data[stop] === cr && data[stop + 1] === lf ? stop + 2 : stop + 1;
  }
  const to = lineEnd(data, from, Math.min(end, from + longestShown));
  const text = to - from < longestShown ? data.toString('utf8', from, to) : '';
  return text === '' || text.length > longestSource ? undefined : text;
}

/** Offset of the first character that is not UTF-8, in bytes known to have one. */
export function firstInvalid(data: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const lead = data[at]!;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length > 1 && !isUtf8(data.subarray(at, at + length))) return at;
    at += length;
  }
}
