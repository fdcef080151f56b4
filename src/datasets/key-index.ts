import type { Document } from './document.ts';

/** Which positions of a list hold equal things. About 16 bytes a position, where a Map of strings takes a hundred. */
export interface Equals {
  /** For each position the first one that is equal to it; the position itself when it is that one. */
  first: Int32Array;
  /** For each position the next one that is equal to it, or −1. */
  next: Int32Array;
  /** Number of different things. */
  distinct: number;
}

export interface KeyIndex extends Equals {
  /** Position of the first document with the key of this fingerprint, or −1. */
  find(fingerprint: string): number;
}

/** `text`: documents are equal when their texts are; `document`: when texts and labels are. */
export function keyIndex(documents: readonly Document[], key: 'text' | 'document'): KeyIndex {
  const same = key === 'text' ? sameText : (a: string, b: string) => a === b;
  const fingerprintAt = (at: number): string => documents[at]!.fingerprint;
  const { table, ...equals } = link(
    documents.length,
    (at) => leadingBits(fingerprintAt(at)),
    (a, b) => same(fingerprintAt(a), fingerprintAt(b)),
  );
  const find = (fingerprint: string): number =>
    table[probe(table, leadingBits(fingerprint), (at) => same(fingerprintAt(at), fingerprint))]!;
  return { ...equals, find };
}

/** Links equal positions of a list of `length` things; equal things have equal `bits` (32, evenly spread). */
export function equals(length: number, bits: (at: number) => number, same: (a: number, b: number) => boolean): Equals {
  const { table: _, ...linked } = link(length, bits, same);
  return linked;
}

function link(length: number, bits: (at: number) => number, same: (a: number, b: number) => boolean): Equals & { table: Int32Array } {
  const table = new Int32Array(tableSize(length)).fill(-1);
  const first = new Int32Array(length);
  const next = new Int32Array(length).fill(-1);
  const last = new Int32Array(length);
  let distinct = 0;
  for (let at = 0; at < length; at++) {
    const slot = probe(table, bits(at), (other) => same(other, at));
    if (table[slot] === -1) {
      table[slot] = at;
      distinct++;
    } else {
      next[last[table[slot]!]!] = at;
    }
    first[at] = table[slot]!;
    last[table[slot]!] = at;
  }
  return { table, first, next, distinct };
}

/** Open addressing: the slot that holds the thing looked for, or the free one where it belongs. */
function probe(table: Int32Array, bits: number, found: (at: number) => boolean): number {
  let slot = bits & (table.length - 1);
  while (table[slot] !== -1 && !found(table[slot]!)) slot = (slot + 1) & (table.length - 1);
  return slot;
}

/** A power of two that leaves at least half of the table free. */
const tableSize = (entries: number): number => 2 ** Math.ceil(Math.log2(Math.max(entries, 1) * 2));

/** The first eight hex digits as 32 bits, without making a string of them: this runs millions of times. */
function leadingBits(fingerprint: string): number {
  let bits = 0;
  for (let at = 0; at < 8; at++) {
    const code = fingerprint.charCodeAt(at);
    bits = (bits << 4) | (code < 58 ? code - 48 : code - 87);
  }
  return bits;
}

function sameText(a: string, b: string): boolean {
  for (let at = 0; at < 16; at++) if (a.charCodeAt(at) !== b.charCodeAt(at)) return false;
  return true;
}
