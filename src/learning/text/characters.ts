import { caseFolds, classRuns, compositions } from './characters.generated.ts';

/** What a code point is to the tokeniser. */
export const SEPARATOR = 0;
/** Part of a word: letters, marks and digits of scripts that put spaces between words (and of those few that do not). */
export const LETTER = 1;
/** A word by itself: Chinese and Japanese characters, emoji, symbols, and the marks that carry tone such as `?`. */
export const SOLO = 2;
/** Not there at all: variation selectors, joiners, soft hyphens, skin tones. */
export const IGNORED = 3;

/** Planes 0 and 1 have tables; above them are ideographs (2, 3), ignorable tags (14) and private use. */
const tableSize = 0x20000;
const rows = (packed: string): number[][] => packed.split(',').map((row) => row.split(' ').map((value) => Number.parseInt(value, 36)));

const classes = new Uint8Array(tableSize);
const foldOffsets = new Int32Array(tableSize);
const composed = new Map<number, number>();
const pairKey = (base: number, mark: number): number => base * tableSize + mark;

let position = 0;
for (const [length, kind] of rows(classRuns)) {
  classes.fill(kind!, position, position + length!);
  position += length!;
}
position = 0;
for (const [distance, offset] of rows(caseFolds)) {
  position += distance!;
  foldOffsets[position] = offset!;
}
for (const [base, mark, whole] of rows(compositions)) composed.set(pairKey(base!, mark!), whole!);

/** SEPARATOR, LETTER, SOLO or IGNORED. */
export function classOf(code: number): number {
  if (code < tableSize) return classes[code]!;
  const plane = code >> 16;
  if (plane === 2 || plane === 3) return SOLO;
  return plane === 14 ? IGNORED : SEPARATOR;
}

/** Simple case folding: one code point for one, the same in every locale. */
export const foldCase = (code: number): number => (code < tableSize ? code + foldOffsets[code]! : code);

/** The one code point that a folded base and a mark after it make together, or 0 when there is none. */
export const compose = (base: number, mark: number): number => (mark < tableSize ? (composed.get(pairKey(base, mark)) ?? 0) : 0);
