import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/learning/evaluation/classification.ts';
import type { LabelScores, Scores } from '../../../src/learning/evaluation/scores.ts';

interface Case {
  name: string;
  actual: string[];
  predicted: string[];
  scores: Omit<Scores, 'confusion'> & { confusion: [string, string, number][] };
}

const cases = JSON.parse(readFileSync(join(import.meta.dirname, 'cases/scikit-learn.json'), 'utf8')) as Case[];

describe('evaluate', () => {
  it.each(cases)('gives the numbers of scikit-learn: $name', ({ actual, predicted, scores: wanted }) => {
    const { perLabel, confusion, ...overall } = evaluate(actual, predicted);
    for (const [name, value] of Object.entries(overall))
      expect(value, name).toBeCloseTo(wanted[name as Exclude<keyof typeof overall, 'unmeasured'>]!, 12);
    expect(Object.keys(perLabel).sort()).toEqual(Object.keys(wanted.perLabel).sort());
    for (const [label, scores] of Object.entries(perLabel))
      for (const [name, value] of Object.entries(scores))
        expect(value, `${label} ${name}`).toBeCloseTo(wanted.perLabel[label]![name as keyof LabelScores], 12);
    const cells = (all: readonly (readonly [string, string, number])[]) => new Set(all.map((cell) => cell.join(' ')));
    expect(cells(confusion.map((cell) => [cell.actual, cell.predicted, cell.count]))).toEqual(cells(wanted.confusion));
  });

  it('lists confusions most frequent first, ties by name', () => {
    const { confusion } = evaluate(['b', 'a', 'b', 'a', 'b'], ['a', 'b', 'a', 'a', 'b']);
    expect(confusion.map((cell) => `${cell.actual}→${cell.predicted} ${cell.count}`)).toEqual(['b→a 2', 'a→a 1', 'a→b 1', 'b→b 1']);
  });

  it('is zero of everything for no documents', () => {
    expect(evaluate([], [])).toEqual({
      f1: 0,
      precision: 0,
      recall: 0,
      accuracy: 0,
      microF1: 0,
      documents: 0,
      perLabel: {},
      confusion: [],
    });
  });

  it('takes labels that are names of object members', () => {
    const { perLabel } = evaluate(['__proto__', 'constructor'], ['__proto__', 'toString']);
    expect(Object.entries(perLabel).map(([label, { recall, support }]) => [label, recall, support])).toEqual([
      ['__proto__', 1, 1],
      ['constructor', 0, 1],
      ['toString', 0, 0],
    ]);
  });

  it('does not depend on the order of documents', () => {
    const pair = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c', 'd'));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 30 }), (pairs) => {
        const scores = (rows: [string, string][]) =>
          evaluate(
            rows.map(([actual]) => actual),
            rows.map(([, predicted]) => predicted),
          );
        expect(scores(pairs.toReversed())).toEqual(scores(pairs));
      }),
    );
  });

  it('refuses answers that do not belong to the documents', () => {
    expect(() => evaluate(['a'], [])).toThrow('0 answers for 1 documents');
  });
});
