import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainKernel } from '../../../src/learning/classifier/kernel-plain.ts';
import { learnBlocks, type Targets } from '../../../src/learning/classifier/optimiser.ts';
import { lanes, type Sizes } from '../../../src/learning/classifier/workspace.ts';

/** Dense rows as the optimiser wants them. */
interface TrainingSet {
  bounds: Uint32Array;
  ids: Int32Array;
  values: Float32Array;
  sizes: Sizes;
  members: Int32Array;
  targets: Targets;
}

function trainingSet(rows: number[][], targets: number[]): TrainingSet {
  const features = rows[0]!.length;
  return {
    bounds: Uint32Array.from({ length: 2 * rows.length + 1 }, (_, part) => Math.ceil(part / 2) * features),
    ids: Int32Array.from(rows.flatMap((row) => [...row.keys()])),
    values: Float32Array.from(rows.flat()),
    sizes: { documents: rows.length, entries: rows.length * features, features, labels: lanes },
    members: Int32Array.from(rows.keys()),
    targets: { starts: Uint32Array.from({ length: rows.length + 1 }, (_, document) => document), labels: Uint16Array.from(targets) },
  };
}

/** ½(|w|² + bias²) + Σ max(0, 1 − y·(w·x + bias))² of one lane, and its gradient by the weights and the bias. */
function primal(set: TrainingSet, lane: number, weights: number[], bias: number): { loss: number; gradient: number[] } {
  const gradient = [...weights, bias];
  let loss = (weights.reduce((sum, weight) => sum + weight * weight, 0) + bias * bias) / 2;
  for (const document of set.members) {
    const x = [...set.values.subarray(set.bounds[2 * document], set.bounds[2 * document + 2])];
    const sign = set.targets.labels[document] === lane ? 1 : -1;
    const slack = Math.max(0, 1 - sign * (x.reduce((sum, value, feature) => sum + value * weights[feature]!, 0) + bias));
    loss += slack * slack;
    for (const [feature, value] of [...x, 1].entries()) gradient[feature]! -= 2 * sign * slack * value;
  }
  return { loss, gradient };
}

function laneOf(set: TrainingSet, lane: number, passes: number): { weights: number[]; bias: number } {
  const kernel = plainKernel(set.sizes);
  for (const name of ['bounds', 'ids', 'values'] as const) kernel.workspace[name].set(set[name]);
  const effort = { cost: 1, passes, tolerance: 0, rest: 0 };
  learnBlocks(kernel, set.members, set.targets, lanes, effort, () => {});
  const { weights, bias } = kernel.workspace.slots[0]!;
  return { weights: Array.from({ length: set.sizes.features }, (_, feature) => weights[feature * lanes + lane]!), bias: bias[lane]! };
}

const problems = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 12 }))
  .chain(([features, documents]) =>
    fc.tuple(
      fc.array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: features, maxLength: features }), {
        minLength: documents,
        maxLength: documents,
      }),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: documents, maxLength: documents }),
    ),
  )
  .map(([rows, targets]) => trainingSet(rows, targets));

describe('the optimiser', () => {
  it('ends where the gradient of the objective is zero', () => {
    fc.assert(
      fc.property(problems, (set) => {
        for (const lane of [0, 7]) {
          const { weights, bias } = laneOf(set, lane, 1000);
          for (const slope of primal(set, lane, weights, bias).gradient) expect(Math.abs(slope)).toBeLessThan(2e-3);
        }
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  it('computes a gradient that finite differences confirm, so that the test above means something', () => {
    const set = trainingSet(
      [
        [0.3, -0.8],
        [0.5, 0.1],
        [-0.4, 0.9],
      ],
      [0, 1, 0],
    );
    const weights = [0.2, -0.3];
    const { gradient } = primal(set, 0, weights, 0.1);
    for (const feature of weights.keys()) {
      const moved = (by: number): number =>
        primal(
          set,
          0,
          weights.map((weight, index) => (index === feature ? weight + by : weight)),
          0.1,
        ).loss;
      expect((moved(1e-5) - moved(-1e-5)) / 2e-5).toBeCloseTo(gradient[feature]!, 6);
    }
  });

  it('is nearer to the optimum after more passes', () => {
    const set = trainingSet(
      Array.from({ length: 20 }, (_, row) => [Math.sin(row), Math.cos(3 * row), (row % 5) / 5]),
      Array.from({ length: 20 }, (_, row) => row % 3),
    );
    const losses = [4, 16, 256].map((passes) => {
      const { weights, bias } = laneOf(set, 1, passes);
      return primal(set, 1, weights, bias).loss;
    });
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    expect(losses[0]!).toBeGreaterThan(losses[2]!);
  });

  it('gives a label the same weights in whatever lane it is', () => {
    const rows = Array.from({ length: 12 }, (_, row) => [Math.sin(row), Math.cos(2 * row)]);
    const first = laneOf(
      trainingSet(
        rows,
        rows.map((_, row) => row % 3),
      ),
      1,
      20,
    );
    const last = laneOf(
      trainingSet(
        rows,
        rows.map((_, row) => (row % 3) + 5),
      ),
      6,
      20,
    );
    expect(last).toEqual(first);
  });
});
