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
export let own: usize = 0;
export let resting: usize = 0;
export let duals: usize = 0;
export let weights: usize = 0;
export let bias: usize = 0;
export let listed: usize = 0;
export let sums: usize = 0;

/** One row of weights: 8 lanes of 4 bytes. */
const rowShift = 5;

export function learn(count: u32, cost: f64, tolerance: f64, rest: u32): void {
  for (let turn: u32 = 0; turn < count; turn++) {
    const member = load<u32>(order + (turn << 2));
    const pause = load<u8>(resting + member);
    if (pause > 0) {
      store<u8>(resting + member, pause - 1);
      continue;
    }
    const document = load<u32>(members + (member << 2));
    dotLanes(document, sums);
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
      addToLane(document, lane, step);
      moved = true;
    }
    if (!moved) store<u8>(resting + member, rest);
  }
}

export function score(count: u32): void {
  for (let at: u32 = 0; at < count; at++) dotLanes(load<u32>(listed + (at << 2)), sums + (at << 6));
}

/** Stores weights[·][lane] · document at `to`, for all lanes. */
function dotLanes(document: u32, to: usize): void {
  const end = ids + (load<u32>(bounds + (document << 3), 8) << 2);
  const fromIdToValue = values - ids;
  let sum01 = f64x2.splat(0);
  let sum23 = f64x2.splat(0);
  let sum45 = f64x2.splat(0);
  let sum67 = f64x2.splat(0);
  for (let at = ids + (load<u32>(bounds + (document << 3)) << 2); at < end; at += 4) {
    const row = weights + (load<u32>(at) << rowShift);
    const value = f64x2.splat(<f64>load<f32>(at + fromIdToValue));
    sum01 = f64x2.add(sum01, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(row))));
    sum23 = f64x2.add(sum23, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(row, 8))));
    sum45 = f64x2.add(sum45, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(row, 16))));
    sum67 = f64x2.add(sum67, f64x2.mul(value, f64x2.promote_low_f32x4(v128.load64_zero(row, 24))));
  }
  v128.store(to, sum01);
  v128.store(to, sum23, 16);
  v128.store(to, sum45, 32);
  v128.store(to, sum67, 48);
}

/** weights[·][lane] += step · document. */
function addToLane(document: u32, lane: u32, step: f64): void {
  const end = ids + (load<u32>(bounds + (document << 3), 8) << 2);
  const fromIdToValue = values - ids;
  const column = weights + (lane << 2);
  for (let at = ids + (load<u32>(bounds + (document << 3)) << 2); at < end; at += 4) {
    const cell = column + (load<u32>(at) << rowShift);
    store<f32>(cell, <f32>(<f64>load<f32>(cell) + step * <f64>load<f32>(at + fromIdToValue)));
  }
}
