import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metric } from '../../src/config/config.ts';
import type { LabelSet } from '../../src/learning/evaluation/label-sets.ts';
import { evaluateSpans } from '../../src/learning/evaluation/spans.ts';
import { bootstrap } from '../../src/promotion/bootstrap.ts';
import type { AddedRows } from '../../src/promotion/evidence.ts';
import { judge } from '../../src/promotion/judge.ts';
import { mistake } from '../../src/promotion/mistake.ts';
import { type Answers, pairedSpans, values } from '../../src/promotion/paired.ts';
import { randomisationTest } from '../../src/promotion/significance.ts';
import type { Verdict } from '../../src/promotion/verdict.ts';
import { finds, spanEvidence } from './sample.ts';
import { recognizerDecisions } from './simulation.ts';

/** What holds for entity recognizers beyond what holds for sets of labels. */

const metrics: Metric[] = ['f1', 'precision', 'recall', 'accuracy', 'microF1'];
const spans = fc.subarray(['0-4 A', '10-14 B', '20-24 A', '30-34 B', '40-44 A']);
const answersOf = (rows: [LabelSet, LabelSet, LabelSet][]): Answers => ({
  actual: rows.map(([actual]) => actual),
  candidate: rows.map(([, candidate]) => candidate),
  opponent: rows.map(([, , opponent]) => opponent),
});
const times = <Row>(count: number, row: Row): Row[] => Array.from({ length: count }, () => row);
const gate = ({ gates }: Verdict, name: string) => gates.find((one) => one.name === name);

describe('a paired metric of spans', () => {
  it('pools all entities of all documents, and counts place and type', () => {
    // Candidate: 3 of 4 entities, 5 found, one of them at another place and one of another type.
    const answers = answersOf([
      [
        ['0-4 A', '10-14 A', '20-24 B'],
        ['0-4 A', '10-14 A', '20-24 A'],
        ['0-4 A', '20-24 B'],
      ],
      [['5-9 B'], ['5-8 B', '5-9 B'], []],
      [[], [], []],
    ]);
    const of = (metric: Metric, type?: string) => values(pairedSpans(answers, metric, type));
    expect(of('precision')).toEqual({ candidate: 3 / 5, opponent: 2 / 2 });
    expect(of('recall')).toEqual({ candidate: 3 / 4, opponent: 2 / 4 });
    expect(of('f1')).toEqual({ candidate: 6 / 9, opponent: 4 / 6 });
    expect(of('microF1')).toEqual(of('f1'));
    expect(of('accuracy')).toEqual({ candidate: 1 / 3, opponent: 1 / 3 });
    expect(of('f1', 'A')).toEqual({ candidate: 4 / 5, opponent: 2 / 3 });
    expect(of('recall', 'B')).toEqual({ candidate: 1 / 2, opponent: 1 / 2 });
    expect(of('accuracy', 'B')).toEqual(of('recall', 'B'));
  });

  it.each(metrics)('has the value that the evaluation gives, for %s', (metric) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(spans, spans, spans), { minLength: 1, maxLength: 12 }), (rows) => {
        const answers = answersOf(rows);
        const { candidate, opponent } = values(pairedSpans(answers, metric));
        expect(candidate).toBeCloseTo(evaluateSpans(answers.actual, answers.candidate)[metric], 12);
        expect(opponent).toBeCloseTo(evaluateSpans(answers.actual, answers.opponent)[metric], 12);
        const { B } = evaluateSpans(answers.actual, answers.candidate).perLabel;
        expect(values(pairedSpans(answers, 'f1', 'B')).candidate).toBeCloseTo(B?.f1 ?? 0, 12);
      }),
    );
  });

  it.each(metrics)('swaps whole documents: the test agrees with every way of swapping them, for %s', (metric) => {
    const [sample] = fc.sample(fc.array(fc.tuple(spans, spans, spans), { minLength: 9, maxLength: 9 }), { numRuns: 1, seed: 11 });
    const answers = answersOf(sample!);
    const difference = (swapped: number) => {
      const [mine, theirs] = [answers.candidate, answers.opponent];
      const pick = (own: boolean) => answers.actual.map((_, at) => ((((swapped >> at) & 1) === 0) === own ? mine : theirs)[at]!);
      return evaluateSpans(answers.actual, pick(true))[metric] - evaluateSpans(answers.actual, pick(false))[metric];
    };
    const all = Array.from({ length: 2 ** 9 }, (_, swapped) => difference(swapped));
    const { worse, better } = randomisationTest(pairedSpans(answers, metric), 'spans', 0.05);
    expect(worse).toBeCloseTo(all.filter((value) => value <= all[0]! + 1e-12).length / all.length, 1);
    expect(better).toBeCloseTo(all.filter((value) => value >= all[0]! - 1e-12).length / all.length, 1);
  });

  it('has a wider interval where the entities of a document stand or fall together', () => {
    const one: [LabelSet, LabelSet, LabelSet][] = Array.from({ length: 400 }, (_, at) => [['0-4 A'], ['0-4 A'], at < 80 ? [] : ['0-4 A']]);
    const four = ['0-4 A', '10-14 A', '20-24 A', '30-34 A'];
    const together: [LabelSet, LabelSet, LabelSet][] = Array.from({ length: 100 }, (_, at) => [four, four, at < 20 ? [] : four]);
    const error = (rows: typeof one) => bootstrap(pairedSpans(answersOf(rows), 'recall'), 'seed').standardError;
    expect(error(one) / Math.sqrt((0.2 * 0.8) / 400)).toBeCloseTo(1, 1);
    expect(error(together) / error(one)).toBeCloseTo(2, 0);
  });
});

