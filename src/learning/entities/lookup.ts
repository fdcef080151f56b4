import { templates } from './features.ts';
import type { Model } from './format.ts';
import { clear, type Lattice } from './lattice.ts';

/**
 * The weights of a model by the hashes of features, laid out so that a feature costs two reads far apart: one finds its place, one its
 * weights. Prediction does little else.
 */
export interface Lookup {
  /** [slot][hash, position of its first entry + 1 or 0 for none]; a power of two of slots, each feature in the next free one. */
  slots: Int32Array;
  /** [entry][tag, weight]: the weights are bits of numbers. A negative tag is −1 − tag, and its entry the last of the feature. */
  entries: Int32Array;
  weights: Float32Array;
}

export function lookupOf({ hashes, weights: { starts, tags, values } }: Pick<Model, 'hashes' | 'weights'>): Lookup {
  let size = 16;
  while (size < hashes.length * 2) size *= 2;
  const slots = new Int32Array(2 * size);
  const entries = new Int32Array(2 * values.length);
  const weights = new Float32Array(entries.buffer);
  hashes.forEach((hash, feature) => {
    const [first, end] = [starts[feature]!, starts[feature + 1]!];
    if (first === end) return;
    let slot = hash & (size - 1);
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & (size - 1);
    slots[2 * slot] = hash;
    slots[2 * slot + 1] = first + 1;
    for (let entry = first; entry < end; entry++) {
      entries[2 * entry] = entry === end - 1 ? -1 - tags[entry]! : tags[entry]!;
      weights[2 * entry + 1] = values[entry]!;
    }
  });
  return { slots, entries, weights };
}

const places = new Int32Array(templates);

/** Fills `lattice` with the scores of the tokens from `from` to `to`, whose features have the given hashes. */
export function scoreHashes({ slots, entries, weights }: Lookup, hashes: Int32Array, from: number, to: number, lattice: Lattice): void {
  clear(lattice, to - from);
  const { states } = lattice;
  const { count } = lattice.tags;
  const mask = slots.length / 2 - 1;
  for (let token = from, row = 0; token < to; token++, row += count) {
    // First all places, then all weights: the reads of one loop do not wait for each other.
    for (let template = 0; template < templates; template++) {
      const hash = hashes[token * templates + template]!;
      let slot = hash & mask;
      while (slots[2 * slot] !== hash && slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
      places[template] = 2 * slots[2 * slot + 1]! - 2;
    }
    for (let template = 0; template < templates; template++) {
      let entry = places[template]!;
      if (entry < 0) continue;
      for (; entries[entry]! >= 0; entry += 2) states[row + entries[entry]!]! += weights[entry + 1]!;
      states[row - 1 - entries[entry]!]! += weights[entry + 1]!;
    }
  }
}
