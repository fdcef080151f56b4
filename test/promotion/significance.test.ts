import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metric } from '../../src/config/config.ts';
import { evaluate } from '../../src/learning/evaluation/classification.ts';
import { seededRandom } from '../../src/learning/evaluation/random.ts';
import { bootstrap, detectable } from '../../src/promotion/bootstrap.ts';
import { normalQuantile } from '../../src/promotion/normal.ts';
import { type Answers, paired, values } from '../../src/promotion/paired.ts';
import { binomialTail, holm, mcnemar, randomisationTest } from '../../src/promotion/significance.ts';

const metrics: Metric[] = ['f1', 'precision', 'recall', 'accuracy', 'microF1'];
const label = fc.constantFrom('a', 'b', 'c');
const answersOf = (rows: [string, string, string][]): Answers => ({
  actual: rows.map(([actual]) => [actual]),
  candidate: rows.map(([, candidate]) => [candidate]),
  opponent: rows.map(([, , opponent]) => [opponent]),
});

const scoresOf = ({ actual }: Answers, predicted: Answers['actual']) => evaluate(actual.flat(), predicted.flat());

/** Every way of swapping answers, scored by the evaluation itself. */
function exactly(answers: Answers, metric: Metric): { worse: number; better: number } {
  const documents = answers.actual.length;
  const difference = (swapped: number) => {
    const [mine, theirs] = [answers.candidate, answers.opponent];
    const pick = (own: boolean) => answers.actual.map((_, index) => ((((swapped >> index) & 1) === 0) === own ? mine : theirs)[index]!);
    return scoresOf(answers, pick(true))[metric] - scoresOf(answers, pick(false))[metric];
  };
  const all = Array.from({ length: 2 ** documents }, (_, swapped) => difference(swapped));
  const share = (extreme: (value: number) => boolean) => all.filter(extreme).length / all.length;
  return { worse: share((value) => value <= all[0]! + 1e-12), better: share((value) => value >= all[0]! - 1e-12) };
}

describe('the paired randomisation test', () => {
  it.each(metrics)('agrees with trying every swap, on %s', (metric) => {
    const next = seededRandom(metric);
    const draw = (): string => ['a', 'b', 'c'][next() % 3]!;
    for (let round = 0; round < 6; round++) {
      const answers = answersOf(Array.from({ length: 9 }, () => [draw(), draw(), draw()]));
      const wanted = exactly(answers, metric);
      const { worse, better } = randomisationTest(paired(answers, metric), `round ${round}`, 0.05);
      // Four standard errors of a p-value that is counted from at least 500 extreme resamples or 10,000 of all.
      const slack = (p: number) => Math.max(0.01, 4 * Math.sqrt((p * p) / 500));
      expect(Math.abs(worse - wanted.worse)).toBeLessThan(slack(wanted.worse));
      expect(Math.abs(better - wanted.better)).toBeLessThan(slack(wanted.better));
    }
  });

  it('is the sign test where only accuracy counts', () => {
    const answers = answersOf([...Array(9).fill(['a', 'a', 'b']), ...Array(2).fill(['a', 'b', 'a']), ...Array(80).fill(['a', 'a', 'a'])]);
    const { better } = randomisationTest(paired(answers, 'accuracy'), 'sign', 0.05);
    expect(better).toBeCloseTo(binomialTail(11, 0.5, 2), 2);
  });

  it('gives the same p-values for the same seed and others for another', () => {
    const answers = answersOf(Array.from({ length: 60 }, (_, index) => ['a', index % 3 ? 'a' : 'b', index % 4 ? 'a' : 'b']));
    const p = (seed: string) => randomisationTest(paired(answers, 'f1'), seed, 0.05);
    expect(p('one')).toEqual(p('one'));
    expect(p('one')).not.toEqual(p('two'));
  });

  it('mirrors itself when the models change places', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(label, label, label), { minLength: 1, maxLength: 12 }), (rows) => {
        const there = randomisationTest(paired(answersOf(rows), 'f1'), 's', 0.05);
        const back = randomisationTest(paired(answersOf(rows.map(([actual, mine, theirs]) => [actual, theirs, mine])), 'f1'), 's', 0.05);
        expect(Math.abs(there.worse - back.better)).toBeLessThan(0.15);
      }),
      { numRuns: 30 },
    );
  });

  it('finds nothing where the models never differ', () => {
    expect(randomisationTest(paired(answersOf([['a', 'b', 'b']]), 'f1'), 's', 0.05)).toEqual({ worse: 1, better: 1 });
  });

  it('draws more where the level is strict, so that p can be that small', () => {
    const answers = answersOf(Array(40).fill(['a', 'a', 'b']));
    expect(randomisationTest(paired(answers, 'accuracy'), 's', 0.05).better).toBeCloseTo(1 / 10_001, 12);
    expect(randomisationTest(paired(answers, 'accuracy'), 's', 1e-4).better).toBeCloseTo(1 / 100_001, 12);
  });
});

