import { describe, expect, it } from 'vitest';
import { emptyLattice, infer, spanChance, tagsFor } from '../../../src/learning/entities/lattice.ts';
import { chooseSpans, findCandidates } from '../../../src/learning/entities/search.ts';
import { noMoves } from '../../../src/learning/entities/weights.ts';
import { exp } from '../../../src/learning/exponential.ts';
import { randomSequence } from '../../../src/learning/random.ts';

/** Random scores of a short chain, and every sequence of tags that is possible for it with the exponential of its score. */
function chain(types: number, length: number, seed: number) {
  const tags = tagsFor(types);
  const random = randomSequence(seed);
  const score = (): number => (random() / 2 ** 32 - 0.5) * 6;
  const moves = noMoves(tags).map((move) => (move === 0 ? score() : move));
  const lattice = emptyLattice(tags);
  lattice.length = length;
  const states = Float64Array.from({ length: length * tags.count }, score);
  lattice.states.set(states);
  const sequences: { tags: number[]; weight: number }[] = [];
  const extend = (sequence: number[], sum: number): void => {
    const token = sequence.length;
    if (token === length) sequences.push({ tags: sequence, weight: Math.exp(sum) });
    else
      for (let tag = 0; tag < tags.count; tag++) {
        const move = token === 0 ? (tag <= types ? 0 : Number.NEGATIVE_INFINITY) : moves[sequence[token - 1]! * tags.count + tag]!;
        if (move !== Number.NEGATIVE_INFINITY) extend([...sequence, tag], sum + move + states[token * tags.count + tag]!);
      }
  };
  extend([], 0);
  const total = sequences.reduce((sum, { weight }) => sum + weight, 0);
  const chanceOf = (holds: (tags: number[]) => boolean): number =>
    sequences.reduce((sum, each) => sum + (holds(each.tags) ? each.weight : 0), 0) / total;
  return { tags, lattice, moves, factors: moves.map(exp), total, chanceOf };
}

const isSpan = (sequence: number[], first: number, last: number, type: number, types: number): boolean =>
  sequence[first] === 1 + type &&
  sequence.slice(first + 1, last + 1).every((tag) => tag === 1 + types + type) &&
  sequence[last + 1] !== 1 + types + type;

const sizes = [
  [1, 1],
  [1, 5],
  [2, 2],
  [2, 4],
  [3, 4],
] as const;

describe('forward–backward', () => {
  it.each(sizes)('agrees with counting all sequences of %d types and %d tokens', (types, length) => {
    for (let seed = 1; seed <= 5; seed++) {
      const { tags, lattice, factors, total, chanceOf } = chain(types, length, seed);
      expect(infer(lattice, factors)).toBeCloseTo(Math.log(total), 9);
      for (let token = 0; token < length; token++)
        for (let tag = 0; tag < tags.count; tag++) {
          const at = token * tags.count + tag;
          expect(lattice.forward[at]! * lattice.backward[at]!).toBeCloseTo(
            chanceOf((sequence) => sequence[token] === tag),
            9,
          );
        }
    }
  });

  it.each(sizes)('knows the chance of every span of %d types and %d tokens', (types, length) => {
    for (let seed = 1; seed <= 5; seed++) {
      const { lattice, factors, chanceOf } = chain(types, length, seed);
      infer(lattice, factors);
      const candidates = findCandidates(lattice, factors, 1e-4);
      for (let first = 0; first < length; first++)
        for (let last = first; last < length; last++)
          for (let type = 0; type < types; type++) {
            const wanted = chanceOf((sequence) => isSpan(sequence, first, last, type, types));
            expect(spanChance(lattice, factors, first, last, type)).toBeCloseTo(wanted, 9);
            const found = candidates.find((each) => each.first === first && each.last === last && each.type === type);
            if (wanted > 1.001e-4) expect(found?.chance).toBeCloseTo(wanted, 9);
            if (wanted < 0.999e-4) expect(found).toBeUndefined();
          }
    }
  });

  it('gives chances however far scores are apart', () => {
    const { lattice, factors } = chain(2, 4, 9);
    for (let at = 0; at < 4 * 5; at++) lattice.states[at] = at % 5 === 3 ? 5000 : -5000;
    infer(lattice, factors);
    for (let token = 0; token < 4; token++) {
      const chances = [0, 1, 2, 3, 4].map((tag) => lattice.forward[token * 5 + tag]! * lattice.backward[token * 5 + tag]!);
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
    }
  });
});

describe('the choice among candidates', () => {
  it('is worth as much as any that has no token twice', () => {
    const random = randomSequence(7);
    for (let round = 0; round < 200; round++) {
      const candidates = Array.from({ length: 1 + (random() % 8) }, () => {
        const first = random() % 6;
        return { first, last: first + (random() % 3), type: random() % 2, chance: (random() % 1000) / 1000 };
      }).sort((a, b) => a.last - b.last || a.first - b.first);
      const worth = ({ chance }: { chance: number }): number => chance - 0.2;
      const sum = (list: readonly { chance: number }[]): number => list.reduce((total, each) => total + worth(each), 0);
      let best = 0;
      for (let bits = 0; bits < 2 ** candidates.length; bits++) {
        const list = candidates.filter((_, at) => (bits >> at) & 1);
        if (list.every((a, at) => list.slice(at + 1).every((b) => a.last < b.first || b.last < a.first))) best = Math.max(best, sum(list));
      }
      const chosen = chooseSpans(candidates, worth);
      expect(sum(chosen)).toBeCloseTo(best, 12);
      for (const [at, each] of chosen.entries()) if (at > 0) expect(each.first).toBeGreaterThan(chosen[at - 1]!.last);
    }
  });
});
