import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/promotion/evidence.ts';
import { judge } from '../../src/promotion/judge.ts';
import type { Verdict } from '../../src/promotion/verdict.ts';
import { addedOf, answers, evidenceOf, labels, sampleOf, says } from './sample.ts';

const actual = labels('a*100 b*100');
const shuffled = [...actual.keys()].map((index) => actual[(index * 67) % 200]!);
/** 200 documents, so many of them right; those that are wrong begin at `from`. */
const right = (documents: number, from = 0) => answers(shuffled, documents, from);
const pair = (candidate: string[], active?: string[], more: Parameters<typeof evidenceOf>[1] = {}) =>
  evidenceOf({ actual: shuffled, candidate, ...(active === undefined ? {} : { active }) }, more);
const gate = ({ gates }: Verdict, name: string) => gates.find((one) => one.name === name);

interface Row {
  when: string;
  evidence: Evidence;
  decision: Verdict['decision'];
  /** In the first reason. */
  because: string | RegExp;
}

const table: Row[] = [
  // NOT COMPARABLE
  {
    when: 'the candidate did not answer every test document',
    evidence: evidenceOf({ actual: labels('a b'), candidate: labels('a'), active: labels('a b') }),
    decision: 'NOT_COMPARABLE',
    because: 'the candidate c0ffee00 answered 1 of 2 test documents: predictions are missing',
  },
  {
    when: 'the active model answered a golden document too many',
    evidence: pair(right(180), right(180), { golden: sampleOf(['a'], ['a'], ['a', 'b']) }),
    decision: 'NOT_COMPARABLE',
    because: 'the active model ac71fe00 answered 2 of 1 golden document: predictions are missing',
  },
  {
    when: 'there are no answers of the active model',
    evidence: pair(right(180), undefined, { names: { candidate: 'c0ffee00', active: 'ac71fe00' } }),
    decision: 'NOT_COMPARABLE',
    because: 'there are no answers of the active model ac71fe00 to the 200 test documents',
  },
  {
    when: 'there are no test documents',
    evidence: evidenceOf({ actual: [], candidate: [], active: [] }, { labels: { candidate: ['a', 'b'], active: ['a', 'b'] } }),
    decision: 'NOT_COMPARABLE',
    because:
      'there are no test documents, so the candidate c0ffee00 and the active model ac71fe00 cannot be compared: add new documents to `datasets.test`, or promote it explicitly with `flywheel promote`',
  },
  {
    when: 'every test document was trained on',
    evidence: evidenceOf({ actual: [], candidate: [], active: [] }, { excluded: 12, labels: { candidate: ['a'], active: ['a'] } }),
    decision: 'NOT_COMPARABLE',
    because: 'all 12 test documents were in the training data of one of them, so',
  },
  {
    when: 'the label sets share nothing',
    evidence: pair(right(180), right(180), { labels: { candidate: ['a', 'b'], active: ['x', 'y'] } }),
    decision: 'NOT_COMPARABLE',
    because:
      'the two models share no label (the candidate knows a, b; the active model ac71fe00 knows x, y): map old names with `task.renamed`, or promote it explicitly',
  },
  {
    when: 'no test document carries a label that both know',
    evidence: pair(right(180), right(180), { labels: { candidate: ['a', 'b', 'c'], active: ['c', 'x'] } }),
    decision: 'NOT_COMPARABLE',
    because:
      'none of the 200 test documents carries a label that both the candidate c0ffee00 and the active model ac71fe00 know: add test documents for c',
  },
  // REJECT
  {
    when: 'the candidate is significantly worse than the active model',
    evidence: pair(right(150), right(180)),
    decision: 'REJECT',
    because:
      /^f1 0\.900 → 0\.748 \(−0\.152, 95 % interval −0\.\d{3}…−0\.\d{3}, 200 documents\): significantly worse than the active model ac71fe00 \(p < 0\.001\)$/,
  },
  {
    when: 'the candidate is significantly worse than the reference, not than the active model',
    evidence: evidenceOf({ actual: shuffled, candidate: right(170), active: right(172), reference: right(190) }),
    decision: 'REJECT',
    because: /^f1 0\.950 → 0\.850 .* significantly worse than the best model promoted so far/,
  },
  {
    when: 'a floor is broken that the active model keeps',
    evidence: pair(right(169), right(171), { policy: { minimum: { accuracy: 0.85 } } }),
    decision: 'REJECT',
    because: 'accuracy 0.845 is below the minimum 0.850, which the active model ac71fe00 keeps (0.855)',
  },
  {
    when: 'an inherited floor is missed significantly worse than before',
    evidence: pair(right(130), right(160), { policy: { minimum: { recall: 0.9 }, maximumDrop: { f1: 0.5 } } }),
    decision: 'REJECT',
    because: /significantly worse than the active model/,
  },
  {
    when: 'a first model misses a floor',
    evidence: pair(right(160), undefined, { policy: { minimum: { accuracy: 0.85 } } }),
    decision: 'REJECT',
    because: 'accuracy 0.800 is below the minimum 0.850',
  },
  {
    when: 'a label with enough documents is significantly below its floor, which the active model keeps',
    evidence: evidenceOf(
      { actual: labels('a*200 b*30'), candidate: labels('a*200 a*16 b*14'), active: labels('a*180 b*20 a*6 b*24') },
      { policy: { minimumPerLabel: { b: { recall: 0.75 } }, maximumDrop: {} } },
    ),
    decision: 'REJECT',
    because: /recall of b is 0\.467, below its minimum 0\.750 \(30 test documents\), which the active model ac71fe00 keeps \(0\.800\)/,
  },
  {
    when: 'a golden document breaks',
    evidence: pair(right(190), right(180), { golden: sampleOf(labels('a b b'), labels('a a a'), labels('a b a')) }),
    decision: 'REJECT',
    because: '1 golden document that the active model ac71fe00 has right is wrong now: b answered as a',
  },
  // HOLD
  {
    when: 'the drop is beyond maximumDrop without significance',
    evidence: pair(right(176, 10), right(180), { policy: { maximumDrop: { f1: 0.01 } } }),
    decision: 'HOLD',
    because:
      /^f1 0\.900 → 0\.880 \(−0\.020, .*\): a fall of 0\.020 against the active model ac71fe00, where `maximumDrop` allows 0\.010, but not significant \(p 0\.\d{3}\); the test set is too small to tell: 200 documents can show a difference of 0\.0\d\d; about [\d,]+ would show 0\.010$/,
  },
  {
    when: 'the drop is beyond maximumDrop against the reference alone',
    evidence: evidenceOf(
      { actual: shuffled, candidate: right(180, 10), active: right(180), reference: right(184) },
      { policy: { maximumDrop: { accuracy: 0.01 } } },
    ),
    decision: 'HOLD',
    because: 'accuracy 0.920 → 0.900',
  },
  {
    when: 'both models miss a floor',
    evidence: pair(right(168), right(165), { policy: { minimum: { f1: 0.85 } } }),
    decision: 'HOLD',
    because: 'f1 0.840 is below the minimum 0.850, as is the active model ac71fe00 (0.824)',
  },
  {
    when: 'a first model has a floor and no test documents',
    evidence: evidenceOf({ actual: [], candidate: [] }, { policy: { minimum: { f1: 0.8 } } }),
    decision: 'HOLD',
    because: 'the minimum of f1, 0.800, cannot be checked: there are no test documents',
  },
  {
    when: '`better` is asked and not shown',
    evidence: pair(right(181), right(180), { policy: { require: 'better' } }),
    decision: 'HOLD',
    because:
      /^f1 0\.900 → 0\.905 .*: not shown to be better \(p 0\.\d+; `require: better` asks for p of at most 0\.025\); the test set is too small to tell/,
  },
  {
    when: '`non-inferior` is asked and not shown',
    evidence: pair(right(180, 10), right(180), { policy: { require: 'non-inferior', maximumDrop: { f1: 0.02 } } }),
    decision: 'HOLD',
    because:
      /`require: non-inferior` asks that the 95 % interval stay above −0\.020, and it begins at −0\.0\d\d; the test set is too small to tell/,
  },
  // PROMOTE
  {
    when: 'the candidate is better',
    evidence: pair(right(190), right(180)),
    decision: 'PROMOTE',
    because: /^f1 0\.900 → 0\.950 \(\+0\.050, 95 % interval \+0\.\d{3}…\+0\.\d{3}, 200 documents\)$/,
  },
  {
    when: 'the models answer alike',
    evidence: pair(right(180), right(180)),
    decision: 'PROMOTE',
    because: 'f1 0.900 → 0.900 (0.000, 95 % interval 0.000…0.000, 200 documents)',
  },
  {
    when: 'a fall is within maximumDrop and not significant',
    evidence: pair(right(179), right(180), { policy: { maximumDrop: { f1: 0.01 } } }),
    decision: 'PROMOTE',
    because: 'f1 0.900 → 0.895',
  },
  {
    when: '`better` is asked and shown',
    evidence: pair(right(190), right(180), { policy: { require: 'better' } }),
    decision: 'PROMOTE',
    because: 'f1 0.900 → 0.950',
  },
  {
    when: '`non-inferior` is asked and shown',
    evidence: pair(right(180), right(180), { policy: { require: 'non-inferior', maximumDrop: { f1: 0.01 } } }),
    decision: 'PROMOTE',
    because: 'f1 0.900 → 0.900',
  },
  {
    when: 'a first model keeps its floors',
    evidence: pair(right(180), undefined, { policy: { minimum: { f1: 0.85 }, require: 'better' } }),
    decision: 'PROMOTE',
    because: 'the first model: f1 0.900, accuracy 0.900 over 200 test documents',
  },
  {
    when: 'a first model has neither floors nor test documents',
    evidence: evidenceOf({ actual: [], candidate: [] }, {}),
    decision: 'PROMOTE',
    because: 'the first model; there are no test documents to measure it by',
  },
];

