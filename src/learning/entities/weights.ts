import { templates } from './features.ts';
import { clear, type Lattice, type Tags } from './lattice.ts';
import type { Problem } from './problem.ts';

/** Scores of tags by feature, and of transitions. */
export interface Weights {
  /** Feature f has the entries from starts[f] to starts[f + 1]: one for each tag that it was seen with. */
  starts: Uint32Array;
  tags: Uint8Array;
  values: Float32Array;
  /** [from][to]; minus infinity where impossible. */
  moves: Float64Array;
}

/** Weights of zero for the features that the members have. `members` are numbers of chains. */
export function noWeights(problem: Problem, members: Int32Array): Weights {
  const { chains, gold, hashes } = problem;
  const seen = emptySeen(hashes.length);
  for (const chain of members)
    for (let token = chains.bounds[chain]!; token < chains.bounds[chain + 1]!; token++)
      for (let at = token * templates; at < (token + 1) * templates; at++)
        if (chains.ids[at]! >= 0) see(seen, chains.ids[at]!, gold[token]!);
  const starts = new Uint32Array(hashes.length + 1);
  const tags = new Uint8Array(seen.count);
  let end = 0;
  for (let id = 0; id < hashes.length; id++) {
    for (let pair = seen.heads[id]!; pair >= 0; pair = seen.next[pair]!) tags[end++] = seen.tags[pair]!;
    starts[id + 1] = end;
  }
  return { starts, tags, values: new Float32Array(end), moves: noMoves(problem.tags) };
}

/** A list of tags for each feature: pair p is a tag, and the number of the pair after it or -1. */
interface Seen {
  heads: Int32Array;
  next: Int32Array;
  tags: Uint8Array;
  count: number;
}

const emptySeen = (features: number): Seen => ({
  heads: new Int32Array(features).fill(-1),
  next: new Int32Array(2 * features + 16),
  tags: new Uint8Array(2 * features + 16),
  count: 0,
});

function see(seen: Seen, id: number, tag: number): void {
  for (let pair = seen.heads[id]!; pair >= 0; pair = seen.next[pair]!) if (seen.tags[pair] === tag) return;
  if (seen.count === seen.next.length) {
    const [next, tags] = [new Int32Array(2 * seen.count), new Uint8Array(2 * seen.count)];
    next.set(seen.next);
    tags.set(seen.tags);
    Object.assign(seen, { next, tags });
  }
  seen.next[seen.count] = seen.heads[id]!;
  seen.tags[seen.count] = tag;
  seen.heads[id] = seen.count++;
}

/** Transitions without a preference among the possible ones. */
export function noMoves({ types, count }: Tags): Float64Array {
  const moves = new Float64Array(count * count).fill(Number.NEGATIVE_INFINITY);
  for (let from = 0; from < count; from++) {
    moves.fill(0, from * count, from * count + 1 + types);
    if (from > 0) moves[from * count + (from > types ? from : from + types)] = 0;
  }
  return moves;
}

/** Weights nearer to 0 change no answer: without them a third of a model is gone, and held out texts are as likely as before. */
const leastWeight = 0.05;

/** The weights that are worth keeping; the others are 0. */
export const prune = (weights: Weights): Weights => ({
  ...weights,
  values: weights.values.map((value) => (Math.abs(value) < leastWeight ? 0 : value)),
});

/** Fills `lattice` with the scores of the tokens from `from` to `to`, whose features stand in `ids`. */
export function scoreTokens({ starts, tags, values }: Weights, ids: Int32Array, from: number, to: number, lattice: Lattice): void {
  clear(lattice, to - from);
  const { states } = lattice;
  const { count } = lattice.tags;
  for (let token = from, row = 0; token < to; token++, row += count)
    for (let at = token * templates, end = at + templates; at < end; at++) {
      const id = ids[at]!;
      if (id < 0) continue;
      for (let entry = starts[id]!, last = starts[id + 1]!; entry < last; entry++) states[row + tags[entry]!]! += values[entry]!;
    }
}
