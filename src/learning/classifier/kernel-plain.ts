import type { Kernel } from './kernel.ts';
import { lanes, layOut, type Sizes, type Slot, type Workspace } from './workspace.ts';

/** The kernel in JavaScript alone: it runs anywhere, and says what the others have to compute. */
export function plainKernel(sizes: Sizes, slotCount?: number): Kernel {
  const workspace = layOut(sizes, (of, length) => new of(length), slotCount);
  const { slots, listed } = workspace;
  return {
    workspace,
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
      const gradient = sign * (sums[lane]! + bias[lane]!) - 1 + dual / (2 * cost);
      if (dual === 0 ? gradient > -tolerance : gradient < tolerance && gradient > -tolerance) continue;
      const next = Math.fround(Math.max(0, dual - gradient / curvature[member]!));
      const step = sign * (next - dual);
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
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let sum4 = 0;
  let sum5 = 0;
  let sum6 = 0;
  let sum7 = 0;
  for (let index = bounds[2 * document]!, end = bounds[2 * document + 2]!; index < end; index++) {
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
  sums[at] = sum0;
  sums[at + 1] = sum1;
  sums[at + 2] = sum2;
  sums[at + 3] = sum3;
  sums[at + 4] = sum4;
  sums[at + 5] = sum5;
  sums[at + 6] = sum6;
  sums[at + 7] = sum7;
}

/** weights[·][lane] += step · document. */
function addToLane({ bounds, ids, values }: Workspace, weights: Float32Array, document: number, lane: number, step: number): void {
  for (let index = bounds[2 * document]!, end = bounds[2 * document + 2]!; index < end; index++)
    weights[ids[index]! * lanes + lane]! += step * values[index]!;
}
