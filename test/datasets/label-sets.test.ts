import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeComprehendCsv } from '../../src/datasets/comprehend-csv.ts';
import { diffDocuments } from '../../src/datasets/diff.ts';
import { readUploads } from '../../src/datasets/read.ts';
import { pieces, readText } from './reading.ts';

const labelsIn = async (path: string, text: string, options = {}) =>
  (await readText(path, text, { labelDelimiter: '|', ...options })).documents.map(({ labels }) => labels.join(' + '));

describe('documents with several labels', () => {
  it.each([
    ['a header CSV', 'a.csv', 'text,labels\none,b|a\ntwo,a\n', {}],
    ['a header CSV with commas between labels', 'a.csv', 'text,labels\none,"b, a"\ntwo,a\n', { labelDelimiter: ',' }],
    ['a header CSV with lists in JSON', 'a.csv', 'text,labels\none,"[""b"", ""a""]"\ntwo,"[""a""]"\n', {}],
    ['a TSV', 'a.tsv', 'text\tlabels\none\tb;a\ntwo\ta\n', { labelDelimiter: ';' }],
    ['Comprehend CSV', 'a.csv', 'b|a,one\na,two\n', {}],
    ['JSON lines with lists', 'a.jsonl', '{"text":"one","labels":["b","a","b"]}\n{"text":"two","labels":["a"]}\n', {}],
    ['JSON lines with texts', 'a.jsonl', '{"text":"one","labels":"b|a"}\n{"text":"two","label":"a"}\n', {}],
    [
      'an augmented manifest',
      'a.manifest',
      '{"source":"one","Job":[3,8],"Job-metadata":{"class-map":{"3":"a","8":"b"}}}\n{"source":"two","Job":1,"Job-metadata":{"class-name":"a"}}\n',
      {},
    ],
  ])('are read from %s, sorted and each label once', async (_, path, text, options) => {
    expect(await labelsIn(path, text, options)).toEqual(['a + b', 'a']);
  });

  it('have one label where the task gives them one, whatever it holds', async () => {
    expect((await readText('a.csv', 'text,label\none,b|a\n')).documents[0]!.labels).toEqual(['b|a']);
  });

  it('are one label when another character separates them: that is how the service reads them', async () => {
    expect(await labelsIn('a.csv', 'b;a,one\n', { format: 'comprehend-csv' })).toEqual(['b;a']);
  });

  it('name the job to read from a manifest with several', async () => {
    const line = '{"source":"one","x":0,"x-metadata":{"class-name":"a"},"y":0,"y-metadata":{"class-name":"b"}}\n';
    expect(await labelsIn('a.jsonl', line, { columns: { text: 'source', label: 'y' }, format: 'augmented-manifest' })).toEqual(['b']);
  });

  it('are told from each other by their set alone', async () => {
    const of = async (text: string) => (await readText('a.csv', `text,labels\n${text}`, { labelDelimiter: '|' })).documents;
    const before = await of('one,a|b\ntwo,a\n');
    expect(diffDocuments(before, await of('two,a\none,b|a|b\n'))).toMatchObject({ added: 0, removed: 0, relabelled: [], unchanged: 2 });
    expect(diffDocuments(before, await of('one,a|c\ntwo,a\n')).relabelled).toMatchObject([{ from: 'a|b', to: 'a|c', count: 1 }]);
  });

  const label = fc
    .string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', 'ü', '"', ',', '[', ']', ' ', ';', '-') })
    .map((name) => `x${name}x`);
  const odd = fc.constantFrom('["a"]', '[1]', 'text', 'label', '#');
  it('are read back from an upload as they were written', async () => {
    const document = fc.record({
      text: fc.string({ minLength: 1 }).map((text) => `t${text.replace(/[\0\s\u0085\u2028\u2029]/g, '')}`),
      labels: fc.uniqueArray(fc.oneof(label, odd), { minLength: 1, maxLength: 4 }).map((names) => names.toSorted()),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(document, { minLength: 1, maxLength: 8 }), async (documents) => {
        const written = writeComprehendCsv(documents);
        const { documents: read, problems } = await readUploads([{ path: 'a.csv', read: () => pieces(written, 7) }], '|');
        expect(problems).toEqual([]);
        expect(read.map(({ text, labels }) => ({ text, labels }))).toEqual(documents);
      }),
    );
  });

  it('never break the reader of manifests, whatever the line', async () => {
    const key = fc.constantFrom('source', 'Job', 'Job-metadata', 'class-map', 'class-name', '1');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(1, 'a', null, true),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(key, value, { maxKeys: 5 }), async (line) => {
        const { documents, problems } = await readText('a.jsonl', `${JSON.stringify(line)}\n`, {
          labelDelimiter: '|',
          format: 'augmented-manifest',
        });
        expect(documents.length + problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
