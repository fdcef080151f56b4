/**
 * The two inner loops of training, over a block of weights laid out [feature][lane], a lane being one label of the block.
 * Lanes never mix, so a vectorised kernel with the same order of additions gives the same bits.
 */

/** Labels in a block: as many sums as fit into registers. */
export const lanes = 8;

/** sums[lane] = Σ values[i] · weights[ids[i]][lane] for i in [start, end). */
export function dotLanes(
  weights: Float32Array,
  ids: Int32Array,
  values: Float32Array,
  start: number,
  end: number,
  sums: Float64Array,
): void {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let sum4 = 0;
  let sum5 = 0;
  let sum6 = 0;
  let sum7 = 0;
  for (let index = start; index < end; index++) {
    const row = ids[index]! * lanes;
    const value = values[index]!;
    sum0 += value * weights[row]!;
    sum1 += value * weights[row + 1]!;
    sum2 += value * weights[row + 2]!;
    sum3 += value * weights[row + 3]!;
    sum4 += value * weights[row + 4]!;
    sum5 += value * weights[row + 5]!;
    sum6 += value * weights[row + 6]!;
    sum7 += value * weights[row + 7]!;
  }
  sums[0] = sum0;
  sums[1] = sum1;
  sums[2] = sum2;
  sums[3] = sum3;
  sums[4] = sum4;
  sums[5] = sum5;
  sums[6] = sum6;
  sums[7] = sum7;
}

/** weights[ids[i]][lane] += step · values[i] for i in [start, end). */
export function addToLane(
  weights: Float32Array,
  lane: number,
  step: number,
  ids: Int32Array,
  values: Float32Array,
  start: number,
  end: number,
): void {
  for (let index = start; index < end; index++) weights[ids[index]! * lanes + lane]! += step * values[index]!;
}
