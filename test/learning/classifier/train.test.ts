import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadClassifier } from '../../../src/learning/classifier/model.ts';
import { type Example, trainClassifier } from '../../../src/learning/classifier/train.ts';
import { learningVersion } from '../../../src/learning/version.ts';
import { anyText, byContent, messages, topicNames } from '../synthetic.ts';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const accuracy = (model: Uint8Array, examples: Example[]): number => {
  const classifier = loadClassifier(model);
  return examples.filter(({ text, label }) => classifier.classify(text)[0]!.name === label).length / examples.length;
};

describe('a trained classifier', () => {
  it('has the bytes it had before, on every platform, as long as the learning version is the same', () => {
    const file = join(import.meta.dirname, '../cases/golden.json');
    const actual = { learningVersion, model: digest(trainClassifier(messages(600, 1, 0.05), topicNames).model) };
    if (process.env.UPDATE === '1') writeFileSync(file, `${JSON.stringify(actual, null, 2)}\n`);
    expect(actual).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('does not depend on the order of the labels', () => {
    const examples = messages(120, 2);
    const trained = trainClassifier(examples, topicNames);
    const again = trainClassifier(examples, [...topicNames].reverse());
    expect(digest(again.model)).toBe(digest(trained.model));
    expect(again.outOfFold).toEqual(trained.outOfFold);
  });

  it('depends on every example', () => {
    const examples = messages(120, 2);
    const [first, ...rest] = examples;
    const relabelled = [{ ...first!, label: topicNames.find((name) => name !== first!.label)! }, ...rest];
    const digests = [examples, rest, relabelled].map((each) => digest(trainClassifier(each, topicNames).model));
    expect(new Set(digests).size).toBe(3);
  });

  it('learns', () => {
    expect(accuracy(trainClassifier(messages(800, 3), topicNames).model, messages(400, 4))).toBeGreaterThan(0.85);
  });

  it('is sensible with five documents per label', () => {
    const all = messages(400, 5);
    const few = topicNames.flatMap((name) => all.filter(({ label }) => label === name).slice(0, 5));
    const { model, outOfFold } = trainClassifier(byContent(few), topicNames);
    expect(accuracy(model, messages(400, 6))).toBeGreaterThan(0.45);
    expect(outOfFold.folds).toBe(10);
    expect(outOfFold.temperature).toBeLessThan(20);
  });

  it('never predicts a label without examples', () => {
    const classifier = loadClassifier(trainClassifier(messages(60, 7), [...topicNames, 'aaa', 'zzz']).model);
    const answer = classifier.classify('a question about nothing');
    expect(classifier.labels).toEqual(['aaa', ...topicNames, 'zzz']);
    expect(answer.slice(-2)).toEqual([
      { name: 'aaa', score: 0 },
      { name: 'zzz', score: 0 },
    ]);
  });

  it.each([
    ['one example', [{ text: 'hello', label: 'a' }], ['a']],
    ['one label', messages(12, 8).map(({ text }) => ({ text, label: 'a' })), ['a']],
    ['one label of two', messages(12, 8).map(({ text }) => ({ text, label: 'a' })), ['a', 'b']],
    ['two labels', messages(10, 9).map(({ text }, index) => ({ text, label: index % 2 === 0 ? 'a' : 'b' })), ['a', 'b']],
    ['empty texts', ['a', 'b', 'a'].map((label) => ({ text: '', label })), ['a', 'b']],
    ['one text under two labels', ['a', 'b'].map((label) => ({ text: 'same text', label })), ['a', 'b']],
    [
      'a label per example',
      messages(9, 10).map(({ text }, index) => ({ text, label: `l${index}` })),
      Array.from({ length: 9 }, (_, index) => `l${index}`),
    ],
    ['very long texts', messages(6, 11).map(({ text, label }) => ({ text: text.repeat(2000), label })), topicNames],
  ])('survives %s', (_, examples, labels) => {
    const { model, outOfFold } = trainClassifier(examples, labels);
    for (const text of ['', 'hello payment', '👍', examples[0]!.text]) {
      const answer = loadClassifier(model).classify(text);
      expect(answer.map(({ name }) => name).sort()).toEqual(labels);
      expect(answer.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 9);
      expect(answer.map(({ score }) => score)).toEqual([...answer.map(({ score }) => score)].sort((a, b) => b - a));
    }
    expect(outOfFold.predicted).toHaveLength(examples.length);
    for (const score of [...outOfFold.scores, ...outOfFold.givenScores, outOfFold.temperature, outOfFold.expectedCalibrationError])
      expect(Number.isFinite(score)).toBe(true);
  });

  it('never says anything but numbers, whatever the texts', () => {
    const example = fc.record({ text: anyText, label: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(fc.array(example, { minLength: 1, maxLength: 12 }), anyText, (examples, text) => {
        const answer = loadClassifier(trainClassifier(examples, ['a', 'b', 'c']).model).classify(text);
        expect(answer.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
        expect(answer.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('reports its steps', () => {
    const steps: string[] = [];
    trainClassifier(messages(200, 12), topicNames, { progress: (message) => steps.push(message) });
    expect(steps).toEqual(['reading 200 documents', 'fold 1 of 3', 'fold 2 of 3', 'fold 3 of 3', 'all 200 documents']);
  });

  it('is refused without examples, and with a label that is not declared', () => {
    expect(() => trainClassifier([], ['a'])).toThrow('at least one example');
    expect(() => trainClassifier([{ text: 'x', label: 'b' }], ['a'])).toThrow('"b", which is not among the 1 labels');
  });
});
