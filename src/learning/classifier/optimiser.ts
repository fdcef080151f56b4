import { randomSequence, shuffle } from '../random.ts';
import { addToLane, dotLanes, lanes } from './kernel.ts';

/** Label numbers of documents, ascending in each: those of document d are [starts[d], starts[d+1]) of labels. */
export interface Targets {
  starts: Uint32Array;
  labels: Uint16Array;
}

/** What the optimiser sees of the documents to train on. */
export interface TrainingSet {
  /** Row d is [rows[2d], rows[2d+2]) of ids and values, as in `Documents`. */
  bounds: Uint32Array;
  ids: Int32Array;
  values: Float32Array;
  /** Distinct feature numbers. */
  features: number;
  /** Documents to train on. */
  members: Int32Array;
  targets: Targets;
}

/** One linear function per lane: `weights` is [feature][lane]. */
export interface Block {
  weights: Float32Array;
  bias: Float64Array;
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
 * One-vs-rest L2-loss linear support vector machines for labels [firstLabel, firstLabel + lanes), all in lockstep, by
 * dual coordinate descent: minimises ½|w|² + cost · Σ max(0, 1 − y·(w·x + bias))², the bias inside |w|.
 * The order of the documents depends on their number alone, so that blocks do not depend on each other.
 */
export function fitBlock(set: TrainingSet, firstLabel: number, effort: Effort): Block {
  const { bounds, ids, values, members, targets } = set;
  const { cost, passes, tolerance, rest } = effort;
  const weights = new Float32Array(set.features * lanes);
  const bias = new Float64Array(lanes);
  const duals = new Float32Array(members.length * lanes);
  const sums = new Float64Array(lanes);
  const resting = new Uint8Array(members.length);
  const curvature = diagonal(set, cost);
  const order = Int32Array.from(members.keys());
  const random = randomSequence(members.length);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const member of order) {
      if (resting[member]! > 0) {
        resting[member]!--;
        continue;
      }
      const document = members[member]!;
      const start = bounds[2 * document]!;
      const end = bounds[2 * document + 2]!;
      const own = ownLanes(targets, document, firstLabel);
      dotLanes(weights, ids, values, start, end, sums);
      let moved = false;
      for (let lane = 0; lane < lanes; lane++) {
        const sign = (own >> lane) & 1 ? 1 : -1;
        const dual = duals[member * lanes + lane]!;
        const gradient = sign * (sums[lane]! + bias[lane]!) - 1 + dual / (2 * cost);
        if (dual === 0 ? gradient > -tolerance : gradient < tolerance && gradient > -tolerance) continue;
        const next = Math.fround(Math.max(0, dual - gradient / curvature[member]!));
        const step = sign * (next - dual);
        duals[member * lanes + lane] = next;
        bias[lane]! += step;
        addToLane(weights, lane, step, ids, values, start, end);
        moved = true;
      }
      if (!moved) resting[member] = rest;
    }
  }
  return { weights, bias };
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
function diagonal({ bounds, values, members }: TrainingSet, cost: number): Float64Array {
  return Float64Array.from(members, (document) => {
    let sum = 1 + 1 / (2 * cost);
    for (let index = bounds[2 * document]!, end = bounds[2 * document + 2]!; index < end; index++) sum += values[index]! * values[index]!;
    return sum;
  });
}
