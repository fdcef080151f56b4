import { describe, expect, it } from 'vitest';
import {
  endpointCost,
  endpointMonth,
  prices,
  scoringCost,
  storageMonth,
  trainingCost,
  trainingSeconds,
  unitsOf,
} from '../../src/comprehend/prices.ts';

describe('prices', () => {
  it('say when they were read', () => {
    expect(prices.date).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  it.each([
    ['an empty document', '', 3],
    ['a short one', 'x'.repeat(12), 3],
    ['300 characters', 'x'.repeat(300), 3],
    ['301 characters', 'x'.repeat(301), 4],
    ['1,000 characters', 'x'.repeat(1000), 10],
    ['300 characters of two code units each', '🙂'.repeat(300), 3],
    ['301 characters of three bytes each', 'あ'.repeat(301), 4],
  ])('count units of 100 characters, three at the least, for %s', (_, text, units) => {
    expect(unitsOf(text)).toBe(units);
  });

  it('add up documents, not characters: 100 of 50 characters cost as much as 100 of 300', () => {
    const hundred = (characters: number) => Array.from({ length: 100 }, () => 'x'.repeat(characters));
    expect(scoringCost(hundred(50))).toBeCloseTo(0.15, 10);
    expect(scoringCost(hundred(300))).toBeCloseTo(0.15, 10);
    expect(scoringCost(hundred(301))).toBeCloseTo(0.2, 10);
    expect(scoringCost([])).toBe(0);
  });

  it('bill a training by the second: the published iterations of 81 and 143 minutes cost at most $4.05 and $7.15', () => {
    expect(trainingCost(81 * 60)).toBeCloseTo(4.05, 10);
    expect(trainingCost(143 * 60)).toBeCloseTo(7.15, 10);
    expect(trainingCost(1)).toBeCloseTo(3 / 3600, 12);
  });

  it('charge $1.80 an hour and $1,296 in 30 days for an inference unit', () => {
    expect(endpointCost(1, 3600)).toBeCloseTo(1.8, 10);
    expect(endpointMonth(1)).toBeCloseTo(1296, 8);
    expect(endpointMonth(3)).toBeCloseTo(3888, 8);
  });

  it('charge for every model that is kept', () => {
    expect(storageMonth(7)).toBe(3.5);
  });
});

describe('how long a training will take', () => {
  it('is what the last one took, and in proportion for more documents', () => {
    const last = { documents: 1000, seconds: 2000 };
    expect(trainingSeconds('classifier', 1000, last)).toBe(2000);
    expect(trainingSeconds('classifier', 1500, last)).toBe(3000);
    expect(trainingSeconds('classifier', 10, last)).toBe(2000);
  });

  it('is taken from published samples where there was none', () => {
    expect(trainingSeconds('classifier', 300, null)).toBe(3600);
    expect(trainingSeconds('classifier', 11_200, null)).toBe(7200);
    expect(trainingSeconds('recognizer', 300, null)).toBe(900);
  });
});
