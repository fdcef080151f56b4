import type { Problem } from '../problems/problem.ts';
import { readAugmentedManifest } from './augmented-manifest.ts';
import { readComprehendCsv } from './comprehend-csv.ts';
import type { Document } from './document.ts';
import { readEntityRows, readWithAnnotations, readWithEntityList } from './entity-reading.ts';
import { refuse, withHead } from './file-head.ts';
import { formatOf, headBytes } from './format.ts';
import { readHeaderCsv } from './header-csv.ts';
import { createIntake, type DataFile, type Intake, type ReadOptions } from './intake.ts';
import { readJsonl } from './jsonl.ts';
import { swappedColumns } from './swapped-columns.ts';

/**
 * Reads files of labelled text, one after the other, in the order given. Rows that cannot be used are left out and reported; files that
 * are no labelled text are reported as a whole. Whatever `read` throws (no such file) is thrown on.
 * @param companions the files that `source.annotations` or `source.entityList` names
 * @returns `wrong`: how many problems there are; of many alike `problems` shows some and counts the rest
 */
export async function readDocuments(
  files: readonly Omit<DataFile, 'source'>[],
  source: ReadOptions,
  companions: readonly Omit<DataFile, 'source'>[] = [],
): Promise<{ documents: Document[]; problems: Problem[]; wrong: number }> {
  const intake = createIntake();
  const sourced = (file: Omit<DataFile, 'source'>): DataFile => ({ path: file.path, read: () => file.read(), source });
  if (source.annotations !== undefined) await readWithAnnotations(files.map(sourced), companions.map(sourced), intake);
  else if (source.entityList !== undefined) await readWithEntityList(files.map(sourced), companions.map(sourced), intake);
  else for (const file of files) await withHead(sourced(file), intake, (opened, head) => readRows(opened, head, intake));
  return { documents: intake.documents, problems: intake.problems.all(), wrong: intake.problems.count() };
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

async function readRows(file: DataFile, head: Uint8Array, intake: Intake): Promise<void> {
  const start = intake.documents.length;
  const problems = intake.problems.count();
  const read = file.source.entities ? readEntityRows : readLabelledRows;
  await read(file, head, intake);
  if (intake.documents.length > start || intake.problems.count() > problems) return;
  intake.problems.add({
    ...{ file: file.path, line: 1, column: 1, rule: 'no-documents', severity: 'warning' },
    message: 'This file holds no document.',
    hint: 'Add rows, or remove the file.',
  });
}

async function readLabelledRows(file: DataFile, head: Uint8Array, intake: Intake): Promise<void> {
  const format = formatOf(file.path, file.source, head, head.length < headBytes);
  if (format.kind === 'unclear') {
    const { kind: _, source, ...problem } = format;
    return intake.problems.add({ file: file.path, rule: 'unclear-format', severity: 'error', ...problem }, () => source);
  }
  const start = intake.documents.length;
  if (format.kind === 'augmented-manifest') await readAugmentedManifest(file, intake);
  else if (format.kind === 'jsonl') await readJsonl(file, intake);
  else if (format.kind === 'header-csv') await readHeaderCsv(file, format.delimiter, intake);
  else await readComprehendCsv(file, format.delimiter, intake);
  const swapped = format.kind === 'comprehend-csv' ? swappedColumns(intake.documents, start) : null;
  if (swapped === null) return;
  intake.documents.length = start;
  refuse(file, intake, { rule: 'swapped-columns', message: swapped, hint: 'Put the label first, or add a header row, text,label.' });
}
