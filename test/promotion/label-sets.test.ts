import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metric } from '../../src/config/config.ts';
import { evaluateLabelSets, type LabelSet } from '../../src/learning/evaluation/label-sets.ts';
import type { Prediction } from '../../src/learning/evaluation/scores.ts';
import { bootstrap } from '../../src/promotion/bootstrap.ts';
import type { AddedRows, Evidence } from '../../src/promotion/evidence.ts';
import { judge } from '../../src/promotion/judge.ts';
import { type Answers, paired, values } from '../../src/promotion/paired.ts';
import { randomisationTest } from '../../src/promotion/significance.ts';
import { agree } from '../../src/promotion/suspicious.ts';
import { evidenceOf } from './sample.ts';

/** What holds for sets of labels beyond what holds for one label each. `a+b` is a set. */

const metrics: Metric[] = ['f1', 'precision', 'recall', 'accuracy', 'microF1'];
const set = fc.subarray(['a', 'b', 'c'], { minLength: 1 });
const scoresOf = (actual: readonly LabelSet[], predicted: readonly LabelSet[]) => evaluateLabelSets(actual, predicted, 3);
const answersOf = (rows: [LabelSet, LabelSet, LabelSet][]): Answers => ({
  actual: rows.map(([actual]) => actual),
  candidate: rows.map(([, candidate]) => candidate),
  opponent: rows.map(([, , opponent]) => opponent),
});

describe('a paired metric of sets', () => {
  it.each(metrics)('has the value that the evaluation gives, for %s', (metric) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(set, set, set), { minLength: 1, maxLength: 20 }), (rows) => {
        const answers = answersOf(rows);
        const { candidate, opponent } = values(paired(answers, metric));
        expect(candidate).toBeCloseTo(scoresOf(answers.actual, answers.candidate)[metric], 12);
        expect(opponent).toBeCloseTo(scoresOf(answers.actual, answers.opponent)[metric], 12);
        const { b } = scoresOf(answers.actual, answers.candidate).perLabel;
        expect(values(paired(answers, 'f1', 'b')).candidate).toBeCloseTo(b?.f1 ?? 0, 12);
      }),
    );
  });

  it.each(metrics)('swaps whole documents: the test agrees with every way of swapping them, for %s', (metric) => {
    const [sample] = fc.sample(fc.array(fc.tuple(set, set, set), { minLength: 9, maxLength: 9 }), { numRuns: 1, seed: 7 });
    const answers = answersOf(sample!);
    const difference = (swapped: number) => {
      const [mine, theirs] = [answers.candidate, answers.opponent];
      const pick = (own: boolean) => answers.actual.map((_, at) => ((((swapped >> at) & 1) === 0) === own ? mine : theirs)[at]!);
      return scoresOf(answers.actual, pick(true))[metric] - scoresOf(answers.actual, pick(false))[metric];
    };
    const all = Array.from({ length: 2 ** 9 }, (_, swapped) => difference(swapped));
    const { worse, better } = randomisationTest(paired(answers, metric), 'sets', 0.05);
    expect(worse).toBeCloseTo(all.filter((value) => value <= all[0]! + 1e-12).length / all.length, 1);
    expect(better).toBeCloseTo(all.filter((value) => value >= all[0]! - 1e-12).length / all.length, 1);
  });

  it('has the standard error of a mean where documents are alike', () => {
    // Of 400 documents with labels a and b, the candidate finds both in 60 where the opponent finds one.
    const rows: [LabelSet, LabelSet, LabelSet][] = Array.from({ length: 400 }, (_, at) => [
      ['a', 'b'],
      ['a', 'b'],
      at < 60 ? ['a'] : ['a', 'b'],
    ]);
    const { standardError } = bootstrap(paired(answersOf(rows), 'accuracy'), 'seed');
    expect(standardError / Math.sqrt((0.15 * 0.85) / 400)).toBeCloseTo(1, 1);
  });
});

const says = (labels: LabelSet): Prediction => ({ labels, score: 0.8, classes: labels.map((name) => ({ name, score: 0.8 })) });
const parse = (text: string): string[] => (text === '' ? [] : text.split('+'));

function evidence(rows: [actual: string, candidate: string, active: string][], more: Partial<Evidence> = {}): Evidence {
  const known = [...new Set(rows.flatMap(([actual]) => parse(actual)))].sort();
  const nobody = evidenceOf({ actual: [], candidate: [], active: [] });
  return {
    ...nobody,
    mode: 'multi-label',
    labels: { candidate: known, active: known },
    test: {
      actual: rows.map(([actual]) => parse(actual)),
      candidate: rows.map(([, candidate]) => says(parse(candidate))),
      active: rows.map(([, , active]) => says(parse(active))),
      reference: null,
    },
    ...more,
  };
}

const times = <Row>(count: number, row: Row): Row[] => Array.from({ length: count }, () => row);

