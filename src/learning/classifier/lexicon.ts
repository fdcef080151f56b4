import { mixBits } from '../random.ts';
import type { Words } from '../text/words.ts';
import { addHash, type Vocabulary } from '../vocabulary.ts';
import { addRuns, type FeatureSettings, hashOfPair, hashOfWord } from './features.ts';

/**
 * Words met so far, with the numbers of their features: a text of known words needs no look-up but one for each word and each pair.
 * Two words are one when their characters are, whatever their hashes.
 */
export interface Lexicon {
  vocabulary: Vocabulary;
  /** Features that may be numbered; those beyond are left out. */
  limit: number;
  /** Number + 1 of the word in each slot, 0 where there is none. The length is a power of two. */
  slots: Int32Array;
  size: number;
  /** By number: hash, where its characters are in `codes`, the number of its own feature, and where those of its runs are in `runs`. */
  hashes: Int32Array;
  codeStarts: Int32Array;
  features: Int32Array;
  runStarts: Int32Array;
  runEnds: Int32Array;
  codes: Int32Array;
  runs: Int32Array;
  /** How much of `codes` and `runs` is used. */
  codesEnd: number;
  runsEnd: number;
}

/** The numbers of the features of one text, with repetitions, in a buffer that is used again for the next text. */
export interface Numbered {
  numbers: Int32Array;
  /** Those below this index are of words and pairs; from it to `length`, of characters. */
  wordsEnd: number;
  length: number;
  /** The numbers of its words. */
  words: Int32Array;
}

export const emptyNumbered = (): Numbered => ({ numbers: new Int32Array(4096), wordsEnd: 0, length: 0, words: new Int32Array(1024) });

export const emptyLexicon = (vocabulary: Vocabulary, limit: number): Lexicon => ({
  ...{ vocabulary, limit, slots: new Int32Array(1 << 13), size: 0, codesEnd: 0, runsEnd: 0 },
  hashes: new Int32Array(1 << 12),
  codeStarts: new Int32Array(1 << 12),
  features: new Int32Array(1 << 12),
  runStarts: new Int32Array(1 << 12),
  runEnds: new Int32Array(1 << 12),
  codes: new Int32Array(1 << 15),
  runs: new Int32Array(1 << 16),
});

/** Where the runs of a word have not been numbered yet. */
const unknown = -1;

/** Fills `numbered` with the features of the words of one text: words and pairs first, so that new ones get their numbers in that order. */
export function numberFeatures(words: Words, settings: FeatureSettings, lexicon: Lexicon, numbered: Numbered): void {
  const { codes, ends, count } = words;
  const { vocabulary, limit } = lexicon;
  const most = 2 * count + 3 * ((count === 0 ? 0 : ends[count - 1]!) + count);
  if (numbered.numbers.length < most) numbered.numbers = new Int32Array(most * 2);
  if (numbered.words.length < count) numbered.words = new Int32Array(count * 2);
  const { numbers } = numbered;
  let length = 0;
  let previous = 0;
  for (let at = 0, start = 0; at < count; at++) {
    const end = ends[at]!;
    const hash = hashOfWord(codes, start, end);
    const word = wordOf(lexicon, codes, start, end, hash);
    numbered.words[at] = word;
    numbers[length++] = lexicon.features[word]!;
    if (settings.wordPairs && at > 0) numbers[length++] = addHash(vocabulary, hashOfPair(previous, hash), limit);
    previous = hash;
    start = end;
  }
  numbered.wordsEnd = length;
  if (settings.characters) length = addRunsOf(lexicon, numbered, count, length);
  numbered.length = length;
}

function addRunsOf(lexicon: Lexicon, { numbers, words }: Numbered, count: number, from: number): number {
  let length = from;
  for (let at = 0; at < count; at++) {
    const word = words[at]!;
    if (lexicon.runStarts[word] === unknown) numberRuns(lexicon, word);
    const { runs } = lexicon;
    for (let run = lexicon.runStarts[word]!, end = lexicon.runEnds[word]!; run < end; run++) numbers[length++] = runs[run]!;
  }
  return length;
}

function wordOf(lexicon: Lexicon, codes: Int32Array, start: number, end: number, hash: number): number {
  const { slots, hashes } = lexicon;
  const mask = slots.length - 1;
  let slot = mixBits(hash) & mask;
  for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const word = slots[slot]! - 1;
    if (hashes[word] === hash && isSame(lexicon, word, codes, start, end)) return word;
  }
  return addWord(lexicon, codes, start, end, hash, slot);
}

function isSame({ codes: known, codeStarts }: Lexicon, word: number, codes: Int32Array, start: number, end: number): boolean {
  const from = codeStarts[word]!;
  if (codeStarts[word + 1]! - from !== end - start) return false;
  for (let index = start; index < end; index++) if (known[from + index - start] !== codes[index]) return false;
  return true;
}

function addWord(lexicon: Lexicon, codes: Int32Array, start: number, end: number, hash: number, slot: number): number {
  const word = lexicon.size++;
  if (word + 2 > lexicon.hashes.length) growWords(lexicon);
  if (lexicon.codesEnd + end - start > lexicon.codes.length) lexicon.codes = grown(lexicon.codes, 2 * (lexicon.codesEnd + end - start));
  lexicon.hashes[word] = hash;
  for (let index = start; index < end; index++) lexicon.codes[lexicon.codesEnd++] = codes[index]!;
  lexicon.codeStarts[word + 1] = lexicon.codesEnd;
  lexicon.features[word] = addHash(lexicon.vocabulary, hash, lexicon.limit);
  lexicon.runStarts[word] = unknown;
  lexicon.slots[slot] = word + 1;
  if (2 * lexicon.size > lexicon.slots.length) growSlots(lexicon);
  return word;
}

/** Numbers the runs of one word, for all texts to come. */
function numberRuns(lexicon: Lexicon, word: number): void {
  const { codes, codeStarts, vocabulary, limit } = lexicon;
  const [start, end] = [codeStarts[word]!, codeStarts[word + 1]!];
  const from = lexicon.runsEnd;
  const most = from + 3 * (end - start + 1);
  if (most > lexicon.runs.length) lexicon.runs = grown(lexicon.runs, 2 * most);
  const { runs } = lexicon;
  lexicon.runsEnd = addRuns(codes, start, end, runs, from);
  for (let run = from; run < lexicon.runsEnd; run++) runs[run] = addHash(vocabulary, runs[run]!, limit);
  lexicon.runStarts[word] = from;
  lexicon.runEnds[word] = lexicon.runsEnd;
}

function growWords(lexicon: Lexicon): void {
  for (const name of ['hashes', 'codeStarts', 'features', 'runStarts', 'runEnds'] as const)
    lexicon[name] = grown(lexicon[name], 2 * lexicon[name].length);
}

function growSlots(lexicon: Lexicon): void {
  const slots = new Int32Array(2 * lexicon.slots.length);
  const mask = slots.length - 1;
  for (let word = 0; word < lexicon.size; word++) {
    let slot = mixBits(lexicon.hashes[word]!) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = word + 1;
  }
  lexicon.slots = slots;
}

function grown(values: Int32Array, length: number): Int32Array {
  const longer = new Int32Array(length);
  longer.set(values);
  return longer;
}
