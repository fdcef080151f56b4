import type { ModelKind } from '../comprehend/arn.ts';
import type { Storage } from '../comprehend/storage.ts';
import { writeComprehendCsv } from '../datasets/comprehend-csv.ts';
import type { Document } from '../datasets/document.ts';
import { writeEntityAnnotations } from '../datasets/entity-annotation-writer.ts';
import { entityText, fingerprint } from '../datasets/fingerprint.ts';
import { limitMessage } from './dataset-limits.ts';
import { tooLongList } from './document-limits.ts';
import { readKept, readSources } from './document-sources.ts';
import { annotationsUri, datasetPrefix, documentsUri } from './lake/layout.ts';
import type { Dataset, Flywheel } from './lake/resources.ts';
import type { Services } from './operation.ts';

/**
 * Copies the documents of a dataset into the flywheel's lake, and says how the dataset ends: COMPLETED, or FAILED with a message.
 * "Labels in later datasets that are not in the list are ignored, not rejected" (developer guide, page flywheels-about).
 */
export async function ingest(flywheel: Flywheel, dataset: Dataset, services: Services): Promise<Dataset> {
  const { store, now, strict } = services;
  const { documents, bytes, listed, problem } = await readSources(flywheel, dataset, store.storage);
  const accepted = knownOnly(flywheel, documents).sort(byFingerprint);
  const broken = strict ? (tooLongList(listed) ?? limitMessage(flywheel, dataset, accepted, bytes)) : undefined;
  const refusal = problem ?? emptyMessage(accepted, documents.length) ?? broken;
  if (refusal !== undefined) return { ...dataset, status: 'FAILED', message: refusal, ended: now() };
  for (const [uri, object] of keptObjects(flywheel.kind ?? 'classifier', keptUri(flywheel, dataset), accepted))
    await store.storage.putIfAbsent(uri, object);
  return { ...dataset, status: 'COMPLETED', documents: accepted.length, ended: now() };
}

/** Every document of the datasets once, in fingerprint order. @throws {MissingObject} */
export async function readDatasets(flywheel: Flywheel, datasets: readonly Dataset[], storage: Storage): Promise<Document[]> {
  const uris = datasets.map((dataset) => keptUri(flywheel, dataset));
  return distinct((await readKept(flywheel, uris, storage)).documents);
}

/** Where the documents of a dataset lie, once it is COMPLETED. */
export const keptUri = (flywheel: Flywheel, { name, created }: Dataset): string =>
  documentsUri(flywheel.kind ?? 'classifier', datasetPrefix(flywheel.lake, name, created));

/** Each document once, in fingerprint order. */
export function distinct(documents: readonly Document[]): Document[] {
  const sorted = [...documents].sort(byFingerprint);
  return sorted.filter((document, at) => document.fingerprint !== sorted[at - 1]?.fingerprint);
}

/** Documents in Comprehend's own form, by where they are kept. */
function keptObjects(kind: ModelKind, uri: string, documents: readonly Document[]): [string, Uint8Array][] {
  if (kind === 'classifier') return [[uri, writeComprehendCsv(documents)]];
  const written = writeEntityAnnotations(documents, uri.slice(uri.lastIndexOf('/') + 1));
  return [
    [uri, written.documents],
    [annotationsUri(uri), written.annotations],
  ];
}

/** Of a document, what the flywheel or the model knows. */
export function knownOnly({ kind, labels }: Pick<Flywheel, 'kind' | 'labels'>, documents: readonly Document[]): Document[] {
  if (labels === null) return [...documents];
  const known = new Set(labels);
  return documents.flatMap((document) => (kind === 'recognizer' ? withKnownEntities(document, known) : withKnownLabels(document, known)));
}

/** Nothing of a document without any. */
function withKnownLabels(document: Document, known: ReadonlySet<string>): Document[] {
  const kept = document.labels.filter((label) => known.has(label));
  if (kept.length === document.labels.length) return [document];
  return kept.length === 0 ? [] : [{ ...document, labels: kept, fingerprint: fingerprint(document.text, kept) }];
}

/** A document in which there is nothing to find teaches just that. */
function withKnownEntities(document: Document, known: ReadonlySet<string>): Document[] {
  const labels = document.labels.filter((type) => known.has(type));
  if (labels.length === document.labels.length) return [document];
  const entities = document.entities!.filter(({ type }) => known.has(type));
  return [{ ...document, labels, entities, fingerprint: fingerprint(document.text, entities.map(entityText)) }];
}

function emptyMessage(accepted: readonly Document[], read: number): string | undefined {
  if (accepted.length > 0) return undefined;
  return `INVALID_INPUT: The dataset has no document with a label of the flywheel; documents read: ${read}.`;
}

const byFingerprint = (a: Document, b: Document): number => (a.fingerprint < b.fingerprint ? -1 : a.fingerprint > b.fingerprint ? 1 : 0);