describe('a verdict on sets of labels', () => {
  it('rejects a candidate that drops a label of many documents, and counts such documents as broken', () => {
    const { verdict, broken, fixed, candidate } = judge(
      evidence([...times(60, ['a+b', 'a', 'a+b'] as [string, string, string]), ...times(60, ['c', 'c', 'c'] as [string, string, string])]),
    );
    expect(verdict.decision).toBe('REJECT');
    expect([broken.length, fixed.length]).toEqual([60, 0]);
    expect(candidate).toMatchObject({ accuracy: 0.5, hammingLoss: 60 / 360, microPrecision: 1, microRecall: 120 / 180 });
  });

  it('sees a label that is given too often', () => {
    const { verdict } = judge(
      evidence([...times(60, ['a', 'a+b', 'a'] as [string, string, string]), ...times(60, ['b', 'b', 'b'] as [string, string, string])]),
    );
    expect([verdict.decision, verdict.reasons[0]]).toEqual(['REJECT', expect.stringContaining('significantly worse')]);
  });

  it('compares on the labels that both models know', () => {
    const rows = [
      ...times(40, ['a+new', 'a+new', 'a'] as [string, string, string]),
      ...times(40, ['b', 'b', 'b'] as [string, string, string]),
      ...times(20, ['new', 'new', 'a'] as [string, string, string]),
    ];
    const { verdict, active, candidate } = judge(evidence(rows, { labels: { candidate: ['a', 'b', 'new'], active: ['a', 'b'] } }));
    expect(verdict).toMatchObject({ decision: 'PROMOTE', test: { documents: 80, interval: [0, 0] } });
    expect(active).toMatchObject({ f1: 1, accuracy: 1 });
    expect(candidate.perLabel.new).toMatchObject({ support: 60, f1: 1 });
  });

  it('reads the active model in today’s names', () => {
    const rows = times(80, ['a+b', 'a+b', 'a+old'] as [string, string, string]);
    const { verdict, active } = judge(evidence(rows, { labels: { candidate: ['a', 'b'], active: ['a', 'old'] }, renamed: { old: 'b' } }));
    expect([verdict.decision, active!.f1]).toEqual(['PROMOTE', 1]);
  });

  it('holds a golden document to every one of its labels', () => {
    const golden = { actual: [['a', 'b']], candidate: [says(['a'])], active: [says(['a', 'b'])], reference: null };
    const { verdict, goldenBroken } = judge(evidence(times(30, ['a+b', 'a+b', 'a+b'] as [string, string, string]), { golden }));
    expect([verdict.decision, goldenBroken]).toEqual(['REJECT', [0]]);
    expect(verdict.reasons[0]).toContain('a|b answered as a');
  });

  it('keeps a label’s floor by its own documents', () => {
    const rows = [...times(40, ['a+b', 'a', 'a+b'] as [string, string, string]), ...times(40, ['a', 'a', 'a'] as [string, string, string])];
    const more = { policy: { ...evidence([]).policy, minimumPerLabel: { b: { recall: 0.5 } } } };
    const { verdict } = judge(evidence(rows, more));
    expect(verdict.gates.find(({ name }) => name === 'minimumPerLabel b recall')).toMatchObject({
      value: 0,
      pass: false,
      outcome: 'REJECT',
    });
  });

  it('measures confidences of all labels that are given', () => {
    const { verdict } = judge(evidence(times(50, ['a+b', 'a+c', 'a+b'] as [string, string, string])));
    expect(verdict.test.calibrationError).toEqual({ candidate: expect.closeTo(0.3, 9), active: expect.closeTo(0.2, 9) });
  });
});

describe('added rows with several labels', () => {
  it.each([
    ['a', 'a', true],
    ['a', 'b', false],
    ['a', 'a+b', true],
    ['a+b', 'b', true],
    ['a+b', 'b+c', false],
    ['a+b+c', 'a+b', true],
    ['a+b+c', 'a', false],
  ])('agree when they share at least as many labels as they do not: %s and %s', (one, other, agrees) => {
    const both = [agree('multi-label', parse(one), parse(other)), agree('multi-label', parse(other), parse(one))];
    expect(both).toEqual([agrees, agrees]);
  });

  it('are held against rows of their rarest label, and listed as sets', () => {
    const expected = { documents: 1000, agreed: 940, perLabel: { a: { documents: 900, agreed: 860 }, b: { documents: 100, agreed: 80 } } };
    const added = (wrong: number): AddedRows => ({
      given: Array.from({ length: 60 }, () => ['a', 'b']),
      groups: Array.from({ length: 60 }, () => 'b'),
      predictions: Array.from({ length: 60 }, (_, at) => says(at < wrong ? ['c'] : ['b'])),
      expected,
    });
    const of = (wrong: number) =>
      judge(
        evidence(times(30, ['a+b', 'a+b', 'a+b'] as [string, string, string]), {
          added: added(wrong),
          labels: { candidate: ['a', 'b', 'c'], active: ['a', 'b', 'c'] },
        }),
      ).verdict;
    expect([of(12).decision, of(30).decision]).toEqual(['PROMOTE', 'HOLD']);
    expect(of(30).suspicious[0]).toMatchObject({ given: 'a|b', predicted: 'c', surprise: expect.closeTo(0.8, 9) });
  });
});
