import { lanes } from './workspace.ts';

/** One linear function per label, with weights in 8 bits and zeros left out: one sparse row per feature. */
export interface Weights {
  /** Row f is [starts[f], starts[f+1]) of labels and values. */
  starts: Uint32Array;
  /** Label numbers, ascending in a row. */
  labels: Uint16Array;
  values: Int8Array;
  /** What a value of 1 weighs, by label. */
  scales: Float64Array;
  /** By label. */
  bias: Float64Array;
}

/** A weight too small to move a margin that matters: it becomes 0. Margins that decide are of the order of 1. */
export const negligible = 0.02;

/** The 8-bit weights of one block, [feature][lane], which of each row are not 0 (as bits), and what they are multiples of. */
export interface RoundedBlock {
  values: Int8Array;
  filled: Uint16Array;
  scales: Float32Array;
  bias: Float32Array;
}

/** Puts the blocks of all labels side by side; lanes beyond `labels` are padding. */
export function joinBlocks(blocks: readonly RoundedBlock[], features: number, labels: number): Weights {
  const starts = new Uint32Array(features + 1);
  for (const { filled } of blocks) for (let feature = 0; feature < features; feature++) starts[feature + 1]! += bitsIn(filled[feature]!);
  for (let feature = 0; feature < features; feature++) starts[feature + 1]! += starts[feature]!;
  const joined = { labels: new Uint16Array(starts[features]!), values: new Int8Array(starts[features]!) };
  const ends = starts.slice();
  for (const [block, { values, filled }] of blocks.entries()) {
    for (let feature = 0; feature < features; feature++) {
      let end = ends[feature]!;
      for (let rest = filled[feature]!; rest !== 0; rest &= rest - 1) {
        const lane = 31 - Math.clz32(rest & -rest);
        joined.labels[end] = block * lanes + lane;
        joined.values[end++] = values[feature * lanes + lane]!;
      }
      ends[feature] = end;
    }
  }
  const byLabel = (of: (block: RoundedBlock) => Float32Array): Float64Array =>
    Float64Array.from({ length: labels }, (_, label) => of(blocks[Math.floor(label / lanes)]!)[label % lanes]!);
  return { starts, ...joined, scales: byLabel((block) => block.scales), bias: byLabel((block) => block.bias) };
}

function bitsIn(value: number): number {
  const pairs = value - ((value >> 1) & 0x5555);
  const fours = (pairs & 0x3333) + ((pairs >> 2) & 0x3333);
  const eights = (fours + (fours >> 4)) & 0x0f0f;
  return (eights + (eights >> 8)) & 0x1f;
}

/** Fills `margins`, one per label, for the document whose features are [start, end) of ids and values. */
export function scoreDocument(
  weights: Weights,
  ids: Int32Array,
  values: Float32Array,
  start: number,
  end: number,
  sums: Float32Array,
  margins: Float64Array,
): void {
  sums.fill(0);
  for (let index = start; index < end; index++) {
    const feature = ids[index]!;
    const value = values[index]!;
    for (let at = weights.starts[feature]!, last = weights.starts[feature + 1]!; at < last; at++)
      sums[weights.labels[at]!]! += Math.fround(value * weights.values[at]!);
  }
  for (let label = 0; label < sums.length; label++) margins[label] = sums[label]! * weights.scales[label]! + weights.bias[label]!;
}
