import { readConll } from './conll.ts';
import { annotationIndex, readAnnotations } from './entity-annotations.ts';
import { readAnnotated, readDocumentLines } from './entity-documents.ts';
import { entityFormatOf } from './entity-format.ts';
import { readEntityJsonl } from './entity-jsonl.ts';
import { createEntityList, readEntityList, spansFound } from './entity-list.ts';
import { readEntityManifest } from './entity-manifest.ts';
import { refuse, withHead } from './file-head.ts';
import { headBytes } from './format.ts';
import type { DataFile, Intake } from './intake.ts';

/** Reads a file that says itself where the entities of its documents are. */
export async function readEntityRows(file: DataFile, head: Uint8Array, intake: Intake): Promise<void> {
  const format = entityFormatOf(file.path, file.source, head, head.length < headBytes);
  if (format.kind === 'unclear') {
    const { message, hint } = format;
    return refuse(file, intake, { rule: 'unclear-format', message, hint });
  }
  if (format.kind === 'conll') await readConll(file, intake);
  else if (format.kind === 'jsonl') await readEntityJsonl(file, intake);
  else await readEntityManifest(file, intake);
}

/** Reads documents in plain text and the annotations that say where their entities are. Documents without any are kept. */
export async function readWithAnnotations(files: readonly DataFile[], companions: readonly DataFile[], intake: Intake): Promise<void> {
  const index = annotationIndex(files.map(({ path }) => path));
  for (const companion of companions) await withHead(companion, intake, (file) => readAnnotations(file, index, intake));
  // Without a header it cannot be told what is a document; that is reported.
  if (index.lines === null) return;
  for (const file of files) await withHead(file, intake, (opened) => readAnnotated(opened, index, intake));
}

/** Reads documents in plain text, one on each line, and finds the entities of a list in them. */
export async function readWithEntityList(files: readonly DataFile[], companions: readonly DataFile[], intake: Intake): Promise<void> {
  const list = createEntityList();
  for (const companion of companions) await withHead(companion, intake, (file) => readEntityList(file, list, intake));
  const before = intake.documents.length;
  for (const file of files)
    await withHead(file, intake, (opened) => readDocumentLines(opened, (text) => spansFound(list, text), intake).then(() => undefined));
  const documents = intake.documents.slice(before);
  if (list.entries.size === 0 || companions.length === 0 || documents.some(({ labels }) => labels.length > 0)) return;
  intake.problems.add({
    ...{ file: companions[0]!.path, line: 1, column: 1, rule: 'no-entity-found', severity: 'warning' },
    message: 'No entity of this list occurs in the documents.',
    hint: 'Entities are found as whole words, with the same capitals.',
  });
}