describe('the judge', () => {
  it.each(table)('says $decision when $when', ({ evidence, decision, because }) => {
    const { verdict } = judge(evidence);
    expect([verdict.decision, verdict.reasons[0]]).toEqual([
      decision,
      typeof because === 'string' ? expect.stringContaining(because) : expect.stringMatching(because),
    ]);
  });

  it('says the same of the same evidence, whatever the runs', () => {
    const evidence = pair(right(176, 10), right(180), { policy: { maximumDrop: { f1: 0.01 } } });
    expect(judge(evidence)).toEqual(judge(structuredClone(evidence)));
  });

  it('puts the heaviest reason first and warnings last', () => {
    const evidence = pair(right(169), right(171), {
      policy: { minimum: { accuracy: 0.85, recall: 0.9 } },
      labels: { candidate: ['a', 'b', 'z'], active: ['a', 'b'] },
      excluded: 3,
    });
    expect(judge(evidence).verdict.reasons).toEqual([
      'accuracy 0.845 is below the minimum 0.850, which the active model ac71fe00 keeps (0.855)',
      'recall 0.845 is below the minimum 0.900, as is the active model ac71fe00 (0.855)',
      expect.stringMatching(/^f1 0\.855 → 0\.845/),
      '3 test documents left out: one of the models trained on them',
      '1 label has no test documents and counts in no average: z',
    ]);
  });

  it('tells values apart from their limits by as many decimals as that takes', () => {
    const { verdict } = judge(pair(right(170), undefined, { policy: { minimum: { accuracy: 0.8501 } } }));
    expect(verdict.reasons[0]).toBe('accuracy 0.8500 is below the minimum 0.8501');
  });

  it('lets exactly the floor and exactly the allowed drop pass', () => {
    const evidence = pair(right(160), right(162), { policy: { minimum: { accuracy: 0.8 }, maximumDrop: { accuracy: 0.01 } } });
    expect(judge(evidence).verdict.decision).toBe('PROMOTE');
  });

  it('summarises the test', () => {
    const { verdict, fixed, broken } = judge(pair(right(190), right(180), { excluded: 4 }));
    expect(verdict.test).toMatchObject({ documents: 200, excluded: 4, metric: 'f1', mcnemar: expect.closeTo(2 * 0.5 ** 10, 9) });
    expect(verdict.test.pValue).toBeLessThan(0.005);
    expect(verdict.test.detectable).toBeGreaterThan(0.01);
    expect([fixed, broken]).toEqual([Array.from({ length: 10 }, (_, index) => 180 + index), []]);
  });

  it('tests every metric of maximumDrop, the first one first', () => {
    const { verdict } = judge(pair(right(150), right(180), { policy: { maximumDrop: { recall: 0.01, f1: 0.01 } } }));
    expect(verdict.gates.map(({ name }) => name)).toEqual([
      'not-worse than active',
      'maximumDrop f1',
      'not-worse than active (recall)',
      'maximumDrop recall',
    ]);
    expect(verdict.test.metric).toBe('f1');
  });
});

