import type { Document } from './document.ts';

/**
 * Finds documents by text or by text and labels. Open addressing over positions takes about 16 bytes a document where a Map of
 * strings takes a hundred, so a million documents on either side of a comparison stay cheap.
 */
export interface KeyIndex {
  /** For each document the position of the first one with the same key; its own position when it is that one. */
  first: Int32Array;
  /** For each document the position of the next one with the same key, or −1. */
  next: Int32Array;
  /** Number of different keys. */
  distinct: number;
  /** Position of the first document with the key of this fingerprint, or −1. */
  find(fingerprint: string): number;
}

/** `text`: documents are alike when their texts are; `document`: when texts and labels are. */
export function keyIndex(documents: readonly Document[], key: 'text' | 'document'): KeyIndex {
  const same = key === 'text' ? sameText : (a: string, b: string) => a === b;
  const table = new Int32Array(tableSize(documents.length)).fill(-1);
  const first = new Int32Array(documents.length);
  const next = new Int32Array(documents.length).fill(-1);
  const last = new Int32Array(documents.length);
  const slotOf = (fingerprint: string): number => {
    let slot = leadingBits(fingerprint) & (table.length - 1);
    while (table[slot] !== -1 && !same(documents[table[slot]!]!.fingerprint, fingerprint)) slot = (slot + 1) & (table.length - 1);
    return slot;
  };
  let distinct = 0;
  for (let at = 0; at < documents.length; at++) {
    const slot = slotOf(documents[at]!.fingerprint);
    if (table[slot] === -1) {
      table[slot] = at;
      distinct++;
    } else {
      next[last[table[slot]!]!] = at;
    }
    first[at] = table[slot]!;
    last[table[slot]!] = at;
  }
  return { first, next, distinct, find: (fingerprint) => table[slotOf(fingerprint)]! };
}

/** A power of two that leaves at least half of the table free. */
const tableSize = (entries: number): number => 2 ** Math.ceil(Math.log2(Math.max(entries, 1) * 2));

const leadingBits = (fingerprint: string): number => Number.parseInt(fingerprint.slice(0, 8), 16);

function sameText(a: string, b: string): boolean {
  for (let at = 0; at < 16; at++) if (a.charCodeAt(at) !== b.charCodeAt(at)) return false;
  return true;
}
