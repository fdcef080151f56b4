import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/datasets/document.ts';
import { writeEntityAnnotations } from '../../src/datasets/entity-annotation-writer.ts';
import { type EntityUploads, readEntityUploads } from '../../src/datasets/entity-uploads.ts';
import { canonicalText } from '../../src/datasets/fingerprint.ts';
import { pieces } from './reading.ts';

const upload = (path: string, content: string | Uint8Array) => ({ path, read: () => pieces(Buffer.from(content), 7) });
const shown = ({ text, entities }: Document): string =>
  `${text} ${entities!.map(({ start, end, type }) => `[${text.slice(start, end)}]${type}`).join(' ')}`.trim();

async function read(uploads: EntityUploads): Promise<{ documents: string[]; problems: string[] }> {
  const { documents, problems } = await readEntityUploads(uploads);
  return {
    documents: documents.map(shown),
    problems: problems.map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule}: ${message}`),
  };
}

const header = 'File,Line,Begin Offset,End Offset,Type\n';

describe('readEntityUploads', () => {
  it('joins annotations to lines, counting lines from 0 and characters as Python does', async () => {
    const documents = [upload('s3://b/docs.txt', '😀 Paris\r\n\nno entity\nBonn to Kiel')];
    const rows = 'docs.txt,0,2,7,CITY\ndocs.txt,3,8,12,CITY\ndocs.txt,3,0,4,"CITY"\n';
    expect(await read({ documents, annotations: [upload('a.csv', header + rows)] })).toEqual({
      documents: ['😀 Paris [Paris]CITY', 'no entity', 'Bonn to Kiel [Bonn]CITY [Kiel]CITY'],
      problems: [],
    });
  });

  it('joins annotations without Line to whole files', async () => {
    const documents = [upload('x/a.txt', '\ufeff\nTo\r\nNew\r\nYork\n'), upload('x/b.txt', 'nothing')];
    const annotations = [upload('a.csv', 'File,Begin Offset,End Offset,Type\na.txt,5,14,CITY\n')];
    expect(await read({ documents, annotations, inputFormat: 'ONE_DOC_PER_FILE' })).toEqual({
      documents: ['To New York [New York]CITY', 'nothing'],
      problems: [],
    });
  });

  it('finds listed entities as whole words, the longest first', async () => {
    const documents = [upload('d.txt', 'Jane Smith, née Smithers; smith\nSmith of New York University Hospital (C++)\n𝒜Smith Smith𝒜')];
    const list = 'Text,Type\nSmith,PERSON\nJane Smith,PERSON\nNew York,CITY\nYork University Hospital,ORG\nC++,SKILL\n';
    expect(await read({ documents, entityList: [upload('l.csv', list)] })).toEqual({
      documents: [
        'Jane Smith, née Smithers; smith [Jane Smith]PERSON',
        'Smith of New York University Hospital (C++) [Smith]PERSON [York University Hospital]ORG [C++]SKILL',
        '𝒜Smith Smith𝒜',
      ],
      problems: [],
    });
  });

  it.each([
    ['an unknown file', 'other.txt,0,0,2,X', '2:1 unknown-document: No file of documents is named "other.txt"; there is docs.txt.'],
    [
      'a line that is not there',
      'docs.txt,9,0,2,X',
      '2:10 unknown-document: There is no document on line 9 of docs.txt, which has its last on line 2.',
    ],
    [
      'a blank line',
      'docs.txt,1,0,2,X',
      '2:10 unknown-document: There is no document on line 1 of docs.txt, which has its last on line 2.',
    ],
    [
      'an offset beyond the text',
      'docs.txt,0,6,12,X',
      '2:14 offset-outside-text: The entity from 6 to 12 (X) lies outside its text, which has 11 characters.',
    ],
    ['an end before the beginning', 'docs.txt,0,6,4,X', '2:14 empty-entity: The entity from 6 to 4 (X) ends before it begins.'],
    ['no character', 'docs.txt,0,6,6,X', '2:14 empty-entity: The entity from 6 to 6 (X) has no character.'],
    ['a space', 'docs.txt,0,5,6,X', '2:12 blank-entity: The entity from 5 to 6 (X) is nothing but spaces.'],
    [
      'an offset that is no number',
      'docs.txt,0,1.5,6,X',
      '2:12 bad-offset: The entity from 1.5 to 6 (X) has an offset that is not a whole number from 0 on.',
    ],
    ['a line that is no number', 'docs.txt,one,1,6,X', '2:10 bad-offset: Line is "one", no whole number from 0 on.'],
    [
      'an overlap',
      'docs.txt,0,0,7,X\ndocs.txt,0,6,11,Y',
      '3:12 overlapping-entities: The entity "world" from 6 to 11 (Y) overlaps "Hello w" from 0 to 7 (X).',
    ],
    [
      'two types',
      'docs.txt,0,0,5,X\ndocs.txt,0,0,5,Y',
      '3:12 overlapping-entities: The entity "Hello" from 0 to 5 (Y) overlaps "Hello" from 0 to 5 (X).',
    ],
    [
      'a type with a comma',
      'docs.txt,0,0,5,"X,Y"',
      '2:16 bad-type: The entity type "X,Y" holds a comma, a tab or a line break, which Amazon Comprehend does not take.',
    ],
    ['no type', 'docs.txt,0,0,5,', '2:16 bad-type: The entity type "" is empty.'],
    ['a missing column', 'docs.txt,0,0,5', '2:1 wrong-columns: This row has 4 columns; the header has 5.'],
  ])('reports %s', async (_, rows, expected) => {
    const documents = [upload('docs.txt', 'Hello world\n\nSecond')];
    const result = await read({ documents, annotations: [upload('a.csv', `${header}${rows}\n`)] });
    expect(result.problems.map((problem) => problem.replace(/ The (?:document|annotation) is left out\.$/, ''))).toEqual([
      `a.csv:${expected}`,
    ]);
  });

  it('trims spaces at the ends of an entity, counts a repeated one once, and says so', async () => {
    const documents = [upload('docs.txt', '  Hello world')];
    const result = await read({ documents, annotations: [upload('a.csv', `${header}docs.txt,0,0,8,X\ndocs.txt,0,2,7,X\n`)] });
    expect(result.documents).toEqual(['Hello world [Hello]X']);
    expect(result.problems.map((problem) => problem.split(' ')[1])).toEqual(['entity-with-space:', 'repeated-entity:']);
  });

  it.each([
    ['annotations', 'Text,Type\n', { annotations: 1 }],
    ['annotations of whole files', header, { annotations: 1, inputFormat: 'ONE_DOC_PER_FILE' }],
    ['annotations of lines', 'File,Begin Offset,End Offset,Type\n', { annotations: 1 }],
    ['empty annotations', '\n', { annotations: 1 }],
    ['a list', header, { entityList: 1 }],
    ['an empty list', '', { entityList: 1 }],
  ])('reports the header of %s', async (_, content, how) => {
    const documents = [upload('docs.txt', 'Hello')];
    const companion = [upload('a.csv', content)];
    const uploads = 'annotations' in how ? { ...how, documents, annotations: companion } : { documents, entityList: companion };
    expect((await read(uploads as EntityUploads)).problems.map((problem) => problem.split(' ')[1])).toEqual(['header:']);
  });

  it.each([
    ['a text with two types', 'Smith,A\nSmith,B\n', ['contradicting-types']],
    ['a text that is listed twice', 'Smith,A\nSmith,A\n', ['repeated-entity']],
    ['an empty text', '" ",A\n', ['empty-text']],
    ['a type that is too long', `Smith,${'A'.repeat(65)}\n`, ['bad-type']],
    ['another number of columns', 'Smith,Jane,A\n', ['wrong-columns']],
  ])('reports %s in a list', async (_, rows, rules) => {
    const { problems } = await readEntityUploads({
      documents: [upload('docs.txt', 'Hello')],
      entityList: [upload('l.csv', `Text,Type\n${rows}`)],
    });
    expect(problems.map(({ rule }) => rule)).toEqual(rules);
  });
});

const text = fc
  .string({
    unit: fc.oneof(fc.constantFrom('"', ',', ' ', '\t', 'a', 'é', '\u0301'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
    maxLength: 25,
  })
  .map(canonicalText)
  .filter((value) => value !== '' && !value.includes('\0'));

/** Entities of a text: cuts at code points, in pairs, without spaces at their ends. */
const annotated = fc.record({ text, cuts: fc.array(fc.nat({ max: 30 }), { maxLength: 8 }) }).map(({ text: value, cuts }) => {
  const units = Array.from(value)
    .map((_, at, all) => all.slice(0, at).join('').length)
    .concat(value.length);
  const places = [...new Set(cuts.map((cut) => units[cut % units.length]!))].sort((a, b) => a - b);
  const entities = [];
  for (let at = 0; at + 1 < places.length; at += 2) {
    const [start, end] = [places[at]!, places[at + 1]!];
    const words = value.slice(start, end);
    if (words === words.trim() && canonicalText(words) === words)
      entities.push({ start, end, type: at % 4 === 0 ? 'CITY' : 'a "quoted" type' });
  }
  return { text: value, entities };
});

describe('writeEntityAnnotations', () => {
  it('writes documents on lines, and a row for each entity', () => {
    const { documents, annotations } = writeEntityAnnotations(
      [
        { text: 'none', entities: [] },
        { text: '😀 Paris', entities: [{ start: 3, end: 8, type: 'CITY' }] },
      ],
      'documents.txt',
    );
    expect(Buffer.from(documents).toString()).toBe('none\n😀 Paris\n');
    expect(Buffer.from(annotations).toString()).toBe(`${header}documents.txt,1,2,7,CITY\n`);
  });

  it('is read back as the same documents', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(annotated, { maxLength: 6 }), async (given) => {
        const written = writeEntityAnnotations(given, 'a "b", c.txt');
        const { documents, problems } = await readEntityUploads({
          documents: [upload('s3://bucket/x/a "b", c.txt', written.documents)],
          annotations: [upload('annotations.csv', written.annotations)],
        });
        expect(problems).toEqual([]);
        expect(documents.map(({ text: value, entities }) => ({ text: value, entities }))).toEqual(given);
      }),
      { numRuns: 300 },
    );
  });
});