describe('floors of labels', () => {
  const floor = { policy: { minimumPerLabel: { default: { f1: 0.6 }, b: { f1: 0.9 } } } };

  it('only warn with fewer than 20 test documents', () => {
    const { verdict } = judge(evidenceOf({ actual: labels('a*60 b*19'), candidate: labels('a*60 a*19') }, floor));
    expect(verdict.decision).toBe('PROMOTE');
    expect(verdict.reasons).toContain(
      'too few test documents to decide (at least 20 are needed): f1 of b is 0.000, below its minimum 0.900 (19 test documents)',
    );
    expect(gate(verdict, 'minimumPerLabel b f1')).toEqual({
      name: 'minimumPerLabel b f1',
      value: 0,
      limit: 0.9,
      pass: false,
      inherited: false,
      outcome: 'WARN',
    });
    expect(gate(verdict, 'minimumPerLabel a f1')?.pass).toBe(true);
  });

  it('reject with 20', () => {
    const { verdict } = judge(evidenceOf({ actual: labels('a*60 b*20'), candidate: labels('a*60 a*20') }, floor));
    expect(verdict.decision).toBe('REJECT');
  });

  it('only warn when the shortfall may be chance', () => {
    const { verdict } = judge(evidenceOf({ actual: labels('a*60 b*20'), candidate: labels('a*60 a*4 b*16') }, floor));
    expect([verdict.decision, verdict.reasons[1]]).toEqual([
      'PROMOTE',
      'below a floor, but not significantly: f1 of b is 0.889, below its minimum 0.900 (20 test documents)',
    ]);
  });

  it('are corrected for how many labels are tested', () => {
    // 13 of 20 right under a floor of 0.85 has p = 0.022 on the recall of one label: enough alone, not among twelve.
    const many = (names: string[]) =>
      judge(
        evidenceOf(
          {
            actual: labels(names.map((name) => `${name}*20`).join(' ')),
            candidate: labels([`${names[0]}*13 x*7`, ...names.slice(1).map((name) => `${name}*20`)].join(' ')),
          },
          { policy: { minimumPerLabel: { default: { recall: 0.85 } } } },
        ),
      ).verdict.decision;
    expect(many(['a'])).toBe('REJECT');
    expect(many('abcdefghijkl'.split(''))).toBe('PROMOTE');
  });

  it('hold, not reject, when the active model is below them too', () => {
    const { verdict } = judge(
      evidenceOf({ actual: labels('a*60 b*40'), candidate: labels('a*60 a*31 b*9'), active: labels('a*60 a*32 b*8') }, floor),
    );
    expect([verdict.decision, verdict.reasons[0]]).toEqual([
      'HOLD',
      'f1 of b is 0.367, below its minimum 0.900 (40 test documents), as is the active model ac71fe00 (0.333)',
    ]);
    expect(gate(verdict, 'minimumPerLabel b f1')).toMatchObject({ inherited: true, outcome: 'HOLD' });
  });

  it('say nothing of labels without test documents', () => {
    const { verdict } = judge(
      evidenceOf({ actual: labels('a*20'), candidate: labels('a*20') }, { ...floor, labels: { candidate: ['a', 'b'], active: null } }),
    );
    expect([verdict.decision, gate(verdict, 'minimumPerLabel b f1')]).toEqual(['PROMOTE', undefined]);
    expect(verdict.reasons).toContain('1 label has no test documents and counts in no average: b');
  });
});

