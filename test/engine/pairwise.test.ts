import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSwitches, switchAnswers } from '../../src/engine/switches.ts';
import { pairwise } from './pairwise.ts';

/** Every two answers to two questions, counted apart from how the rows are made. */
function pairsWithoutRow(questions: Record<string, readonly string[]>, rows: Record<string, string>[]): string[] {
  const names = Object.keys(questions);
  return names.flatMap((one, at) =>
    names
      .slice(at + 1)
      .flatMap((other) =>
        questions[one]!.flatMap((first) =>
          questions[other]!.filter((second) => !rows.some((row) => row[one] === first && row[other] === second)).map(
            (second) => `${one}=${first} with ${other}=${second}`,
          ),
        ),
      ),
  );
}

describe('rows for every two answers', () => {
  it('hold every pair of answers to the questions that the public record leaves open', () => {
    const rows = pairwise(switchAnswers);
    expect(pairsWithoutRow(switchAnswers, rows)).toEqual([]);
    expect(rows.map((row) => Object.keys(row))).toEqual(rows.map(() => Object.keys(switchAnswers)));
    // Each question's two answers alone would need 2, and all together 2 ** 30.
    expect(rows.length).toBeLessThanOrEqual(14);
  });

  it('begin with the usual answers, and are the same every time', () => {
    const rows = pairwise(switchAnswers);
    expect(rows[0]).toEqual(defaultSwitches);
    expect(pairwise(switchAnswers)).toEqual(rows);
  });

  it('hold every pair whatever the questions, and no row that adds nothing', () => {
    const questions = fc.dictionary(
      fc.string({ minLength: 1, maxLength: 4 }).filter((name) => !/^(\d+|__proto__)$/.test(name)),
      fc.uniqueArray(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      { minKeys: 2, maxKeys: 7 },
    );
    fc.assert(
      fc.property(questions, (given) => {
        const rows = pairwise(given);
        expect(pairsWithoutRow(given, rows)).toEqual([]);
        for (const [at] of rows.entries())
          expect(pairsWithoutRow(given, rows.slice(0, at)).length).toBeGreaterThan(pairsWithoutRow(given, rows.slice(0, at + 1)).length);
      }),
      { numRuns: 50 },
    );
  });
});
