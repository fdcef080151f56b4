import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeComprehendCsv } from '../../src/datasets/comprehend-csv.ts';
import type { Document } from '../../src/datasets/document.ts';
import { canonicalText } from '../../src/datasets/fingerprint.ts';
import { readJsonLine } from '../../src/datasets/json-line.ts';
import { readDocuments, readUploads } from '../../src/datasets/read.ts';
import { pieces, readBytes, readText, unspecified } from './reading.ts';

const shown = ({ text, labels, line, column }: Document): string => `${line}:${column} ${labels.join('|')}: ${text}`;

describe('readDocuments', () => {
  it.each([
    ['Comprehend CSV', 'a.csv', 'billing,Pay?\nrefund,"Back, please"\n', ['1:9 billing: Pay?', '2:8 refund: Back, please']],
    ['CSV with a header', 'a.csv', 'id,Text , Label\n1,Pay?,billing\n', ['2:3 billing: Pay?']],
    ['other names of columns', 'a.csv', 'intent,utterance\nbilling,Pay?\n', ['2:9 billing: Pay?']],
    ['text and label before other known names', 'a.csv', 'text,message,label,topic\nPay?,no,billing,no\n', ['2:1 billing: Pay?']],
    ['semicolons under a header', 'a.csv', 'text;label\nPay, please;billing\n', ['2:1 billing: Pay, please']],
    ['TSV', 'a.tsv', 'label\ttext\nbilling\tPay, please\n', ['2:9 billing: Pay, please']],
    [
      'JSON lines',
      'a.jsonl',
      '{"id": 1, "text": "Pay?", "label": "billing"}\n\n{"intent": 7, "query": "Back"}\n',
      ['1:19 billing: Pay?', '3:24 7: Back'],
    ],
    ['JSON lines under another name', 'a.txt', '\ufeff{"text": "Pay?", "labels": ["billing"]}\n', ['1:10 billing: Pay?']],
    ['line breaks in a text as one space', 'a.csv', 'text,label\n" Pay\r\nme\u2028now\n\n",billing\n', ['2:1 billing: Pay me now']],
    ['labels without the spaces around them', 'a.csv', 'text,label\nPay?, billing \n', ['2:1 billing: Pay?']],
  ])('reads %s', async (_, path, text, expected) => {
    const { documents, problems } = await readText(path, text, {}, 5);
    expect(documents.map(shown)).toEqual(expected);
    expect(problems).toEqual([]);
  });

  it.each([
    ['format', 'text,label\nPay?,billing\n', { format: 'csv' as const }, ['2:1 billing: Pay?']],
    ['columns', 'a,b,c\n1,billing,Pay?\n', { columns: { text: 'c', label: 'b' } }, ['2:11 billing: Pay?']],
    ['delimiter', 'billing|Pay?\n', { delimiter: '|' }, ['1:9 billing: Pay?']],
    ['format and delimiter', 'billing;Pay?\n', { format: 'comprehend-csv' as const, delimiter: ';' }, ['1:9 billing: Pay?']],
    ['members', '{"a": "Pay?", "b": "billing"}', { format: 'jsonl' as const, columns: { text: 'a', label: 'b' } }, ['1:7 billing: Pay?']],
  ])('does as it is told by %s', async (_, text, options, expected) => {
    const { documents, problems } = await readText('a.data', text, options);
    expect(documents.map(shown)).toEqual(expected);
    expect(problems).toEqual([]);
  });

  it('reads files in the order given and shares label sets between them', async () => {
    const file = (path: string, text: string) => ({
      path,
      async *read() {
        yield Buffer.from(text);
      },
    });
    const { documents } = await readDocuments([file('b.csv', 'x,one\n'), file('a.csv', 'x,two\ny,three\n')], unspecified);
    expect(documents.map(({ file: from, text }) => `${from} ${text}`)).toEqual(['b.csv one', 'a.csv two', 'a.csv three']);
    expect(documents[0]!.labels).toBe(documents[1]!.labels);
  });

  it('closes a file that it does not read to the end', async () => {
    let closed = false;
    async function* read() {
      try {
        while (true) yield Buffer.from('%PDF-1.7 and so on '.repeat(5_000));
      } finally {
        closed = true;
      }
    }
    const { problems } = await readDocuments([{ path: 'a.csv', read }], unspecified);
    expect(problems.map(({ rule }) => rule)).toEqual(['not-a-data-file']);
    expect(closed).toBe(true);
  });

  it('throws what the file throws', async () => {
    async function* read(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a,b\n');
      throw new Error('disk gone');
    }
    await expect(readDocuments([{ path: 'a.csv', read }], unspecified)).rejects.toThrow('disk gone');
  });

  it('shows 20 problems of one rule and counts the rest', async () => {
    const { problems, documents } = await readText('a.csv', `text,label\n${'one column\n'.repeat(5_000)}Pay?,billing\n`);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)!.message).toBe('… and 4,980 more of this rule in a.csv, from line 22 on.');
    expect(documents).toHaveLength(1);
  });

  it.each(['a.csv', 'a.tsv', 'a.jsonl', 'a.txt'])(
    'reads any bytes of %s the same wherever they are cut, and never throws',
    async (path) => {
      const words = fc.constantFrom(
        'text',
        'label',
        '{"text":',
        '"label":',
        '"x"',
        '}',
        '{',
        '[',
        'é',
        '\\',
        ',',
        ';',
        '\t',
        '\n',
        '\r\n',
        '"',
        ' ',
        '\0',
        '😀',
        'a',
      );
      const bytes = fc.oneof(
        fc.array(words, { maxLength: 25 }).map((parts) => Buffer.from(parts.join(''))),
        fc.uint8Array({ maxLength: 50 }),
      );
      await fc.assert(
        fc.asyncProperty(bytes, fc.integer({ min: 1, max: 7 }), async (value, size) => {
          expect(await readBytes(path, value, {}, size)).toEqual(await readBytes(path, value));
        }),
        { numRuns: 400 },
      );
    },
  );
});

