import { log } from '../exponential.ts';
import type { Documents } from './documents.ts';
import { mostCounted } from './workspace.ts';

/** 1 + ln count, by count. */
export const logOfCount = Float64Array.from({ length: mostCounted + 1 }, (_, count) => (count === 0 ? 0 : 1 + log(count)));

/** How much a feature counts by how few of `documents` it is in; 0 for one that is in none, which takes it out altogether. */
export function inverseFrequency(frequency: Int32Array, documents: number): Float64Array {
  const inverse = new Float64Array(frequency.length);
  const known = new Float64Array(documents + 1);
  for (let feature = 0; feature < frequency.length; feature++) {
    const count = frequency[feature]!;
    if (count === 0) continue;
    if (known[count] === 0) known[count] = 1 + log((1 + documents) / (1 + count));
    inverse[feature] = known[count]!;
  }
  return inverse;
}

/** The part of `Documents` that weighing reads. */
type Counts = Pick<Documents, 'bounds' | 'ids' | 'counts'>;

/**
 * Fills the part of `values` (parallel to `ids`) that belongs to one document: (1 + ln count) · inverse frequency, with
 * its words and its characters scaled to length 1 each, and then the two together. All zero without features.
 */
export function weighDocument(documents: Counts, document: number, inverse: Float64Array, values: Float32Array): void {
  const { bounds } = documents;
  const start = bounds[2 * document]!;
  const middle = bounds[2 * document + 1]!;
  const end = bounds[2 * document + 2]!;
  const words = squareLength(documents, start, middle, inverse);
  const characters = squareLength(documents, middle, end, inverse);
  const parts = (words > 0 ? 1 : 0) + (characters > 0 ? 1 : 0);
  fill(documents, start, middle, inverse, words * parts, values);
  fill(documents, middle, end, inverse, characters * parts, values);
}

function squareLength({ ids, counts }: Counts, start: number, end: number, inverse: Float64Array): number {
  let sum = 0;
  for (let index = start; index < end; index++) {
    const value = logOfCount[counts[index]!]! * inverse[ids[index]!]!;
    sum += value * value;
  }
  return sum;
}

function fill(documents: Counts, start: number, end: number, inverse: Float64Array, square: number, values: Float32Array): void {
  const { ids, counts } = documents;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let index = start; index < end; index++) values[index] = logOfCount[counts[index]!]! * inverse[ids[index]!]! * scale;
}
