import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readModel, writeModel } from '../../../src/learning/classifier/format.ts';
import { loadClassifier } from '../../../src/learning/classifier/model.ts';
import { trainClassifier } from '../../../src/learning/classifier/train.ts';
import { messages, topicNames } from '../synthetic.ts';

const { model } = trainClassifier(messages(200, 20), topicNames);

describe('the bytes of a classifier', () => {
  it('say everything: written again, they are the same', () => {
    expect(Buffer.compare(writeModel(readModel(model)), model)).toBe(0);
  });

  it('are read from anywhere in a buffer', () => {
    const shifted = new Uint8Array(model.length + 3).subarray(3);
    shifted.set(model);
    expect(loadClassifier(shifted).classify('late parcel')).toEqual(loadClassifier(model).classify('late parcel'));
  });

  it('are refused when one of them is another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: model.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = model.slice();
        damaged[at]! ^= change;
        expect(() => loadClassifier(damaged)).toThrow('is damaged: its checksum does not match');
      }),
    );
  });

  it.each([
    ['nothing', new Uint8Array(0), 'not a classifier'],
    ['something else', new TextEncoder().encode('{"labels": []}'), 'not a classifier'],
    ['a beginning', model.slice(0, 10), 'damaged'],
    ['a part', model.slice(0, model.length - 100), 'damaged'],
    [
      'a later format',
      Uint8Array.from(model, (byte, index) => (index === 4 ? 9 : byte)),
      'has format 9; this version reads formats 1 and 2',
    ],
  ])('are refused when they are %s', (_, bytes, message) => {
    expect(() => loadClassifier(bytes)).toThrow(message);
  });
});

describe('a loaded classifier', () => {
  it('gives the same answer whatever it was asked before', () => {
    const asked = loadClassifier(model);
    for (const { text } of messages(50, 21)) asked.classify(text.repeat(3));
    asked.classify('');
    expect(asked.classify('why was my payment charged twice?')).toEqual(
      loadClassifier(model).classify('why was my payment charged twice?'),
    );
  });

  it('orders labels by confidence, equal ones by name', () => {
    const even = trainClassifier(
      ['b', 'a', 'd', 'c'].map((label) => ({ text: '', label })),
      ['a', 'b', 'c', 'd'],
    );
    const answer = loadClassifier(even.model).classify('anything');
    for (const [index, { name, score }] of answer.slice(1).entries())
      expect(score < answer[index]!.score || (score === answer[index]!.score && name > answer[index]!.name)).toBe(true);
  });

  it('ignores words it has never seen', () => {
    const classifier = loadClassifier(model);
    expect(classifier.classify('refund 退 款')).toEqual(classifier.classify('refund'));
  });
});
