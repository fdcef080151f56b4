import { limits } from '../comprehend/limits.ts';
import type { Document } from '../datasets/document.ts';
import type { Model } from './lake/resources.ts';

/** What the service says of too few documents to train a classifier on; undefined of enough. */
export function tooFewDocuments(mode: Model['mode'], documents: readonly Document[]): string | undefined {
  const { documentsPerLabelMin, multiLabelDocumentsMin } = limits.dataset;
  if (mode === 'MULTI_LABEL' && documents.length < multiLabelDocumentsMin)
    return `TOO_FEW_DOCUMENTS: The dataset has ${documents.length} documents: at least ${multiLabelDocumentsMin} are needed.`;
  const counts = new Map<string, number>();
  for (const { labels } of documents) for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [label, count] = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).find(([, each]) => each < documentsPerLabelMin) ?? [];
  return label === undefined
    ? undefined
    : `TOO_FEW_DOCUMENTS: Label ${label} has ${count} documents: at least ${documentsPerLabelMin} are needed.`;
}
