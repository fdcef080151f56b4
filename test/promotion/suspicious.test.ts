import { describe, expect, it } from 'vitest';
import type { AddedRows } from '../../src/promotion/evidence.ts';
import { suspiciousLabels } from '../../src/promotion/suspicious.ts';
import { sharedRows } from '../../src/reconcile/agreement.ts';
import { addedOf, evidenceOf, labels, says } from './sample.ts';

const usual: AddedRows['expected'] = {
  documents: 2000,
  agreed: 1800,
  perLabel: { a: { documents: 1000, agreed: 990 }, b: { documents: 1000, agreed: 810 } },
};

function look(
  given: string[],
  answers: string[],
  more: { expected?: AddedRows['expected']; known?: string[]; renamed?: Record<string, string>; confidence?: number } = {},
) {
  const added = addedOf(
    given,
    answers.map((label) => says(label)),
    more.expected ?? usual,
  );
  return suspiciousLabels(
    evidenceOf(
      { actual: labels('a b'), candidate: labels('a b'), active: labels('a b') },
      {
        added,
        labels: { candidate: ['a', 'b', 'new'], active: more.known ?? ['a', 'b'] },
        renamed: more.renamed ?? {},
        policy: { confidence: more.confidence ?? 0.95 },
      },
    ),
  );
}

const held = (result: ReturnType<typeof suspiciousLabels>) => result.findings.some(({ gate }) => gate?.outcome === 'HOLD');

describe('suspicious labels', () => {
  it('judges every label by its own usual agreement', () => {
    // Nine of fifty are usual for b, and far too many for a.
    expect(held(look(labels('b*50'), labels('a*9 b*41')))).toBe(false);
    expect(held(look(labels('a*50'), labels('b*9 a*41')))).toBe(true);
  });

  it('needs more where little is known of a label', () => {
    const few = { documents: 2000, agreed: 1960, perLabel: { a: { documents: 1985, agreed: 1946 }, b: { documents: 15, agreed: 14 } } };
    // Seven of 100 again: of a label with 1,985 rows of its own that is unusual, of one with 15 it is not.
    expect(held(look(labels('a*100'), labels('b*7 a*93'), { expected: few }))).toBe(true);
    expect(held(look(labels('b*100'), labels('a*7 b*93'), { expected: few }))).toBe(false);
  });

  it('leaves out rows whose label the serving model does not know', () => {
    expect(look(labels('new*50 a*9'), labels('b*50 a*9')).findings).toEqual([]);
    expect(look(labels('new*50 a*10'), labels('b*50 a*10')).findings).toMatchObject([{ gate: { pass: true, value: 1 } }]);
  });

  it('leaves out rows of which the serving model says a label that the candidate no longer has', () => {
    const known = ['a', 'b', 'gone'];
    expect(held(look(labels('a*50'), labels('gone*20 a*30'), { known }))).toBe(false);
    expect(look(labels('a*50'), labels('gone*41 a*9'), { known }).findings).toEqual([]);
    expect(held(look(labels('a*70'), labels('gone*20 b*9 a*41'), { known }))).toBe(true);
  });

  it.each([
    ['multi-class', [['a'], ['gone'], ['a']], [['a'], ['a'], ['gone']], [[['a'], ['a']]]],
    ['multi-label', [['a', 'gone'], ['gone']], [['gone', 'z'], ['a']], [[['a'], ['z']]]],
    [
      'entities',
      [['0-4 gone', '5-9 a'], ['0-4 gone']],
      [['0-4 gone'], ['0-4 gone', '5-9 a']],
      [
        [['5-9 a'], []],
        [[], ['5-9 a']],
      ],
    ],
  ] as const)('knows the usual agreement on labels that both models know, of %s', (mode, given, predicted, left) => {
    const rows = given.map((set, at) => ({ given: set, predicted: predicted[at]! }));
    expect(sharedRows(rows, mode, (label) => label !== 'gone')).toEqual(left.map(([mine, theirs]) => ({ given: mine, predicted: theirs })));
  });

  it('says nothing of fewer than ten rows', () => {
    expect(look(labels('a*9'), labels('b*9'))).toEqual({ findings: [], rows: [] });
  });

  it('reads the serving model in today’s names', () => {
    const { a, b } = usual.perLabel;
    const expected = { documents: 2000, agreed: 1800, perLabel: { a: a!, old: b! } };
    const more = { expected, known: ['a', 'old'], renamed: { old: 'b' } };
    expect(held(look(labels('b*50'), labels('old*45 a*5'), more))).toBe(false);
    expect(held(look(labels('b*50'), labels('old*20 a*30'), more))).toBe(true);
  });

  it('is as sure as the policy asks', () => {
    // p is about 0.016.
    const rows = (confidence: number) => held(look(labels('b*50'), labels('a*16 b*34'), { confidence }));
    expect([rows(0.95), rows(0.999)]).toEqual([true, false]);
  });

  it('measures surprise by the confidence in the given label', () => {
    const added = addedOf(
      labels('a*30'),
      [
        {
          labels: ['b'],
          score: 0.9,
          classes: [
            { name: 'b', score: 0.9 },
            { name: 'a', score: 0.1 },
          ],
        },
        {
          labels: ['b'],
          score: 0.95,
          classes: [
            { name: 'b', score: 0.95 },
            { name: 'c', score: 0.05 },
          ],
        },
        ...Array.from({ length: 28 }, (_, index) => says(index < 8 ? 'b' : 'a', 0.5)),
      ],
      usual,
    );
    const { rows } = suspiciousLabels(evidenceOf({ actual: labels('a b'), candidate: labels('a b'), active: labels('a b') }, { added }));
    expect(rows.slice(0, 3)).toEqual([
      { index: 1, given: 'a', predicted: 'b', surprise: 0.95 },
      { index: 0, given: 'a', predicted: 'b', surprise: 0.8 },
      { index: 2, given: 'a', predicted: 'b', surprise: 0.5 },
    ]);
    expect(rows).toHaveLength(10);
  });

  // r = 8.5 / 101; scipy.stats.betabinom.sf(k - 1, 60, 8 + 10 * r, 92 + 10 * (1 - r)) for k wrong ones of 60 rows.
  it.each([
    [10, undefined],
    [11, '(p 0.028)'],
    [12, '(p 0.014)'],
    [13, '(p 0.007)'],
  ])('has the beta-binomial tail of an independent implementation: %d wrong', (wrong, pValue) => {
    const expected = { documents: 100, agreed: 92, perLabel: { a: { documents: 100, agreed: 92 } } };
    const { findings } = look(labels('a*60'), labels(`b*${wrong} a*${60 - wrong}`), { expected });
    if (pValue === undefined) expect(findings[0]!.reason).toBeNull();
    else expect(findings[0]!.reason?.text).toContain(pValue);
  });

  it('copes with thousands of rows', () => {
    expect(held(look(labels('b*3000'), labels('a*560 b*2440')))).toBe(false);
    expect(held(look(labels('b*3000'), labels('a*1200 b*1800')))).toBe(true);
  });
});
