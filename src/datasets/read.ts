import type { Problem } from '../problems/problem.ts';
import { readAugmentedManifest } from './augmented-manifest.ts';
import { readComprehendCsv } from './comprehend-csv.ts';
import type { Document } from './document.ts';
import { otherKind } from './file-kind.ts';
import { formatOf, headBytes } from './format.ts';
import { readHeaderCsv } from './header-csv.ts';
import { createIntake, type DataFile, type Intake, type ReadOptions } from './intake.ts';
import { readJsonl } from './jsonl.ts';
import { swappedColumns } from './swapped-columns.ts';

/**
 * Reads files of labelled text, one after the other, in the order given. Rows that cannot be used are left out and reported; files that
 * are no labelled text are reported as a whole. Whatever `read` throws (no such file) is thrown on.
 */
export async function readDocuments(
  files: readonly { path: string; read(): AsyncIterable<Uint8Array> }[],
  source: ReadOptions,
): Promise<{ documents: Document[]; problems: Problem[] }> {
  const intake = createIntake();
  for (const file of files) await readFile({ path: file.path, read: () => file.read(), source }, intake);
  return { documents: intake.documents, problems: intake.problems.all() };
}

/**
 * Reads Comprehend CSV as the service does, without asking what else the files may be: what `writeComprehendCsv` wrote is read back whole,
 * also when its first label looks like a header or like the beginning of another kind of file.
 * @param labelDelimiter where documents have several labels
 */
export async function readUploads(
  files: readonly { path: string; read(): AsyncIterable<Uint8Array> }[],
  labelDelimiter?: string,
): Promise<{ documents: Document[]; problems: Problem[] }> {
  const intake = createIntake();
  const source: ReadOptions = {
    ...{ format: 'comprehend-csv', columns: null, delimiter: null },
    ...(labelDelimiter === undefined ? {} : { labelDelimiter }),
  };
  for (const file of files) await readComprehendCsv({ path: file.path, read: () => file.read(), source }, ',', intake);
  return { documents: intake.documents, problems: intake.problems.all() };
}

async function readFile(file: DataFile, intake: Intake): Promise<void> {
  if (file.path.endsWith('/'))
    return refuse(file, intake, {
      rule: 'not-a-data-file',
      message: `${file.path} is a folder.`,
      hint: 'Write a glob that matches the files in it: folder/**/*.csv.',
    });
  const stream = file.read()[Symbol.asyncIterator]();
  try {
    const chunks = await firstChunks(stream, headBytes);
    const head = Buffer.concat(chunks).subarray(0, headBytes);
    const other = otherKind(head.subarray(0, 512));
    if (other !== null)
      refuse(file, intake, { rule: 'not-a-data-file', message: `This file is ${other.what}; it is not read.`, hint: other.hint });
    else await readRows({ ...file, read: () => continued(chunks, stream) }, head, intake);
  } finally {
    await stream.return?.();
  }
}

async function readRows(file: DataFile, head: Uint8Array, intake: Intake): Promise<void> {
  const format = formatOf(file.path, file.source, head, head.length < headBytes);
  if (format.kind === 'unclear') {
    const { kind: _, source, ...problem } = format;
    return intake.problems.add({ file: file.path, rule: 'unclear-format', severity: 'error', ...problem }, () => source);
  }
  const start = intake.documents.length;
  const problems = intake.problems.count();
  if (format.kind === 'augmented-manifest') await readAugmentedManifest(file, intake);
  else if (format.kind === 'jsonl') await readJsonl(file, intake);
  else if (format.kind === 'header-csv') await readHeaderCsv(file, format.delimiter, intake);
  else await readComprehendCsv(file, format.delimiter, intake);
  if (intake.documents.length === start && intake.problems.count() === problems)
    intake.problems.add({
      ...top(file),
      rule: 'no-documents',
      severity: 'warning',
      message: 'This file holds no document.',
      hint: 'Add rows, or remove the file.',
    });
  const swapped = format.kind === 'comprehend-csv' ? swappedColumns(intake.documents, start) : null;
  if (swapped === null) return;
  intake.documents.length = start;
  refuse(file, intake, { rule: 'swapped-columns', message: swapped, hint: 'Put the label first, or add a header row, text,label.' });
}

const top = (file: DataFile): { file: string; line: number; column: number } => ({ file: file.path, line: 1, column: 1 });

function refuse(file: DataFile, intake: Intake, problem: { rule: string; message: string; hint: string }): void {
  intake.problems.add({ ...top(file), severity: 'error', ...problem });
}

/** Chunks until there are so many bytes, or no more. */
async function firstChunks(stream: AsyncIterator<Uint8Array>, bytes: number): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for (let length = 0; length < bytes; ) {
    const next = await stream.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  return chunks;
}

async function* continued(chunks: Uint8Array[], stream: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks;
  for (let next = await stream.next(); !next.done; next = await stream.next()) yield next.value;
}
