import { startsWithMark } from './byte-window.ts';

/** What a file is, when it is not labelled text. */
export interface OtherKind {
  /** `a Git LFS pointer`. */
  what: string;
  hint: string;
}

const lfs = 'Fetch the file itself: `git lfs pull`, or `lfs: true` in actions/checkout.';
const sheet = 'Save the sheet as CSV (UTF-8).';
const unpack = 'Unpack it and commit the text files.';
const exportText = 'Export the documents as CSV or JSON lines.';
const utf8 = 'Save the file as UTF-8.';

/** First bytes (as Latin-1, without a byte order mark of UTF-8), most telling first. */
const signatures: [start: string | RegExp, what: string, hint: string][] = [
  ['version https://git-lfs.github.com/spec/', 'a Git LFS pointer, not the file itself', lfs],
  ['\xff\xfe\0\0', 'UTF-32 text', utf8],
  ['\xff\xfe', 'UTF-16 text', utf8],
  ['\xfe\xff', 'UTF-16 text', utf8],
  [/^PK[\s\S]*(?:xl\/|vnd\.oasis\.opendocument\.spreadsheet)/, 'a spreadsheet', sheet],
  ['PK\x03\x04', 'a ZIP archive (XLSX files are ZIP archives too)', `${unpack} ${sheet}`],
  ['\xd0\xcf\x11\xe0', 'an old Microsoft Office file', sheet],
  ['%PDF-', 'a PDF', exportText],
  ['\x1f\x8b', 'a gzip archive', unpack],
  [/^BZh\d1AY&SY/, 'a bzip2 archive', unpack],
  ['\x28\xb5\x2f\xfd', 'a Zstandard archive', unpack],
  ['\xfd7zXZ', 'an xz archive', unpack],
  ['7z\xbc\xaf', 'a 7-Zip archive', unpack],
  [/^PAR1[^ -~]/, 'a Parquet file', exportText],
  ['ARROW1\0', 'an Arrow file', exportText],
  ['SQLite format 3', 'an SQLite database', exportText],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a)/, 'a picture', exportText],
  [/^\s*(?:<!doctype html|<html)/i, 'an HTML page', 'Download the data itself: a login or error page was probably saved in its place.'],
  [/^\s*<\?xml/, 'an XML document', exportText],
  [
    /^\s*\[\s*[[{"\]]/,
    'one JSON array',
    'Write JSON lines: an object on each line, no brackets and commas around them. `jq -c ".[]"` does it.',
  ],
  [/^\s*\{\s*\n\s*"/, 'JSON spread over several lines', 'Write JSON lines: each object on one line. `jq -c .` does it.'],
  [/^\s*$/, 'empty', 'Add documents, or remove the file.'],
];

/** What the beginning of a file shows it to be; null when it may be labelled text. `head`: its first 512 bytes, or all there are. */
export function otherKind(head: Uint8Array): OtherKind | null {
  const text = Buffer.from(head.subarray(startsWithMark(head) ? 3 : 0)).toString('latin1');
  const found = signatures.find(([start]) => (typeof start === 'string' ? text.startsWith(start) : start.test(text)));
  if (found !== undefined) return { what: found[1], hint: found[2] };
  // UTF-16 without its mark: every second byte of plain English is NUL.
  const zeros = head.filter((byte) => byte === 0).length;
  if (head.length >= 8 && Math.abs(zeros * 2 - head.length) * 5 < head.length) return { what: 'UTF-16 text', hint: utf8 };
  const controls = head.filter((byte) => byte < 32 && ![9, 10, 11, 12, 13, 27].includes(byte)).length;
  return controls > 8 && controls * 10 > head.length ? { what: 'binary', hint: exportText } : null;
}
