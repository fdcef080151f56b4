import { exp } from '../exponential.ts';
import { randomSequence, shuffle } from '../random.ts';
import { templates } from './features.ts';
import { emptyLattice, infer, type Lattice } from './lattice.ts';
import type { Problem } from './problem.ts';
import { noWeights, scoreTokens, type Weights } from './weights.ts';

/** How hard to try. */
export interface Effort {
  /** Times that every chain is learned from. */
  passes: number;
  /** Length of a step by a slope that was seen for the first time. */
  rate: number;
}

export const defaultEffort: Effort = { passes: 5, rate: 0.1 };

/** What sums of squared slopes begin with. */
const firstSquares = 0.1;
/**
 * Tokens whose tag is more likely than this are left alone. Learning on towards certainty makes held out texts less likely, most of all
 * where there are few; and it takes twice the time.
 */
const sureEnough = 0.96;
/** How many passes a chain sits out when all of its tokens were left alone. */
const rest = 2;
const seed = 1;

/** Slopes of the likelihood, and the sums of their squares so far. */
interface Descent {
  weights: Weights;
  moves: Float64Array;
  squares: Float32Array;
  moveSquares: Float64Array;
  moveSlopes: Float64Array;
  slopes: Float64Array;
}

/** Learns from the member chains by gradient steps after each, with a rate of its own for each weight (AdaGrad). */
export function fit(problem: Problem, members: Int32Array, effort: Effort = defaultEffort): Weights {
  const { chains, tags } = problem;
  const weights = noWeights(problem, members);
  const lattice = emptyLattice(tags);
  const descent: Descent = {
    weights,
    moves: weights.moves.map(exp),
    squares: new Float32Array(weights.values.length).fill(firstSquares),
    moveSquares: new Float64Array(weights.moves.length).fill(firstSquares),
    moveSlopes: new Float64Array(weights.moves.length),
    slopes: new Float64Array(tags.count),
  };
  const order = members.slice();
  const resting = new Uint8Array(chains.examples);
  const random = randomSequence(seed);
  for (let pass = 0; pass < effort.passes; pass++) {
    shuffle(order, random);
    for (const chain of order) {
      if (resting[chain]! > 0) {
        resting[chain]!--;
        continue;
      }
      const [from, to] = [chains.bounds[chain]!, chains.bounds[chain + 1]!];
      scoreTokens(weights, chains.ids, from, to, lattice);
      infer(lattice, descent.moves);
      if (learnTokens(problem, from, lattice, descent, effort.rate) === 0) resting[chain] = rest;
      else learnMoves(problem, from, lattice, descent, effort.rate);
    }
  }
  return weights;
}

/** @returns how many tokens there was something to learn from */
function learnTokens(
  { chains, gold }: Problem,
  from: number,
  lattice: Lattice,
  { weights, squares, slopes }: Descent,
  rate: number,
): number {
  const { forward, backward, length } = lattice;
  const { count } = lattice.tags;
  const { starts, tags, values } = weights;
  let learned = 0;
  for (let token = 0, row = 0; token < length; token++, row += count) {
    const own = gold[from + token]!;
    if (forward[row + own]! * backward[row + own]! > sureEnough) continue;
    learned++;
    for (let tag = 0; tag < count; tag++) slopes[tag] = (tag === own ? 1 : 0) - forward[row + tag]! * backward[row + tag]!;
    for (let at = (from + token) * templates, end = at + templates; at < end; at++) {
      const id = chains.ids[at]!;
      if (id < 0) continue;
      for (let entry = starts[id]!, last = starts[id + 1]!; entry < last; entry++) {
        const slope = slopes[tags[entry]!]!;
        squares[entry]! += slope * slope;
        values[entry]! += (rate * slope) / Math.sqrt(squares[entry]!);
      }
    }
  }
  return learned;
}

function learnMoves({ gold }: Problem, from: number, lattice: Lattice, descent: Descent, rate: number): void {
  const { moves, moveSlopes, moveSquares, weights } = descent;
  moveSlopes.fill(0);
  for (let token = 1; token < lattice.length; token++) {
    const [before, own] = [gold[from + token - 1]!, gold[from + token]!];
    if (isSure(lattice, token, own) && isSure(lattice, token - 1, before)) continue;
    expectMoves(lattice, moves, token, moveSlopes);
    moveSlopes[before * lattice.tags.count + own]! += 1;
  }
  for (let move = 0; move < moves.length; move++) {
    const slope = moveSlopes[move]!;
    if (slope === 0) continue;
    moveSquares[move]! += slope * slope;
    weights.moves[move]! += (rate * slope) / Math.sqrt(moveSquares[move]!);
    moves[move] = exp(weights.moves[move]!);
  }
}

const isSure = ({ forward, backward, tags }: Lattice, token: number, tag: number): boolean =>
  forward[token * tags.count + tag]! * backward[token * tags.count + tag]! > sureEnough;

/** Subtracts from `slopes` how likely each transition into `token` is. */
export function expectMoves(lattice: Lattice, moves: Float64Array, token: number, slopes: Float64Array): void {
  const { states, forward, backward, norms } = lattice;
  const { types, count } = lattice.tags;
  const row = token * count;
  for (let from = 0; from < count; from++) {
    const chance = forward[row - count + from]! / norms[token]!;
    const base = from * count;
    for (let to = 0; to <= types; to++) slopes[base + to]! -= chance * moves[base + to]! * states[row + to]! * backward[row + to]!;
    if (from === 0) continue;
    const inner = from > types ? from : from + types;
    slopes[base + inner]! -= chance * moves[base + inner]! * states[row + inner]! * backward[row + inner]!;
  }
}
