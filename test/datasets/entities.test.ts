import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/datasets/document.ts';
import { canonicalText, fingerprint } from '../../src/datasets/fingerprint.ts';
import type { ReadOptions } from '../../src/datasets/intake.ts';
import { readDocuments } from '../../src/datasets/read.ts';
import { pieces, readText, unspecified } from './reading.ts';

const shown = ({ text, entities, line, column }: Document): string =>
  `${line}:${column} ${text} ${entities!.map(({ start, end, type }) => `[${text.slice(start, end)}]${type}`).join(' ')}`.trim();

const read = (path: string, text: string, options: Partial<ReadOptions> = {}, size?: number) =>
  readText(path, text, { entities: true, ...options }, size);

const rulesOf = async (path: string, text: string, options: Partial<ReadOptions> = {}): Promise<string[]> =>
  (await read(path, text, options)).problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`);

describe('documents with entities are read from', () => {
  it.each([
    ['JSON lines as spaCy has them', '{"text": "To Bonn", "entities": [[3, 7, "CITY"]]}', '1:10 To Bonn [Bonn]CITY'],
    [
      'JSON lines as doccano exports them',
      '{"id": 1, "text": "To Bonn", "label": [[3, 7, "CITY"]], "Comments": []}',
      '1:19 To Bonn [Bonn]CITY',
    ],
    [
      'JSON lines as doccano exports them with relations',
      '{"text": "To Bonn", "entities": [{"id": 0, "label": "CITY", "start_offset": 3, "end_offset": 7}], "relations": []}',
      '1:10 To Bonn [Bonn]CITY',
    ],
    [
      'JSON lines as Prodigy exports them',
      '{"text": "To Bonn", "spans": [{"start": 3, "end": 7, "label": "CITY", "token_start": 1}], "answer": "accept", "label": "CITY"}',
      '1:10 To Bonn [Bonn]CITY',
    ],
    [
      'JSON lines as LightTag exports them',
      '{"content": "To Bonn", "annotations": [{"start": 3, "end": 7, "value": "Bonn", "tag": "CITY"}]}',
      '1:13 To Bonn [Bonn]CITY',
    ],
    [
      'JSON lines as Label Studio exports them',
      '{"text": "To Bonn", "label": [{"start": 3, "end": 7, "text": "Bonn", "labels": ["CITY"]}], "id": 7}',
      '1:10 To Bonn [Bonn]CITY',
    ],
    ['JSON lines without an entity', '{"text": "To Bonn", "entities": []}', '1:10 To Bonn'],
    [
      'an augmented manifest',
      `{"source":"To Bonn","Job":{"annotations":{"entities":[{"endOffset":7,"startOffset":3,"label":"CITY"}],"labels":[{"label":"CITY"}]}},"Job-metadata":{"entities":[{"confidence":0.9}],"type":"groundtruth/text-span"}}`,
      '1:11 To Bonn [Bonn]CITY',
    ],
  ])('%s', async (_, line, expected) => {
    const { documents, problems } = await read('a.jsonl', `${line}\n`, {}, 5);
    expect(problems).toEqual([]);
    expect(documents.map(shown)).toEqual([expected]);
  });

  it.each([
    ['IOB2', 'To O\nNew B-CITY\nYork I-CITY\nBonn B-CITY\n\nHi O\n'],
    ['IOB1', 'To O\nNew I-CITY\nYork I-CITY\nBonn B-CITY\n\nHi O\n'],
    ['BIOES', 'To O\nNew B-CITY\nYork E-CITY\nBonn S-CITY\n\nHi O\n'],
    ['BILOU', 'To O\nNew B-CITY\nYork L-CITY\nBonn U-CITY\n\nHi O\n'],
    ['tabs and blank lines of spaces', 'To\tO\nNew\tB-CITY\nYork\tI-CITY\nBonn\tB-CITY\n \t\nHi\tO\n'],
    [
      'columns between token and tag',
      '-DOCSTART- -X- -X- O\n\nTo IN B-PP O\nNew NNP B-NP B-CITY\nYork NNP I-NP I-CITY\nBonn NNP B-NP B-CITY\n\nHi UH O O',
    ],
    ['comments', '# id = 1\n# text = To New York\nTo\tO\nNew\tB-CITY\nYork\tI-CITY\nBonn\tB-CITY\n\n# id = 2\nHi\tO\n'],
    ['counted tokens', '# id 1\n1\tTo\tO\n2\tNew\tB-CITY\n3\tYork\tI-CITY\n4\tBonn\tB-CITY\n\n1\tHi\tO\n'],
    ['line breaks of Windows', 'To O\r\nNew B-CITY\r\nYork I-CITY\r\nBonn B-CITY\r\n\r\nHi O'],
  ])('columns with %s', async (_, text) => {
    for (const path of ['a.conll', 'a.txt', 'a.csv']) {
      const { documents, problems } = await read(path, text);
      expect(problems).toEqual([]);
      expect(documents.map((document) => shown(document).replace(/^\S+ /, ''))).toEqual([
        'To New York Bonn [New York]CITY [Bonn]CITY',
        'Hi',
      ]);
    }
  });

  it('columns whose tokens begin with #, and are no comments', async () => {
    const { documents, problems } = await read('a.conll', '# O\n#NFL B-ORG\n# B-ORG\n\n#one O\n');
    expect(problems).toEqual([]);
    expect(documents.map(shown)).toEqual(['1:1 # #NFL # [#NFL]ORG [#]ORG', '5:1 #one']);
  });

  it('text with characters beyond the basic plane, counted as Python does, and in our units inside', async () => {
    const { documents } = await read('a.jsonl', '{"text": "  😀\\r\\n𝒜b Bonn", "entities": [[4, 6, "X"], [8, 12, "CITY"]]}');
    expect(documents.map(shown)).toEqual(['1:10 😀 𝒜b Bonn [𝒜]X [Bonn]CITY']);
    expect(documents[0]!.entities).toEqual([
      { start: 3, end: 5, type: 'X' },
      { start: 7, end: 11, type: 'CITY' },
    ]);
  });
});

describe('a document with entities', () => {
  it('has the characters that its file means, whatever line breaks and spaces its text has', async () => {
    const part = fc.constantFrom('a', 'é', '😀', ' ', '\t', '\r', '\n', '\r\n', '\u0085', '\u2028', '\ufeff', '𝒜');
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 20 }), fc.nat(20), fc.nat(20), async (parts, from, length) => {
        const raw = parts.join('');
        const points = Array.from(raw);
        const [start, end] = [Math.min(from, points.length), Math.min(from + length, points.length)];
        const meant = canonicalText(points.slice(start, end).join(''));
        const { documents } = await read('a.jsonl', JSON.stringify({ text: raw, entities: [[start, end, 'X']] }));
        const found = documents.flatMap(({ text, entities }) => entities!.map((one) => text.slice(one.start, one.end)));
        expect(found).toEqual(meant === '' ? [] : [meant]);
      }),
      { numRuns: 500 },
    );
  });

  it('is named by its text and by where its entities are, and carries their types', async () => {
    const { documents } = await read('a.jsonl', '{"text": "Bonn to Kiel", "entities": [[8, 12, "B"], [0, 4, "B"], [5, 7, "A"]]}');
    expect(documents[0]).toMatchObject({ labels: ['A', 'B'], fingerprint: fingerprint('Bonn to Kiel', ['0-4 B', '5-7 A', '8-12 B']) });
  });

  it.each([
    ['an offset outside the text', '[[3, 8, "X"]]', ['1:33 offset-outside-text']],
    ['a negative offset', '[[-1, 2, "X"]]', ['1:33 bad-offset']],
    ['an offset that is text', '[["0", 2, "X"]]', ['1:33 bad-offset']],
    ['half an offset', '[[0.5, 2, "X"]]', ['1:33 bad-offset']],
    ['an end before the beginning', '[[2, 1, "X"]]', ['1:33 empty-entity']],
    ['no character', '[[2, 2, "X"]]', ['1:33 empty-entity']],
    ['only spaces', '[[2, 3, "X"]]', ['1:33 blank-entity']],
    ['an overlap', '[[0, 4, "X"], [3, 7, "Y"]]', ['1:46 overlapping-entities']],
    ['an entity in another', '[[0, 7, "X"], [0, 2, "Y"], [3, 7, "Z"]]', ['1:33 overlapping-entities', '1:59 overlapping-entities']],
    ['other words than it says', '[{"start": 3, "end": 7, "label": "X", "text": "Kiel"}]', ['1:33 other-entity-text']],
    ['a type with a bar', '[[0, 2, "A|B"]]', ['1:33 bad-type']],
    ['a type with a tab', '[[0, 2, "A\\tB"]]', ['1:33 bad-type']],
    ['a type that cannot be seen', '[[0, 2, "A\\u200bB"]]', ['1:33 bad-type']],
    ['two items', '[[0, 2]]', ['1:33 wrong-member']],
    ['no end', '[{"start": 0, "label": "X"}]', ['1:33 wrong-member']],
    ['a number for an entity', '[7]', ['1:33 wrong-member']],
    ['a number for a type', '[[0, 2, 7]]', ['1:40 wrong-member']],
    ['text for entities', '"X"', ['1:32 wrong-member']],
    ['null for entities', 'null', ['1:32 wrong-member']],
  ])('is left out with %s, and that is reported', async (_, entities, expected) => {
    const line = `{"text": "To Bonn", "entities": ${entities}}`.replace('"entities": ', '"entities":');
    expect(await rulesOf('a.jsonl', line)).toEqual(expected);
    expect((await read('a.jsonl', line)).documents).toEqual([]);
  });

  it.each([
    ['a space at an end of an entity', '[[2, 7, "X"]]', ['1:33 entity-with-space'], '[Bonn]X'],
    ['an entity twice', '[[3, 7, "X"], [3, 7, "X"]]', ['1:46 repeated-entity'], '[Bonn]X'],
  ])('is kept with %s, and that is said', async (_, entities, expected, kept) => {
    const { documents, problems } = await read('a.jsonl', `{"text": "To Bonn", "entities":${entities}}`);
    expect(problems.map(({ line, column, rule, severity }) => `${line}:${column} ${rule} ${severity}`)).toEqual(
      expected.map((one) => `${one} warning`),
    );
    expect(documents.map(shown)).toEqual([`1:10 To Bonn ${kept}`]);
  });

  it.each([
    ['no text', '{"body_text": "x", "entities": []}', ['1:1 missing-member']],
    ['two texts', '{"document": "x", "content": "y", "entities": []}', ['1:1 missing-member']],
    ['a text that is a number', '{"text": 1, "entities": []}', ['1:10 wrong-member']],
    ['no entities', '{"text": "x"}', ['1:1 missing-member']],
    ['an empty text', '{"text": " ", "entities": []}', ['1:10 empty-text']],
    ['half a character', '{"text": "\\ud83d", "entities": []}', ['1:10 bad-character']],
    ['an answer that refuses it', '{"text": "x", "spans": [], "answer": "reject"}', ['1:38 not-accepted']],
    ['no JSON', '{"text": "x", "entities": ]}', ['1:27 bad-json']],
    [
      'a manifest whose job failed',
      '{"source": "x", "J-metadata": {"failure-reason": "no"}, "K": 1, "K-metadata": {}}',
      ['1:62 wrong-member'],
    ],
  ])('is left out with %s', async (_, line, expected) => {
    expect(await rulesOf('a.jsonl', line)).toEqual(expected);
  });

  it('is left out where the job of a manifest failed', async () => {
    const line = '{"source": "x", "J-metadata": {"failure-reason": "timed out"}}';
    const { problems } = await read('a.manifest', line, { format: 'augmented-manifest' });
    expect(problems.map(({ message }) => message)).toEqual([
      'The annotation job failed on this text: "J-metadata" says "timed out". The row is left out.',
    ]);
  });

  it('is read from the members that columns names', async () => {
    const options = { columns: { text: 'a', label: 'b' } };
    expect(
      (await read('a.jsonl', '{"a": "To Bonn", "b": [[3, 7, "X"]], "text": "", "entities": []}', options)).documents.map(shown),
    ).toEqual(['1:7 To Bonn [Bonn]X']);
    expect(await rulesOf('a.jsonl', '{"a": "x", "bb": []}', options)).toEqual(['1:1 missing-member']);
    expect(await rulesOf('a.jsonl', '{"aa": "x", "b": []}', options)).toEqual(['1:1 missing-member']);
  });
});

describe('columns', () => {
  it.each([
    ['a tag that is none', 'To O\nBonn CITY\n\nHi O\n', ['2:6 bad-tag']],
    ['a tag without a type', 'To O\nBonn B-\n\nHi O\n', ['2:6 bad-tag']],
    ['a line without a tag', 'To O\nBonn\n\nHi O\n', ['2:1 wrong-columns']],
    ['a line with a column too many', 'To O\nNew York O\n\nHi O\n', ['2:1 wrong-columns']],
    ['no token', 'To\tO\n\tO\n\nHi\tO\n', ['2:2 empty-token']],
    ['a NUL byte', 'To O\nBo\0nn O\n\nHi O\n', ['2:3 nul-byte']],
  ])('lose the sentence with %s, and say so', async (_, text, expected) => {
    const { documents, problems } = await read('a.conll', text);
    expect(problems.map(({ line, column, rule, severity }) => `${line}:${column} ${rule} ${severity}`)).toEqual([`${expected[0]!} error`]);
    expect(documents.map(({ text: kept }) => kept)).toEqual(['Hi']);
  });

  it.each([
    ['an entity that has not begun', 'To O\nBonn I-CITY\n\nKiel B-CITY\n', '2:6 tag-sequence'],
    ['an entity that goes on as another type', 'New B-CITY\nYork I-ORG\n', '2:6 tag-sequence'],
    ['an entity that does not end', 'New B-CITY\nYork I-CITY\nis O\nBonn S-CITY\n', '2:6 tag-sequence'],
  ])('keep %s, and say so', async (_, text, expected) => {
    const { problems } = await read('a.conll', text);
    expect(problems.map(({ line, column, rule, severity }) => `${line}:${column} ${rule} ${severity}`)).toEqual([`${expected} warning`]);
  });

  const tag = fc.oneof(
    fc.constant('O'),
    fc.tuple(fc.constantFrom('B', 'I', 'E', 'S'), fc.constantFrom('X', 'Y')).map(([prefix, type]) => `${prefix}-${type}`),
  );
  it('give entities that are whole tokens, and every tagged token is in one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('a', '😀', 'bc'), tag), { minLength: 1, maxLength: 12 }), async (tokens) => {
        const { documents } = await read('a.conll', tokens.map((columns) => columns.join(' ')).join('\n'));
        const [{ text, entities }] = documents as [Document];
        let at = 0;
        const inside = tokens.map(([token]) => {
          const start = at;
          at += token.length + 1;
          return entities!.filter((entity) => entity.start <= start && start + token.length <= entity.end).map(({ type }) => type);
        });
        expect(inside.map((types) => types.join())).toEqual(tokens.map(([, each]) => (each === 'O' ? '' : each.slice(2))));
        expect(entities!.every(({ start, end }) => text.slice(start, end).trim().length === end - start)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

const companion = async (options: Partial<ReadOptions>, documents: Record<string, string>, content: string) => {
  const file = (path: string, text: string) => ({ path, read: () => pieces(Buffer.from(text), 9) });
  return readDocuments(
    Object.entries(documents).map(([path, text]) => file(path, text)),
    { ...unspecified, entities: true, ...options },
    [file('data/companion.csv', content)],
  );
};

describe('companions', () => {
  it('say where the entities of plain text are', async () => {
    const content = 'File,Line,Begin Offset,End Offset,Type\nb/docs.txt,1,0,4,CITY\n';
    const { documents, problems } = await companion({ annotations: 'x' }, { 'a/docs.txt': 'one', 'b/docs.txt': 'two\nKiel' }, content);
    expect(problems).toEqual([]);
    expect(documents.map((document) => `${document.file} ${shown(document)}`)).toEqual([
      'a/docs.txt 1:1 one',
      'b/docs.txt 1:1 two',
      'b/docs.txt 2:1 Kiel [Kiel]CITY',
    ]);
  });

  it.each([
    ['docs.txt,0,0,4,CITY', null],
    ['dogs.txt,0,0,4,CITY', 'File unknown-document'],
    ['docs.txt,9,0,4,CITY', 'Line unknown-document'],
    ['docs.txt,x,0,4,CITY', 'Line bad-offset'],
    ['docs.txt,0,x,4,CITY', 'Begin Offset bad-offset'],
    ['docs.txt,0,0,x,CITY', 'End Offset bad-offset'],
    ['docs.txt,0,x,y,CITY', 'Begin Offset bad-offset'],
    ['docs.txt,0,3,3,CITY', 'End Offset empty-entity'],
    ['docs.txt,0,0,40,CITY', 'End Offset offset-outside-text'],
    ['docs.txt,0,40,44,CITY', 'Begin Offset offset-outside-text'],
    ['docs.txt,0,0,5,CITY', 'End Offset entity-with-space'],
    ['docs.txt,0,4,8,CITY', 'Begin Offset entity-with-space'],
    ['docs.txt,0,4,5,CITY', 'Begin Offset blank-entity'],
    ['docs.txt,0,0,4,A|B', 'Type bad-type'],
    ['docs.txt,0,0,4,', 'Type bad-type'],
  ])('%s: the column that is wrong is pointed at, in whatever order they stand (%s)', async (row, expected) => {
    const names = ['File', 'Line', 'Begin Offset', 'End Offset', 'Type'];
    const fields = row.split(',');
    for (const order of [
      [0, 1, 2, 3, 4],
      [4, 3, 2, 1, 0],
    ]) {
      const shuffled = order.map((at) => fields[at]!);
      const content = `${order.map((at) => names[at]).join(',')}\n${shuffled.join(',')}\n`;
      const { problems } = await companion({ annotations: 'x' }, { 'docs.txt': 'Kiel and Bonn' }, content);
      const columnOf = (at: number) => shuffled.slice(0, at).reduce((sum, field) => sum + field.length + 1, 1);
      const pointed = problems.map(
        ({ column, rule }) => `${names[order[shuffled.findIndex((_, at) => columnOf(at) === column)]!]} ${rule}`,
      );
      expect(pointed).toEqual(expected === null ? [] : [expected]);
    }
  });

  it('are refused when a name may mean several files', async () => {
    const content = 'File,Line,Begin Offset,End Offset,Type\ndocs.txt,0,0,3,CITY\n';
    const { problems } = await companion({ annotations: 'x' }, { 'a/docs.txt': 'one', 'b/docs.txt': 'two' }, content);
    expect(problems.map(({ message }) => message)).toEqual(['"docs.txt" may be a/docs.txt and b/docs.txt. The annotation is left out.']);
  });

  it('list what is to be found in plain text, and say when nothing is', async () => {
    const list = 'Text,Type\nKiel,CITY\n';
    const { documents } = await companion({ entityList: 'x' }, { 'a.txt': 'To Kiel\nKielce' }, list);
    expect(documents.map(shown)).toEqual(['1:1 To Kiel [Kiel]CITY', '2:1 Kielce']);
    expect((await companion({ entityList: 'x' }, { 'a.txt': 'kiel' }, list)).problems.map(({ rule }) => rule)).toEqual(['no-entity-found']);
  });

  it('are text, like documents', async () => {
    expect((await companion({ annotations: 'x' }, { 'a.txt': 'one' }, '%PDF-1.7')).problems.map(({ rule }) => rule)).toEqual([
      'not-a-data-file',
    ]);
  });
});

describe('no file of entities', () => {
  const words = fc.constantFrom(
    ...['{"text":', '"entities":', '"spans":', '"source":', '"J":', '"J-metadata":', '"annotations":', '"start":', '"end":', '"label":'],
    ...[
      '"a😀b"',
      '[',
      ']',
      '{',
      '}',
      '0',
      '1',
      '5',
      '-1',
      '1.5',
      ',',
      '"X"',
      'null',
      ' ',
      '\n',
      '\r\n',
      '\t',
      'O',
      'B-X',
      'I-X',
      'S-X',
      '#',
      '-DOCSTART-',
    ],
    ...[
      'File,Line,Begin Offset,End Offset,Type\n',
      'File,Begin Offset,End Offset,Type\n',
      'Text,Type\n',
      'a.txt',
      '\0',
      '"',
      '\u0085',
      '\u2028',
      'é',
    ],
  );
  const bytes = fc.oneof(
    fc.array(words, { maxLength: 30 }).map((parts) => Buffer.from(parts.join(''))),
    fc.uint8Array({ maxLength: 50 }),
  );
  const wellPlaced = ({ text, entities, labels, fingerprint: name }: Document): boolean =>
    entities!.every(
      ({ start, end }, at) =>
        (entities![at - 1]?.end ?? 0) <= start &&
        start < end &&
        end <= text.length &&
        text.slice(start, end) === text.slice(start, end).trim(),
    ) &&
    text === canonicalText(text) &&
    labels.join() === [...new Set(entities!.map(({ type }) => type))].sort().join() &&
    name ===
      fingerprint(
        text,
        entities!.map(({ start, end, type }) => `${start}-${end} ${type}`),
      );

  it.each(['a.jsonl', 'a.conll', 'a.txt', 'a.manifest'])(
    'such as %s makes the reader throw, or puts an entity outside its text',
    async (path) => {
      await fc.assert(
        fc.asyncProperty(bytes, fc.integer({ min: 1, max: 7 }), async (value, size) => {
          const options = { ...unspecified, entities: true as const };
          const result = await readDocuments([{ path, read: () => pieces(value, size) }], options);
          expect(result).toEqual(await readDocuments([{ path, read: () => pieces(value, 65_536) }], options));
          expect(result.documents.filter((document) => !wellPlaced(document))).toEqual([]);
        }),
        { numRuns: 300 },
      );
    },
  );

  const row = fc.tuple(
    fc.constantFrom('a.txt', 'b.txt'),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: -1, max: 8 }),
    fc.integer({ min: 0, max: 9 }),
    fc.constantFrom('X', 'Y', ''),
  );
  it('such as annotations of any text does', async () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(' ', '\n', '\r\n', '\r', 'a', '😀', '\u0085', '\ufeff'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(text, fc.array(row, { maxLength: 5 }), fc.boolean(), async (value, rows, lines) => {
        const csv = rows.map(([file, line, ...rest]) => [file, ...(lines ? [line] : []), ...rest].join(',')).join('\n');
        const { documents } = await companion(
          { annotations: 'x' },
          { 'a.txt': value },
          `File,${lines ? 'Line,' : ''}Begin Offset,End Offset,Type\n${csv}`,
        );
        expect(documents.filter((document) => !wellPlaced(document))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('such as an entity list does, and finds only what is listed', async () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-', '😀', 'é', '\u0301', '𝒜'), minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), fc.array(part, { minLength: 1, maxLength: 4 }), async (parts, listed) => {
        const { documents } = await companion(
          { entityList: 'x' },
          { 'a.txt': parts.join(' ') },
          `Text,Type\n${listed.map((one) => `"${one}",X`).join('\n')}`,
        );
        expect(documents.filter((document) => !wellPlaced(document))).toEqual([]);
        const found = documents.flatMap(({ text, entities }) => entities!.map(({ start, end }) => text.slice(start, end)));
        expect(found.filter((one) => !listed.map(canonicalText).includes(one))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
