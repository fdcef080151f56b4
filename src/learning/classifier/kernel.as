/**
 * The kernel with WebAssembly's vectors of four float32, in AssemblyScript; `node scripts/generate.mjs` compiles it into
 * kernel.generated.ts. It computes what kernel-plain.ts does, in the same order and rounding everything to float32 as that does.
 * No relaxed operations: those may differ by machine.
 */

/** Where the arrays of the workspace begin, in bytes. */
export let bounds: usize = 0;
export let ids: usize = 0;
export let counts: usize = 0;
export let values: usize = 0;
export let inverse: usize = 0;
export let logs: usize = 0;
export let members: usize = 0;
export let order: usize = 0;
export let curvature: usize = 0;
export let listed: usize = 0;
export let sums: usize = 0;
export let rounded: usize = 0;
export let filled: usize = 0;
export let scales: usize = 0;

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

/** One row of weights: 16 lanes of 4 bytes, in four vectors. */
const rowShift = 6;

/** As weighting.ts does it. */
export function weigh(count: u32): void {
  for (let document: u32 = 0; document < count; document++) {
    const bound = bounds + (document << 3);
    const start = load<u32>(bound);
    const middle = load<u32>(bound, 4);
    const end = load<u32>(bound, 8);
    const words = squareLength(start, middle);
    const characters = squareLength(middle, end);
    const parts: f64 = (words > 0 ? 1.0 : 0.0) + (characters > 0 ? 1.0 : 0.0);
    fill(start, middle, words * parts);
    fill(middle, end, characters * parts);
  }
}

function squareLength(start: u32, end: u32): f64 {
  let sum: f64 = 0;
  for (let entry = start; entry < end; entry++) {
    const value = valueOf(entry);
    sum += value * value;
  }
  return sum;
}

function fill(start: u32, end: u32, square: f64): void {
  const scale: f64 = square > 0 ? 1.0 / Math.sqrt(square) : 0;
  for (let entry = start; entry < end; entry++) store<f32>(values + (entry << 2), <f32>(valueOf(entry) * scale));
}

// @ts-ignore: decorator
@inline
function valueOf(entry: u32): f64 {
  return load<f64>(logs + (<u32>load<u8>(counts + entry) << 3)) * load<f64>(inverse + (load<u32>(ids + (entry << 2)) << 3));
}

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
export function learn(linedUp: bool, count: u32, slack: f32, tolerance: f32, rest: u32): void {
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
    const id = toIds + start;
    const value = toValues + start;
    dotLanes(id, value, length, sums);
    let moved = false;
    for (let vector: u32 = 0; vector < 4; vector++) {
      if (stepFour(member, vector, slack, tolerance)) {
        addToFour(id, value, length, vector);
        moved = true;
      }
    }
    if (!moved) store<u8>(resting + member, rest);
  }
}

/** Moves the duals of four lanes that violate optimality, and leaves their steps in place of the sums. Whether there was one. */
function stepFour(member: u32, vector: u32, slack: f32, tolerance: f32): bool {
  const sum = sums + (vector << 4);
  const shift = bias + (vector << 4);
  const place = duals + (member << 6) + (vector << 4);
  const bits = v128.and(i32x4.splat((<u32>load<u16>(own + (member << 1))) >> (vector << 2)), i32x4(1, 2, 4, 8));
  const sign = v128.bitselect(f32x4.splat(-1), f32x4.splat(1), i32x4.eq(bits, i32x4.splat(0)));
  const dual = v128.load(place);
  const before = v128.load(shift);
  const margin = f32x4.mul(sign, f32x4.add(v128.load(sum), before));
  const gradient = f32x4.add(f32x4.sub(margin, f32x4.splat(1)), f32x4.mul(dual, f32x4.splat(slack)));
  const low = f32x4.le(gradient, f32x4.splat(-tolerance));
  const high = v128.and(f32x4.ge(gradient, f32x4.splat(tolerance)), f32x4.ne(dual, f32x4.splat(0)));
  const moves = v128.or(low, high);
  if (!v128.any_true(moves)) return false;
  const next = f32x4.pmax(f32x4.splat(0), f32x4.sub(dual, f32x4.div(gradient, f32x4.splat(load<f32>(curvature + (member << 2))))));
  const step = v128.and(moves, f32x4.mul(sign, f32x4.sub(next, dual)));
  v128.store(place, v128.bitselect(next, dual, moves));
  v128.store(shift, f32x4.add(before, step));
  v128.store(sum, step);
  return true;
}

export function round(features: u32, negligible: f32): void {
  const end = weights + (features << rowShift);
  for (let vector: u32 = 0; vector < 4; vector++) {
    let largest = f32x4.splat(0);
    for (let at = weights + (vector << 4); at < end; at += 64) largest = f32x4.pmax(largest, f32x4.abs(v128.load(at)));
    v128.store(scales + (vector << 4), f32x4.div(largest, f32x4.splat(127)));
  }
  for (let feature: u32 = 0; feature < features; feature++) {
    const row = weights + (feature << rowShift);
    const low = i16x8.narrow_i32x4_s(roundFour(row, 0, negligible), roundFour(row, 16, negligible));
    const high = i16x8.narrow_i32x4_s(roundFour(row, 32, negligible), roundFour(row, 48, negligible));
    const all = i8x16.narrow_i16x8_s(low, high);
    v128.store(rounded + (feature << 4), all);
    store<u16>(filled + (feature << 1), i8x16.bitmask(i8x16.ne(all, i8x16.splat(0))));
  }
}

// @ts-ignore: decorator
@inline
function roundFour(row: usize, offset: usize, negligible: f32): v128 {
  const weight = v128.load(row + offset);
  const value = f32x4.nearest(f32x4.div(weight, v128.load(scales + offset)));
  return i32x4.trunc_sat_f32x4_s(v128.and(value, f32x4.ge(f32x4.abs(weight), f32x4.splat(negligible))));
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
  let sum0 = f32x4.splat(0);
  let sum1 = f32x4.splat(0);
  let sum2 = f32x4.splat(0);
  let sum3 = f32x4.splat(0);
  for (let at = id; at < end; at += 4) {
    const row = weights + (load<u32>(at) << rowShift);
    const factor = v128.load32_splat(at + fromIdToValue);
    sum0 = f32x4.add(sum0, f32x4.mul(factor, v128.load(row)));
    sum1 = f32x4.add(sum1, f32x4.mul(factor, v128.load(row, 16)));
    sum2 = f32x4.add(sum2, f32x4.mul(factor, v128.load(row, 32)));
    sum3 = f32x4.add(sum3, f32x4.mul(factor, v128.load(row, 48)));
  }
  v128.store(to, sum0);
  v128.store(to, sum1, 16);
  v128.store(to, sum2, 32);
  v128.store(to, sum3, 48);
}

/** weights[·][lane] += step · row, for four lanes, whose steps are in `sums`. */
function addToFour(id: usize, value: usize, length: usize, vector: u32): void {
  const end = id + length;
  const fromIdToValue = value - id;
  const column = weights + (vector << 4);
  const step = v128.load(sums + (vector << 4));
  for (let at = id; at < end; at += 4) {
    const cell = column + (load<u32>(at) << rowShift);
    v128.store(cell, f32x4.add(v128.load(cell), f32x4.mul(step, v128.load32_splat(at + fromIdToValue))));
  }
}
