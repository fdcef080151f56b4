import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitSlopes } from '../../../src/learning/classifier/label-confidence.ts';
import { loadClassifier } from '../../../src/learning/classifier/model.ts';
import { type LabelSetExample, trainMultiLabelClassifier } from '../../../src/learning/classifier/multi-label.ts';
import { predictSetsWithout } from '../../../src/learning/classifier/multi-label-without.ts';
import { chooseThresholds, type Judged } from '../../../src/learning/classifier/thresholds.ts';
import { evaluateLabelSets, labelsAt } from '../../../src/learning/evaluation/label-sets.ts';
import { randomSequence } from '../../../src/learning/random.ts';
import { learningVersion } from '../../../src/learning/version.ts';
import { anyText, messages, topicNames } from '../synthetic.ts';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Messages about one topic, and every other one about two. */
function pairs(count: number, seed: number): LabelSetExample[] {
  const singles = messages(2 * count, seed);
  return Array.from({ length: count }, (_, at) => {
    const [one, other] = [singles[2 * at]!, singles[2 * at + 1]!];
    if (at % 2 === 0) return { text: one.text, labels: [one.label] };
    return { text: `${one.text} ${other.text}`, labels: [...new Set([one.label, other.label])].sort() };
  });
}

function scores(model: Uint8Array, test: readonly LabelSetExample[]) {
  const classifier = loadClassifier(model);
  const predicted = test.map(({ text }) => labelsAt(classifier.classify(text), 0.5));
  return evaluateLabelSets(
    test.map(({ labels }) => labels),
    predicted,
    classifier.labels.length,
  );
}

