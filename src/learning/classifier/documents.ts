import { addHash, emptyVocabulary, type Vocabulary } from '../vocabulary.ts';
import { emptyFeatures, extractFeatures, type FeatureSettings, type Features } from './features.ts';

/** Documents as sparse counts of numbered features, one row after the other. */
export interface Documents {
  /** Row d has its words in [bounds[2d], bounds[2d+1]) of ids and counts, its characters in [bounds[2d+1], bounds[2d+2]). */
  bounds: Uint32Array;
  /** Feature numbers, distinct in a row. */
  ids: Int32Array;
  /** How often the feature is in the document, at most 255. */
  counts: Uint8Array;
  /** Hash of each feature number. */
  hashes: Int32Array;
  length: number;
}

/** Features that are numbered at all; texts come in fingerprint order, so one first seen after so many others is rare. */
const mostNumbered = 1 << 22;
/** Features that a model may have, the most frequent ones. */
const mostFeatures = 1 << 18;
/** Features times labels that a model may have. */
const mostWeights = 1 << 26;

/** Reads the features of every text, and keeps those that are in at least `minimum` documents and within the caps. */
export function readDocuments(texts: readonly string[], settings: FeatureSettings, minimum: number, labels: number): Documents {
  const documents = countFeatures(texts, settings);
  const frequency = documentFrequency(documents, Int32Array.from(texts.keys()));
  const cap = Math.min(mostFeatures, Math.max(1, Math.floor(mostWeights / Math.max(1, labels))));
  return keepFeatures(documents, selectFeatures(documents.hashes, frequency, minimum, cap));
}

/** In how many of the documents in `members` each feature is. */
export function documentFrequency({ bounds, ids, hashes }: Documents, members: Int32Array): Int32Array {
  const frequency = new Int32Array(hashes.length);
  for (const document of members)
    for (let index = bounds[2 * document]!, end = bounds[2 * document + 2]!; index < end; index++) frequency[ids[index]!]!++;
  return frequency;
}

/** Rows under construction, with room to grow. */
export interface Rows {
  bounds: Uint32Array;
  ids: Int32Array;
  counts: Uint8Array;
  /** Where in `ids` each feature number was last put. */
  places: Uint32Array;
  /** How much of `ids` is used. */
  end: number;
}

export const emptyRows = (documents: number): Rows => ({
  bounds: new Uint32Array(2 * documents + 1),
  ids: new Int32Array(1 << 12),
  counts: new Uint8Array(1 << 12),
  places: new Uint32Array(1 << 12),
  end: 0,
});

/** Counts `features` as row `document`. Those that `vocabulary` does not know are added to it up to `limit`, and else left out. */
export function addRow(rows: Rows, document: number, features: Features, vocabulary: Vocabulary, limit: number): void {
  const start = rows.end;
  if (start + features.length > rows.ids.length) {
    rows.ids = grown(rows.ids, new Int32Array(2 * (start + features.length)));
    rows.counts = grown(rows.counts, new Uint8Array(rows.ids.length));
  }
  const { ids, counts } = rows;
  let end = start;
  rows.bounds[2 * document + 1] = start;
  for (let index = 0; index < features.length; index++) {
    const id = addHash(vocabulary, features.hashes[index]!, limit);
    if (id < 0) continue;
    if (id >= rows.places.length) rows.places = grown(rows.places, new Uint32Array(2 * id));
    const place = rows.places[id]!;
    if (place >= start && place < end && ids[place] === id) {
      if (counts[place]! < 255) counts[place]!++;
      continue;
    }
    rows.places[id] = end;
    ids[end] = id;
    counts[end++] = 1;
    if (index < features.wordsEnd) rows.bounds[2 * document + 1] = end;
  }
  rows.bounds[2 * document + 2] = rows.end = end;
}

function countFeatures(texts: readonly string[], settings: FeatureSettings): Documents {
  const features = emptyFeatures();
  const vocabulary = emptyVocabulary();
  const rows = emptyRows(texts.length);
  texts.forEach((text, document) => {
    extractFeatures(text, settings, features);
    addRow(rows, document, features, vocabulary, mostNumbered);
  });
  const { bounds, ids, counts } = rows;
  return { bounds, ids, counts, hashes: vocabulary.hashes.slice(0, vocabulary.size), length: texts.length };
}

function grown<Values extends Int32Array | Uint32Array | Uint8Array>(from: Values, to: Values): Values {
  to.set(from);
  return to;
}

/** The numbers of the features to keep, the most frequent ones first: what is read most then lies together in memory. */
function selectFeatures(hashes: Int32Array, frequency: Int32Array, minimum: number, cap: number): Int32Array {
  const frequent = Int32Array.from(hashes.keys()).filter((feature) => frequency[feature]! >= minimum);
  if (frequent.length > cap) return frequent.sort((a, b) => frequency[b]! - frequency[a]! || hashes[a]! - hashes[b]!).slice(0, cap);
  const keys = Float64Array.from(frequent, (feature) => feature - frequency[feature]! * mostNumbered).sort();
  return Int32Array.from(keys, (key) => key - Math.floor(key / mostNumbered) * mostNumbered);
}

/** Renumbers the kept features and drops the others, in place. */
function keepFeatures(documents: Documents, kept: Int32Array): Documents {
  const { bounds, ids, counts, length } = documents;
  const renumbered = new Int32Array(documents.hashes.length).fill(-1);
  for (let number = 0; number < kept.length; number++) renumbered[kept[number]!] = number;
  let end = 0;
  for (let part = 0, index = 0; part < 2 * length; part++) {
    for (const last = bounds[part + 1]!; index < last; index++) {
      const id = renumbered[ids[index]!]!;
      if (id < 0) continue;
      ids[end] = id;
      counts[end++] = counts[index]!;
    }
    bounds[part + 1] = end;
  }
  return { bounds, ids, counts, hashes: kept.map((feature) => documents.hashes[feature]!), length };
}
