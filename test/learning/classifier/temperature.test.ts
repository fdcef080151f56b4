import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { kernelModule } from '../../../src/learning/classifier/kernel.generated.ts';
import { slopesModule } from '../../../src/learning/classifier/slopes.generated.ts';
import { fitTemperature, plainSlopes, simdSlopes } from '../../../src/learning/classifier/temperature.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Rows of margins, some of them of labels that the model never saw, and which label each row has. */
const problems = fc.integer({ min: 1, max: 9 }).chain((labels) =>
  fc.record({
    labels: fc.constant(labels),
    rows: fc.array(
      fc.tuple(
        fc.array(
          fc.oneof({ weight: 8, arbitrary: fc.double({ min: -3, max: 3, noNaN: true }) }, fc.constantFrom(Number.NEGATIVE_INFINITY, -900)),
          {
            minLength: labels,
            maxLength: labels,
          },
        ),
        fc.nat({ max: labels - 1 }),
      ),
      { maxLength: 12 },
    ),
  }),
);

describe('the slope of the loss', () => {
  it('has the same bits in plain JavaScript and in vectors', () => {
    fc.assert(
      fc.property(problems, fc.double({ min: 0.1, max: 100, noNaN: true }), ({ labels, rows }, temperature) => {
        const margins = Float32Array.from(rows.flatMap(([row]) => row));
        const targets = Uint16Array.from(rows, ([, target]) => target);
        const plain = plainSlopes(margins, targets, labels)(0.25, temperature);
        expect(Number.isFinite(plain)).toBe(true);
        expect(simdSlopes(margins, targets, labels)!(0.25, temperature)).toBe(plain);
      }),
      { numRuns: 500 },
    );
  });

  it('is summed in plain JavaScript where there is no WebAssembly', () => {
    const problem = [Float32Array.of(0.5, -1, -0.2, 0.3), Uint16Array.of(0, 1), 2] as const;
    const vectorised = fitTemperature(...problem);
    vi.stubGlobal('WebAssembly', undefined);
    expect(simdSlopes(...problem)).toBeUndefined();
    expect(fitTemperature(...problem)).toBe(vectorised);
  });
});

it.each([
  ['kernel', kernelModule],
  ['slopes', slopesModule],
])('the module %s is small enough for any browser to compile while the page waits', (_, base64) => {
  expect(atob(base64).length).toBeLessThan(4096);
});