describe('inherited gates', () => {
  it('are marked', () => {
    const { verdict } = judge(pair(right(168), right(165), { policy: { minimum: { f1: 0.85 } } }));
    expect(gate(verdict, 'minimum f1')).toEqual({
      name: 'minimum f1',
      value: expect.closeTo(0.84, 3),
      limit: 0.85,
      pass: false,
      inherited: true,
      outcome: 'HOLD',
    });
  });

  it('hold a candidate that is a little worse on them, for that may be chance', () => {
    const { verdict } = judge(pair(right(164), right(165), { policy: { minimum: { f1: 0.85 } } }));
    expect(verdict.decision).toBe('HOLD');
  });

  it('reject one that is significantly worse on them', () => {
    // Precision falls, the gated recall does not.
    const evidence = evidenceOf(
      { actual: labels('a*50 b*400'), candidate: labels('a*40 b*10 a*60 b*340'), active: labels('a*28 b*22 a*20 b*380') },
      { policy: { minimum: { precision: 0.9 }, maximumDrop: { recall: 0.05 } } },
    );
    const { verdict } = judge(evidence);
    expect([verdict.decision, verdict.reasons[0]]).toEqual([
      'REJECT',
      expect.stringMatching(/^precision 0\.\d+ is below the minimum 0\.900, and significantly worse than the active model/),
    ]);
  });
});