describe('a verdict on entity recognizers', () => {
  const found = ['0-4 PERSON', '10-14 PLACE'];
  const rows = (candidate: string[], active?: string[], documents = 60) => ({
    actual: [...times(documents, found), ...times(20, [])],
    candidate: [...times(documents, candidate), ...times(20, [])],
    ...(active === undefined ? {} : { active: [...times(documents, active), ...times(20, [])] }),
  });

  it('tells of a first model how many entities it was measured by', () => {
    const { verdict, candidate } = judge(spanEvidence(rows(['0-4 PERSON', '10-13 PLACE'])));
    expect(verdict.reasons).toEqual(['the first model: f1 0.500, precision 0.500, recall 0.500 over 80 test documents with 120 entities']);
    expect([verdict.decision, candidate.f1, candidate.accuracy]).toEqual(['PROMOTE', 0.5, 0.25]);
  });

  it('rejects a candidate that misses what the active model finds, and counts such documents as broken', () => {
    const { verdict, broken, fixed } = judge(spanEvidence(rows(['0-4 PERSON'], found)));
    expect([verdict.decision, broken.length, fixed.length]).toEqual(['REJECT', 60, 0]);
    expect(verdict.reasons[0]).toMatch(/^f1 1\.000 → 0\.667 .* 80 documents\): significantly worse than the active model ac71fe00/);
  });

  it('sees entities found in documents that have none', () => {
    const evidence = spanEvidence({
      actual: [...times(60, found), ...times(60, [])],
      candidate: [...times(60, found), ...times(60, ['3-7 PERSON'])],
      active: [...times(60, found), ...times(60, [])],
    });
    const { verdict, broken } = judge(evidence);
    expect([verdict.decision, broken.length]).toEqual(['REJECT', 60]);
  });

  it('cannot compare where the test documents hold no entity', () => {
    const { verdict } = judge(
      spanEvidence({ actual: times(30, []), candidate: times(30, []), active: times(30, []) }, { types: ['PERSON'] }),
    );
    expect([verdict.decision, verdict.reasons[0]]).toEqual([
      'NOT_COMPARABLE',
      'none of the 30 test documents holds an entity of a type that both the candidate c0ffee00 and the active model ac71fe00 know: add test documents for PERSON, or promote it explicitly with `flywheel promote`',
    ]);
  });

  it('holds a first model that has a floor and no test entities', () => {
    const { verdict } = judge(
      spanEvidence(
        { actual: times(30, []), candidate: times(30, []) },
        { types: ['PERSON'], policy: { minimum: { f1: 0.8, accuracy: 0.9 } } },
      ),
    );
    expect([verdict.decision, verdict.reasons]).toEqual([
      'HOLD',
      [
        'the minimum of f1, 0.800, cannot be checked: there are no test entities',
        'the first model; there are no entities in the 30 test documents to measure it by',
        '1 entity type has no test entities, so no score speaks of it: PERSON',
      ],
    ]);
    expect(gate(verdict, 'minimum accuracy')).toMatchObject({ pass: true, value: 1 });
  });

  it('leaves types out of the comparison that only one of the models knows', () => {
    const evidence = spanEvidence(
      {
        actual: times(60, [...found, '20-24 EVENT']),
        candidate: times(60, [...found, '20-24 EVENT']),
        active: times(60, [...found, '20-24 OLD']),
      },
      {
        labels: { candidate: ['EVENT', 'PERSON', 'PLACE'], active: ['OLD', 'PERSON', 'PLACE'] },
        policy: { minimumPerLabel: { EVENT: { f1: 0.5 } } },
      },
    );
    const { verdict, active, candidate } = judge(evidence);
    expect([verdict.decision, verdict.reasons]).toEqual([
      'PROMOTE',
      [
        expect.stringMatching(/^f1 1\.000 → 1\.000 .* 60 documents\)$/),
        '60 test entities of 180 are of a type (EVENT) that only one of the models knows: no comparison, but the floors, count them',
      ],
    ]);
    expect([active!.f1, candidate.perLabel.EVENT!.support]).toEqual([1, 60]);
    expect(verdict.test).not.toHaveProperty('compared');
    const overlooked = judge({ ...evidence, test: { ...evidence.test, candidate: times(60, finds(found)) } });
    expect([overlooked.candidate.f1, overlooked.verdict.test.compared!.candidate.f1]).toEqual([0.8, 1]);
    expect(gate(verdict, 'minimumPerLabel EVENT f1')?.pass).toBe(true);
  });

  it('shares nothing where no type has the same name', () => {
    const { verdict } = judge(spanEvidence(rows(found, ['0-4 OLD']), { labels: { candidate: ['PERSON', 'PLACE'], active: ['OLD'] } }));
    expect([verdict.decision, verdict.reasons[0]]).toEqual(['NOT_COMPARABLE', expect.stringContaining('share no entity type')]);
  });

  it('reads the active model in today’s names of types', () => {
    const evidence = spanEvidence(rows(found, ['0-4 PERSON', '10-14 LOCATION']), {
      labels: { candidate: ['PERSON', 'PLACE'], active: ['LOCATION', 'PERSON'] },
      renamed: { LOCATION: 'PLACE' },
      golden: { actual: [found], candidate: [finds(['0-4 PERSON'])], active: [finds(['0-4 PERSON', '10-14 LOCATION'])], reference: null },
    });
    const { verdict, active } = judge(evidence);
    expect(verdict.test.calibrationError!.active).toBeCloseTo(0.2, 9);
    expect([active!.f1, verdict.decision, verdict.reasons[0]]).toEqual([
      1,
      'REJECT',
      '1 golden document that the active model ac71fe00 has right is wrong now: PLACE missed',
    ]);
  });

  it.each([
    [
      19,
      'PROMOTE',
      'too few test entities to decide (at least 20 are needed): recall of PLACE is 0.000, below its minimum 0.500 (19 test entities)',
    ],
    [20, 'REJECT', 'recall of PLACE is 0.000, below its minimum 0.500 (20 test entities)'],
  ] as const)('counts the support of a type’s floor in entities: with %d it says %s', (entities, decision, reason) => {
    // All in two documents.
    const places = Array.from({ length: entities }, (_, at) => `${10 * at}-${10 * at + 4} PLACE`);
    const test = { actual: [places.slice(0, 10), places.slice(10), ['0-4 PERSON']], candidate: [[], [], ['0-4 PERSON']] };
    const { verdict } = judge(spanEvidence(test, { policy: { minimumPerLabel: { PLACE: { recall: 0.5 } } } }));
    expect(verdict.decision).toBe(decision);
    expect(verdict.reasons).toContain(reason);
  });

  it('measures the confidence of every entity that is found', () => {
    const { verdict } = judge(spanEvidence(rows(['0-4 PERSON', '10-13 PLACE'], found)));
    expect(verdict.test.calibrationError).toEqual({ candidate: expect.closeTo(0.3, 9), active: expect.closeTo(0.2, 9) });
  });
});