describe('a trained multi-label classifier', () => {
  it('has the bytes it had before, on every platform, as long as the learning version is the same', () => {
    const file = join(import.meta.dirname, '../cases/multi-label.json');
    const actual = { learningVersion, model: digest(trainMultiLabelClassifier(pairs(400, 1), topicNames).model) };
    if (process.env.UPDATE === '1') writeFileSync(file, `${JSON.stringify(actual, null, 2)}\n`);
    expect(actual).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('does not depend on the order of the labels, neither of all nor of an example', () => {
    const examples = pairs(120, 2);
    const turned = examples.map(({ text, labels }) => ({ text, labels: labels.toReversed() }));
    const trained = trainMultiLabelClassifier(examples, topicNames);
    const again = trainMultiLabelClassifier(turned, topicNames.toReversed());
    expect(digest(again.model)).toBe(digest(trained.model));
    expect(again.outOfFold).toEqual(trained.outOfFold);
  });

  it('learns sets, and knows out of fold how well', () => {
    const examples = pairs(500, 3);
    const { model, outOfFold } = trainMultiLabelClassifier(examples, topicNames);
    const test = scores(model, pairs(300, 4));
    expect(test.microF1).toBeGreaterThan(0.85);
    const own = outOfFold.predicted.map((numbers) => numbers.map((number) => topicNames[number]!));
    const folded = evaluateLabelSets(
      examples.map(({ labels }) => labels),
      own,
      topicNames.length,
    );
    expect(Math.abs(folded.microF1 - test.microF1)).toBeLessThan(0.06);
    expect(outOfFold.expectedCalibrationError).toBeLessThan(0.1);
  });

  it('is sensible with ten documents per label', () => {
    expect(scores(trainMultiLabelClassifier(pairs(28, 5), topicNames).model, pairs(300, 6)).microF1).toBeGreaterThan(0.5);
  });

  it('gives every label a confidence of its own, and none to a label without examples', () => {
    const classifier = loadClassifier(trainMultiLabelClassifier(pairs(200, 7), [...topicNames, 'zzz']).model);
    expect(classifier.mode).toBe('multi-label');
    const both = classifier.classify('invoice charged fee statement and the parcel courier tracking doorstep');
    expect(both.filter(({ score }) => score >= 0.5).map(({ name }) => name)).toEqual(expect.arrayContaining(['billing', 'delivery']));
    expect(both.at(-1)).toEqual({ name: 'zzz', score: 0 });
  });

  it.each<[string, LabelSetExample[], string[]]>([
    ['one example', [{ text: 'hello', labels: ['a'] }], ['a']],
    ['one label of two', pairs(12, 8).map(({ text }) => ({ text, labels: ['a'] })), ['a', 'b']],
    ['labels that always stand together', pairs(12, 8).map(({ text }) => ({ text, labels: ['a', 'b'] })), ['a', 'b']],
    ['empty texts', [['a'], ['a', 'b'], ['b']].map((labels) => ({ text: '', labels })), ['a', 'b']],
    ['one text under two sets', [['a'], ['b']].map((labels) => ({ text: 'same text', labels })), ['a', 'b']],
    ['no label at all', pairs(6, 9).map(({ text }) => ({ text, labels: [] })), ['a', 'b']],
  ])('survives %s', (_, examples, labels) => {
    const { model, outOfFold } = trainMultiLabelClassifier(examples, labels);
    for (const text of ['', 'hello payment', '👍', examples[0]!.text]) {
      const answer = loadClassifier(model).classify(text);
      expect(answer.map(({ name }) => name).sort()).toEqual(labels);
      for (const { score } of answer) expect(score >= 0 && score <= 1).toBe(true);
    }
    expect(outOfFold.predicted).toHaveLength(examples.length);
    for (const score of [...outOfFold.scores, ...outOfFold.givenScores, outOfFold.expectedCalibrationError])
      expect(Number.isFinite(score)).toBe(true);
  });

  it('never says anything but numbers, whatever the texts', () => {
    const example = fc.record({ text: anyText, labels: fc.subarray(['a', 'b', 'c']) });
    fc.assert(
      fc.property(fc.array(example, { minLength: 1, maxLength: 12 }), anyText, (examples, text) => {
        const answer = loadClassifier(trainMultiLabelClassifier(examples, ['a', 'b', 'c']).model).classify(text);
        expect(answer.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('is refused without examples, and with a label that is not declared', () => {
    expect(() => trainMultiLabelClassifier([], ['a'])).toThrow('at least one example');
    expect(() => trainMultiLabelClassifier([{ text: 'x', labels: ['a', 'b'] }], ['a'])).toThrow('"b", which is not among the 1 labels');
  });
});

/** Margins of labels whose documents lie around `middles`, a normal-like distance apart. */
function judged(documents: number, shares: number[], seed: number): Judged {
  const random = randomSequence(seed);
  const uniform = (): number => random() / 2 ** 32;
  const starts = new Uint32Array(documents + 1);
  const labels: number[] = [];
  const margins = new Float32Array(documents * shares.length);
  for (let document = 0; document < documents; document++) {
    shares.forEach((share, label) => {
      const own = uniform() < share;
      if (own) labels.push(label);
      margins[document * shares.length + label] = (own ? -0.2 : -0.8) + (uniform() + uniform() + uniform() - 1.5) / 1.5;
    });
    starts[document + 1] = labels.length;
  }
  return { margins, targets: { starts, labels: Uint16Array.from(labels) }, labels: shares.length };
}

describe('the thresholds', () => {
  it('are where macro F1 plus micro F1 is highest', () => {
    const data = judged(4000, [0.3, 0.1, 0.02], 1);
    const value = (thresholds: Float64Array): number => {
      const actual = Array.from({ length: 4000 }, (_, at) =>
        [...data.targets.labels.subarray(data.targets.starts[at]!, data.targets.starts[at + 1]!)].map(String),
      );
      const predicted = Array.from({ length: 4000 }, (_, at) =>
        [0, 1, 2].filter((label) => data.margins[at * 3 + label]! >= thresholds[label]!).map(String),
      );
      const { f1, microF1 } = evaluateLabelSets(actual, predicted, 3);
      return f1 + microF1;
    };
    const chosen = chooseThresholds(data);
    for (const label of [0, 1, 2])
      for (const change of [-0.15, 0.15])
        expect(value(chosen.map((threshold, at) => (at === label ? threshold + change : threshold)))).toBeLessThan(value(chosen));
  });

  it('of a label with a handful of documents stay near those of the others', () => {
    const few = judged(400, [0.3, 0.3, 0.3], 2);
    const rare = { ...few, labels: 4, margins: new Float32Array(1600) };
    for (let at = 0; at < 400; at++) {
      rare.margins.set(few.margins.subarray(3 * at, 3 * at + 3), 4 * at);
      rare.margins[4 * at + 3] = at === 7 ? 0.9 : -0.95;
    }
    const targets = {
      starts: few.targets.starts.map((start, at) => start + (at > 7 ? 1 : 0)),
      labels: Uint16Array.from([
        ...few.targets.labels.subarray(0, few.targets.starts[8]),
        3,
        ...few.targets.labels.subarray(few.targets.starts[8]!),
      ]),
    };
    const thresholds = chooseThresholds({ ...rare, targets });
    const common = (thresholds[0]! + thresholds[1]! + thresholds[2]!) / 3;
    expect(Math.abs(thresholds[3]! - common)).toBeLessThan(0.25);
  });

  it('turn into a confidence of a half, rising to both sides as the documents say', () => {
    const data = judged(4000, [0.3, 0.1], 3);
    const { below, above } = fitSlopes(data, chooseThresholds(data));
    for (const slope of [...below, ...above]) expect(slope > 0.1 && slope < 50).toBe(true);
  });
});

describe('predictSetsWithout', () => {
  it('answers as the models that it stands for, and differently without what mattered', () => {
    const examples = pairs(240, 10);
    const refunds = new Set([...examples.keys()].filter((at) => examples[at]!.labels.includes('refund')));
    const texts = ['refund money back return', 'parcel courier late tracking'];
    const [all, without] = predictSetsWithout(examples, topicNames, [new Set(), refunds], texts);
    expect(all).toEqual([['refund'], ['delivery']]);
    expect(without![0]).not.toContain('refund');
    expect(without![1]).toEqual(['delivery']);
  });
});
