import { describe, expect, it } from 'vitest';
import { suspiciousLabels } from '../../src/promotion/suspicious.ts';
import { evidenceOf } from './sample.ts';
import { addedRows, decisions, drift, everBetter } from './simulation.ts';

/** The most that a rate of `rate` shows in `draws` draws, but for one time in a thousand. The full runs are in bench/verdict.ts. */
const atMost = (rate: number, draws: number) => draws * rate + 3.1 * Math.sqrt(draws * rate * (1 - rate));

describe('error rates, in populations where the truth is known', () => {
  it('rejects at most one in twenty of equally good candidates', () => {
    const { REJECT, PROMOTE } = decisions({ draws: 100, documents: 400, accuracy: 0.85, policy: {} });
    expect(REJECT).toBeLessThanOrEqual(atMost(0.05, 100));
    expect(REJECT + PROMOTE).toBe(100);
  });

  it('promotes at most one in twenty of them under `better`', () => {
    const { PROMOTE } = decisions({ draws: 100, documents: 400, accuracy: 0.85, policy: { require: 'better' } });
    expect(PROMOTE).toBeLessThanOrEqual(atMost(0.05, 100));
  });

  it('sees what is really worse or better', () => {
    const draws = 25;
    expect(decisions({ draws, documents: 400, accuracy: 0.78, policy: {} }).REJECT).toBeGreaterThan(0.9 * draws);
    expect(decisions({ draws, documents: 400, accuracy: 0.92, policy: { require: 'better' } }).PROMOTE).toBeGreaterThan(0.9 * draws);
  });

  it('finds any of fifty equal candidates in a row better at most one time in twenty', () => {
    const draws = 25;
    const corrected = (attempt: number) => 0.05 / (attempt * (attempt + 1));
    const rate = (level: (attempt: number) => number) =>
      Array.from({ length: draws }, (_, draw) => everBetter(`peeking ${draw}`, 50, 100, level)).filter(Boolean).length;
    expect(rate(corrected)).toBeLessThanOrEqual(atMost(0.05, draws));
    expect(rate(() => 0.05)).toBeGreaterThan(atMost(0.05, draws));
  });

  it('loses no more over eighty slightly worse merges than maximumDrop and what the test set can detect', () => {
    const run = (seed: string, reference: boolean) =>
      drift({ seed, merges: 80, documents: 250, step: 0.005, maximumDrop: 0.01, reference, common: 0.99 });
    for (const seed of ['one', 'two']) {
      const { lost, allowed } = run(seed, true);
      expect(lost).toBeLessThanOrEqual(allowed);
    }
    const { lost, allowed } = run('one', false);
    expect(lost).toBeGreaterThan(2 * allowed);
  });

  it.each([
    [30, 'holds', 0.95, 1],
    [0, 'lets pass', 0, 0.05],
  ])('with %d of 300 added rows swapped, %s', (swapped, _, least, most) => {
    const draws = 120;
    const held = Array.from({ length: draws }, (_, draw) => addedRows(`rows ${draw}`, 300, swapped)).filter((added) => {
      const known = Object.keys(added.expected.perLabel);
      const { rows } = suspiciousLabels(
        evidenceOf({ actual: [], candidate: [], active: [] }, { added, labels: { candidate: known, active: known } }),
      );
      return rows.length > 0;
    }).length;
    expect(held).toBeGreaterThanOrEqual(draws - atMost(1 - least, draws));
    expect(held).toBeLessThanOrEqual(atMost(most, draws));
  });
});