describe('a paired metric', () => {
  it.each(metrics)('has the value that the evaluation gives, for %s', (metric) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(label, label, label), { minLength: 1, maxLength: 20 }), (rows) => {
        const answers = answersOf(rows);
        const { candidate, opponent } = values(paired(answers, metric));
        expect(candidate).toBeCloseTo(scoresOf(answers, answers.candidate)[metric], 12);
        expect(opponent).toBeCloseTo(scoresOf(answers, answers.opponent)[metric], 12);
        const { b } = scoresOf(answers, answers.candidate).perLabel;
        expect(values(paired(answers, 'f1', 'b')).candidate).toBeCloseTo(b?.f1 ?? 0, 12);
      }),
    );
  });
});

describe('the bootstrap', () => {
  // 300 documents, 30 fixed and 15 broken: per document the difference is +1, −1 or 0, so its standard error is known.
  const answers = answersOf([...Array(30).fill(['a', 'a', 'b']), ...Array(15).fill(['a', 'b', 'a']), ...Array(255).fill(['a', 'a', 'a'])]);
  const mean = 15 / 300;
  const known = Math.sqrt((45 / 300 - mean ** 2) / 300);
  const spread = bootstrap(paired(answers, 'accuracy'), 'seed');

  it('has the standard error of the difference of two shares', () => {
    expect(spread.standardError / known).toBeGreaterThan(0.93);
    expect(spread.standardError / known).toBeLessThan(1.07);
  });

  it('has the interval of a normal difference', () => {
    expect(spread.lower(0.025)).toBeCloseTo(mean - 1.96 * known, 2);
    expect(spread.upper(0.025)).toBeCloseTo(mean + 1.96 * known, 2);
  });

  it('goes on beyond what its draws can show, never inwards', () => {
    const ends = [0.05, 0.025, 0.01, 0.005, 1e-3, 1e-4, 1e-5].map(spread.lower);
    expect(ends).toEqual(ends.toSorted((a, b) => b - a));
    expect(new Set(ends.slice(-3)).size).toBe(3);
  });

  it('says what difference can be shown: twice 1.645 standard errors', () => {
    expect(detectable(0.01, 0.95)).toBeCloseTo(0.0329, 4);
    expect(detectable(0, 0.95)).toBeNull();
  });

  it('leaves a label that a draw misses out of that draw', () => {
    const rare = answersOf([['rare', 'rare', 'rare'], ...Array(3).fill(['a', 'a', 'a'])]);
    expect(bootstrap(paired(rare, 'f1'), 's').standardError).toBe(0);
  });
});

describe('small print', () => {
  // Reference values: scipy.stats 1.x, binom.cdf, binomtest and norm.ppf.
  it.each([
    [20, 0.3, 3, 0.10708680450373087],
    [500, 0.93, 450, 0.007631072388211563],
    [2000, 0.96, 1900, 0.015264505749818942],
    [5, 0.5, 5, 1],
    [5, 0, 0, 1],
    [5, 1, 4, 0],
  ])('binomialTail(%d, %d, %d) is %d', (trials, probability, most, wanted) => {
    expect(binomialTail(trials, probability, most)).toBeCloseTo(wanted, 12);
  });

  it.each([
    [10, 3, 0.09228515625],
    [3, 10, 0.09228515625],
    [7, 2, 0.1796875],
    [5, 5, 1],
    [0, 0, 1],
  ])('McNemar for %d fixed and %d broken is %d', (fixed, broken, wanted) => {
    expect(mcnemar(fixed, broken)).toBeCloseTo(wanted, 12);
  });

  it.each([
    [0.95, 1.64485362695],
    [0.975, 1.95996398454],
    [0.8, 0.84162123357],
    [1e-5, -4.26489079392],
    [0.5, 0],
  ])('the normal value below which %d lies is %d', (probability, wanted) => {
    expect(normalQuantile(probability)).toBeCloseTo(wanted, 7);
  });

  it.each([
    [
      [0.01, 0.04, 0.03, 0.005],
      [true, false, false, true],
    ],
    [[0.04], [true]],
    [
      [0.03, 0.03],
      [false, false],
    ],
    [
      [0.02, 0.05],
      [true, true],
    ],
    [[], []],
  ])('Holm at 0.05 takes %j as %j', (pValues, wanted) => {
    expect(holm(pValues, 0.05)).toEqual(wanted);
  });
});
