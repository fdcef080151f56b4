import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRecognizer } from '../../../src/learning/entities/model.ts';
import { type EntityExample, trainRecognizer } from '../../../src/learning/entities/train.ts';
import { predictSpansWithout } from '../../../src/learning/entities/without.ts';
import { evaluateSpans, spanText } from '../../../src/learning/evaluation/spans.ts';
import { learningVersion } from '../../../src/learning/version.ts';
import { anyText } from '../synthetic.ts';
import { orders, typeNames } from './synthetic.ts';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const spansOf = (examples: readonly EntityExample[]): string[][] => examples.map(({ entities }) => entities.map(spanText));
function f1(model: Uint8Array, examples: readonly EntityExample[]): number {
  const recognizer = loadRecognizer(model);
  return evaluateSpans(
    spansOf(examples),
    examples.map(({ text }) => recognizer.detect(text).map(spanText)),
  ).f1;
}

describe('a trained recognizer', () => {
  it('has the bytes it had before, on every platform, as long as the learning version is the same', () => {
    const file = join(import.meta.dirname, '../cases/entities.json');
    const actual = { learningVersion, model: digest(trainRecognizer(orders(300, 1), typeNames).model) };
    if (process.env.UPDATE === '1') writeFileSync(file, `${JSON.stringify(actual, null, 2)}\n`);
    expect(actual).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('does not depend on the order of the types, but on every example', () => {
    const examples = orders(80, 2);
    const trained = trainRecognizer(examples, typeNames);
    const again = trainRecognizer(examples, typeNames.toReversed());
    expect(digest(again.model)).toBe(digest(trained.model));
    expect(again.outOfFold).toEqual(trained.outOfFold);
    const at = examples.findIndex(({ entities }) => entities.length > 0);
    const others = [examples.slice(1), examples.with(at, { ...examples[at]!, entities: [] })];
    expect(new Set([trained, ...others.map((each) => trainRecognizer(each, typeNames))].map(({ model }) => digest(model))).size).toBe(3);
  });

  it('learns, and knows out of fold how well', () => {
    const examples = orders(300, 3);
    const { model, outOfFold } = trainRecognizer(examples, typeNames);
    expect(f1(model, orders(200, 4))).toBeGreaterThan(0.95);
    expect(
      evaluateSpans(
        spansOf(examples),
        outOfFold.predicted.map((spans) => spans.map(spanText)),
      ).f1,
    ).toBeGreaterThan(0.95);
    expect(outOfFold.expectedCalibrationError).toBeLessThan(0.05);
  });

  it('is sensible with ten documents, and with thirty', () => {
    expect(f1(trainRecognizer(orders(10, 5), typeNames).model, orders(200, 6))).toBeGreaterThan(0.3);
    expect(f1(trainRecognizer(orders(30, 5), typeNames).model, orders(200, 6))).toBeGreaterThan(0.6);
  });

  it('is surer of the right entities out of fold than of wrong ones', () => {
    const examples = orders(200, 7);
    const at = examples.findIndex(({ text }) => text.includes('send the'));
    const wrong = examples[at]!.entities.map((span) => ({ ...span, type: typeNames.find((type) => type !== span.type)! }));
    const { outOfFold } = trainRecognizer(examples.with(at, { ...examples[at]!, entities: wrong }), typeNames);
    expect(outOfFold.scores[at]).toBeGreaterThan(0.8);
    expect(outOfFold.givenScores[at]).toBeLessThan(0.2);
    const none = examples.findIndex(({ entities }) => entities.length === 0);
    expect(outOfFold.predicted[none]).toEqual([]);
    expect(outOfFold.scores[none]).toBe(0);
    expect(outOfFold.givenScores[none]).toBeGreaterThan(0.8);
  });

  it('finds whole words where annotations end inside of them, unless it can end there', () => {
    const inWords = orders(120, 8).map(({ text, entities }) => ({
      text,
      entities: entities.map((span) => ({ ...span, end: span.end - 1 })),
    }));
    const recognizer = loadRecognizer(trainRecognizer(inWords, typeNames).model);
    const [found] = recognizer.detect('Please send the kettle to Bob');
    expect(found).toMatchObject({ start: 16, end: 22, type: 'PRODUCT' });
    const tagged = orders(120, 8).map(({ text, entities }) => {
      const marks = entities.filter(({ type }) => type === 'PERSON').map(({ start }) => start);
      const moved = (at: number): number => at + marks.filter((mark) => mark <= at).length;
      const hashed = Array.from(text, (character, at) => (marks.includes(at) ? `#${character}` : character)).join('');
      return { text: hashed, entities: entities.map((span) => ({ ...span, start: moved(span.start), end: moved(span.end - 1) + 1 })) };
    });
    const fine = loadRecognizer(trainRecognizer(tagged, typeNames).model);
    expect(fine.detect('I spoke to #Ana yesterday')).toMatchObject([{ start: 12, end: 15, type: 'PERSON' }]);
  });

  it('finds entities in long texts', () => {
    const examples = orders(200, 9);
    const { model } = trainRecognizer(examples, typeNames);
    const parts = orders(60, 10);
    const joined: EntityExample = { text: '', entities: [] };
    const entities = [...joined.entities];
    let text = '';
    for (const part of parts) {
      entities.push(...part.entities.map(({ start, end, type }) => ({ start: start + text.length, end: end + text.length, type })));
      text += `${part.text} `;
    }
    expect(f1(model, [{ text, entities }])).toBeGreaterThan(0.9);
    expect(f1(trainRecognizer([{ text, entities }, ...examples.slice(0, 5)], typeNames).model, orders(100, 11))).toBeGreaterThan(0.8);
  });

  it('never finds a type without examples', () => {
    const recognizer = loadRecognizer(trainRecognizer(orders(60, 12), [...typeNames, 'AAA', 'ZZZ']).model);
    expect(recognizer.types).toEqual(['AAA', ...typeNames, 'ZZZ']);
    const found = orders(60, 13).flatMap(({ text }) => recognizer.detect(text));
    expect(found.filter(({ type }) => type === 'AAA' || type === 'ZZZ')).toEqual([]);
  });

  it.each([
    ['one example', orders(1, 14), typeNames],
    ['no entities', orders(12, 15).map(({ text }) => ({ text, entities: [] })), ['A', 'B']],
    ['empty texts', ['', '', ''].map((text) => ({ text, entities: [] })), ['A']],
    ['no types', [{ text: 'nothing here', entities: [] }], []],
    ['an entity of white space', [{ text: 'a  b', entities: [{ start: 1, end: 3, type: 'A' }] }], ['A']],
    [
      'two entities in one word',
      [
        {
          text: 'ab',
          entities: [
            { start: 0, end: 1, type: 'A' },
            { start: 1, end: 2, type: 'B' },
          ],
        },
      ],
      ['A', 'B'],
    ],
    ['an entity of six hundred words', [{ text: 'word '.repeat(700), entities: [{ start: 0, end: 3000, type: 'A' }] }], ['A']],
  ] satisfies [string, EntityExample[], string[]][])('survives %s', (_, examples, types) => {
    const { model, outOfFold } = trainRecognizer(examples, types);
    for (const text of ['', 'Send the kettle to Ana', '👍', examples[0]!.text])
      for (const { start, end, type, score } of loadRecognizer(model).detect(text)) {
        expect(start >= 0 && start < end && end <= text.length && types.includes(type)).toBe(true);
        expect(score > 0 && score <= 1).toBe(true);
      }
    expect(outOfFold.predicted).toHaveLength(examples.length);
    for (const score of [...outOfFold.scores, ...outOfFold.givenScores, outOfFold.expectedCalibrationError])
      expect(score >= 0 && score <= 1).toBe(true);
  });

  it('says nothing that is outside of the text, whatever the texts', () => {
    const example = fc.tuple(anyText, fc.nat(), fc.nat(), fc.constantFrom('A', 'B')).map(([text, a, b, type]) => {
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)];
      return { text, entities: start < end ? [{ start, end, type }] : [] };
    });
    fc.assert(
      fc.property(fc.array(example, { minLength: 1, maxLength: 8 }), anyText, (examples, text) => {
        const found = loadRecognizer(trainRecognizer(examples, ['A', 'B']).model).detect(text);
        let end = 0;
        for (const span of found) {
          expect(span.start >= end && span.start < span.end && span.end <= text.length).toBe(true);
          expect(span.score > 0 && span.score <= 1).toBe(true);
          end = span.end;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('reports its steps', () => {
    const steps: string[] = [];
    trainRecognizer(orders(1000, 16), typeNames, { progress: (message) => steps.push(message) });
    expect(steps).toEqual(['reading 1000 documents', 'fold 1 of 3', 'fold 2 of 3', 'fold 3 of 3', 'all 1000 documents']);
  });

  it('is refused without examples, and with a type that is not declared', () => {
    expect(() => trainRecognizer([], ['A'])).toThrow('at least one example');
    expect(() => trainRecognizer([{ text: 'x', entities: [{ start: 0, end: 1, type: 'B' }] }], ['A'])).toThrow(
      '"B", which is not among the 1 types',
    );
  });
});

describe('predictSpansWithout', () => {
  it('answers as the models that it stands for, and differently without what mattered', () => {
    const examples = orders(200, 17);
    const cities = new Set([...examples.keys()].filter((at) => examples[at]!.entities.some(({ type }) => type === 'CITY')));
    const texts = ['Is there a store in Graz where I can return a kettle?', 'Can you call me back today?'];
    const [all, without] = predictSpansWithout(examples, typeNames, [new Set(), cities], texts);
    expect(all).toEqual([['20-24 CITY', '46-52 PRODUCT'], []]);
    expect(without![0]).not.toContain('20-24 CITY');
    expect(without![1]).toEqual([]);
  });
});
