import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/learning/evaluation/random.ts';

const drawn = (seed: string, times: number) => {
  const next = seededRandom(seed);
  return Array.from({ length: times }, next);
};

describe('a seeded generator', () => {
  // The same numbers come from xoshiro128** written in Python from its authors' description, with the same seeding.
  it.each([
    ['flywheel', [2707755668, 3258000497, 2752108617, 1500397893]],
    ['', [3953907651, 447951378]],
  ])('gives the same sequence everywhere for %j', (seed, wanted) => {
    expect(drawn(seed, wanted.length)).toEqual(wanted);
  });

  it('gives sequences that share nothing for seeds that differ in one letter', () => {
    const all = ['draw 1', 'draw 2', 'draw 3', 'Draw 1', 'draw 1 '].flatMap((seed) => drawn(seed, 200));
    expect(new Set(all).size).toBe(all.length);
  });

  it('sets every bit half of the time', () => {
    const numbers = drawn('bits', 20_000);
    for (let bit = 0; bit < 32; bit++) {
      const ones = numbers.filter((number) => ((number >>> bit) & 1) === 1).length;
      expect(Math.abs(ones - 10_000), `bit ${bit}`).toBeLessThan(300);
    }
  });
});
