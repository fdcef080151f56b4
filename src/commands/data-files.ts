import picomatch from 'picomatch';
import { firstRow } from '../datasets/csv.ts';
import type { Document } from '../datasets/document.ts';
import { isAnnotationsHeader } from '../datasets/entity-annotations.ts';
import { isEntityListHeader } from '../datasets/entity-list.ts';
import type { ReadOptions } from '../datasets/intake.ts';
import { labelDelimiter, labelSetText } from '../datasets/label-set.ts';
import { readDocuments } from '../datasets/read.ts';
import type { Tree } from '../git/tree.ts';

/** Labelled text that a repository holds, and what its name says it is for. */
export interface Found {
  /** Relative to the top of the repository; a glob where one file of annotations speaks of several. */
  path: string;
  /** The file that says where the entities of `path` are, or what they are called. */
  companion: { key: 'annotations' | 'entityList'; path: string } | null;
  role: 'train' | 'test' | 'golden';
  documents: Document[];
}

/** Files that look like labelled text and are not used, and why, by their paths: of several ways to read one, the way that read most. */
export type Unused = Map<string, { why: string; documents: number }>;

/** Enough for the largest files that people keep in Git; what is larger is not read. */
const mostBytes = 200_000_000;

export interface Data {
  mode: 'multi-class' | 'multi-label' | 'entities';
  found: Found[];
  unused: Unused;
}

