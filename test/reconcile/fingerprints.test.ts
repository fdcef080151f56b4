import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/datasets/key.ts';
import { consumption } from '../../src/reconcile/consumed.ts';
import { contentKeyOf, keyOf, sha256 } from '../../src/reconcile/desired.ts';
import { FingerprintSet } from '../../src/reconcile/fingerprints.ts';

const print = fc.integer({ min: 0, max: 40 }).map((seed) => sha256(String(seed)).slice(0, 32));
const prints = fc.array(print, { maxLength: 30 });
const task = { type: 'classifier', mode: 'multi-class', language: 'en' } as const;
const labels = ['billing', 'refund'];
const joined = (pieces: Iterable<string | Uint8Array>): string => [...pieces].map((piece) => Buffer.from(piece).toString()).join('');

describe('a union of fingerprint sets', () => {
  it('is the set of everything in them, whatever they share', () => {
    fc.assert(
      fc.property(fc.array(prints, { maxLength: 6 }), (lists) => {
        const sets = lists.map((list) => FingerprintSet.of(list));
        const [union, all] = [FingerprintSet.union(sets), FingerprintSet.of(lists.flat())];
        expect([...union]).toEqual([...all]);
        expect([union.size, union.has(lists.flat()[0] ?? '')]).toEqual([all.size, lists.flat().length > 0]);
        expect([...FingerprintSet.union([FingerprintSet.union(sets), all])]).toEqual([...all]);
      }),
    );
  });

  it('says its lines as they are hashed, in one piece or in many', () => {
    const many = Array.from({ length: 3000 }, (_, at) => sha256(String(at)).slice(0, 32));
    for (const list of [[], many.slice(0, 1), many.slice(0, 1024), many]) {
      const lines = Array.from(FingerprintSet.of(list).lines(), (piece) => Buffer.from(piece).toString());
      expect(lines.join('')).toBe(joined(linesOf(list)));
    }
  });
});

describe('what iterations consumed', () => {
  const storage = () => ({ get: async () => undefined, list: async () => [] });
  const names = ['train-a', 'train-b', 'train-c', 'train-d'];

  it('is the union of their datasets, in whatever order it is asked for, and again', () => {
    fc.assert(
      fc.property(
        fc.array(prints, { minLength: 4, maxLength: 4 }),
        fc.array(fc.subarray([...names, 'by-hand']), { maxLength: 8 }),
        (lists, asked) => {
          const sets = new Map(names.map((name, at) => [name, FingerprintSet.of(lists[at]!)]));
          const [lake, kind] = [storage(), { task, labels }];
          for (const consumed of [consumption(lake, kind, sets), consumption(lake, kind, sets)])
            for (const [at, each] of asked.entries()) {
              const whole = FingerprintSet.of(each.flatMap((name) => [...(sets.get(name) ?? [])]));
              const { documents, contentKey, key } = consumed(each, at % 2 === 0 ? 'comprehend' : null);
              expect([documents.size, contentKey]).toEqual([whole.size, contentKeyOf(task, labels, whole)]);
              expect([key('comprehend'), key('7')]).toEqual([keyOf(task, labels, 'comprehend', whole), keyOf(task, labels, '7', whole)]);
              expect([...documents]).toEqual([...whole]);
            }
        },
      ),
    );
  });

  it('is worked out once for one lake, and not taken for that of other labels', () => {
    const sets = new Map(names.map((name, at) => [name, FingerprintSet.of([sha256(String(at)).slice(0, 32)])]));
    const lake = storage();
    const first = consumption(lake, { task, labels }, sets)(names, 'comprehend');
    expect(consumption(lake, { task, labels }, sets)(names, 'comprehend')).toBe(first);
    expect(consumption(lake, { task, labels: ['a'] }, sets)(names, 'comprehend').contentKey).not.toBe(first.contentKey);
    expect(consumption(lake, { task, labels }, sets)(names.slice(1), 'comprehend').contentKey).not.toBe(first.contentKey);
  });
});
