import { describe, expect, it } from 'vitest';
import { emptyLattice, infer } from '../../../src/learning/entities/lattice.ts';
import { expectMoves, fit } from '../../../src/learning/entities/optimiser.ts';
import { stateProblem } from '../../../src/learning/entities/problem.ts';
import { scoreTokens } from '../../../src/learning/entities/weights.ts';
import { exp } from '../../../src/learning/exponential.ts';
import { orders, typeNames } from './synthetic.ts';

const examples = orders(40, 3);
const problem = stateProblem(examples, typeNames, []);
const { chains, gold, tags } = problem;
const all = Int32Array.from(examples.keys());

describe('learning', () => {
  it('follows the slope of the likelihood', () => {
    const weights = fit(problem, all, { passes: 1, rate: 0.1 });
    const lattice = emptyLattice(tags);
    const chain = chains.bounds.findIndex((from, at) => gold.subarray(from, chains.bounds[at + 1]).some((tag) => tag > tags.types));
    const [from, to] = [chains.bounds[chain]!, chains.bounds[chain + 1]!];
    /** The log likelihood of the chain's tags. */
    const likelihood = (): number => {
      scoreTokens(weights, chains.ids, from, to, lattice);
      let own = 0;
      for (let token = from; token < to; token++) {
        own += lattice.states[(token - from) * tags.count + gold[token]!]!;
        if (token > from) own += weights.moves[gold[token - 1]! * tags.count + gold[token]!]!;
      }
      return own - infer(lattice, weights.moves.map(exp));
    };
    const step = 1e-3;
    const measured = (values: Float32Array | Float64Array, at: number): number => {
      const before = values[at]!;
      values[at] = before + step;
      const [high, after] = [likelihood(), values[at]!];
      values[at] = before - step;
      const low = likelihood();
      const width = after - values[at]!;
      values[at] = before;
      return (high - low) / width;
    };
    likelihood();
    const moveSlopes = new Float64Array(weights.moves.length);
    for (let token = 1; token < to - from; token++) {
      expectMoves(lattice, weights.moves.map(exp), token, moveSlopes);
      moveSlopes[gold[from + token - 1]! * tags.count + gold[from + token]!]! += 1;
    }
    const { forward, backward } = lattice;
    const chances = forward.map((chance, at) => chance * backward[at]!);
    weights.moves.forEach((move, at) => {
      if (move !== Number.NEGATIVE_INFINITY) expect(moveSlopes[at]).toBeCloseTo(measured(weights.moves, at), 5);
    });
    const first = chains.ids[(from + 2) * 30 + 3]!;
    for (let entry = weights.starts[first]!; entry < weights.starts[first + 1]!; entry++) {
      const tag = weights.tags[entry]!;
      let slope = 0;
      for (let token = from; token < to; token++)
        for (let at = token * 30; at < token * 30 + 30; at++)
          if (chains.ids[at] === first) slope += (gold[token] === tag ? 1 : 0) - chances[(token - from) * tags.count + tag]!;
      expect(slope).toBeCloseTo(measured(weights.values, entry), 5);
    }
  });

  it('makes the tags of what it learned from likely', () => {
    const weights = fit(problem, all);
    const moves = weights.moves.map(exp);
    const lattice = emptyLattice(tags);
    let sum = 0;
    for (const chain of all) {
      const [from, to] = [chains.bounds[chain]!, chains.bounds[chain + 1]!];
      scoreTokens(weights, chains.ids, from, to, lattice);
      infer(lattice, moves);
      for (let token = from; token < to; token++) {
        const at = (token - from) * tags.count + gold[token]!;
        sum += lattice.forward[at]! * lattice.backward[at]!;
      }
    }
    expect(sum / gold.length).toBeGreaterThan(0.9);
  });
});
