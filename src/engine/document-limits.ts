import { limits } from '../comprehend/limits.ts';
import type { Document } from '../datasets/document.ts';
import type { Model } from './lake/resources.ts';

/** What the service says of too few documents to train a classifier on; undefined of enough. */
export function tooFewDocuments(mode: Model['mode'], documents: readonly Document[]): string | undefined {
  const { documentsPerLabelMin, multiLabelDocumentsMin } = limits.dataset;
  if (mode === 'MULTI_LABEL' && documents.length < multiLabelDocumentsMin)
    return `TOO_FEW_DOCUMENTS: The dataset has ${documents.length} documents: at least ${multiLabelDocumentsMin} are needed.`;
  const rare = rarest(documents, ({ labels }) => labels, documentsPerLabelMin);
  return rare && `TOO_FEW_DOCUMENTS: Label ${rare.name} has ${rare.count} documents: at least ${documentsPerLabelMin} are needed.`;
}

/** What the service says of too few annotations to train an entity recognizer on; undefined of enough. */
export function tooFewAnnotations(documents: readonly Document[]): string | undefined {
  const { annotationsPerTypeMin } = limits.recognizerDataset;
  const rare = rarest(documents, ({ entities = [] }) => entities.map(({ type }) => type), annotationsPerTypeMin);
  return (
    rare && `TOO_FEW_ANNOTATIONS: Entity type ${rare.name} has ${rare.count} annotations: at least ${annotationsPerTypeMin} are needed.`
  );
}

/** The first name, by the alphabet, that occurs less often than that. */
function rarest(
  documents: readonly Document[],
  namesIn: (document: Document) => readonly string[],
  least: number,
): { name: string; count: number } | undefined {
  const counts = new Map<string, number>();
  for (const document of documents) for (const name of namesIn(document)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [name, count] = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).find(([, each]) => each < least) ?? [];
  return name === undefined ? undefined : { name, count: count! };
}
