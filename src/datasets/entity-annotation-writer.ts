import { offsetsIn } from './code-points.ts';
import { csvField } from './csv.ts';
import type { Document } from './document.ts';
import { rowBytes, rowChunks } from './row-bytes.ts';

/**
 * Writes documents as Comprehend reads them: one on each line, and a CSV that says where their entities are, in code points of the line.
 * Reading it back gives the same documents.
 * @param documentsFile base name of the file of documents, as the annotations name it
 */
export function writeEntityAnnotations(
  documents: readonly Annotated[],
  documentsFile: string,
): { documents: Uint8Array; annotations: Uint8Array } {
  return { documents: rowBytes(documents, lineOf), annotations: rowBytes(annotationRows(documents, documentsFile), asIs, header) };
}

/** The same, piece by piece. */
export function entityAnnotationChunks(
  documents: readonly Annotated[],
  documentsFile: string,
): { documents: Iterable<Uint8Array>; annotations: Iterable<Uint8Array> } {
  return { documents: rowChunks(documents, lineOf), annotations: rowChunks(annotationRows(documents, documentsFile), asIs, header) };
}

type Annotated = Pick<Document, 'text' | 'entities'>;
const header = 'File,Line,Begin Offset,End Offset,Type\n';
const lineOf = ({ text }: Annotated): string => `${text}\n`;
const asIs = (row: string): string => row;

/** Made as they are asked for, as often as they are. */
function annotationRows(documents: readonly Annotated[], documentsFile: string): Iterable<string> {
  const file = csvField(documentsFile);
  return {
    *[Symbol.iterator]() {
      for (const [line, { text, entities = [] }] of documents.entries()) {
        if (entities.length === 0) continue;
        const { toCodePoints } = offsetsIn(text);
        for (const { start, end, type } of entities)
          yield `${file},${line},${toCodePoints(start)},${toCodePoints(end)},${csvField(type)}\n`;
      }
    },
  };
}
