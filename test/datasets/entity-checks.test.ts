import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDatasets } from '../../src/datasets/check.ts';
import type { Datasets } from '../../src/datasets/checks/material.ts';
import { describeDiff, diffDocuments } from '../../src/datasets/diff.ts';
import type { Document, Entity } from '../../src/datasets/document.ts';
import { entityChanges, kindOfChange } from '../../src/datasets/entity-changes.ts';
import { entityText, fingerprint } from '../../src/datasets/fingerprint.ts';
import { summarize } from '../../src/datasets/summary.ts';

/** `Ask [Lumenta](COMPANY) for it` */
function marked(written: string, line = 1, file = 'train.jsonl'): Document {
  const entities: Entity[] = [];
  const text = written.replace(/\[([^\]]+)\]\((\w+)\)/g, (all: string, words: string, type: string, index: number) => {
    const start = index - entities.reduce((sum, entity) => sum + entity.type.length + 4, 0);
    entities.push({ start, end: start + words.length, type });
    return all.slice(1, words.length + 1);
  });
  const labels = [...new Set(entities.map(({ type }) => type))].sort();
  return { text, labels, entities, fingerprint: fingerprint(text, entities.map(entityText)), file, line, column: 1 };
}
const documents = (...written: string[]): Document[] => written.map((one, at) => marked(one, at + 1));
const letters = (at: number): string =>
  [17576, 676, 26, 1].map((power) => String.fromCharCode(97 + (Math.floor(at / power) % 26))).join('');
const many = (count: number, type: string, start = 0): Document[] =>
  documents(
    ...Array.from({ length: count }, (_, at) => `${letters(start + at)} stands beside [Thing ${letters(100_000 + start + at)}](${type})`),
  );

const sound: Datasets = {
  train: [...many(140, 'A'), ...many(140, 'B', 1000)],
  test: [...many(60, 'A', 2000), ...many(60, 'B', 3000)],
  ...{ golden: [], testDeclared: true, labels: ['A', 'B'], strict: true, entities: true },
};
const found = (datasets: Partial<Datasets>) => checkDatasets({ ...sound, ...datasets }).map(({ rule, severity }) => `${severity} ${rule}`);

