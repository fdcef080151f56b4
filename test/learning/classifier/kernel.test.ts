import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Kernel } from '../../../src/learning/classifier/kernel.ts';
import { plainKernel } from '../../../src/learning/classifier/kernel-plain.ts';
import { simdKernel } from '../../../src/learning/classifier/kernel-simd.ts';
import { learnBlocks } from '../../../src/learning/classifier/optimiser.ts';
import { trainClassifier } from '../../../src/learning/classifier/train.ts';
import { logOfCount, weighDocument } from '../../../src/learning/classifier/weighting.ts';
import { predictWithout } from '../../../src/learning/classifier/without.ts';
import { lanes, type Sizes } from '../../../src/learning/classifier/workspace.ts';
import { randomSequence } from '../../../src/learning/random.ts';
import { messages, topicNames } from '../synthetic.ts';

const kernels: [string, (sizes: Sizes, slots?: number) => Kernel][] = [
  ['the plain kernel', plainKernel],
  ['the vectorised kernel', (sizes, slots) => simdKernel(sizes, slots)!],
];

/** Sparse documents with random values, from none to a dozen features each. */
function fillWithChance(kernel: Kernel, { documents, entries, features }: Sizes, seed: number): void {
  const random = randomSequence(seed);
  const { bounds, ids, values } = kernel.workspace;
  for (let part = 1; part <= 2 * documents; part++) bounds[part] = Math.min(entries, bounds[part - 1]! + (random() % 7));
  for (let entry = 0; entry < entries; entry++) {
    ids[entry] = random() % features;
    values[entry] = random() / 2 ** 31 - 1;
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each(kernels)('%s', (_, open) => {
  it('scores as a plain loop does', () => {
    const kernel = open({ documents: 2, entries: 2, features: 5, labels: lanes });
    const { bounds, ids, values, slots, listed, sums } = kernel.workspace;
    const { weights } = slots[0]!;
    bounds.set([0, 0, 0, 1, 2]);
    ids.set([0, 3]);
    values.set([-2, 1.25]);
    weights.set(Float32Array.from(weights, (__, index) => Math.sin(index)));
    listed.set([1, 0]);
    kernel.score(2);
    const expected = Array.from({ length: lanes }, (__, lane) =>
      Math.fround(Math.fround(-2 * weights[lane]!) + Math.fround(1.25 * weights[3 * lanes + lane]!)),
    );
    expect([...sums.subarray(0, 2 * lanes)]).toEqual([...expected, ...new Array(lanes).fill(0)]);
  });

  it('weighs as weighDocument does', () => {
    const sizes = { documents: 12, entries: 60, features: 9, labels: 1 };
    const kernel = open(sizes);
    fillWithChance(kernel, sizes, 5);
    const { workspace } = kernel;
    workspace.logs.set(logOfCount);
    workspace.counts.set(Uint8Array.from({ length: sizes.entries }, (__, entry) => 1 + ((entry * entry) % 255)));
    workspace.inverse.set(Float64Array.from({ length: sizes.features }, (__, feature) => (feature % 4) * 1.7));
    const expected = new Float32Array(sizes.entries);
    for (let document = 0; document < sizes.documents; document++) weighDocument(workspace, document, workspace.inverse, expected);
    kernel.weigh(sizes.documents);
    const end = workspace.bounds[2 * sizes.documents]!;
    expect(bytesOf(workspace.values.subarray(0, end))).toBe(bytesOf(expected.subarray(0, end)));
  });

  it('rounds to 255 multiples of a scale by lane, and to 0 what is negligible', () => {
    const kernel = open({ documents: 1, entries: 0, features: 3, labels: lanes });
    const { workspace } = kernel;
    const slot = workspace.slots[0]!;
    slot.weights.set([127, -0.5, 0.019, 0], 0);
    slot.weights.set([-126.4, 0.125, 0.5, 0], lanes);
    slot.weights.set([2.5, 0.02, 0, 0.03], 2 * lanes);
    kernel.round(slot, 0.02);
    const row = (feature: number): number[] => [...workspace.rounded.subarray(feature * lanes, feature * lanes + 5)];
    expect([row(0), row(1), row(2)]).toEqual([
      [127, -127, 0, 0, 0],
      [-126, 32, 127, 0, 0],
      [2, 5, 0, 127, 0],
    ]);
    expect([...workspace.filled]).toEqual([0b0011, 0b0111, 0b1011]);
    expect([...workspace.scales.subarray(0, 5)]).toEqual(
      [127, 0.5, 0.5, 0.03, 0].map((largest) => Math.fround(Math.fround(largest) / 127)),
    );
  });

  it('lets a member sit out after a pass that it had nothing to add to', () => {
    const { workspace, learn } = open({ documents: 1, entries: 0, features: 1, labels: 8 });
    const { resting, bias } = workspace.slots[0]!;
    workspace.curvature[0] = 1.5;
    const seen = Array.from({ length: 8 }, () => {
      learn(1, 1, 1, 0.1, 2);
      return resting[0];
    });
    expect(seen).toEqual([0, 2, 1, 0, 2, 1, 0, 2]);
    expect(bias[0]).toBeLessThan(-0.5);
  });
});

/** Everything that a kernel holds after it has learned and scored random documents. */
function bytesAfterLearning(kernel: Kernel, sizes: Sizes, seed: number, cost: number, tolerance: number): string[] {
  fillWithChance(kernel, sizes, seed);
  const random = randomSequence(seed + 1);
  const labels = Uint16Array.from({ length: sizes.documents }, () => random() % sizes.labels);
  const targets = { starts: Uint32Array.from({ length: sizes.documents + 1 }, (_, at) => at), labels };
  const members = Int32Array.from(labels.keys()).filter((document) => document % 5 !== 4);
  const blocks: string[] = [];
  learnBlocks(kernel, members, targets, sizes.labels, { cost, passes: 6, tolerance, rest: 2 }, (slot) => {
    kernel.round(slot, 0.02);
    const { rounded, filled, scales } = kernel.workspace;
    blocks.push(...[slot.weights, slot.bias, rounded, filled, scales].map(bytesOf));
  });
  const { listed, slots } = kernel.workspace;
  listed.set([...labels.keys()]);
  slots[0]!.weights.forEach((_, at, weights) => {
    weights[at] = Math.fround(random() / 2 ** 31 - 1);
  });
  kernel.score(sizes.documents);
  return [...blocks, bytesOf(kernel.workspace.sums)];
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): string =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString('latin1');

describe('the two kernels', () => {
  it('learn the same bits, however many blocks they learn side by side', () => {
    const anySizes = fc.record({
      documents: fc.integer({ min: 1, max: 40 }),
      entries: fc.integer({ min: 0, max: 200 }),
      features: fc.integer({ min: 1, max: 30 }),
      labels: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(anySizes, fc.integer(), fc.constantFrom(0.3, 1, 30), fc.constantFrom(0, 0.1), (sizes, ...how) => {
        const plain = bytesAfterLearning(plainKernel(sizes, 1), sizes, ...how);
        expect(bytesAfterLearning(plainKernel(sizes, 2), sizes, ...how)).toEqual(plain);
        for (const slots of [1, 2, 3, 5]) expect(bytesAfterLearning(simdKernel(sizes, slots)!, sizes, ...how)).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['there is no WebAssembly', undefined],
    ['WebAssembly knows no vectors', { validate: () => false }],
  ])('train the same models: the plain one when %s', (_, missing) => {
    const examples = messages(300, 50, 0.1);
    const groups = [new Set([1, 2, 3]), new Set<number>()];
    const texts = messages(20, 51).map(({ text }) => text);
    const sizes = { documents: 1, entries: 1, features: 1, labels: 1 };
    const all = () => ({
      trained: trainClassifier(examples, topicNames),
      without: predictWithout(examples, topicNames, groups, texts),
    });
    const vectorised = all();
    vi.stubGlobal('WebAssembly', missing);
    expect(simdKernel(sizes)).toBeUndefined();
    expect(all()).toEqual(vectorised);
  });

  it('keep what they need within what there is: the plain one where addresses would not reach', () => {
    expect(simdKernel({ documents: 1, entries: 2 ** 29, features: 1, labels: 1 })).toBeUndefined();
  });
});
