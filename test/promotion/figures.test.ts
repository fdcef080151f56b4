import { expect, it } from 'vitest';
import { about, apart, change, count, many, percent, probability, rate, some } from '../../src/promotion/figures.ts';

it.each([
  [rate(0.8), '0.800'],
  [rate(-0.0301), '−0.030'],
  [rate(-0.0001), '0.000'],
  [change(0.0234), '+0.023'],
  [change(-0.0234), '−0.023'],
  [change(0.0001), '0.000'],
  [change(-0.0001), '0.000'],
  [apart(0.84999, 0.85).join(' < '), '0.84999 < 0.85000'],
  [apart(0.8, 0.85).join(' < '), '0.800 < 0.850'],
  [apart(0.85, 0.85).join(' = '), '0.850000000 = 0.850000000'],
  [probability(0.0004), 'p < 0.001'],
  [probability(0.0312), 'p 0.031'],
  [percent(0.95), '95 %'],
  [percent(1 - 0.05 / 3), '98.3333 %'],
  [count(0), '0'],
  [count(1234567), '1,234,567'],
  [about(7), '7'],
  [about(1834), '1,900'],
  [about(123456), '130,000'],
  [many(1, 'document'), '1 document'],
  [many(2000, 'document'), '2,000 documents'],
  [some(['a', 'b'], 2), 'a, b'],
  [some(['a', 'b', 'c', 'd'], 2), 'a, b and 2 more'],
])('%j reads %j', (text, wanted) => {
  expect(text).toBe(wanted);
});
