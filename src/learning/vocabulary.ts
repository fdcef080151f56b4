import { mixBits } from './random.ts';

/** 32-bit feature hashes and the dense numbers they get in order of arrival: open addressing in typed arrays. */
export interface Vocabulary {
  /** Number + 1 of the feature in each slot, 0 where there is none. The length is a power of two. */
  slots: Int32Array;
  /** Hash of each number. */
  hashes: Int32Array;
  size: number;
}

export const emptyVocabulary = (): Vocabulary => ({ slots: new Int32Array(1 << 16), hashes: new Int32Array(1 << 15), size: 0 });

/** A vocabulary in which hashes[i] has number i. The hashes are distinct. */
export function vocabularyOf(hashes: Int32Array): Vocabulary {
  let slots = 16;
  while (slots < hashes.length * 2) slots *= 2;
  const vocabulary = { slots: new Int32Array(slots), hashes, size: hashes.length };
  fillSlots(vocabulary);
  return vocabulary;
}

/** The number of `hash`, or -1. */
export function numberOf(vocabulary: Vocabulary, hash: number): number {
  const { slots, hashes } = vocabulary;
  const mask = slots.length - 1;
  for (let slot = mixBits(hash) & mask; ; slot = (slot + 1) & mask) {
    const number = slots[slot]! - 1;
    if (number < 0 || hashes[number] === hash) return number;
  }
}

/** The number of `hash`, which is a new one when it is not known yet; -1 when it would be number `limit`. */
export function addHash(vocabulary: Vocabulary, hash: number, limit: number): number {
  const known = numberOf(vocabulary, hash);
  if (known >= 0 || vocabulary.size >= limit) return known;
  if (vocabulary.size === vocabulary.hashes.length) grow(vocabulary);
  vocabulary.hashes[vocabulary.size] = hash;
  const mask = vocabulary.slots.length - 1;
  let slot = mixBits(hash) & mask;
  while (vocabulary.slots[slot] !== 0) slot = (slot + 1) & mask;
  vocabulary.slots[slot] = ++vocabulary.size;
  return vocabulary.size - 1;
}

function grow(vocabulary: Vocabulary): void {
  const hashes = new Int32Array(vocabulary.hashes.length * 2);
  hashes.set(vocabulary.hashes);
  vocabulary.hashes = hashes;
  vocabulary.slots = new Int32Array(vocabulary.slots.length * 2);
  fillSlots(vocabulary);
}

function fillSlots({ slots, hashes, size }: Vocabulary): void {
  const mask = slots.length - 1;
  for (let number = 0; number < size; number++) {
    let slot = mixBits(hashes[number]!) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  }
}
