import type { Block } from './optimiser.ts';
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
const negligible = 0.02;
const largestValue = 127;

/** The 8-bit weights of one block, [feature][lane], and what they are multiples of. */
export interface QuantisedBlock {
  values: Int8Array;
  scales: Float64Array;
  bias: Float64Array;
}

/** Rounds every weight to one of 255 multiples of its label's scale. */
export function quantise({ weights, bias }: Block): QuantisedBlock {
  const scales = new Float64Array(lanes);
  for (let row = 0; row < weights.length; row += lanes) {
    for (let lane = 0; lane < lanes; lane++) {
      const size = Math.abs(weights[row + lane]!);
      if (size > scales[lane]!) scales[lane] = size;
    }
  }
  for (let lane = 0; lane < lanes; lane++) scales[lane] = Math.fround(scales[lane]! / largestValue);
  const values = new Int8Array(weights.length);
  for (let row = 0; row < weights.length; row += lanes) {
    for (let lane = 0; lane < lanes; lane++) {
      const weight = weights[row + lane]!;
      if (weight >= negligible || weight <= -negligible) values[row + lane] = Math.round(weight / scales[lane]!);
    }
  }
  return { values, scales, bias: bias.map(Math.fround) };
}

/** Puts the blocks of all labels side by side; lanes beyond `labels` are padding. */
export function joinBlocks(blocks: readonly QuantisedBlock[], features: number, labels: number): Weights {
  const starts = new Uint32Array(features + 1);
  for (const { values } of blocks) eachValue(values, (feature) => starts[feature + 1]!++);
  for (let feature = 0; feature < features; feature++) starts[feature + 1]! += starts[feature]!;
  const joined = { labels: new Uint16Array(starts[features]!), values: new Int8Array(starts[features]!) };
  const ends = starts.slice();
  blocks.forEach(({ values }, block) => {
    eachValue(values, (feature, lane) => {
      const end = ends[feature]!++;
      joined.labels[end] = block * lanes + lane;
      joined.values[end] = values[feature * lanes + lane]!;
    });
  });
  const byLabel = (of: (block: QuantisedBlock) => Float64Array): Float64Array =>
    Float64Array.from({ length: labels }, (_, label) => of(blocks[Math.floor(label / lanes)]!)[label % lanes]!);
  return { starts, ...joined, scales: byLabel((block) => block.scales), bias: byLabel((block) => block.bias) };
}

/** Calls `each` for everything in a block that is not 0, which is little: four lanes are looked at together. */
function eachValue(values: Int8Array, each: (feature: number, lane: number) => void): void {
  const fours = new Int32Array(values.buffer, values.byteOffset, values.length / 4);
  for (let four = 0; four < fours.length; four++) {
    if (fours[four] === 0) continue;
    for (let at = 4 * four; at < 4 * four + 4; at++) if (values[at] !== 0) each(Math.floor(at / lanes), at % lanes);
  }
}

/** Fills `margins`, one per label, for the document whose features are [start, end) of ids and values. */
export function scoreDocument(
  weights: Weights,
  ids: Int32Array,
  values: Float32Array,
  start: number,
  end: number,
  margins: Float64Array,
): void {
  margins.fill(0);
  for (let index = start; index < end; index++) {
    const feature = ids[index]!;
    const value = values[index]!;
    for (let at = weights.starts[feature]!, last = weights.starts[feature + 1]!; at < last; at++)
      margins[weights.labels[at]!]! += value * weights.values[at]!;
  }
  for (let label = 0; label < margins.length; label++) margins[label] = margins[label]! * weights.scales[label]! + weights.bias[label]!;
}