describe('writeComprehendCsv', () => {
  it('writes label and text, quoted where they must be', () => {
    const rows = writeComprehendCsv([
      { text: 'Back, "please"', labels: ['refund'] },
      { text: 'Pay?', labels: ['billing'] },
    ]);
    expect(Buffer.from(rows).toString()).toBe('refund,"Back, ""please"""\nbilling,Pay?\n');
  });

  it.each(['label', 'PAR1', '%PDF-1', '[[link]]', '<html>', '{', '\ufffe'])('is read back when the first label is %j', async (label) => {
    const documents = [{ text: 'text', labels: [label] }];
    const { documents: read } = await readUploads([{ path: 'a.csv', read: () => pieces(writeComprehendCsv(documents), 3) }]);
    expect(read.map(({ text, labels }) => ({ text, labels }))).toEqual(documents);
  });

  it('is read back as the same documents', async () => {
    const part = fc
      .string({
        unit: fc.oneof(
          fc.constantFrom('"', ',', ' ', '\n', '|', ';', '{', '<', 'é'),
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
        ),
        maxLength: 15,
      })
      .map(canonicalText)
      .filter((text) => text !== '' && !text.includes('\0'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ text: part, label: part }), { minLength: 1, maxLength: 6 }), async (documents) => {
        const written = writeComprehendCsv(documents.map(({ text, label }) => ({ text, labels: [label] })));
        const { documents: read, problems } = await readUploads([{ path: 'a.csv', read: () => pieces(written, 11) }]);
        expect(problems).toEqual([]);
        expect(read.map(({ text, labels }) => ({ text, label: labels[0] }))).toEqual(documents);
      }),
      { numRuns: 400 },
    );
  });
});

describe('readJsonLine', () => {
  it('agrees with JSON.parse on what is an object, and on its values', () => {
    const line = fc.oneof(
      fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value)),
      fc.string({
        unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', 'a', '1', '-', '.', 'e', 'true', 'null', '\\', 'u00e9', ' ', '"a":'),
      }),
    );
    fc.assert(
      fc.property(line, (text) => {
        const read = readJsonLine(text);
        expect('members' in read).toBe(isObject(parsed(text)));
        if (!('members' in read)) return;
        const texts = [...read.members].filter(([, { value }]) => typeof value === 'string');
        const expected = parsed(text) as Record<string, unknown>;
        for (const [name, { value, offset }] of texts) {
          expect(value).toBe(Object.getOwnPropertyDescriptor(expected, name)?.value);
          expect(text[offset]).toBe('"');
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses deep nesting instead of overflowing the stack', () => {
    expect(readJsonLine(`{"a":${'['.repeat(100_000)}`)).toEqual({ offset: 105, expected: 'at most 100 levels of nesting' });
  });
});

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