describe('golden documents', () => {
  it('that neither model has right are told, and do not decide', () => {
    const { verdict, goldenBroken } = judge(
      pair(right(190), right(180), { golden: sampleOf(labels('a b'), labels('a a'), labels('a a')) }),
    );
    expect(verdict.decision).toBe('PROMOTE');
    expect(verdict.reasons).toContain('the candidate gets, like the active model ac71fe00, 1 of 2 golden documents wrong: b answered as a');
    expect(gate(verdict, 'golden')).toEqual({ name: 'golden', value: 1, limit: 2, pass: false, inherited: true, outcome: 'WARN' });
    expect(goldenBroken).toEqual([1]);
  });

  it('pass when all are right', () => {
    const { verdict } = judge(pair(right(190), right(180), { golden: sampleOf(['a'], ['a'], ['b']) }));
    expect(gate(verdict, 'golden')).toEqual({ name: 'golden', value: 1, limit: 1, pass: true, inherited: false });
  });

  it('of a first model are told', () => {
    const { verdict } = judge(pair(right(190), undefined, { golden: sampleOf(['a'], ['b']) }));
    expect([verdict.decision, verdict.reasons[1]]).toEqual(['PROMOTE', 'the candidate gets 1 of 1 golden document wrong: a answered as b']);
  });
});

