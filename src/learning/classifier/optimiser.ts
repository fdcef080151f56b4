import { randomSequence, shuffle } from '../random.ts';
import type { Kernel } from './kernel.ts';
import { lanes, type Slot } from './workspace.ts';

/** Label numbers of documents, ascending in each: those of document d are [starts[d], starts[d+1]) of labels. */
export interface Targets {
  starts: Uint32Array;
  labels: Uint16Array;
}

/** How hard to try. */
export interface Effort {
  /** Weight of the errors against the size of the weights. */
  cost: number;
  /** Times that each document is looked at. */
  passes: number;
  /** A violation of the optimality conditions below this is left alone. */
  tolerance: number;
  /** Passes that a document sits out after one in which no label of the block needed it. */
  rest: number;
}

/**
 * Learns all labels from `members`, whose documents stand in the kernel's workspace as they are weighed. Calls `each` with every
 * block, in order; it is only good for the call.
 *
 * One-vs-rest L2-loss linear support vector machines, all lanes in lockstep, by dual coordinate descent: minimises
 * ½|w|² + cost · Σ max(0, 1 − y·(w·x + bias))², the bias inside |w|. The order of the documents depends on their number alone, so
 * that blocks do not depend on each other, nor on how many are learned side by side.
 */
export function learnBlocks(
  kernel: Kernel,
  members: Int32Array,
  targets: Targets,
  labels: number,
  effort: Effort,
  each: (slot: Slot) => void,
): void {
  const { workspace } = kernel;
  const { cost, passes, tolerance, rest } = effort;
  const count = members.length;
  workspace.members.set(members);
  fillCurvature(kernel, count, cost);
  const orders = ordersOf(count, passes);
  for (let first = 0; first < labels; first += workspace.slots.length * lanes) {
    const slots = workspace.slots.slice(0, Math.ceil((labels - first) / lanes));
    slots.forEach((slot, at) => {
      clearSlot(slot, members, targets, first + at * lanes);
    });
    for (const order of orders) {
      workspace.order.set(order);
      kernel.learn(slots.length, count, cost, tolerance, rest);
    }
    slots.forEach(each);
  }
}

function clearSlot({ own, resting, duals, weights, bias }: Slot, members: Int32Array, targets: Targets, firstLabel: number): void {
  weights.fill(0);
  bias.fill(0);
  duals.fill(0, 0, members.length * lanes);
  resting.fill(0, 0, members.length);
  members.forEach((document, member) => {
    own[member] = ownLanes(targets, document, firstLabel);
  });
}

/** A new order of the members for each pass. */
function ordersOf(members: number, passes: number): Int32Array[] {
  const random = randomSequence(members);
  const order = Int32Array.from({ length: members }, (_, member) => member);
  return Array.from({ length: passes }, () => {
    shuffle(order, random);
    return order.slice();
  });
}

/** The lanes of a block that are labels of the document, as bits. */
function ownLanes({ starts, labels }: Targets, document: number, firstLabel: number): number {
  let bits = 0;
  for (let at = starts[document]!, end = starts[document + 1]!; at < end; at++) {
    const lane = labels[at]! - firstLabel;
    if (lane >= 0 && lane < lanes) bits |= 1 << lane;
  }
  return bits;
}

/** x·x with the bias's 1, and what the squared loss adds: the second derivative by a document's dual variable. */
function fillCurvature({ workspace: { bounds, values, members, curvature } }: Kernel, count: number, cost: number): void {
  for (let member = 0; member < count; member++) {
    const document = members[member]!;
    let sum = 1 + 1 / (2 * cost);
    for (let index = bounds[2 * document]!, end = bounds[2 * document + 2]!; index < end; index++) sum += values[index]! * values[index]!;
    curvature[member] = sum;
  }
}
