/**
 * The kernel with WebAssembly's vectors of two float64, in AssemblyScript; `node scripts/generate.mjs` compiles it into
 * kernel.generated.ts. It computes what kernel-plain.ts does, in the same order: float32 weights, values and duals are widened,
 * everything is summed in float64, and what is stored is rounded to float32. No relaxed operations: those may differ by machine.
 */

/** Where the arrays of the workspace begin, in bytes. */
export let bounds: usize = 0;
export let ids: usize = 0;
export let values: usize = 0;
export let members: usize = 0;
export let order: usize = 0;
export let curvature: usize = 0;
export let listed: usize = 0;
export let sums: usize = 0;

/** Those of the slot in use. */
export let own: usize = 0;
export let resting: usize = 0;
export let duals: usize = 0;
export let weights: usize = 0;
export let bias: usize = 0;

/** Rows of the members in the order of the pass, one after the other: row r is [rowBounds[r], rowBounds[r+1]). */
export let rowBounds: usize = 0;
export let rowIds: usize = 0;
export let rowValues: usize = 0;

/** One row of weights: 8 lanes of 4 bytes. */
const rowShift = 5;

/** Lines up the rows of the first `count` of the order. */
export function lineUp(count: u32): void {
  let end: u32 = 0;
  for (let turn: u32 = 0; turn < count; turn++) {
    const document = load<u32>(members + (load<u32>(order + (turn << 2)) << 2));
    const start = load<u32>(bounds + (document << 3));
    const length = load<u32>(bounds + (document << 3), 8) - start;
    store<u32>(rowBounds + (turn << 2), end);
    memory.copy(rowIds + (end << 2), ids + (start << 2), length << 2);
    memory.copy(rowValues + (end << 2), values + (start << 2), length << 2);
    end += length;
  }
  store<u32>(rowBounds + (count << 2), end);
}

/** One pass of the slot in use; `linedUp` where `lineUp` has been called for this order. */
export function learn(linedUp: bool, count: u32, cost: f64, tolerance: f64, rest: u32): void {
  const toIds = linedUp ? rowIds : ids;
  const toValues = linedUp ? rowValues : values;
  for (let turn: u32 = 0; turn < count; turn++) {
    const member = load<u32>(order + (turn << 2));
    const pause = load<u8>(resting + member);
    if (pause > 0) {
      store<u8>(resting + member, pause - 1);
      continue;
    }
    const bound = linedUp ? rowBounds + (turn << 2) : bounds + (load<u32>(members + (member << 2)) << 3);
    const start = load<u32>(bound) << 2;
    const length = (linedUp ? load<u32>(bound, 4) : load<u32>(bound, 8)) * 4 - start;
    dotLanes(toIds + start, toValues + start, length, sums);
    const ownLanes: u32 = load<u8>(own + member);
    let moved = false;
    for (let lane: u32 = 0; lane < 8; lane++) {
      const sign: f64 = (ownLanes >> lane) & 1 ? 1 : -1;
      const place = duals + (member << 5) + (lane << 2);
      const dual = <f64>load<f32>(place);
      const shift = bias + (lane << 3);
      const gradient = sign * (load<f64>(sums + (lane << 3)) + load<f64>(shift)) - 1 + dual / (2 * cost);
      if (dual == 0 ? gradient > -tolerance : gradient < tolerance && gradient > -tolerance) continue;
      const next = <f32>max<f64>(0, dual - gradient / load<f64>(curvature + (member << 3)));
      const step = sign * (<f64>next - dual);
      store<f32>(place, next);
      store<f64>(shift, load<f64>(shift) + step);
      addToLane(toIds + start, toValues + start, length, lane, step);
      moved = true;
    }
    if (!moved) store<u8>(resting + member, rest);
  }
}

export function score(count: u32): void {
  for (let at: u32 = 0; at < count; at++) {
    const bound = bounds + (load<u32>(listed + (at << 2)) << 3);
    const start = load<u32>(bound) << 2;
    dotLanes(ids + start, values + start, load<u32>(bound, 8) * 4 - start, sums + (at << 6));
  }
}

/** Stores weights[·][lane] · row at `to`, for all lanes. The row has its ids and its values at these addresses; its length is in bytes. */
function dotLanes(id: usize, value: usize, length: usize, to: usize): void {
  const end = id + length;
  const fromIdToValue = value - id;
  let sum01 = f64x2.splat(0);
  let sum23 = f64x2.splat(0);
  let sum45 = f64x2.splat(0);
  let sum67 = f64x2.splat(0);
  for (let at = id; at < end; at += 4) {
    const row = weights + (load<u32>(at) << rowShift);
    const factor = f64x2.splat(<f64>load<f32>(at + fromIdToValue));
    sum01 = f64x2.add(sum01, f64x2.mul(factor, f64x2.promote_low_f32x4(v128.load64_zero(row))));
    sum23 = f64x2.add(sum23, f64x2.mul(factor, f64x2.promote_low_f32x4(v128.load64_zero(row, 8))));
    sum45 = f64x2.add(sum45, f64x2.mul(factor, f64x2.promote_low_f32x4(v128.load64_zero(row, 16))));
    sum67 = f64x2.add(sum67, f64x2.mul(factor, f64x2.promote_low_f32x4(v128.load64_zero(row, 24))));
  }
  v128.store(to, sum01);
  v128.store(to, sum23, 16);
  v128.store(to, sum45, 32);
  v128.store(to, sum67, 48);
}

/** weights[·][lane] += step · row. */
function addToLane(id: usize, value: usize, length: usize, lane: u32, step: f64): void {
  const end = id + length;
  const fromIdToValue = value - id;
  const column = weights + (lane << 2);
  for (let at = id; at < end; at += 4) {
    const cell = column + (load<u32>(at) << rowShift);
    store<f32>(cell, <f32>(<f64>load<f32>(cell) + step * <f64>load<f32>(at + fromIdToValue)));
  }
}
