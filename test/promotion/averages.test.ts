import { describe, expect, it } from 'vitest';
import { type AveragesEvidence, judgeAverages, type Measured } from '../../src/promotion/averages.ts';

const measured = (f1: number | null, changes: Partial<Measured> = {}): Measured => ({
  f1,
  precision: f1,
  recall: f1,
  accuracy: f1,
  ...changes,
});
const policy: AveragesEvidence['policy'] = {
  ...{ minimum: {}, minimumPerLabel: {}, maximumDrop: { f1: 0.01 }, require: 'not-worse', confidence: 0.95, approval: 'on-merge' },
};
const evidence = (changes: Partial<AveragesEvidence> = {}): AveragesEvidence => ({
  ...{ mode: 'multi-class', policy, names: { candidate: '3f9a1c2e', active: '9b2c4d1e' }, obstacles: [], documents: 400, golden: 0 },
  ...{ candidate: measured(0.9), active: measured(0.88), ...changes },
});
const decided = (changes: Partial<AveragesEvidence>) => {
  const { decision, reasons } = judgeAverages(evidence(changes)).verdict;
  return [decision, reasons[0]];
};
const first = { active: null, names: { candidate: '3f9a1c2e', active: null } };

describe('a verdict by averages', () => {
  it.each<[string, Partial<AveragesEvidence>, string, RegExp]>([
    ['promotes what is better', {}, 'PROMOTE', /^f1 0\.880 → 0\.900 \(\+0\.020, averages of the service\)$/],
    ['promotes a fall within what is allowed', { candidate: measured(0.87) }, 'PROMOTE', /^f1 0\.880 → 0\.870/],
    [
      'holds a greater one, never knowing whether it is chance',
      { candidate: measured(0.6) },
      'HOLD',
      /a fall of 0\.280, where 0\.010 is allowed$/,
    ],
    [
      'allows no fall where none is declared',
      { candidate: measured(0.879), policy: { ...policy, maximumDrop: {} } },
      'HOLD',
      /where 0\.000 is allowed/,
    ],
    ['promotes a first model without floors', first, 'PROMOTE', /^f1 0\.900$/],
    [
      'rejects a first model below a floor',
      { ...first, policy: { ...policy, minimum: { f1: 0.95 } } },
      'REJECT',
      /^f1 0\.900 is below the minimum 0\.950$/,
    ],
    [
      'rejects below a floor that the active model keeps',
      { candidate: measured(0.875), policy: { ...policy, minimum: { f1: 0.88 } } },
      'REJECT',
      /^f1 0\.875 is below/,
    ],
    ['holds below a floor that both miss', { policy: { ...policy, minimum: { f1: 0.95 } } }, 'HOLD', /as is the active model \(0\.880\)$/],
    ['compares nothing without an f1 of the candidate', { candidate: measured(null) }, 'NOT_COMPARABLE', /gives no f1 of the candidate/],
    ['holds without an f1 of the active model', { active: measured(null) }, 'HOLD', /does not give it of both models/],
    [
      'holds a floor that nobody measured',
      { candidate: measured(0.9, { accuracy: null }), policy: { ...policy, minimum: { accuracy: 0.1 } } },
      'HOLD',
      /minimum of accuracy, 0\.100, cannot be checked/,
    ],
    ['has no micro F1 of a classifier', { policy: { ...policy, minimum: { microF1: 0.1 } } }, 'HOLD', /minimum of microF1/],
    ['has one of a recognizer: it is the same', { mode: 'entities', policy: { ...policy, minimum: { microF1: 0.1 } } }, 'PROMOTE', /^f1/],
    [
      'holds what labels must reach',
      { policy: { ...policy, minimumPerLabel: { default: { f1: 0.1 } } } },
      'HOLD',
      /`minimumPerLabel` cannot be checked/,
    ],
    ['holds golden documents', { golden: 3 }, 'HOLD', /^3 golden documents cannot be checked/],
    ['holds what needs a test', { policy: { ...policy, require: 'better' } }, 'HOLD', /`require: better` needs a test/],
    ['compares nothing of other documents', { obstacles: ['other documents'] }, 'NOT_COMPARABLE', /^other documents$/],
  ])('%s', (_, changes, decision, reason) => {
    expect(decided(changes)).toEqual([decision, expect.stringMatching(reason)]);
  });

  it('says how weak it is, last, and what was not measured', () => {
    const { verdict, candidate } = judgeAverages(evidence({ candidate: measured(0.9, { accuracy: null }) }));
    expect(verdict.reasons.at(-1)).toBe(
      "judged by the service's averages (`scoring: service`): no test says whether a difference is chance, nothing guards against slow drift, and no document, label or row was looked at",
    );
    expect(verdict.test).toMatchObject({ pValue: null, interval: null, detectable: null });
    expect(candidate).toMatchObject({ f1: 0.9, accuracy: 0, unmeasured: ['accuracy', 'microF1'], perLabel: {} });
  });
});