it.each([
  [['0-4 A', '10-14 B'], ['0-4 A'], 'B missed'],
  [['0-4 A'], ['0-3 A'], 'A found with other ends'],
  [['0-4 A'], ['0-4 B'], 'A read as B'],
  [[], ['7-9 B'], 'B found where there is none'],
  [['20-24 B', '0-4 A'], ['30-34 C'], 'A missed, B missed, C found where there is none'],
])('says what is wrong: %j answered as %j is "%s"', (actual, answer, words) => {
  expect(mistake('entities', actual, answer)).toBe(words);
});

describe('added rows with entities', () => {
  const expected = {
    documents: 1000,
    agreed: 940,
    perLabel: { A: { documents: 600, agreed: 560 }, '': { documents: 400, agreed: 380 } },
  };
  const of = (given: string[], wrongly: string[], wrong: number) => {
    const added: AddedRows = {
      given: times(60, given),
      groups: times(60, given.length === 0 ? '' : 'A'),
      predictions: Array.from({ length: 60 }, (_, at) => finds(at < wrong ? wrongly : given)),
      expected,
    };
    const test = { actual: times(30, ['0-4 A']), candidate: times(30, ['0-4 A']), active: times(30, ['0-4 A']) };
    return judge(spanEvidence(test, { added, types: ['A', 'B'] })).verdict;
  };

  it.each([
    [['0-4 A'], ['0-4 B']],
    [['0-4 A'], ['0-5 A']],
    [[], ['0-4 A']],
  ])('are suspicious when the active model answers %j as %j too often', (given, wrongly) => {
    expect([of(given, wrongly, 4).decision, of(given, wrongly, 25).decision]).toEqual(['PROMOTE', 'HOLD']);
    const [row] = of(given, wrongly, 25).suspicious;
    expect(row).toMatchObject({ given: given.join('|'), predicted: wrongly.join('|') });
    expect(Number.isFinite(row!.surprise)).toBe(true);
  });

  it('agree when neither the row nor the model says anything', () => {
    expect(of([], ['0-4 A'], 0).suspicious).toEqual([]);
  });

  it('are not doubted for what the active model overlooks: it has yet to learn that', () => {
    expect(of(['0-4 A'], [], 60)).toMatchObject({ decision: 'PROMOTE', suspicious: [] });
  });

  it('are not judged by a type that the active model does not know', () => {
    expect(gate(of(['0-4 NEW'], [], 60), 'agreement of added rows')).toBeUndefined();
  });
});

describe('error rates', () => {
  /** The most that a rate of 5 % shows in so many draws, but for one time in a thousand. */
  const atMost = (draws: number) => draws * 0.05 + 3.1 * Math.sqrt(draws * 0.05 * 0.95);

  it('rejects at most one in twenty of equally good recognizers', () => {
    const { REJECT, PROMOTE } = recognizerDecisions({ draws: 60, documents: 200, recall: 0.85, policy: {} });
    expect(REJECT).toBeLessThanOrEqual(atMost(60));
    expect(REJECT + PROMOTE).toBe(60);
  });

  it('sees what is really worse or better', () => {
    expect(recognizerDecisions({ draws: 20, documents: 200, recall: 0.75, policy: {} }).REJECT).toBeGreaterThan(17);
    expect(recognizerDecisions({ draws: 20, documents: 200, recall: 0.93, policy: { require: 'better' } }).PROMOTE).toBeGreaterThan(17);
  });
});
