import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDatasets } from '../../src/datasets/check.ts';
import type { Datasets } from '../../src/datasets/checks/material.ts';
import { nearEquals } from '../../src/datasets/checks/near.ts';
import type { Document } from '../../src/datasets/document.ts';
import { fingerprint } from '../../src/datasets/fingerprint.ts';

const document = (text: string, label: string, line = 1): Document => ({
  ...{ text, labels: [label], fingerprint: fingerprint(text, [label]) },
  ...{ file: 'train.csv', line, column: 1 },
});
const word = (at: number): string => String.fromCharCode(97 + Math.floor(at / 676), 97 + (Math.floor(at / 26) % 26), 97 + (at % 26));
const many = (count: number, label: string, start = 0): Document[] =>
  Array.from({ length: count }, (_, at) => document(`a text of ${label} about ${word(start + at)}`, label, at + 1));

const sound: Datasets = {
  train: [...many(60, 'a'), ...many(60, 'b')],
  test: [...many(20, 'a', 500), ...many(20, 'b', 500)],
  ...{ golden: [], testDeclared: true, labels: null, strict: true },
};
const found = (datasets: Partial<Datasets>) => checkDatasets({ ...sound, ...datasets }).map(({ rule, severity }) => `${severity} ${rule}`);

describe('checkDatasets', () => {
  it('finds nothing in sound data', () => {
    expect(found({})).toEqual([]);
  });

  it('points at the setting when there is no row to point at', () => {
    const positions = new Map([['datasets.train', { line: 7, column: 10, source: '  train: data/*.csv' }]]);
    expect(checkDatasets({ ...sound, train: [], file: 'intents/flywheel.yaml', positions })).toMatchObject([
      { file: 'intents/flywheel.yaml', line: 7, column: 10, source: '  train: data/*.csv', rule: 'no-train-documents' },
    ]);
  });

  it.each([
    ['a label that is too long', { train: [...sound.train, ...many(10, 'x'.repeat(5_001))] }, 'label-too-long'],
    ['too many labels', { train: Array.from({ length: 1_001 }, (_, at) => many(10, `l${word(at)}`)).flat() }, 'too-many-labels'],
    ['a label with 9 documents', { train: [...sound.train, ...many(9, 'c')] }, 'rare-label'],
    ['a small dataset', { test: many(3, 'a', 900) }, 'dataset-too-small'],
  ])('makes %s an error where the service is strict, and a warning or less where not', (_, datasets, rule) => {
    expect(found(datasets)).toContain(`error ${rule}`);
    expect(found({ ...datasets, strict: false })).not.toContain(`error ${rule}`);
  });

  it('counts a repeated document once towards the minimum', () => {
    expect(found({ train: [...sound.train, ...many(9, 'c'), ...many(9, 'c')] })).toContain('error rare-label');
    expect(found({ train: [...sound.train, ...many(10, 'c')] })).not.toContain('error rare-label');
  });

  it('says what a missing TEST part means with and without datasets.test', () => {
    const message = (testDeclared: boolean) => checkDatasets({ ...sound, test: [], testDeclared })[0]!.message;
    expect(message(true)).toBe('There are no TEST documents: no model can be judged.');
    expect(message(false)).toBe('The stable tenth that is kept for TEST holds no document: no model can be judged.');
  });

  it.each([
    [1, true, /^There is 1 TEST document: it is 100 % of what models are judged by/],
    [19, true, /^There are 19 TEST documents: each is 5 % of/],
    [19, false, /^There are 19 TEST documents/],
    [20, true, null],
  ])('says that %i TEST documents are few, or does not', (count, testDeclared, message) => {
    const problems = checkDatasets({ ...sound, test: sound.test.slice(0, count), testDeclared }).filter(
      ({ rule }) => rule === 'few-test-documents',
    );
    expect(problems).toEqual(
      message === null ? [] : [expect.objectContaining({ severity: 'warning', message: expect.stringMatching(message) })],
    );
  });

  it('counts a repeated TEST document once', () => {
    expect(found({ test: [...sound.test.slice(0, 19), ...sound.test.slice(0, 19)] })).toContain('warning few-test-documents');
  });

  it('takes no difference of shares for drift that chance explains', () => {
    expect(found({ test: many(50, 'a', 500).concat(many(42, 'b', 500)) })).toEqual([]);
    expect(found({ test: many(80, 'a', 500).concat(many(10, 'b', 500)) })).toEqual(['notice label-drift']);
  });

  it('never puts personal data into a message', () => {
    const problems = checkDatasets({ ...sound, train: [...sound.train, document('write to jane.doe@example.com', 'a', 99)] });
    expect(problems.map(({ rule }) => rule)).toEqual(['personal-data']);
    expect(JSON.stringify(problems)).not.toContain('jane');
  });

  it.each([
    ['4111 1111 1111 1111', true],
    ['4111-1111-1111-1111', true],
    ['4111111111111112', false],
    ['order 1234567890123', false],
    ['DE89 3704 0044 0532 0130 00', true],
    ['GB82WEST12345698765432', true],
    ['GB82WEST12345698765433', false],
    ['me+you@mail.example.org', true],
    ['me @ home', false],
  ])('%s is personal data: %s', (text, personal) => {
    expect(found({ train: [...sound.train, document(`see ${text} please`, 'a')] })).toEqual(personal ? ['notice personal-data'] : []);
  });

  it.each([
    ['=SUM(A1:A9)', true],
    ['=HYPERLINK("x")', true],
    ["=cmd|' /C calc'!A0", true],
    ["+cmd|' /C calc'!A0", true],
    ['= so what', false],
    ['- first (of two)', false],
    ['+1 for that', false],
    ['@support help me (please)', false],
  ])('%s is a formula: %s', (text, isFormula) => {
    expect(found({ train: [...sound.train, document(text, 'a')] })).toEqual(isFormula ? ['warning spreadsheet-formula'] : []);
  });

  it('keeps a summary of contradicting labels when there are many', () => {
    const contradicting = checkDatasets({
      ...sound,
      train: [...sound.train, ...sound.train.map(({ text, labels, line }) => document(text, labels[0] === 'a' ? 'b' : 'a', line + 100))],
    });
    expect(contradicting.filter(({ rule }) => rule === 'contradicting-labels')).toHaveLength(21);
    expect(contradicting.find(({ message }) => message.startsWith('…'))!.message).toBe(
      '… and 100 more of this rule in train.csv, from line 121 on.',
    );
  });

  it('never throws, whatever the documents hold', () => {
    const one = fc
      .tuple(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom('a', 'b', 'A', 'a|b', '__proto__'))
      .map(([text, label]) => document(text, label));
    const list = fc.array(one, { maxLength: 20 });
    fc.assert(
      fc.property(list, list, list, fc.boolean(), (train, test, golden, strict) => {
        const problems = checkDatasets({ train, test, golden, testDeclared: strict, labels: strict ? ['a', 'b'] : null, strict });
        expect(problems.every(({ message }) => message.length < 2_000)).toBe(true);
      }),
    );
  });
});

describe('nearEquals', () => {
  const alike = (a: string, b: string): boolean => nearEquals([[document(a, 'x')], [document(b, 'x')]]).first[1] === 0;

  it.each([
    ['How do I pay?', 'how do i PAY', true],
    ['pay 12 now', 'pay 3,456 now', false],
    ['pay 12 now', 'pay 99 now', true],
    ['pay 12 now', 'pay now', false],
    ['pay now', 'paynow', false],
    ['  "Ärger" — sofort!', 'ärger sofort', true],
    ['Straße', 'Strasse', false],
    ['支付？', '支付', true],
  ])('%s / %s: %s', (a, b, expected) => {
    expect(alike(a, b)).toBe(expected);
  });

  it('calls texts without letters and digits blank', () => {
    const near = nearEquals([[document('?!', 'x'), document('a', 'x')]]);
    expect([near.blank(0), near.blank(1)]).toEqual([true, false]);
  });
});
