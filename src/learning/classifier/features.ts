import { mixBits } from '../random.ts';
import { emptyWords, isSolo, splitWords, type Words } from '../text/words.ts';

/** Which n-grams a model is made of. Part of the model, so that prediction sees what training saw. */
export interface FeatureSettings {
  /** Pairs of neighbouring words, besides the words themselves. */
  wordPairs: boolean;
  /** Runs of 2 to 4 characters inside a word, its boundaries included. */
  characters: boolean;
}

/** The features of one text as 32-bit hashes, with repetitions, in a buffer that is used again for the next text. */
export interface Features {
  hashes: Int32Array;
  /** Hashes below this index are of words and pairs; from it to `length`, of characters. */
  wordsEnd: number;
  length: number;
  words: Words;
}

export const emptyFeatures = (): Features => ({ hashes: new Int32Array(4096), wordsEnd: 0, length: 0, words: emptyWords() });

/** Seeds keep the kinds of features apart. */
const wordSeed = 0x2545f491;
const pairSeed = 0x4cf5ad43;
const characterSeed = 0x1b56c4e9;
/** Stands before and after a word; the tokeniser never leaves a space inside one. */
const boundary = 0x20;

/** One round of MurmurHash3. */
function combine(hash: number, value: number): number {
  const scrambled = Math.imul(value, 0xcc9e2d51);
  const mixed = hash ^ Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

/** Fills `features` with those of `text`. */
export function extractFeatures(text: string, settings: FeatureSettings, features: Features): void {
  const { words } = features;
  splitWords(text, words);
  const characters = words.count === 0 ? 0 : words.ends[words.count - 1]!;
  const most = 2 * words.count + (settings.characters ? 3 * (characters + words.count) : 0);
  if (features.hashes.length < most) features.hashes = new Int32Array(most * 2);
  features.wordsEnd = addWords(words, settings.wordPairs, features.hashes);
  features.length = settings.characters ? addCharacters(words, features.hashes, features.wordsEnd) : features.wordsEnd;
}

function addWords({ codes, ends, count }: Words, pairs: boolean, hashes: Int32Array): number {
  let length = 0;
  let previous = 0;
  for (let word = 0, start = 0; word < count; word++) {
    const end = ends[word]!;
    const hash = hashOfWord(codes, start, end);
    hashes[length++] = hash;
    if (pairs && word > 0) hashes[length++] = hashOfPair(previous, hash);
    previous = hash;
    start = end;
  }
  return length;
}

function addCharacters({ codes, ends, count }: Words, hashes: Int32Array, from: number): number {
  let length = from;
  for (let word = 0, start = 0; word < count; word++) {
    length = addRuns(codes, start, ends[word]!, hashes, length);
    start = ends[word]!;
  }
  return length;
}

export function hashOfWord(codes: Int32Array, start: number, end: number): number {
  let hash = wordSeed;
  for (let index = start; index < end; index++) hash = combine(hash, codes[index]!);
  return mixBits(hash);
}

/** Of two neighbouring words, by their hashes. */
export const hashOfPair = (first: number, second: number): number => mixBits(combine(combine(pairSeed, first), second));

/** Puts the hashes of all runs of characters of one word at `from`, fewer than three for each character and its end; none for a solo one. @returns where they end */
export function addRuns(codes: Int32Array, start: number, end: number, hashes: Int32Array, from: number): number {
  if (isSolo(codes[start]!)) return from;
  let length = from;
  let second = combine(combine(characterSeed, boundary), codes[start]!);
  hashes[length++] = mixBits(second);
  for (let index = start; index < end; index++) {
    const third = combine(second, index + 1 < end ? codes[index + 1]! : boundary);
    hashes[length++] = mixBits(third);
    second = combine(combine(characterSeed, codes[index]!), index + 1 < end ? codes[index + 1]! : boundary);
    hashes[length++] = mixBits(second);
    if (index + 1 < end) hashes[length++] = mixBits(combine(third, index + 2 < end ? codes[index + 2]! : boundary));
  }
  return length;
}
