import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabelScores, Scores } from '../../../src/learning/evaluation/scores.ts';
import { evaluateSpans, spanOf, spanText, typeIn } from '../../../src/learning/evaluation/spans.ts';

interface Case {
  name: string;
  actual: string[][];
  predicted: string[][];
  pooled: Pick<Scores, 'f1' | 'precision' | 'recall'>;
  perLabel: Record<string, LabelScores>;
}

const cases = JSON.parse(readFileSync(join(import.meta.dirname, 'cases/spans.json'), 'utf8')) as Case[];

describe('evaluateSpans', () => {
  it.each(cases)('gives the numbers of seqeval: $name', ({ actual, predicted, pooled, perLabel }) => {
    const scores = evaluateSpans(actual, predicted);
    for (const rate of ['f1', 'precision', 'recall'] as const) expect(scores[rate], rate).toBeCloseTo(pooled[rate], 12);
    expect(scores.microF1).toBe(scores.f1);
    expect(Object.keys(scores.perLabel)).toEqual(Object.keys(perLabel));
    for (const [type, wanted] of Object.entries(perLabel))
      for (const rate of ['f1', 'precision', 'recall', 'support'] as const)
        expect(scores.perLabel[type]![rate], `${type} ${rate}`).toBeCloseTo(wanted[rate], 12);
  });

  it('calls a document right when all of its spans are, and nothing else is found', () => {
    const spans = ['0-3 A', '12-15 B'];
    expect(evaluateSpans([spans, spans, spans, []], [spans.toReversed(), ['0-3 A'], [...spans, '20-22 A'], []])).toMatchObject({
      accuracy: 0.5,
      documents: 4,
    });
    expect(evaluateSpans([], [])).toMatchObject({ accuracy: 0, f1: 0, perLabel: {}, confusion: [] });
  });

  it.each([
    ['what is right', ['0-3 A'], ['0-3 A'], 'A>A'],
    ['another type in the same place', ['0-3 A'], ['0-3 B'], 'A>B'],
    ['another type in a place that overlaps', ['0-3 A'], ['2-5 B'], 'A>B'],
    ['another type beside it', ['0-3 A'], ['3-5 B'], '>B A>'],
    ['the right type with a wrong end', ['0-3 A'], ['0-4 A'], '>A A>'],
    ['two where one is', ['0-9 A'], ['0-3 B', '4-9 C'], '>C A>B'],
    ['one where two are', ['0-3 A', '4-9 B'], ['0-9 C'], 'A>C B>'],
  ])('pairs %s', (_, actual, predicted, wanted) => {
    const { confusion } = evaluateSpans([actual], [predicted]);
    expect(confusion.map((cell) => `${cell.actual}>${cell.predicted}`).join(' ')).toBe(wanted);
  });

  it('counts every span once in the confusion', () => {
    const span = fc
      .tuple(fc.nat(5), fc.integer({ min: 1, max: 3 }), fc.constantFrom('A', 'B'))
      .map(([start, length, type]) => spanText({ start, end: start + length, type }));
    const spans = fc.uniqueArray(span, { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(spans, spans), { maxLength: 5 }), (rows) => {
        const scores = evaluateSpans(
          rows.map(([actual]) => actual),
          rows.map(([, predicted]) => predicted),
        );
        const count = (cells: Scores['confusion']): number => cells.reduce((sum, cell) => sum + cell.count, 0);
        expect(count(scores.confusion.filter(({ actual }) => actual !== ''))).toBe(rows.flatMap(([actual]) => actual).length);
        expect(count(scores.confusion.filter(({ predicted }) => predicted !== ''))).toBe(rows.flatMap(([, predicted]) => predicted).length);
        const right = rows.reduce((sum, [actual, predicted]) => sum + actual.filter((text) => predicted.includes(text)).length, 0);
        expect(count(scores.confusion.filter(({ actual, predicted }) => actual === predicted))).toBe(right);
      }),
    );
  });

  it('refuses answers that do not stand beside documents', () => {
    expect(() => evaluateSpans([['0-1 A']], [])).toThrow(new RangeError('0 answers for 1 documents'));
  });
});

describe('the text of a span', () => {
  it('says everything', () => {
    const span = fc.record({ start: fc.nat(), end: fc.nat(), type: fc.string() });
    fc.assert(
      fc.property(span, (each) => {
        expect(spanOf(spanText(each))).toEqual(each);
      }),
    );
    expect(typeIn('17-23 DATE OF BIRTH')).toBe('DATE OF BIRTH');
  });

  it.each(['', 'PERSON', '1-2', '1-x A', '-1-2 A'])('is not %j', (text) => {
    expect(() => spanOf(text)).toThrow(RangeError);
  });
});
