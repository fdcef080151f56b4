import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeDiff, diffDocuments } from '../../src/datasets/diff.ts';
import { type Document, textKey } from '../../src/datasets/document.ts';
import { canonicalText, fingerprint } from '../../src/datasets/fingerprint.ts';
import { contentName, linesOf, modelKey } from '../../src/datasets/key.ts';
import { keyIndex } from '../../src/datasets/key-index.ts';
import { stableTenth } from '../../src/datasets/split.ts';
import { summarize } from '../../src/datasets/summary.ts';

/** `text=label` or `text=label@file`. */
function document(written: string, at = 0): Document {
  const [, text, label, file] = /^(.*)=(.*?)(?:@(.*))?$/.exec(written)!;
  return { text: text!, labels: [label!], fingerprint: fingerprint(text!, [label!]), file: file ?? 'a.csv', line: at + 1, column: 1 };
}
const documents = (...written: string[]): Document[] => written.map(document);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('canonicalText', () => {
  it.each([
    ['a\r\nb', 'a b'],
    ['a\n\rb', 'a  b'],
    ['a\rb\nc\vd\fe\u0085f\u2028g\u2029h', 'a b c d e f g h'],
    [' \n a\tb \r\n', 'a\tb'],
    ['\n', ''],
  ])('%j is %j', (text, canonical) => {
    expect(canonicalText(text)).toBe(canonical);
    expect(canonicalText(canonical)).toBe(canonical);
  });
});

describe('fingerprint', () => {
  it('is 16 hex digits of the text and 16 of text and labels, by a formula that never changes', () => {
    const ofText = sha256('Pay?');
    expect(fingerprint('Pay?', ['billing'])).toBe(ofText.slice(0, 16) + sha256(`${ofText}\n7:billing`).slice(0, 16));
    expect(fingerprint('Pay?', ['billing'])).toBe('7ccede10719da35df9bd68cd8cdef401');
    expect(textKey(fingerprint('Pay?', ['billing']))).toBe(textKey(fingerprint('Pay?', ['refund'])));
  });

  it('tells label sets apart however they are spelt', () => {
    const sets = [[], ['a'], ['a', 'b'], ['ab'], ['a|b'], ['a\nb'], ['1:a'], ['a', '1:b'], ['a1:b']];
    expect(new Set(sets.map((labels) => fingerprint('x', labels))).size).toBe(sets.length);
  });
});

describe('modelKey', () => {
  const keyOfAll = (given: typeof task, fingerprints: readonly string[]) => modelKey(given, linesOf(fingerprints));
  const task = { type: 'classifier', mode: 'multi-class', language: 'en', labels: ['a', 'b'], learningVersion: 1 };

  it('depends on the sets alone, not on order or repetition', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('aa', 'bb', 'cc', 'dd')), (fingerprints) => {
        expect(keyOfAll(task, fingerprints)).toBe(keyOfAll({ ...task, labels: ['b', 'a', 'b'] }, [...new Set(fingerprints)].reverse()));
      }),
    );
  });

  it.each([
    ['type', { type: 'entity-recognizer' }],
    ['mode', { mode: 'multi-label' }],
    ['language', { language: 'de' }],
    ['labels', { labels: ['a', 'b', 'c'] }],
    ['learning version', { learningVersion: 2 }],
  ])('changes with the %s', (_, change) => {
    expect(keyOfAll({ ...task, ...change }, ['aa'])).not.toBe(keyOfAll(task, ['aa']));
    expect(keyOfAll(task, ['aa'])).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes with the documents, also when there are more than fit into one block', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => sha256(String(at)).slice(0, 32));
    expect(keyOfAll(task, many)).toBe(keyOfAll(task, [...many].reverse()));
    expect(keyOfAll(task, many)).not.toBe(keyOfAll(task, many.slice(1)));
  });
});

describe('contentName', () => {
  it('is a legal dataset name, equal for equal sets', () => {
    expect(contentName('train', ['bb', 'aa'])).toMatch(/^train-[0-9a-f]{16}$/);
    expect(contentName('train', ['bb', 'aa'])).toBe(contentName('train', ['aa', 'bb', 'aa']));
    expect(contentName('train', ['aa'])).not.toBe(contentName('train', ['aa', 'bb']));
  });

  it.each(['', 'a_b', 'x'.repeat(50)])('refuses the prefix %j', (prefix) => {
    expect(() => contentName(prefix, ['aa'])).toThrow(RangeError);
  });
});

describe('stableTenth', () => {
  const many = Array.from({ length: 5_000 }, (_, at) => document(`text ${at}=a`, at));

  it('keeps about a tenth for TEST, in order', () => {
    const { train, test } = stableTenth(many);
    expect(train.length + test.length).toBe(many.length);
    expect(test.length).toBeGreaterThan(400);
    expect(test.length).toBeLessThan(600);
  });

  it('leaves a document on its side when it is relabelled, moved, or others come and go', () => {
    const side = (list: Document[], text: string) => (stableTenth(list).test.some((one) => one.text === text) ? 'test' : 'train');
    const changed = many.filter((_, at) => at % 3 !== 1).map(({ text }) => document(`${text}=b@other.csv`));
    for (const { text } of changed.slice(0, 100)) expect(side(changed, text)).toBe(side(many, text));
  });

  it('never changes its mind', () => {
    expect(stableTenth(many.slice(0, 60)).test.map(({ text }) => text)).toEqual([
      'text 12',
      'text 13',
      'text 19',
      'text 20',
      'text 26',
      'text 30',
      'text 43',
    ]);
  });
});

