import { isManifestLine } from './augmented-manifest.ts';
import { type Columns, knownNames, recogniseColumns } from './columns.ts';
import { firstRow } from './csv.ts';
import type { Row } from './csv-row.ts';
import type { ReadOptions } from './intake.ts';
import { counted, listed, quoted } from './wording.ts';

/** How a file will be read, or why that cannot be told. */
export type Format =
  | { kind: 'comprehend-csv' | 'header-csv'; delimiter: string }
  | { kind: 'jsonl' }
  | { kind: 'augmented-manifest' }
  | { kind: 'unclear'; message: string; hint: string; line: number; column: number; source: string | undefined };

/** A first row that is longer than this is no header and no short text. */
export const headBytes = 64 * 1024;

/**
 * The format that flywheel.yaml tells, else what the file's name tells, else what its first row tells: a row that names a text and a label
 * column is a header; two columns without such names are Comprehend CSV.
 */
export function formatOf(path: string, options: ReadOptions, head: Uint8Array, final: boolean): Format {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
  const format = options.format ?? (extension === 'jsonl' || extension === 'ndjson' ? 'jsonl' : null);
  if (format === 'augmented-manifest') return { kind: format };
  if (format === 'jsonl') return options.format === null && isManifest(head) ? { kind: 'augmented-manifest' } : { kind: 'jsonl' };
  if (format === 'tsv') return { kind: 'header-csv', delimiter: options.delimiter ?? '\t' };
  if (format === 'csv') return { kind: 'header-csv', delimiter: options.delimiter ?? likelyDelimiter(head, final) };
  if (format === 'comprehend-csv') return headerWhereNoneBelongs(options.delimiter ?? ',', head, final);
  if (options.delimiter === null && /^(?:\xef\xbb\xbf)?\s*\{\s*"/.test(Buffer.from(head.subarray(0, 512)).toString('latin1')))
    return { kind: isManifest(head) ? 'augmented-manifest' : 'jsonl' };
  const delimiter = options.delimiter ?? (extension === 'tsv' || extension === 'tab' ? '\t' : likelyDelimiter(head, final));
  return options.columns === null ? byFirstRow(delimiter, head, final) : { kind: 'header-csv', delimiter };
}

/** By the first line; one that is longer than the head is none. */
const isManifest = (head: Uint8Array): boolean =>
  isManifestLine(
    Buffer.from(head)
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trimStart()
      .split(/[\r\n]/, 1)[0]!,
  );

function byFirstRow(delimiter: string, head: Uint8Array, final: boolean): Format {
  const row = firstRow(head, delimiter, final);
  // A faulty first row is no header; the reader will report it.
  if (row?.kind !== 'row') return { kind: 'comprehend-csv', delimiter };
  const names = row.fields.map((field) => field.text);
  const columns = recogniseColumns(names);
  if ('text' in columns || 'several' in columns) return { kind: 'header-csv', delimiter };
  const known = knownNames(names);
  if (names.length === 2 && known.length === 0) return { kind: 'comprehend-csv', delimiter };
  return unclear(row, columns, known, delimiter);
}

function unclear(row: Row, columns: Columns, known: string[], delimiter: string): Format {
  const names = row.fields.map((field) => field.text);
  const place = { line: row.line, column: row.fields[0]!.column, source: row.source(row.line) };
  const shown = listed(
    names.map((name) => quoted(name.trim(), 30)),
    6,
  );
  if (names.length === 1) {
    const other = [',', ';', '\t', '|'].find((character) => character !== delimiter && names[0]!.includes(character));
    return {
      ...{ kind: 'unclear', ...place },
      message: `The first row is one column when ${quoted(delimiter)} separates columns: ${shown}. A document takes two, the text and the label. The file is not read.`,
      hint:
        other === undefined
          ? 'Add the labels; say in flywheel.yaml which character separates columns if it is another: delimiter.'
          : `Say in flywheel.yaml how columns are separated: delimiter: ${quoted(other)}.`,
    };
  }
  const [missing] = known.length === 0 ? ['text or label'] : 'missing' in columns ? columns.missing : [];
  const doubt =
    known.length > 0
      ? `has ${listed(known.map((name) => quoted(name)))}, as a header would, but names no ${missing} column`
      : 'names no text and label columns';
  return {
    ...{ kind: 'unclear', ...place },
    message: `The first row ${doubt}; it has ${counted(names.length, 'column')}: ${shown}. The file is not read.`,
    hint: `Say in flywheel.yaml which columns to read, columns: {text: …, label: …}${names.length === 2 ? ', or format: comprehend-csv when there is no header (label first)' : ''}.`,
  };
}

function headerWhereNoneBelongs(delimiter: string, head: Uint8Array, final: boolean): Format {
  const row = firstRow(head, delimiter, final);
  const names = row?.kind === 'row' ? row.fields.map((field) => field.text) : [];
  if (row?.kind !== 'row' || names.length !== 2 || !('text' in recogniseColumns(names))) return { kind: 'comprehend-csv', delimiter };
  return {
    ...{ kind: 'unclear', line: row.line, column: 1, source: row.source(row.line) },
    message: `The first row is a header, ${listed(names.map((name) => quoted(name)))}; Comprehend CSV has none and would train it as a document. The file is not read.`,
    hint: 'Set format: csv in flywheel.yaml, or remove the row.',
  };
}

/** The delimiter that makes the first row a header with known names; a comma when none does. */
function likelyDelimiter(head: Uint8Array, final: boolean): string {
  const named = (delimiter: string): boolean => {
    const row = firstRow(head, delimiter, final);
    return row?.kind === 'row' && 'text' in recogniseColumns(row.fields.map((field) => field.text));
  };
  return [',', ';', '\t', '|'].find(named) ?? ',';
}
