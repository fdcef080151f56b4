import type { Problem } from '../problems/problem.ts';
import type { Document } from './document.ts';
import { annotationIndex, readAnnotations } from './entity-annotations.ts';
import { readAnnotated, readDocumentFile, readDocumentLines } from './entity-documents.ts';
import { createEntityList, type ListSize, listSize, readEntityList, spansFound } from './entity-list.ts';
import { createIntake } from './intake.ts';

interface Upload {
  path: string;
  read(): AsyncIterable<Uint8Array>;
}

/** What Comprehend trains a recognizer on: documents, and either annotations or an entity list. */
export type EntityUploads = {
  documents: readonly Upload[];
  /** ONE_DOC_PER_LINE, the default, or each file one document, whose annotations then have no Line. */
  inputFormat?: 'ONE_DOC_PER_LINE' | 'ONE_DOC_PER_FILE';
} & ({ annotations: readonly Upload[]; entityList?: undefined } | { entityList: readonly Upload[]; annotations?: undefined });

/**
 * Reads the documents of an entity recognizer as the service does, without asking what else the files may be: what `writeEntityAnnotations`
 * wrote is read back whole. Whatever `read` throws is thrown on.
 * @returns `listed` where there is an entity list
 */
export async function readEntityUploads(
  uploads: EntityUploads,
): Promise<{ documents: Document[]; problems: Problem[]; listed?: ListSize }> {
  const intake = createIntake();
  let listed: ListSize | undefined;
  const lines = uploads.inputFormat !== 'ONE_DOC_PER_FILE';
  if (uploads.annotations !== undefined) {
    const index = annotationIndex(
      uploads.documents.map(({ path }) => path),
      lines,
    );
    for (const file of uploads.annotations) await readAnnotations(file, index, intake);
    for (const file of uploads.documents) await readAnnotated(file, index, intake);
  } else {
    const list = createEntityList();
    for (const file of uploads.entityList) await readEntityList(file, list, intake);
    const read = lines ? readDocumentLines : readDocumentFile;
    for (const file of uploads.documents) await read(file, (text) => spansFound(list, text), intake);
    listed = listSize(list);
  }
  return { documents: intake.documents, problems: intake.problems.all(), ...(listed && { listed }) };
}
