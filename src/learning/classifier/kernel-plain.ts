import type { Kernel } from './kernel.ts';
import { weighDocument } from './weighting.ts';
import { lanes, largestValue, layOut, type Sizes, type Slot, type Workspace } from './workspace.ts';

const { fround } = Math;

/** The kernel in JavaScript alone: it runs anywhere, and says what the others have to compute. */
export function plainKernel(sizes: Sizes, slotCount?: number): Kernel {
  const workspace = layOut(sizes, (of, length) => new of(length), slotCount);
  const { slots, listed } = workspace;
  return {
    workspace,
    weigh(count) {
      for (let document = 0; document < count; document++) weighDocument(workspace, document, workspace.inverse, workspace.values);
    },
    round(slot, negligible) {
      round(workspace, slot, fround(negligible));
    },
    learn(used, count, cost, tolerance, rest) {
      for (const slot of slots.slice(0, used)) learn(workspace, slot, count, cost, tolerance, rest);
    },
    score(count) {
      for (let at = 0; at < count; at++) dotLanes(workspace, slots[0]!.weights, listed[at]!, at * lanes);
    },
  };
}

function learn(workspace: Workspace, slot: Slot, count: number, cost: number, tolerance: number, rest: number): void {
  const { members, order, curvature, sums } = workspace;
  const { own, resting, duals, weights, bias } = slot;
  const slack = fround(1 / (2 * cost));
  const most = fround(tolerance);
  for (let turn = 0; turn < count; turn++) {
    const member = order[turn]!;
    if (resting[member]! > 0) {
      resting[member]!--;
      continue;
    }
    const document = members[member]!;
    dotLanes(workspace, weights, document, 0);
    let moved = false;
    for (let lane = 0; lane < lanes; lane++) {
      const sign = (own[member]! >> lane) & 1 ? 1 : -1;
      const dual = duals[member * lanes + lane]!;
      const margin = sign * fround(sums[lane]! + bias[lane]!);
      const gradient = fround(fround(margin - 1) + fround(dual * slack));
      if (dual === 0 ? gradient > -most : gradient < most && gradient > -most) continue;
      const next = Math.max(0, fround(dual - fround(gradient / curvature[member]!)));
      const step = sign * fround(next - dual);
      duals[member * lanes + lane] = next;
      bias[lane]! += step;
      addToLane(workspace, weights, document, lane, step);
      moved = true;
    }
    if (!moved) resting[member] = rest;
  }
}

/** sums[at + lane] = weights[·][lane] · document. */
function dotLanes({ bounds, ids, values, sums }: Workspace, weights: Float32Array, document: number, at: number): void {
  sums.fill(0, at, at + lanes);
  for (let index = bounds[2 * document]!, end = bounds[2 * document + 2]!; index < end; index++) {
    const row = ids[index]! * lanes;
    const value = values[index]!;
    for (let lane = 0; lane < lanes; lane++) sums[at + lane]! += fround(value * weights[row + lane]!);
  }
}

/** weights[·][lane] += step · document. */
function addToLane({ bounds, ids, values }: Workspace, weights: Float32Array, document: number, lane: number, step: number): void {
  for (let index = bounds[2 * document]!, end = bounds[2 * document + 2]!; index < end; index++)
    weights[ids[index]! * lanes + lane]! += fround(step * values[index]!);
}

/** Added and taken away again, it rounds a float32 to a whole number, halves to the even one. */
const rounder = 1.5 * 2 ** 23;

function round({ rounded, filled, scales }: Workspace, { weights }: Slot, negligible: number): void {
  scales.fill(0);
  for (let at = 0; at < weights.length; at++) scales[at % lanes] = Math.max(scales[at % lanes]!, Math.abs(weights[at]!));
  for (let lane = 0; lane < lanes; lane++) scales[lane]! /= largestValue;
  filled.fill(0);
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at]!;
    const value = Math.abs(weight) >= negligible ? fround(fround(fround(weight / scales[at % lanes]!) + rounder) - rounder) : 0;
    rounded[at] = value;
    if (value !== 0) filled[Math.floor(at / lanes)]! |= 1 << (at % lanes);
  }
}
