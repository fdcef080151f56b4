import { emptyWindow, startsWithMark, throughWindow } from './byte-window.ts';
import { emptyOutline, noDelimiter, type Outline, type Scan } from './csv-outline.ts';
import { type Fault, nextRow, type Row } from './csv-row.ts';

/**
 * Reads CSV as RFC 4180 has it, and as files have it: line breaks LF, CR LF or CR; quotes doubled inside quoted fields; spaces around a
 * quoted field; a byte order mark; blank lines, which are passed over. Quotes inside an unquoted field are characters.
 * `delimiter` is one ASCII character. Memory is bounded by the longest row; `handle` gets rows and faults in order.
 */
export async function scanCsv(bytes: AsyncIterable<Uint8Array>, delimiter: string, handle: (item: Row | Fault) => void): Promise<void> {
  await scan(bytes, { delimiter: delimiter.charCodeAt(0), quotes: true }, handle);
}

/** Reads lines: rows of one field in which no character means anything. */
export async function scanLines(bytes: AsyncIterable<Uint8Array>, handle: (item: Row | Fault) => void): Promise<void> {
  await scan(bytes, { delimiter: noDelimiter, quotes: false }, handle);
}

/** The first row of a file's beginning; null when it holds no whole row. `final`: the beginning is all there is. */
export function firstRow(head: Uint8Array, delimiter: string, final: boolean): Row | Fault | null {
  const position = startsWithMark(head) ? 3 : 0;
  const state = { delimiter: delimiter.charCodeAt(0), quotes: true, line: 1, skipping: false };
  return nextFilled({ ...state, data: Buffer.from(head), position, end: head.length, final }, emptyOutline());
}

async function scan(
  bytes: AsyncIterable<Uint8Array>,
  syntax: Pick<Scan, 'delimiter' | 'quotes'>,
  handle: (item: Row | Fault) => void,
): Promise<void> {
  const outline = emptyOutline();
  await throughWindow({ ...emptyWindow(), ...syntax, line: 1, skipping: false }, bytes, (state: Scan) => {
    for (let item = nextFilled(state, outline); item !== null; item = nextFilled(state, outline)) handle(item);
  });
}

/** The next row that is not blank; null when no whole row is left. */
function nextFilled(state: Scan, outline: Outline): Row | Fault | null {
  for (;;) {
    const item = nextRow(state, outline);
    if (item === 'more' || item === 'end') return null;
    if (item.kind === 'fault' || !isBlank(item)) return item;
  }
}

const isBlank = (row: Row): boolean => row.fields.length === 1 && row.fields[0]!.text.trim() === '';

/** A field as a CSV writes it: quoted when it has to be. */
export function csvField(value: string, delimiter = ','): string {
  const plain = !value.includes(delimiter) && !/["\r\n]/.test(value) && value === value.trim();
  return plain ? value : `"${value.replaceAll('"', '""')}"`;
}