describe('checking documents with entities', () => {
  it('finds nothing in sound data', () => {
    expect(found({})).toEqual([]);
  });

  it.each([
    ['a type with 24 entities', { train: [...sound.train, ...many(24, 'C', 4000)], labels: null }, 'rare-type'],
    ['a type with a long name', { train: [...sound.train, ...many(25, 'C'.repeat(65), 4000)], labels: null }, 'type-too-long'],
    ['26 types', { train: Array.from({ length: 26 }, (_, at) => many(25, `T${at}`, at * 40)).flat(), labels: null }, 'too-many-types'],
    ['a long text', { train: [...sound.train, ...documents(`[it](A) ${'goes on '.repeat(700)}`)] }, 'text-too-long'],
    ['little text', { train: [...many(25, 'A'), ...many(25, 'B', 1000)] }, 'dataset-too-small'],
    ['two TEST documents', { test: sound.test.slice(58, 62).slice(1, 3) }, 'too-few-documents'],
  ])('makes %s an error where the service is strict, and a warning or less where not', (_, datasets, rule) => {
    expect(found(datasets)).toContain(`error ${rule}`);
    expect(found({ ...datasets, strict: false })).not.toContain(`error ${rule}`);
  });

  it('counts entities, not documents, and those of a repeated document once', () => {
    const two = Array.from({ length: 13 }, (_, at) => `[one ${letters(at)}](C) ${letters(5000 + at)} [two ${letters(at)}](C)`);
    const extra = { labels: null, test: [...sound.test, ...documents('a [seven](C)')] };
    expect(found({ ...extra, train: [...sound.train, ...documents(...two)] })).not.toContain('error rare-type');
    const repeated = documents(...two.slice(0, 12), ...two.slice(0, 12));
    expect(found({ ...extra, train: [...sound.train, ...repeated] })).toContain('error rare-type');
  });

  it('takes a document without entities for what it is', () => {
    expect(found({ train: [...sound.train, ...documents('Nothing to see.', 'Nor here.')] })).toEqual([]);
    expect(found({ train: documents('Nothing to see.', 'Nor here.') })).toContain('error no-entities');
  });

  it.each([
    ['[Volta](A) lamp', false],
    ['a [Vol](A)ta', true],
    ['a V[olta](A)', true],
    ['[12](A)kg', false],
    ['[20](A)19', true],
    ['[desk](A)Lamp', false],
    ["[Anna](A)'s", false],
    ['[Anna](A)-Lena', false],
    ['[Mal](A)mö', true],
    ['Malm[ö](A)', true],
    ['😀[Volta](A)😀', false],
    ['[Cafe](A)\u0301', true],
  ])('%s cuts a word: %s', (written, cut) => {
    expect(found({ train: [...sound.train, ...documents(written)] })).toEqual(cut ? ['warning entity-inside-word'] : []);
  });

  it('says what whole words would be, and they are whole', () => {
    const word = fc.string({ minLength: 2, maxLength: 6, unit: fc.constantFrom('a', 'Ö', 'é', '7', '𝒷', '😀', ' ', '-') });
    const cases = fc.record({ text: word.map((part) => `x${part}x${part}x`), start: fc.nat(12), length: fc.integer({ min: 1, max: 6 }) });
    fc.assert(
      fc.property(cases, ({ text, start, length }) => {
        const points = Array.from(text);
        const [from, to] = [Math.min(start, points.length - 1), Math.min(start + length, points.length)];
        const part = points.slice(from, to).join('');
        fc.pre(from < to && part === part.trim() && part !== '');
        const at = points.slice(0, from).join('').length;
        const entity = { start: at, end: at + part.length, type: 'A' };
        const document = { ...marked(text), entities: [entity], labels: ['A'], fingerprint: fingerprint(text, [entityText(entity)]) };
        const problems = checkDatasets({ ...sound, train: [...sound.train, document] }).filter(({ rule }) => rule === 'entity-inside-word');
        for (const { message } of problems) {
          const [, whole, first, last] = /is ("[^"]*"), (\d+) to (\d+)\.$/.exec(message)!;
          expect(JSON.parse(whole!)).toBe(points.slice(Number(first), Number(last)).join(''));
          expect(JSON.parse(whole!)).toContain(part);
        }
      }),
    );
  });

  it.each([
    ['the end were the last character itself', (at: number) => at, (at: number) => at - 1],
    ['offsets counted from 1', (at: number) => at + 1, (at: number) => at + 1],
    ['offsets counted UTF-16 code units', (at: number) => at + 1, (at: number) => at + 1],
  ])('sees in a file that all would be right if %s', (counted, start, end) => {
    const emoji = counted.includes('UTF-16');
    const wrong = Array.from({ length: 6 }, (_, at) => {
      const document = marked(`${emoji ? '😀 ' : ''}so [Volta${letters(at)}](A),so`, at + 1, 'other.jsonl');
      const entities = document.entities!.map((entity) => ({ ...entity, start: start(entity.start), end: end(entity.end) }));
      return { ...document, entities, fingerprint: fingerprint(document.text, entities.map(entityText)) };
    });
    const problems = checkDatasets({ ...sound, train: [...sound.train, ...wrong] });
    expect(problems.map(({ rule, file }) => `${rule} ${file}`)).toEqual(['miscounted-offsets other.jsonl']);
    expect(problems[0]!.message).toContain(`6 of 6 entities of this file begin or end inside a word`);
    expect(problems[0]!.message).toContain(`, such as "Voltaaaaa", if ${counted}.`);
  });

  it('shows the clearest conflicts first: a slip beside many, then what is undecided', () => {
    const conflicts = checkDatasets({
      ...sound,
      train: [
        ...sound.train,
        ...documents(...Array.from({ length: 8 }, (_, at) => `[Oslo](A) ${letters(at)}`), 'where is [Oslo](B)?', '[Rom](A)', 'in [Rom](B)'),
      ],
    }).filter(({ message }) => /Oslo|Rom/.test(message));
    expect(conflicts.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['warning conflicting-types', 'notice conflicting-types']);
    expect(conflicts[0]!.message).toBe('"Oslo" is A in 8 entities and B here.');
  });

  it.each([
    ['three times annotated, once not', 3, ['Is Parcelo here?'], true],
    ['twice annotated', 2, ['Is Parcelo here?'], false],
    ['as often not', 3, ['Is Parcelo here?', 'No Parcelo?', 'O Parcelo.'], false],
    ['as part of a word', 3, ['Is Parcelona here?'], false],
    ['in another entity', 3, ['Is [Parcelo Ltd](A) here?'], false],
  ])('%s: a missed entity or not', (_, times, unmarked, missed) => {
    const annotated = Array.from({ length: times }, (_, at) => `The [Parcelo](A) van ${letters(at)}`);
    const rules = found({ train: [...sound.train, ...documents(...annotated, ...unmarked)] });
    expect(rules).toEqual(missed ? ['notice missed-entity'] : []);
  });
});

