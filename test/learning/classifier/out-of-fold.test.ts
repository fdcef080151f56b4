import { describe, expect, it } from 'vitest';
import { confidences } from '../../../src/learning/classifier/calibration.ts';
import { loadClassifier } from '../../../src/learning/classifier/model.ts';
import type { OutOfFold } from '../../../src/learning/classifier/out-of-fold.ts';
import { fitTemperature } from '../../../src/learning/classifier/temperature.ts';
import { type Example, trainClassifier } from '../../../src/learning/classifier/train.ts';
import { exp } from '../../../src/learning/exponential.ts';
import { foldsOf } from '../../../src/learning/folds.ts';
import { randomSequence } from '../../../src/learning/random.ts';
import { messages, topicNames } from '../synthetic.ts';

const agreement = (examples: Example[], { predicted }: OutOfFold): number =>
  examples.filter(({ label }, index) => topicNames[predicted[index]!] === label).length / examples.length;

describe('out-of-fold predictions', () => {
  it('do not know what the model has learned by heart', () => {
    const random = randomSequence(30);
    const examples = Array.from({ length: 400 }, (_, index) => ({
      text: `code${random()} ticket${index}x${random()}`,
      label: topicNames[random() % 4]!,
    }));
    const { model, outOfFold } = trainClassifier(examples, topicNames);
    const classifier = loadClassifier(model);
    const remembered = examples.filter(({ text, label }) => classifier.classify(text)[0]!.name === label).length / examples.length;
    expect(remembered).toBeGreaterThan(0.95);
    expect(agreement(examples, outOfFold)).toBeLessThan(0.32);
    expect(outOfFold.scores.reduce((sum, score) => sum + score, 0) / examples.length).toBeLessThan(0.45);
  });

  it('do not learn from another copy of the same text', () => {
    const random = randomSequence(31);
    const once = Array.from({ length: 150 }, () => ({ text: `Code${random()} ticket${random()}`, label: topicNames[random() % 4]! }));
    const copies = once.flatMap(({ text, label }) => [
      { text, label },
      { text: ` ${text.toUpperCase()}. `, label },
    ]);
    expect(agreement(copies, trainClassifier(copies, topicNames).outOfFold)).toBeLessThan(0.36);
  });

  it('agree with fresh data on how good the model is', () => {
    const examples = messages(900, 32, 0.1);
    const { model, outOfFold } = trainClassifier(examples, topicNames);
    const classifier = loadClassifier(model);
    const fresh = messages(900, 33, 0.1);
    const right = fresh.filter(({ text, label }) => classifier.classify(text)[0]!.name === label).length / fresh.length;
    expect(Math.abs(agreement(examples, outOfFold) - right)).toBeLessThan(0.05);
  });

  it('have confidences that mean what they say', () => {
    const { model, outOfFold } = trainClassifier(messages(900, 34, 0.1), topicNames);
    expect(outOfFold.expectedCalibrationError).toBeLessThan(0.08);
    const classifier = loadClassifier(model);
    const fresh = messages(900, 35, 0.1).map(({ text, label }) => ({ ...classifier.classify(text)[0]!, label }));
    const sure = fresh.reduce((sum, { score }) => sum + score, 0) / fresh.length;
    const right = fresh.filter(({ name, label }) => name === label).length / fresh.length;
    expect(Math.abs(sure - right)).toBeLessThan(0.06);
  });

  it('have low confidence in a label that is wrong', () => {
    const examples = messages(600, 36);
    const swapped = examples.map((example, index) =>
      index % 20 === 0 ? { ...example, label: topicNames.find((name) => name !== example.label)! } : example,
    );
    const { givenScores } = trainClassifier(swapped, topicNames).outOfFold;
    const mean = (wrong: boolean): number => {
      const scores = givenScores.filter((_, index) => (index % 20 === 0) === wrong);
      return scores.reduce((sum, score) => sum + score, 0) / scores.length;
    };
    expect(mean(true)).toBeLessThan(0.3);
    expect(mean(false)).toBeGreaterThan(0.6);
  });
});

describe('folds', () => {
  it('follow the words of a text alone', () => {
    const texts = messages(300, 37).map(({ text }) => text);
    const folds = foldsOf(texts, 3);
    expect(
      foldsOf(
        texts.map((text) => `  ${text.toUpperCase()} `),
        3,
      ),
    ).toEqual(folds);
    expect([...foldsOf([...texts].reverse(), 3)].reverse()).toEqual([...folds]);
    for (const fold of [0, 1, 2]) expect(folds.filter((each) => each === fold).length).toBeGreaterThan(60);
  });
});

describe('the temperature', () => {
  /** Margins of two labels, d apart, whose first one is right with the chance that `temperature` promises. */
  function draws(temperature: number): [Float32Array, Uint16Array] {
    const random = randomSequence(40);
    const margins = new Float32Array(8000);
    const targets = Uint16Array.from({ length: 4000 }, (_, row) => {
      margins[2 * row] = (random() % 1000) / 1000;
      margins[2 * row + 1] = (random() % 1000) / 1000;
      const chance = 1 / (1 + exp(temperature * (margins[2 * row + 1]! - margins[2 * row]!)));
      return random() / 2 ** 32 < chance ? 0 : 1;
    });
    return [margins, targets];
  }

  it.each([1, 3, 8])('is found where the labels were drawn with %d', (temperature) => {
    expect(Math.abs(fitTemperature(...draws(temperature), 2) / temperature - 1)).toBeLessThan(0.15);
  });

  it('is the expected one without evidence', () => {
    expect(fitTemperature(new Float32Array(0), new Uint16Array(0), 2)).toBeCloseTo(6, 1);
  });

  it('makes confidences that sum to 1, 0 for what is impossible, even when nothing is known', () => {
    const row = Float64Array.of(2, Number.NEGATIVE_INFINITY, 2);
    confidences(row, 5);
    expect([...row]).toEqual([0.5, 0, 0.5]);
    row.fill(Number.NEGATIVE_INFINITY);
    confidences(row, 5);
    expect([...row]).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });
});
