import { emptyWindow, throughWindow } from './byte-window.ts';
import { emptyOutline, type Scan } from './csv-outline.ts';
import { type Fault, nextRow, type Row } from './csv-row.ts';

/**
 * Reads CSV as RFC 4180 has it, and as files have it: line breaks LF, CR LF or CR; quotes doubled inside quoted fields; spaces around a
 * quoted field; a byte order mark; blank lines, which are passed over. Quotes inside an unquoted field are characters.
 * `delimiter` is one ASCII character. Memory is bounded by the longest row; `handle` gets rows and faults in order.
 */
export async function scanCsv(bytes: AsyncIterable<Uint8Array>, delimiter: string, handle: (item: Row | Fault) => void): Promise<void> {
  const scan: Scan = { ...emptyWindow(), line: 1, delimiter: delimiter.charCodeAt(0), skipping: false };
  const outline = emptyOutline();
  await throughWindow(scan, bytes, () => {
    for (;;) {
      const item = nextRow(scan, outline);
      if (item === 'more' || item === 'end') return;
      if (item.kind === 'fault' || !isBlank(item)) handle(item);
    }
  });
}

/** The first row of a file's beginning; null when it holds no whole row. `final`: the beginning is all there is. */
export function firstRow(head: Uint8Array, delimiter: string, final: boolean): Row | Fault | null {
  const scan: Scan = { ...emptyWindow(), data: Buffer.from(head), end: head.length, final, line: 1, delimiter: delimiter.charCodeAt(0), skipping: false };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) scan.position = 3;
  const outline = emptyOutline();
  for (;;) {
    const item = nextRow(scan, outline);
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