describe('comparing documents with entities', () => {
  const changed = (before: string, after: string) =>
    diffDocuments(documents(before), documents(after)).relabelled.map(({ from, to, count }) => `${count} × ${from} → ${to}`);

  it.each([
    ['[Oslo](PLACE) lamp', '[Oslo](PRODUCT) lamp', '1 × PLACE → PRODUCT'],
    ['[Oslo](PRODUCT) lamp', '[Oslo lamp](PRODUCT)', '1 × PRODUCT → longer PRODUCT'],
    ['[Oslo lamp](PRODUCT)', 'Oslo [lamp](PRODUCT)', '1 × PRODUCT → shorter PRODUCT'],
    ['[Oslo lamp](PRODUCT) now', 'Oslo [lamp now](PRODUCT)', '1 × PRODUCT → shifted PRODUCT'],
    ['[Oslo](PLACE) lamp', '[Oslo lamp](PRODUCT)', '1 × PLACE → PRODUCT'],
    ['Oslo on Monday', 'Oslo on [Monday](DATE)', '1 × nothing → DATE'],
    ['[Oslo](PLACE) on [Monday](DATE)', 'Oslo on Monday', '1 × DATE|PLACE → nothing|nothing'],
    ['[Oslo](PLACE) or [Rom](PLACE)', 'Oslo or Rom', '1 × PLACE → nothing'],
    ['[Oslo](PLACE) on Monday', '[Oslo](PRODUCT) on [Monday](DATE)', '1 × PLACE|nothing → PRODUCT|DATE'],
  ])('%s → %s', (before, after, told) => {
    expect(changed(before, after)).toEqual([told]);
  });

  it('counts a document once, groups equal corrections, and new entities by type', () => {
    const before = documents('[Oslo](PLACE) lamp', '[Rom](PLACE) desk', 'kept [x](A)', 'gone [y](A)');
    const after = documents('[Oslo](PRODUCT) lamp', '[Rom](PRODUCT) desk', 'kept [x](A)', '[Ann](A) and [Bob](A) on [Monday](DATE)');
    const diff = diffDocuments(before, after);
    expect(diff).toMatchObject({ added: 1, removed: 1, unchanged: 1, addedPerLabel: { A: 2, DATE: 1 } });
    expect(diff.relabelled).toMatchObject([{ from: 'PLACE', to: 'PRODUCT', count: 2, examples: [{ line: 1 }, { line: 2 }] }]);
    expect(describeDiff(diff)).toBe('+1 −1 · 2 relabelled PLACE → PRODUCT');
  });

  it('counts mentions in a summary, and documents as ever', () => {
    const some = documents('[Ann](A) and [Bob](A) on [Monday](DATE)', 'nothing', 'nothing');
    expect(summarize(some)).toEqual({ documents: 2, labels: { A: 2, DATE: 1 } });
  });

  const entities = fc
    .uniqueArray(fc.nat(20), { minLength: 0, maxLength: 8 })
    .map((cuts) => cuts.sort((a, b) => a - b))
    .chain((cuts) =>
      fc
        .array(fc.constantFrom('A', 'B'), { minLength: 4, maxLength: 4 })
        .map((types) =>
          types.slice(0, cuts.length >> 1).map((type, at): Entity => ({ start: cuts[2 * at]!, end: cuts[2 * at + 1]!, type })),
        ),
    );
  it('mentions every entity that differs exactly once, and none that stays', () => {
    fc.assert(
      fc.property(entities, entities, (before, after) => {
        const changes = entityChanges(before, after);
        const [was, is] = [before.map(entityText), after.map(entityText)];
        const side = (key: 'from' | 'to') => changes.flatMap((change) => (change[key] === null ? [] : [entityText(change[key])])).sort();
        expect(side('from')).toEqual(was.filter((one) => !is.includes(one)).sort());
        expect(side('to')).toEqual(is.filter((one) => !was.includes(one)).sort());
        for (const { from, to } of changes.map(kindOfChange)) expect(from).not.toBe(to);
      }),
    );
  });
});