/** Everything in a folder that reads as labelled text, and the kind of task it is for: what there is more of. */
export async function findData(tree: Tree, folder: string): Promise<Data> {
  const paths = (await tree.list())
    .filter(({ path, bytes }) => bytes <= mostBytes && (folder === '' || path.startsWith(`${folder}/`)))
    .map(({ path }) => path)
    .filter((path) => !/(^|\/)node_modules\//.test(path));
  const unused: Unused = new Map();
  const several = await findLabelled(tree, paths, unused, labelDelimiter);
  const entities = await findEntities(tree, paths, unused);
  for (const { path, companion } of [...several, ...entities]) for (const used of [path, companion?.path ?? path]) unused.delete(used);
  if (sizeOf(entities) > sizeOf(several)) return { mode: 'entities', found: entities, unused };
  if (hasSets(several)) return { mode: 'multi-label', found: several, unused };
  return { mode: 'multi-class', found: await findLabelled(tree, paths, new Map()), unused };
}

function leave(unused: Unused, path: string, why: string, documents: number): void {
  if (documents > (unused.get(path)?.documents ?? -1)) unused.set(path, { why, documents });
}

const sizeOf = (found: readonly Found[]): number => found.reduce((sum, { documents }) => sum + documents.length, 0);

async function findLabelled(tree: Tree, paths: readonly string[], unused: Unused, delimiter?: string): Promise<Found[]> {
  const found: Found[] = [];
  for (const path of paths.filter((each) => /\.(csv|tsv|jsonl|ndjson)$/i.test(each))) {
    const { documents, why, read } = await readSoundly(tree, [path], delimiter === undefined ? {} : { labelDelimiter: delimiter });
    const labels = new Set(documents.flatMap((document) => document.labels));
    if (why !== null) leave(unused, path, why, read);
    else if (labels.size >= documents.length) leave(unused, path, `its ${documents.length} documents have ${labels.size} labels`, 0);
    else found.push({ path, companion: null, role: roleOf(path), documents });
  }
  return found;
}

/** Labels that stand together in ever new ways are several labels; one that only holds the character makes no fewer when it is split. */
function hasSets(found: readonly Found[]): boolean {
  const documents = found.flatMap((each) => each.documents);
  const labels = new Set(documents.flatMap((document) => document.labels));
  return labels.size < new Set(documents.map((document) => labelSetText(document.labels))).size;
}

const selfContained = /\.(jsonl|ndjson|manifest|conll|conllu|iob|iob1|iob2|bio|bioes|iobes|bilou|bmes|txt|tsv)$/i;

/** Files that say themselves where entities are, and plain text with a CSV that does. */
async function findEntities(tree: Tree, paths: readonly string[], unused: Unused): Promise<Found[]> {
  const found: Found[] = [];
  for (const path of paths.filter((each) => selfContained.test(each))) {
    const { documents, why, read } = await readSoundly(tree, [path], { entities: true });
    if (hasEntities(documents)) found.push({ path, companion: null, role: roleOf(path), documents });
    // Other plain text is no data at all.
    else if (read > 0 || !/\.txt$/i.test(path)) leave(unused, path, why ?? noEntity, read);
  }
  const taken = new Set(found.map(({ path }) => path));
  const texts = paths.filter((path) => !taken.has(path) && !/\.(csv|jsonl|ndjson|ya?ml|json)$/i.test(path));
  for (const path of paths.filter((each) => /\.csv$/i.test(each))) {
    const pair = await withCompanion(tree, path, texts, unused);
    if (pair !== null) found.push(pair);
  }
  return found;
}

const noEntity = 'there is no entity in it';
const hasEntities = (documents: readonly Document[]): boolean => documents.some(({ labels }) => labels.length > 0);

/** A CSV of annotations with the documents that it names, or an entity list with the plain text beside it; null for any other CSV. */
async function withCompanion(tree: Tree, companion: string, texts: readonly string[], unused: Unused): Promise<Found | null> {
  const csv = await textOf(tree, companion);
  const row = firstRow(Buffer.from(csv.slice(0, 4096)), ',', csv.length <= 4096);
  const header = row?.kind === 'row' ? row.fields.map(({ text }) => text) : [];
  const key = isAnnotationsHeader(header) ? 'annotations' : isEntityListHeader(header) ? 'entityList' : null;
  if (key === null) return null;
  const files =
    key === 'annotations'
      ? namedIn(csv, companion, texts)
      : texts.filter((path) => /\.txt$/i.test(path) && folderOf(path) === folderOf(companion));
  const path = together(files, texts);
  if (path === null) return null;
  const { documents, why, read } = await readSoundly(tree, files, { entities: true, [key]: companion }, companion);
  if (!hasEntities(documents)) {
    leave(unused, companion, why ?? noEntity, read);
    return null;
  }
  const role = [path, companion].map(roleOf).find((each) => each !== 'train') ?? 'train';
  return { path, companion: { key, path: companion }, role, documents };
}

/** Files whose base names occur in annotations: those beside it, or where there are none, those anywhere. */
function namedIn(csv: string, companion: string, texts: readonly string[]): string[] {
  const words = new Set(csv.split(/[\r\n]+/).flatMap((line) => line.split(',').map((field) => field.trim().replace(/^"|"$/g, ''))));
  const named = texts.filter((path) => words.has(path.slice(path.lastIndexOf('/') + 1)));
  const beside = named.filter((path) => folderOf(path) === folderOf(companion));
  return beside.length > 0 ? beside : named;
}

/** What names these files and no other: the path of the only one, or a glob; null when neither does. */
function together(files: readonly string[], texts: readonly string[]): string | null {
  if (files.length <= 1) return files[0] ?? null;
  const glob = `${folderOf(files[0]!)}*.${files[0]!.split('.').at(-1)}`;
  const isMatch = picomatch(glob);
  const matches = texts.filter((path) => isMatch(path));
  return matches.length === files.length && matches.every((path) => files.includes(path)) ? glob : null;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

async function textOf(tree: Tree, path: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of tree.read(path)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

interface Reading {
  documents: Document[];
  /** Why there are none, although `read` were read. */
  why: string | null;
  read: number;
}

/** The documents of files, or none when more than one row in ten is wrong. */
async function readSoundly(tree: Tree, paths: readonly string[], options: Partial<ReadOptions>, companion?: string): Promise<Reading> {
  const opened = (path: string) => ({ path, read: () => tree.read(path) });
  const { documents, problems, wrong } = await readDocuments(
    paths.map(opened),
    { format: null, columns: null, delimiter: null, ...options },
    companion === undefined ? [] : [opened(companion)],
  );
  const [first] = problems;
  if (first === undefined || wrong <= documents.length / 10) return { documents, why: null, read: documents.length };
  const rows = documents.length === 0 ? 'no row can be read' : `${wrong} of ${wrong + documents.length} rows cannot be read`;
  return { documents: [], why: `${rows}, first: ${first.file}:${first.line}: ${first.message}`, read: documents.length };
}

function roleOf(path: string): Found['role'] {
  const words = path.toLowerCase().split(/[^a-z]+/);
  if (words.includes('golden')) return 'golden';
  return words.some((word) => ['test', 'eval', 'evaluation', 'holdout', 'heldout'].includes(word)) ? 'test' : 'train';
}
