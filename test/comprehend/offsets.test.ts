import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointsIn, codeUnitsIn } from '../../src/comprehend/offsets.ts';

describe('offsets into a text', () => {
  it.each([
    ['', [[0, 0]]],
    [
      'abc',
      [
        [0, 0],
        [2, 2],
        [3, 3],
      ],
    ],
    [
      '😀a😀',
      [
        [0, 0],
        [1, 2],
        [2, 3],
        [3, 5],
      ],
    ],
    // Half of a pair, alone, is a code point, as it is in Python's strings.
    [
      '\ud800a',
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
    ],
  ])('%j: code points and code units', (text, pairs) => {
    for (const [points, units] of pairs as [number, number][]) {
      expect(codeUnitsIn(text)(points)).toBe(units);
      expect(codePointsIn(text)(units)).toBe(points);
    }
  });

  it('agree with the iterator of strings, at every character', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'ß', '日', '😀', '👩‍👩‍👧', '\ud83d', '\ude00') }), (text) => {
        const characters = Array.from(text);
        for (let points = 0; points <= characters.length; points++) {
          const units = characters.slice(0, points).join('').length;
          expect([codeUnitsIn(text)(points), codePointsIn(text)(units)]).toEqual([units, points]);
        }
      }),
    );
  });

  it('inside a pair count as before it, and stay as far beyond the end as they are', () => {
    expect(codePointsIn('😀')(1)).toBe(0);
    expect([codeUnitsIn('😀')(3), codePointsIn('😀')(4)]).toEqual([4, 3]);
  });
});
