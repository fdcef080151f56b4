import { limits } from '../comprehend/limits.ts';
import type { Storage } from '../comprehend/storage.ts';
import { writeComprehendCsv } from '../datasets/comprehend-csv.ts';
import type { Document } from '../datasets/document.ts';
import { fingerprint } from '../datasets/fingerprint.ts';
import { labelDelimiter } from '../datasets/label-set.ts';
import { readDocuments, readUploads } from '../datasets/read.ts';
import { tooFewDocuments } from './document-limits.ts';
import { datasetPrefix, documentsUri } from './lake/layout.ts';
import { readObject } from './lake/object.ts';
import type { Dataset, DocumentSource, Flywheel } from './lake/resources.ts';
import type { Services } from './operation.ts';

/**
 * Copies the documents of a dataset into the flywheel's lake, and says how the dataset ends: COMPLETED, or FAILED with a message.
 * "Labels in later datasets that are not in the list are ignored, not rejected" (developer guide, page flywheels-about).
 */
export async function ingest(flywheel: Flywheel, dataset: Dataset, services: Services): Promise<Dataset> {
  const { store, now, strict } = services;
  const delimiter = flywheel.mode === 'MULTI_LABEL' ? (dataset.delimiter ?? labelDelimiter) : undefined;
  const { uris, documents, bytes, problem } = await readSources(store.storage, dataset, delimiter);
  const accepted = knownOnly(documents, flywheel.labels).sort(byFingerprint);
  const refusal =
    uris.length === 0
      ? `NO_READ_ACCESS_TO_INPUT: No object begins with ${dataset.sources.join(' or ')}.`
      : (problem ?? emptyMessage(accepted, documents.length) ?? (strict ? limitMessage(flywheel, dataset, accepted, bytes) : undefined));
  if (refusal !== undefined) return { ...dataset, status: 'FAILED', message: refusal, ended: now() };
  await store.storage.putIfAbsent(documentsUri(datasetPrefix(flywheel.lake, dataset.name, dataset.created)), writeComprehendCsv(accepted));
  return { ...dataset, status: 'COMPLETED', documents: accepted.length, ended: now() };
}

/** Every document of the datasets once, in fingerprint order. @throws {MissingObject} */
export async function readDatasets(flywheel: Flywheel, datasets: readonly Dataset[], storage: Storage): Promise<Document[]> {
  const uris = datasets.map((dataset) => documentsUri(datasetPrefix(flywheel.lake, dataset.name, dataset.created)));
  const { documents } = await readObjects(storage, uris, flywheel.mode === 'MULTI_LABEL' ? labelDelimiter : undefined);
  return distinct(documents);
}

/** Each document once, in fingerprint order. */
export function distinct(documents: readonly Document[]): Document[] {
  const sorted = [...documents].sort(byFingerprint);
  return sorted.filter((document, at) => document.fingerprint !== sorted[at - 1]?.fingerprint);
}

/** The service takes "a file or a prefix: every object whose key starts with the prefix" (service model, S3Uri). */
async function sourceObjects(storage: Storage, prefixes: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(prefixes.map((prefix) => storage.list(prefix)));
  return [...new Set(lists.flat())];
}

interface Read {
  documents: Document[];
  bytes: number;
  problem: string | undefined;
}

/** Everything that a dataset names, as CSV or as manifests. */
export async function readSources(
  storage: Storage,
  source: DocumentSource,
  delimiter: string | undefined,
): Promise<Read & { uris: string[] }> {
  const { sources, attributes } = source;
  if (attributes === undefined) {
    const uris = await sourceObjects(storage, sources);
    return { uris, ...(await readObjects(storage, uris, delimiter)) };
  }
  const all: Read & { uris: string[] } = { uris: [], documents: [], bytes: 0, problem: undefined };
  for (const [at, source] of sources.entries()) {
    const uris = await sourceObjects(storage, [source]);
    const read = await readObjects(storage, uris, delimiter, attributes[at]);
    for (const uri of uris) all.uris.push(uri);
    for (const document of read.documents) all.documents.push(document);
    all.bytes += read.bytes;
    all.problem ??= read.problem;
  }
  return all;
}

/** @param attribute of augmented manifests, the one that holds the labels; undefined for CSV */
async function readObjects(
  storage: Storage,
  uris: readonly string[],
  labelDelimiter: string | undefined,
  attribute?: string,
): Promise<Read> {
  let bytes = 0;
  const files = uris.map((uri) => ({
    path: uri,
    async *read() {
      const object = await readObject(storage, uri);
      bytes += object.length;
      yield object;
    },
  }));
  const { documents, problems } =
    attribute === undefined
      ? await readUploads(files, labelDelimiter)
      : await readDocuments(files, {
          ...{ format: 'augmented-manifest', columns: { text: 'source', label: attribute }, delimiter: null },
          ...(labelDelimiter === undefined ? {} : { labelDelimiter }),
        });
  const first = problems.find((problem) => problem.severity === 'error');
  return { documents, bytes, problem: first && `INVALID_INPUT: ${first.file}, line ${first.line}: ${first.message}` };
}

/** Of a document, the labels that the flywheel knows; a document without any is left out. */
function knownOnly(documents: readonly Document[], labels: readonly string[] | null): Document[] {
  if (labels === null) return [...documents];
  const known = new Set(labels);
  return documents.flatMap((document) => {
    const kept = document.labels.filter((label) => known.has(label));
    if (kept.length === document.labels.length) return [document];
    return kept.length === 0 ? [] : [{ ...document, labels: kept, fingerprint: fingerprint(document.text, kept) }];
  });
}

function emptyMessage(accepted: readonly Document[], read: number): string | undefined {
  if (accepted.length > 0) return undefined;
  return `INVALID_INPUT: The dataset has no document with a label of the flywheel; documents read: ${read}.`;
}

function limitMessage({ mode }: Flywheel, dataset: Dataset, documents: readonly Document[], bytes: number): string | undefined {
  const { bytesMin, bytesMax, documentsMax } = limits.dataset;
  if (bytes < bytesMin || bytes > bytesMax)
    return `DATASET_SIZE: The dataset has ${bytes} bytes: from ${bytesMin} to ${bytesMax} are allowed.`;
  if (documents.length > documentsMax) return `DATASET_SIZE: The dataset has ${documents.length} documents: the limit is ${documentsMax}.`;
  if (dataset.type === 'TEST') return undefined;
  return tooFewDocuments(mode, documents);
}

const byFingerprint = (a: Document, b: Document): number => (a.fingerprint < b.fingerprint ? -1 : a.fingerprint > b.fingerprint ? 1 : 0);
