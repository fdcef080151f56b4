import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, log } from '../../src/learning/exponential.ts';

describe('exp and log', () => {
  it('agree with the engine to the last few bits', () => {
    fc.assert(fc.property(fc.double({ min: -690, max: 690, noNaN: true }), (x) => Math.abs(exp(x) / Math.exp(x) - 1) < 4e-15));
    fc.assert(
      fc.property(
        fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
        (x) => Math.abs(log(x) - Math.log(x)) <= 4e-15 * Math.max(1, Math.abs(Math.log(x))),
      ),
    );
  });

  it('are exact where they must be', () => {
    expect([exp(0), log(1), exp(Number.NEGATIVE_INFINITY)]).toEqual([1, 0, 0]);
    expect(Number.isFinite(exp(Number.POSITIVE_INFINITY))).toBe(true);
  });
});
