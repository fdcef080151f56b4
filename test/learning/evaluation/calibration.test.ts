import { describe, expect, it } from 'vitest';
import { calibration } from '../../../src/learning/evaluation/calibration.ts';

describe('calibration', () => {
  it('weighs the distance of confidence and accuracy by documents', () => {
    // Bin 0.9–1: three documents, confidence 0.95, accuracy 2/3. Bin 0.5–0.6: one document, confidence 0.55, accuracy 1.
    const { error, bins } = calibration([0.95, 0.93, 0.97, 0.55], [true, true, false, true]);
    expect(error).toBeCloseTo((3 * (0.95 - 2 / 3) + 0.45) / 4, 12);
    expect(bins.map(({ from, to, documents }) => [from, to, documents])).toEqual([
      [0.5, 0.6, 1],
      [0.9, 1, 3],
    ]);
  });

  it('is 0 for a model that is right as often as it says', () => {
    const right = Array.from({ length: 100 }, (_, index) => index < 75);
    expect(
      calibration(
        right.fill(false, 75).map(() => 0.75),
        right,
      ).error,
    ).toBeCloseTo(0, 12);
  });

  it.each([
    [0, 0, 0.1],
    [0.1, 0.1, 0.2],
    [0.999, 0.9, 1],
    [1, 0.9, 1],
  ])('puts confidence %d into the bin from %d', (confidence, from, to) => {
    expect(calibration([confidence], [true]).bins[0]).toMatchObject({ from, to });
  });

  it('is 0 without documents', () => {
    expect(calibration([], [])).toEqual({ error: 0, bins: [] });
  });

  it.each([Number.NaN, -0.1, 1.1])('refuses the confidence %d', (confidence) => {
    expect(() => calibration([confidence], [true])).toThrow(`confidence ${confidence} is not in 0–1`);
  });

  it('refuses lists of different lengths', () => {
    expect(() => calibration([0.5], [])).toThrow('1 confidences for 0 documents');
  });
});
