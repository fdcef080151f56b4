import type { Storage } from '../comprehend/storage.ts';
import type { Document } from '../datasets/document.ts';
import type { ListSize } from '../datasets/entity-list.ts';
import { readEntityUploads } from '../datasets/entity-uploads.ts';
import { labelDelimiter } from '../datasets/label-set.ts';
import { readDocuments, readUploads } from '../datasets/read.ts';
import { annotationsUri } from './lake/layout.ts';
import { readObject } from './lake/object.ts';
import type { DocumentSource, Flywheel } from './lake/resources.ts';

/** What is read is for a model of this kind and mode. */
export type Reader = Pick<Flywheel, 'kind' | 'mode'>;

export interface Read {
  documents: Document[];
  /** Of the objects that were read. */
  bytes: number;
  /** The entity list, of which there is one at the most. */
  listed?: ListSize;
  /** Why the documents cannot be used; undefined when they can. */
  problem: string | undefined;
}

/** Finds the objects that a source names. */
type Find = (names: readonly string[]) => Promise<readonly string[]>;

/**
 * Everything that the caller of an operation names, in each of the forms that the service takes. It takes "a file or a prefix: every object
 * whose key starts with the prefix" (service model, S3Uri).
 */
export const readSources = (reader: Reader, source: DocumentSource, storage: Storage): Promise<Read> =>
  readAll(reader, source, storage, async (prefixes) => (await Promise.all(prefixes.map((prefix) => storage.list(prefix)))).flat());

/** What the engine itself wrote. @throws {MissingObject} */
export const readKept = (reader: Reader, documents: readonly string[], storage: Storage): Promise<Read> =>
  readAll(reader, keptSource(reader, documents), storage, async (uris) => uris);

/** Objects of documents that the engine wrote, as a source of documents: those of a recognizer have their annotations beside them. */
export const keptSource = ({ kind }: Reader, documents: readonly string[]): DocumentSource => ({
  sources: [...documents],
  ...(kind === 'recognizer' && { annotations: documents.map(annotationsUri) }),
});

async function readAll(reader: Reader, source: DocumentSource, storage: Storage, find: Find): Promise<Read> {
  const all: Read = { documents: [], bytes: 0, problem: undefined };
  // CSV files of a classifier are one heap, in which each counts once.
  const isHeap = reader.kind === undefined && source.attributes === undefined;
  for (const part of isHeap ? [source] : source.sources.map((_, at) => partOf(source, at))) {
    const read = await readPart(reader, part, openObjects(storage, find));
    for (const document of read.documents) all.documents.push(document);
    all.bytes += read.bytes;
    all.problem ??= read.problem;
    if (read.listed !== undefined) all.listed = read.listed;
  }
  return all;
}

/** One of the sources, with what belongs to it. */
function partOf({ sources, attributes, annotations, entityLists, ...rest }: DocumentSource, at: number): DocumentSource {
  return {
    ...rest,
    sources: [sources[at]!],
    ...(attributes && { attributes: [attributes[at]!] }),
    ...(annotations && { annotations: [annotations[at]!] }),
    ...(entityLists && { entityLists: [entityLists[at]!] }),
  };
}

async function readPart(reader: Reader, part: DocumentSource, objects: Objects): Promise<Read> {
  const { sources, attributes, annotations, entityLists, format } = part;
  const documents = await objects.named(sources);
  if (documents.length === 0) return nothingAt(sources);
  if (attributes !== undefined) return objects.read(readDocuments(documents, manifestOptions(reader, part)));
  if (reader.kind === undefined) return objects.read(readUploads(documents, delimiterOf(reader, part)));
  const beside = await objects.named((annotations ?? entityLists)!);
  if (beside.length === 0) return nothingAt((annotations ?? entityLists)!);
  const uploads = { documents, ...(format === undefined ? {} : { inputFormat: format }) };
  return objects.read(
    readEntityUploads(annotations === undefined ? { ...uploads, entityList: beside } : { ...uploads, annotations: beside }),
  );
}

const nothingAt = (prefixes: readonly string[]): Read => ({
  ...{ documents: [], bytes: 0 },
  problem: `NO_READ_ACCESS_TO_INPUT: No object begins with ${prefixes.join(' or ')}.`,
});

/** Between the labels of a document; undefined where it has one. */
const delimiterOf = ({ mode }: Reader, { delimiter = labelDelimiter }: DocumentSource): string | undefined =>
  mode === 'MULTI_LABEL' ? delimiter : undefined;

function manifestOptions(reader: Reader, part: DocumentSource): Parameters<typeof readDocuments>[1] {
  const separator = delimiterOf(reader, part);
  return {
    ...{ format: 'augmented-manifest', columns: { text: 'source', label: part.attributes![0]! }, delimiter: null },
    ...(separator === undefined ? {} : { labelDelimiter: separator }),
    ...(reader.kind === 'recognizer' && { entities: true }),
  };
}

/** A file as the readers of datasets take it. */
interface DataObject {
  path: string;
  read: () => AsyncGenerator<Uint8Array>;
}

/** Objects of one reading, whose bytes are counted. */
interface Objects {
  named: (names: readonly string[]) => Promise<DataObject[]>;
  read: (reading: ReturnType<typeof readEntityUploads>) => Promise<Read>;
}

function openObjects(storage: Storage, find: Find): Objects {
  let bytes = 0;
  const open = (uri: string): DataObject => ({
    path: uri,
    async *read() {
      const object = await readObject(storage, uri);
      bytes += object.length;
      yield object;
    },
  });
  return {
    named: async (names) => [...new Set(await find(names))].map(open),
    read: async (reading) => {
      const { documents, problems, listed } = await reading;
      const first = problems.find((problem) => problem.severity === 'error');
      const problem = first && `INVALID_INPUT: ${first.file}, line ${first.line}: ${first.message}`;
      return { documents, bytes, problem, ...(listed && { listed }) };
    },
  };
}
