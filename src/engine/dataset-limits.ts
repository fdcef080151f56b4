import { limits } from '../comprehend/limits.ts';
import type { Document } from '../datasets/document.ts';
import { tooFewAnnotations, tooFewDocuments } from './document-limits.ts';
import type { Reader } from './document-sources.ts';
import type { Dataset } from './lake/resources.ts';

type Typed = Pick<Dataset, 'type'>;

/** Which quota of the service a dataset breaks, as the message that it fails with; undefined when none. */
export const limitMessage = (task: Reader, dataset: Typed, documents: readonly Document[], bytes: number): string | undefined =>
  task.kind === 'recognizer' ? ofRecognizer(dataset, documents, bytes) : ofClassifier(task, dataset, documents, bytes);

function ofClassifier({ mode }: Reader, { type }: Typed, documents: readonly Document[], bytes: number): string | undefined {
  const { bytesMin, bytesMax, documentsMax } = limits.dataset;
  if (bytes < bytesMin || bytes > bytesMax)
    return `DATASET_SIZE: The dataset has ${bytes} bytes: from ${bytesMin} to ${bytesMax} are allowed.`;
  if (documents.length > documentsMax) return `DATASET_SIZE: The dataset has ${documents.length} documents: the limit is ${documentsMax}.`;
  if (type === 'TEST') return undefined;
  return tooFewDocuments(mode, documents);
}

function ofRecognizer({ type }: Typed, documents: readonly Document[], bytes: number): string | undefined {
  const { bytesMax, documentsMin, documentsMax, documentBytesMax } = limits.recognizerDataset;
  if (bytes > bytesMax) return `DATASET_SIZE: The dataset has ${bytes} bytes: the limit is ${bytesMax}.`;
  if (documents.length < documentsMin)
    return `TOO_FEW_DOCUMENTS: The dataset has ${documents.length} documents: at least ${documentsMin} are needed.`;
  if (documents.length > documentsMax) return `DATASET_SIZE: The dataset has ${documents.length} documents: the limit is ${documentsMax}.`;
  const long = documents.map(({ text }) => Buffer.byteLength(text)).find((size) => size > documentBytesMax);
  if (long !== undefined) return `DOCUMENT_SIZE: A document has ${long} bytes: the limit is ${documentBytesMax}.`;
  if (documents.every(({ labels }) => labels.length === 0))
    return 'TOO_FEW_ANNOTATIONS: The dataset has no entity of a type of the flywheel.';
  if (type === 'TEST') return undefined;
  return tooFewAnnotations(documents);
}
