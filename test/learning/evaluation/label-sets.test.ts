import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/learning/evaluation/classification.ts';
import { evaluateLabelSets, labelsAt } from '../../../src/learning/evaluation/label-sets.ts';
import type { Scores } from '../../../src/learning/evaluation/scores.ts';

interface Case {
  name: string;
  actual: string[][];
  predicted: string[][];
  labels: number;
  scores: Omit<Scores, 'confusion'>;
}

const cases = JSON.parse(readFileSync(join(import.meta.dirname, 'cases/label-sets.json'), 'utf8')) as Case[];

describe('evaluateLabelSets', () => {
  it.each(cases)('gives the numbers of scikit-learn: $name', ({ actual, predicted, labels, scores: wanted }) => {
    const { perLabel, confusion: _, ...overall } = evaluateLabelSets(actual, predicted, labels);
    expect(Object.keys(overall).sort()).toEqual(
      Object.keys(wanted)
        .filter((name) => name !== 'perLabel')
        .sort(),
    );
    for (const [name, value] of Object.entries(overall))
      expect(value, name).toBeCloseTo(wanted[name as Exclude<keyof typeof overall, 'unmeasured'>]!, 12);
    expect(Object.keys(perLabel)).toEqual(Object.keys(wanted.perLabel));
    for (const [label, scores] of Object.entries(perLabel)) expect(scores, label).toEqual(wanted.perLabel[label]);
  });

  it('agrees with the evaluation of one label for each document', () => {
    const label = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(fc.tuple(label, label), { maxLength: 20 }), (rows) => {
        const [actual, predicted] = [rows.map(([one]) => one), rows.map(([, other]) => other)];
        const sets = evaluateLabelSets(
          actual.map((one) => [one]),
          predicted.map((one) => [one]),
          3,
        );
        expect(sets).toMatchObject(evaluate(actual, predicted));
        expect(sets.hammingLoss).toBeCloseTo(rows.length === 0 ? 0 : (2 * (1 - sets.accuracy)) / 3, 12);
      }),
    );
  });

  it('pairs what was missed with what was given wrongly in the same document', () => {
    const { confusion } = evaluateLabelSets([['a', 'b'], ['a'], ['c']], [['a', 'c'], ['b', 'c'], ['c']], 3);
    expect(confusion.map(({ actual, predicted, count }) => `${actual} ${predicted} ${count}`)).toEqual([
      'a a 1',
      'a b 1',
      'a c 1',
      'b c 1',
      'c c 1',
    ]);
  });

  it('refuses answers that do not stand beside documents', () => {
    expect(() => evaluateLabelSets([['a']], [], 1)).toThrow(new RangeError('0 answers for 1 documents'));
  });
});

describe('labelsAt', () => {
  const classes = [
    { name: 'b', score: 0.9 },
    { name: 'a', score: 0.5 },
    { name: 'c', score: 0.4999 },
  ];

  it.each([
    [0.5, ['a', 'b']],
    [0.4, ['a', 'b', 'c']],
    [0.91, ['b']],
    [0, ['a', 'b', 'c']],
  ])('gives the labels that reach %d, or the most likely one', (threshold, labels) => {
    expect(labelsAt(classes, threshold)).toEqual(labels);
  });
});
