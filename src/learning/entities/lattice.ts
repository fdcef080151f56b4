import { exp, log } from '../exponential.ts';

/**
 * Tags of a model with `types` entity types: 0 outside, 1 to types the first token of an entity, then as many for the tokens after it.
 * An inner tag follows only the first or an inner tag of its own type.
 */
export interface Tags {
  types: number;
  count: number;
}

export const tagsFor = (types: number): Tags => ({ types, count: 1 + 2 * types });

/** All that is known of one chain of tokens, in buffers that are used again for the next. */
export interface Lattice {
  tags: Tags;
  length: number;
  /** [token][tag]: scores, which `infer` turns into their exponentials, the highest of each token being 1. */
  states: Float64Array;
  /** [token][tag]: chance of the tag given the tokens before; with `backward` multiplied, given all tokens. */
  forward: Float64Array;
  backward: Float64Array;
  /** [token]: what the forward sums were divided by. */
  norms: Float64Array;
}

export const emptyLattice = (tags: Tags): Lattice => ({ tags, length: 0, ...rooms(tags, 64) });

const rooms = ({ count }: Tags, tokens: number) => ({
  states: new Float64Array(tokens * count),
  forward: new Float64Array(tokens * count),
  backward: new Float64Array(tokens * count),
  norms: new Float64Array(tokens),
});

/** Makes room for a chain, its scores all zero. */
export function clear(lattice: Lattice, length: number): void {
  if (lattice.norms.length < length) Object.assign(lattice, rooms(lattice.tags, 2 * length));
  lattice.length = length;
  lattice.states.fill(0, 0, length * lattice.tags.count);
}

/** Scores further below the highest than this count as so far below: no chance is then ever exactly 0 that is possible. */
const farthest = 300;

/**
 * Forward–backward. `moves` are the exponentials of the scores of transitions, [from][to]; impossible ones are 0.
 * @returns the logarithm of the sum over all sequences of tags of the exponentials of their scores
 */
export function infer(lattice: Lattice, moves: Float64Array): number {
  const { length } = lattice;
  if (length === 0) return 0;
  let total = 0;
  for (let token = 0; token < length; token++) {
    total += exponentiate(lattice, token);
    total += log(forwardStep(lattice, moves, token));
  }
  lattice.backward.fill(1, (length - 1) * lattice.tags.count, length * lattice.tags.count);
  for (let token = length - 2; token >= 0; token--) backwardStep(lattice, moves, token);
  return total;
}

function exponentiate({ tags, states }: Lattice, token: number): number {
  const from = token * tags.count;
  const to = from + tags.count;
  let highest = states[from]!;
  for (let at = from + 1; at < to; at++) if (states[at]! > highest) highest = states[at]!;
  for (let at = from; at < to; at++) {
    const below = states[at]! - highest;
    states[at] = below === 0 ? 1 : exp(Math.max(below, -farthest));
  }
  return highest;
}

function forwardStep({ tags, states, forward, norms }: Lattice, moves: Float64Array, token: number): number {
  const { types, count } = tags;
  const row = token * count;
  const before = row - count;
  forward.fill(0, row, row + count);
  if (token === 0) forward.fill(1, row, row + 1 + types);
  else {
    for (let from = 0; from < count; from++) {
      const chance = forward[before + from]!;
      for (let to = 0, move = from * count; to <= types; to++, move++) forward[row + to]! += chance * moves[move]!;
    }
    for (let type = 1; type <= types; type++) {
      const inner = type + types;
      forward[row + inner] =
        forward[before + type]! * moves[type * count + inner]! + forward[before + inner]! * moves[inner * count + inner]!;
    }
  }
  let norm = 0;
  for (let at = row; at < row + count; at++) norm += forward[at]! *= states[at]!;
  for (let at = row; at < row + count; at++) forward[at]! /= norm;
  norms[token] = norm;
  return norm;
}

function backwardStep({ tags, states, backward, norms }: Lattice, moves: Float64Array, token: number): void {
  const { types, count } = tags;
  const row = token * count;
  const after = row + count;
  const norm = norms[token + 1]!;
  for (let from = 0; from < count; from++) {
    let sum = 0;
    for (let to = 0, move = from * count; to <= types; to++, move++) sum += moves[move]! * states[after + to]! * backward[after + to]!;
    if (from > 0) {
      const inner = from > types ? from : from + types;
      sum += moves[from * count + inner]! * states[after + inner]! * backward[after + inner]!;
    }
    backward[row + from] = sum / norm;
  }
}

/** The chance, 0–1, that exactly the tokens from `first` to `last` are an entity of type number `type`. After `infer`. */
export function spanChance(lattice: Lattice, moves: Float64Array, first: number, last: number, type: number): number {
  const { tags, forward, backward } = lattice;
  const { types, count } = tags;
  let chance = forward[first * count + 1 + type]!;
  let tag = 1 + type;
  for (let token = first + 1; token <= last; token++) {
    chance *= step(lattice, moves, token, tag, 1 + types + type);
    tag = 1 + types + type;
  }
  if (last === lattice.length - 1) return chance;
  const goingOn = step(lattice, moves, last + 1, tag, 1 + types + type) * backward[(last + 1) * count + 1 + types + type]!;
  return chance * Math.max(0, backward[last * count + tag]! - goingOn);
}

/** What one transition and the token behind it contribute, on the scale of `forward`. */
export const step = ({ tags, states, norms }: Lattice, moves: Float64Array, token: number, from: number, to: number): number =>
  (moves[from * tags.count + to]! * states[token * tags.count + to]!) / norms[token]!;