describe('summarize', () => {
  it('counts distinct documents, most frequent label first, then by name', () => {
    const { documents: count, labels } = summarize(documents('x=b', 'x=b', 'y=a', 'z=a', 'x=c'));
    expect(count).toBe(4);
    expect(Object.entries(labels)).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 1],
    ]);
  });
});

describe('keyIndex', () => {
  it('links documents with the same key, as a Map would', () => {
    const written = fc.array(fc.tuple(fc.constantFrom('x', 'y', 'z', 'w'), fc.constantFrom('a', 'b')).map((pair) => pair.join('=')));
    fc.assert(
      fc.property(written, fc.constantFrom('text', 'document'), (list, key) => {
        const all = documents(...list);
        const keyOf = (one: Document) => (key === 'text' ? textKey(one.fingerprint) : one.fingerprint);
        const keys = all.map(keyOf);
        const index = keyIndex(all, key);
        expect([...index.first]).toEqual(keys.map((one) => keys.indexOf(one)));
        expect([...index.next]).toEqual(keys.map((one, at) => keys.indexOf(one, at + 1)));
        expect(index.distinct).toBe(new Set(keys).size);
        for (const one of documents('x=a', 'w=b', 'q=a')) expect(index.find(one.fingerprint)).toBe(keys.indexOf(keyOf(one)));
      }),
    );
  });
});

describe('diffDocuments', () => {
  const diff = (before: string[], after: string[]) => diffDocuments(documents(...before), documents(...after));

  it.each([
    ['nothing for reordered and repeated rows', ['x=a', 'y=b'], ['y=b', 'x=a', 'x=a'], '+0 −0'],
    ['added and removed', ['x=a', 'y=b'], ['y=b', 'z=a', 'w=a'], '+2 −1'],
    ['relabelled', ['x=a', 'y=a', 'z=a'], ['x=b', 'y=b', 'z=c'], '+0 −0 · 2 relabelled a → b · 1 relabelled a → c'],
    ['moved to another file', ['x=a@one.csv'], ['x=a@two.csv'], '+0 −0 · 1 moved'],
    ['not moved while one file still holds it', ['x=a@one.csv', 'x=a@two.csv'], ['x=a@two.csv'], '+0 −0'],
    ['relabelled in another file', ['x=a@one.csv'], ['x=b@two.csv'], '+0 −0 · 1 relabelled a → b'],
    ['a second label of a text as added', ['x=a'], ['x=a', 'x=b'], '+1 −0'],
    ['one of two labels of a text as removed', ['x=a', 'x=b'], ['x=b'], '+0 −1'],
    ['two labels that became one', ['x=a', 'x=b'], ['x=c'], '+0 −1 · 1 relabelled a → c'],
    ['everything in an empty repository', [], ['x=a'], '+1 −0'],
  ])('tells %s', (_, before, after, line) => {
    expect(describeDiff(diff(before, after))).toBe(line);
  });

  it('names three groups of relabelled documents and sums up the rest', () => {
    const before = ['a=1', 'b=1', 'c=1', 'd=1', 'e=1', 'f=2'];
    const after = ['a=2', 'b=2', 'c=3', 'd=4', 'e=5', 'f=6'];
    expect(describeDiff(diff(before, after))).toBe(
      '+0 −0 · 2 relabelled 1 → 2 · 1 relabelled 1 → 3 · 1 relabelled 1 → 4 · 2 relabelled in 2 other ways',
    );
  });

  it('gives examples and counts of added labels', () => {
    expect(diff(['x=a'], ['n=c', 'x=b', 'm=c', 'l=a'])).toEqual({
      ...{ added: 3, removed: 0, moved: 0, unchanged: 0 },
      relabelled: [{ from: 'a', to: 'b', count: 1, examples: [{ file: 'a.csv', line: 2, text: 'x' }] }],
      addedPerLabel: { c: 2, a: 1 },
    });
  });

  it('accounts for every distinct document on both sides', () => {
    const one = fc
      .tuple(fc.constantFrom('x', 'y', 'z'), fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2'))
      .map(([text, label, file]) => `${text}=${label}@${file}`);
    const distinct = (list: string[]) => new Set(documents(...list).map((document_) => document_.fingerprint)).size;
    fc.assert(
      fc.property(fc.array(one), fc.array(one), (before, after) => {
        const { added, removed, moved, unchanged, relabelled } = diff(before, after);
        const changed = relabelled.reduce((sum, { count }) => sum + count, 0);
        expect(added + changed + moved + unchanged).toBe(distinct(after));
        expect(removed + changed + moved + unchanged).toBe(distinct(before));
      }),
    );
  });
});
