/**
 * The two inner loops of training, over blocks of weights laid out [feature][lane], a lane being one label of a block.
 * Lanes never mix, so a vectorised kernel with the same order of additions gives the same bits.
 */

/** sums[lane] = Σ values[i] · weights[ids[i]][lane] for i in [start, end). `lanes` is a multiple of 4. */
export function dotLanes(
  weights: Float32Array,
  lanes: number,
  ids: Int32Array,
  values: Float32Array,
  start: number,
  end: number,
  sums: Float64Array,
): void {
  for (let lane = 0; lane < lanes; lane += 4) {
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let index = start; index < end; index++) {
      const row = ids[index]! * lanes + lane;
      const value = values[index]!;
      sum0 += value * weights[row]!;
      sum1 += value * weights[row + 1]!;
      sum2 += value * weights[row + 2]!;
      sum3 += value * weights[row + 3]!;
    }
    sums[lane] = sum0;
    sums[lane + 1] = sum1;
    sums[lane + 2] = sum2;
    sums[lane + 3] = sum3;
  }
}

/** weights[ids[i]][lane] += step · values[i] for i in [start, end). */
export function addToLane(
  weights: Float32Array,
  lanes: number,
  lane: number,
  step: number,
  ids: Int32Array,
  values: Float32Array,
  start: number,
  end: number,
): void {
  for (let index = start; index < end; index++) weights[ids[index]! * lanes + lane]! += step * values[index]!;
}
