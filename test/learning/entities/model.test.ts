import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadClassifier } from '../../../src/learning/classifier/model.ts';
import { readModel, writeModel } from '../../../src/learning/entities/format.ts';
import { loadRecognizer } from '../../../src/learning/entities/model.ts';
import { trainRecognizer } from '../../../src/learning/entities/train.ts';
import { orders, typeNames } from './synthetic.ts';

const { model } = trainRecognizer(orders(120, 20), typeNames);

describe('the bytes of a recognizer', () => {
  it('say everything: written again, they are the same', () => {
    expect(Buffer.compare(writeModel(readModel(model)), model)).toBe(0);
  });

  it('are read from anywhere in a buffer', () => {
    const shifted = new Uint8Array(model.length + 3).subarray(3);
    shifted.set(model);
    const [text] = ['send the kettle to Ana in Graz'];
    expect(loadRecognizer(shifted).detect(text)).toEqual(loadRecognizer(model).detect(text));
  });

  it('are refused when one of them is another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: model.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = model.slice();
        damaged[at]! ^= change;
        expect(() => loadRecognizer(damaged)).toThrow('is damaged: its checksum does not match');
      }),
    );
  });

  it.each([
    ['nothing', new Uint8Array(0), 'not a recognizer'],
    ['something else', new TextEncoder().encode('{"types": []}'), 'not a recognizer'],
    ['a beginning', model.slice(0, 10), 'damaged'],
    ['a part', model.slice(0, model.length - 100), 'damaged'],
    ['a later format', Uint8Array.from(model, (byte, index) => (index === 4 ? 9 : byte)), 'has format 9; this version reads format 1'],
  ])('are refused when they are %s', (_, bytes, message) => {
    expect(() => loadRecognizer(bytes)).toThrow(message);
  });

  it('are no classifier', () => {
    expect(() => loadClassifier(model)).toThrow('not a classifier');
  });
});

describe('a loaded recognizer', () => {
  it('gives the same answer whatever it was asked before', () => {
    const asked = loadRecognizer(model);
    for (const { text } of orders(50, 21)) asked.detect(text.repeat(30));
    asked.detect('');
    const text = 'Please send the kettle to Ana in Graz.';
    expect(asked.detect(text)).toEqual(loadRecognizer(model).detect(text));
    expect(asked.detect(text)).toMatchObject([
      { start: 16, end: 22, type: 'PRODUCT' },
      { start: 26, end: 29, type: 'PERSON' },
      { start: 33, end: 37, type: 'CITY' },
    ]);
  });
});
