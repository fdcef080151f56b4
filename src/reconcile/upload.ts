import type { DatasetInputDataConfig } from '@aws-sdk/client-comprehend';
import { comprehendCsvChunks } from '../datasets/comprehend-csv.ts';
import type { Document } from '../datasets/document.ts';
import { entityAnnotationChunks } from '../datasets/entity-annotation-writer.ts';
import { labelDelimiter } from '../datasets/label-set.ts';
import { Failure } from '../problems/failure.ts';
import type { Backend } from './backend.ts';
import type { Desired } from './desired.ts';
import { FingerprintSet } from './fingerprints.ts';
import { documentsUri } from './records.ts';

/**
 * Puts the documents of a dataset where the service reads them, in its own format, and what they are where we find them again; says where
 * that is. What lies there is named by its content: putting it again changes nothing.
 * @throws {Failure} when something else lies there that the service would read, too
 */
export async function upload(
  { storage, root }: Backend,
  { config }: Desired,
  content: string,
  documents: readonly Document[],
): Promise<DatasetInputDataConfig> {
  // `csv` holds labels or annotations; the documents of annotations lie beside them, in `txt`.
  const uri = (extension: 'csv' | 'txt') => `${root}/uploads/${config.name}/${content}.${extension}`;
  const fingerprints = FingerprintSet.of(documents.map((document) => document.fingerprint));
  if (config.task.mode === 'entities') {
    const files = entityAnnotationChunks(documents, `${content}.txt`);
    await storage.putIfAbsent(uri('txt'), files.documents);
    await storage.putIfAbsent(uri('csv'), files.annotations);
  } else await storage.putIfAbsent(uri('csv'), comprehendCsvChunks(documents));
  await storage.putIfAbsent(documentsUri(root, config.name, content), fingerprints.bytes);
  for (const each of config.task.mode === 'entities' ? [uri('txt'), uri('csv')] : [uri('csv')]) await requireAlone(storage, each);
  if (config.task.mode === 'entities') {
    const Documents = { S3Uri: uri('txt'), InputFormat: 'ONE_DOC_PER_LINE' as const };
    return { DataFormat: 'COMPREHEND_CSV', EntityRecognizerInputDataConfig: { Documents, Annotations: { S3Uri: uri('csv') } } };
  }
  // Said only where documents have several labels: one label may hold the character.
  const delimiter = config.task.mode === 'multi-label' ? { LabelDelimiter: labelDelimiter } : {};
  return { DataFormat: 'COMPREHEND_CSV', DocumentClassifierInputDataConfig: { S3Uri: uri('csv'), ...delimiter } };
}

/** The service takes an address for the beginning of others: it reads every object whose key starts with it. */
async function requireAlone(storage: Backend['storage'], uri: string): Promise<void> {
  const sibling = (await storage.list(uri)).find((each) => each !== uri);
  if (sibling === undefined) return;
  throw new Failure('upload-sibling', `Amazon Comprehend would read ${sibling} together with ${uri}, because its name begins the same.`, {
    hint: 'Flywheel did not write that object: move it out of `uploads/`, then run the command again.',
  });
}
