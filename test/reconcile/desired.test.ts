import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinct } from '../../src/reconcile/desired.ts';
import { FingerprintSet } from '../../src/reconcile/fingerprints.ts';
import { document } from './world.ts';

/** Few digits, so that leading ones are often shared. */
const fingerprint = fc.stringMatching(/^[01]{2}a{9}[01]{2}b{19}$/);

describe('distinct documents', () => {
  it('come in fingerprint order, the first of equal ones, whatever the order given', () => {
    fc.assert(
      fc.property(fc.array(fingerprint, { maxLength: 60 }), (fingerprints) => {
        const documents = fingerprints.map((each, line) => ({ ...document('text', 'label', line), fingerprint: each }));
        const expected = [...new Set(fingerprints)].sort();
        const found = distinct(documents);
        expect(found.map((each) => each.fingerprint)).toEqual(expected);
        expect(found.map((each) => each.line)).toEqual(expected.map((each) => fingerprints.indexOf(each)));
      }),
    );
  });
});

describe('a set of fingerprints', () => {
  it('answers as a Set does, and for texts by the first half', () => {
    fc.assert(
      fc.property(fc.array(fingerprint), fc.array(fingerprint), (inside, asked) => {
        const set = FingerprintSet.read(FingerprintSet.of(inside).bytes);
        expect([...set]).toEqual([...new Set(inside)].sort());
        for (const each of [...inside, ...asked]) {
          expect(set.has(each)).toBe(inside.includes(each));
          expect(set.hasText(each.slice(0, 16))).toBe(inside.some((other) => other.startsWith(each.slice(0, 16))));
        }
        expect(FingerprintSet.of(inside).isSubsetOf(FingerprintSet.of([...inside, ...asked]))).toBe(true);
      }),
    );
  });
});
