import { describe, expect, it } from 'vitest';
import { averagesOf } from '../../src/comprehend/averages.ts';

const metrics = (f1: number, precision: number, recall: number, accuracy?: number) => ({
  ...{ AverageF1Score: f1, AveragePrecision: precision, AverageRecall: recall },
  ...(accuracy === undefined ? {} : { AverageAccuracy: accuracy }),
});

describe('the averages of an iteration', () => {
  it.each([
    ['as they are where all are rates', metrics(0.7743, 0.8288, 0.7427, 0.8795), [0.7743, 0.8288, 0.7427, 0.8795]],
    ['a hundredth where any is above 1', metrics(98.54, 100, 97.12), [0.9854, 1, 0.9712, null]],
    ['of a perfect model, 1', metrics(1, 1, 1, 1), [1, 1, 1, 1]],
    ['unknown where nothing is said', {}, [null, null, null, null]],
    ['unknown where it is no rate', metrics(Number.NaN, -1, 250, 0.5), [null, null, null, 0.005]],
  ])('are read %s', (_, given, [f1, precision, recall, accuracy]) => {
    const close = (value: number | null | undefined) => (value == null ? null : expect.closeTo(value, 10));
    const [read] = averagesOf([given, undefined]);
    expect(read).toEqual({ f1: close(f1), precision: close(precision), recall: close(recall), accuracy: close(accuracy) });
  });

  it('of both models are on one scale, although one of them is as bad as 0.9 of 100', () => {
    const [trained, evaluated] = averagesOf([metrics(80, 82, 78), metrics(0.9, 0.8, 1)]);
    expect([trained!.f1, evaluated!.f1]).toEqual([0.8, expect.closeTo(0.009, 10)]);
  });
});