describe('a changed label set', () => {
  const withNew = labels('a*40 b*40 new*20');

  it('compares on the labels that both know and holds new ones to the floors', () => {
    const evidence = evidenceOf(
      { actual: withNew, candidate: labels('a*40 b*40 new*20'), active: labels('a*40 b*40 a*20') },
      { labels: { candidate: ['a', 'b', 'new'], active: ['a', 'b'] }, policy: { minimumPerLabel: { new: { f1: 0.5 } } } },
    );
    const { verdict, candidate, active } = judge(evidence);
    expect(verdict.decision).toBe('PROMOTE');
    expect(verdict.reasons).toEqual([
      expect.stringMatching(/^f1 1\.000 → 1\.000 .* 80 documents\)$/),
      '20 test documents of 100 carry labels that only one of the models knows: no comparison, but the floors, count them',
    ]);
    expect([verdict.test.documents, candidate.documents, active?.documents]).toEqual([80, 100, 80]);
    expect(gate(verdict, 'minimumPerLabel new f1')?.pass).toBe(true);
  });

  it('tells the numbers that were compared where all labels give others', () => {
    const answered = (candidate: string) =>
      judge(
        evidenceOf(
          { actual: withNew, candidate: labels(candidate), active: labels('a*40 b*38 a*22') },
          { labels: { candidate: ['a', 'b', 'new'], active: ['a', 'b'] } },
        ),
      );
    const { verdict, candidate, active } = answered('a*40 b*36 a*4 new*20');
    const { compared } = verdict.test;
    expect(verdict.reasons[0]).toContain(`f1 ${compared!.active.f1.toFixed(3)} → ${compared!.candidate.f1.toFixed(3)} `);
    expect(compared!.active).toMatchObject({ f1: active!.f1, accuracy: 78 / 80 });
    expect([compared!.candidate.accuracy, candidate.accuracy]).toEqual([76 / 80, 96 / 100]);
    expect(answered('a*40 b*40 new*20').verdict.test).not.toHaveProperty('compared');
  });

  it('rejects a new label below its floor', () => {
    const evidence = evidenceOf(
      { actual: withNew, candidate: labels('a*40 b*40 b*18 new*2'), active: labels('a*40 b*40 a*20') },
      { labels: { candidate: ['a', 'b', 'new'], active: ['a', 'b'] }, policy: { minimumPerLabel: { new: { f1: 0.5 } } } },
    );
    expect(judge(evidence).verdict.reasons[0]).toBe('f1 of new is 0.182, below its minimum 0.500 (20 test documents)');
  });

  it('reads the active model in today’s names', () => {
    const more = { labels: { candidate: ['a', 'b'], active: ['a', 'old'] }, renamed: { old: 'b' } };
    const evidence = evidenceOf({ actual: labels('a*40 b*40'), candidate: labels('a*40 b*40'), active: labels('a*40 old*40') }, more);
    const { verdict, fixed } = judge(evidence);
    expect([verdict.reasons[0], fixed]).toEqual([expect.stringMatching(/^f1 1\.000 → 1\.000 .* 80 documents\)$/), []]);
  });

  it('leaves the names of a model alone that was trained after the renaming', () => {
    const more = { labels: { candidate: ['old', 'b'], active: ['old', 'b'] }, renamed: { old: 'b' } };
    const evidence = evidenceOf({ actual: labels('old*40 b*40'), candidate: labels('old*40 b*40'), active: labels('old*40 b*40') }, more);
    expect(judge(evidence).verdict.reasons[0]).toMatch(/^f1 1\.000 → 1\.000/);
  });

  it('reads golden documents in today’s names too', () => {
    const more = {
      labels: { candidate: ['a', 'b'], active: ['a', 'old'] },
      renamed: { old: 'b' },
      golden: sampleOf(['b'], ['a'], ['old']),
    };
    const evidence = evidenceOf({ actual: labels('a b'), candidate: labels('a b'), active: labels('a old') }, more);
    expect(judge(evidence).verdict.decision).toBe('REJECT');
  });
});

