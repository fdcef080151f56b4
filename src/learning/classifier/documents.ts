import { emptyWords, splitWords } from '../text/words.ts';
import { emptyVocabulary } from '../vocabulary.ts';
import type { FeatureSettings } from './features.ts';
import { emptyLexicon, emptyNumbered, numberFeatures } from './lexicon.ts';

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
  for (let member = 0; member < members.length; member++) {
    const document = members[member]!;
    for (let index = bounds[2 * document]!, end = bounds[2 * document + 2]!; index < end; index++) frequency[ids[index]!]!++;
  }
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

/** Counts the first `length` of `numbers` as row `document`; those below 0 are left out. The first `wordsEnd` are of words. */
export function addRow(rows: Rows, document: number, numbers: Int32Array, wordsEnd: number, length: number): void {
  const start = rows.end;
  if (start + length > rows.ids.length) {
    rows.ids = grown(rows.ids, new Int32Array(2 * (start + length)));
    rows.counts = grown(rows.counts, new Uint8Array(rows.ids.length));
  }
  const { bounds, ids, counts } = rows;
  let { places } = rows;
  let end = start;
  bounds[2 * document + 1] = start;
  for (let index = 0; index < length; index++) {
    const id = numbers[index]!;
    if (id < 0) continue;
    if (id >= places.length) places = rows.places = grown(places, new Uint32Array(2 * id));
    const place = places[id]!;
    if (place >= start && place < end && ids[place] === id) {
      if (counts[place]! < 255) counts[place]!++;
      continue;
    }
    places[id] = end;
    ids[end] = id;
    counts[end++] = 1;
    if (index < wordsEnd) bounds[2 * document + 1] = end;
  }
  bounds[2 * document + 2] = rows.end = end;
}

function countFeatures(texts: readonly string[], settings: FeatureSettings): Documents {
  const words = emptyWords();
  const vocabulary = emptyVocabulary();
  const lexicon = emptyLexicon(vocabulary, mostNumbered);
  const numbered = emptyNumbered();
  const rows = emptyRows(texts.length);
  texts.forEach((text, document) => {
    splitWords(text, words);
    numberFeatures(words, settings, lexicon, numbered);
    addRow(rows, document, numbered.numbers, numbered.wordsEnd, numbered.length);
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
  const frequent = byFrequency(frequency, minimum);
  if (frequent.length <= cap) return frequent;
  return frequent.sort((a, b) => frequency[b]! - frequency[a]! || hashes[a]! - hashes[b]!).slice(0, cap);
}

/** The numbers of those that are at least `minimum`, the highest first, equal ones as they come: counted, not compared. */
function byFrequency(frequency: Int32Array, minimum: number): Int32Array {
  let most = 0;
  for (let feature = 0; feature < frequency.length; feature++) most = Math.max(most, frequency[feature]!);
  const ends = new Int32Array(most + 2);
  for (let feature = 0; feature < frequency.length; feature++) if (frequency[feature]! >= minimum) ends[frequency[feature]!]!++;
  for (let count = most; count >= 0; count--) ends[count]! += ends[count + 1]!;
  const sorted = new Int32Array(ends[0]!);
  for (let feature = 0; feature < frequency.length; feature++) {
    const count = frequency[feature]!;
    if (count >= minimum) sorted[ends[count + 1]!++] = feature;
  }
  return sorted;
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
  return {
    bounds,
    ids: ids.slice(0, end),
    counts: counts.slice(0, end),
    hashes: kept.map((feature) => documents.hashes[feature]!),
    length,
  };
}