describe('the reference', () => {
  it.each([
    ['a first model', pair(right(180)), true],
    ['a significantly better one', pair(right(195), right(180)), true],
    ['one that is hardly better', pair(right(181), right(180)), false],
    [
      'one that is better than the active model but not than the reference',
      evidenceOf({ actual: shuffled, candidate: right(195), active: right(180), reference: right(194) }),
      false,
    ],
    ['one that shares no label with it', pair(right(180), right(180), { labels: { candidate: ['a', 'b'], active: ['x'] } }), true],
  ])('%s: it becomes the reference if promoted: %#', (_, evidence, raises) => {
    expect(judge(evidence).raisesReference).toBe(raises);
  });

  it('and the active model together reject no more often than one test would', () => {
    // 2 fixed and 9 broken: p is 0.033, enough against one model, not twice against the same one.
    const active = right(180);
    const candidate = answers(shuffled, 180, 0).map((label, index) =>
      index < 9 ? (label === 'a' ? 'b' : 'a') : index >= 198 ? shuffled[index]! : label,
    );
    const asked = { policy: { maximumDrop: { accuracy: 0.05 } } };
    const alone = judge(evidenceOf({ actual: shuffled, candidate, active }, asked));
    const both = judge(evidenceOf({ actual: shuffled, candidate, active, reference: active }, asked));
    expect([alone.verdict.decision, both.verdict.decision]).toEqual(['REJECT', 'PROMOTE']);
  });

  it('has labels of its own where it is told', () => {
    const answersOf = {
      actual: labels('a*50 b*50'),
      candidate: labels('a*50 b*50'),
      active: labels('a*50 b*50'),
      reference: labels('a*50 a*50'),
    };
    const { verdict } = judge(
      evidenceOf(answersOf, {
        labels: { candidate: ['a', 'b'], active: ['a', 'b'], reference: ['a'] },
        policy: { maximumDrop: { f1: 0.01 } },
      }),
    );
    expect(gate(verdict, 'maximumDrop f1 (reference)')?.value).toBe(0);
  });
});

describe('the k-th candidate against one active model', () => {
  it.each([
    [1, 'PROMOTE'],
    [2, 'HOLD'],
  ] as const)('is tested at 0.05/(k(k+1)): number %d gives %s', (attempt, decision) => {
    // 10 fixed, 2 broken: p is about 0.019, between 0.05/6 and 0.05/2.
    const active = right(180);
    const candidate = active.map((label, index) => (index < 2 ? (label === 'a' ? 'b' : 'a') : index >= 190 ? shuffled[index]! : label));
    const { verdict } = judge(pair(candidate, active, { attempt, policy: { require: 'better', maximumDrop: { accuracy: 0.05 } } }));
    expect(verdict.decision).toBe(decision);
    if (decision === 'HOLD') expect(verdict.reasons[0]).toContain('asks for p of at most 0.0083 for candidate 2 against this model');
  });

  it('widens the interval that `non-inferior` asks for', () => {
    const value = (attempt: number) =>
      gate(
        judge(pair(right(180, 10), right(180), { attempt, policy: { require: 'non-inferior', maximumDrop: { f1: 0.02 } } })).verdict,
        'non-inferior to active f1',
      )!.value!;
    expect(value(2)).toBeLessThan(value(1));
    expect(value(9)).toBeLessThan(value(2));
  });
});

describe('suspicious labels', () => {
  const expected = { documents: 1000, agreed: 950, perLabel: { a: { documents: 500, agreed: 475 }, b: { documents: 500, agreed: 475 } } };
  const added = (swapped: number) =>
    addedOf(
      labels('a*100'),
      Array.from({ length: 100 }, (_, index) => says(index < swapped ? 'b' : 'a', 0.6 + index / 1000)),
      expected,
    );

  it('hold an otherwise good candidate and list the rows, most suspicious first', () => {
    const { verdict } = judge(pair(right(190), right(180), { added: added(15) }));
    expect([verdict.decision, verdict.reasons[0]]).toEqual([
      'HOLD',
      expect.stringMatching(
        /^the active model ac71fe00 disagrees with 15 of 100 added or relabelled rows, where about 5 would be usual \(p < 0\.001\): their labels look wrong$/,
      ),
    ]);
    expect(verdict.suspicious.map(({ index }) => index)).toEqual(Array.from({ length: 15 }, (_, index) => 14 - index));
  });

  it('list nothing when the agreement is usual', () => {
    const { verdict } = judge(pair(right(190), right(180), { added: added(6) }));
    expect([verdict.decision, verdict.suspicious, gate(verdict, 'agreement of added rows')?.pass]).toEqual(['PROMOTE', [], true]);
  });
});
