import { describe, expect, it } from 'vitest';
import { loadFlywheels } from '../../src/commands/load.ts';
import type { Tree } from '../../src/git/tree.ts';

/** Files that are kept in memory, as a commit would hold them. */
function treeOf(files: Record<string, string>): Tree {
  return {
    list: () => Promise.resolve(Object.keys(files).map((path) => ({ path, bytes: Buffer.byteLength(files[path]!) }))),
    async *read(path) {
      yield Buffer.from(files[path]!);
    },
  };
}

const yaml = (train: string) =>
  `name: products\ntask: { type: entity-recognizer }\ndatasets:\n  train: ${train}\n  test: data/test.conll\n`;
const texts = { 'nlp/data/test.conll': 'To O\nKiel B-CITY\n', 'nlp/data/docs/a.txt': 'To Bonn\n', 'nlp/data/docs/b.txt': 'Nothing\n' };

async function load(train: string, files: Record<string, string>) {
  const [loaded] = await loadFlywheels(treeOf({ 'nlp/flywheel.yaml': yaml(train), ...texts, ...files }), '**/flywheel.yaml');
  const { documents, files: used, problems } = loaded!;
  return {
    train: documents.train.map(({ file, text, labels }) => `${file}: ${text} ${labels.join()}`.trim()),
    files: used,
    problems: problems
      .filter(({ severity }) => severity === 'error')
      .map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule}: ${message}`),
  };
}

describe('a file beside plain text', () => {
  const annotations = 'File,Line,Begin Offset,End Offset,Type\na.txt,0,3,7,CITY\n';

  it.each([
    ['annotations', '{ path: "data/docs/*", annotations: data/docs/where.csv }', annotations],
    ['an entity list', '{ path: "data/docs/*.{txt,csv}", entityList: data/docs/where.csv }', 'Text,Type\nBonn,CITY\n'],
  ])('is read with it, counts as a file of the flywheel, and is no document itself: %s', async (_, train, content) => {
    const only = await load(train, { 'nlp/data/docs/where.csv': content });
    expect(only).toEqual({
      train: ['nlp/data/docs/a.txt: To Bonn CITY', 'nlp/data/docs/b.txt: Nothing'],
      files: ['nlp/data/docs/a.txt', 'nlp/data/docs/b.txt', 'nlp/data/docs/where.csv', 'nlp/data/test.conll'],
      problems: [],
    });
  });

  it.each([
    ['{ path: "data/docs/*.txt", annotations: data/where.csv }', '4:50', 'annotations'],
    ['[{ path: "data/docs/*.txt", entityList: data/where.csv }]', '4:50', 'entityList'],
  ])('is missed at its setting: %s', async (train, place, key) => {
    const { problems } = await load(train, {});
    expect(problems).toEqual([`nlp/flywheel.yaml:${place} no-data-file: No file matches nlp/data/where.csv (datasets.train.${key}).`]);
  });

  it('is reported where it is wrong', async () => {
    const wrong = annotations.replace('3,7', '3,8');
    const { problems } = await load('{ path: "data/docs/*.txt", annotations: data/where.csv }', { 'nlp/data/where.csv': wrong });
    expect(problems).toEqual([
      'nlp/data/where.csv:2:11 offset-outside-text: The entity from 3 to 8 (CITY) lies outside its text, which has 7 characters. The document is left out.',
    ]);
  });

  it('does not bury missing documents under the annotations of them', async () => {
    const { problems } = await load('{ path: data/dogs.txt, annotations: data/where.csv }', { 'nlp/data/where.csv': annotations });
    expect(problems).toEqual(['nlp/flywheel.yaml:4:18 no-data-file: No file matches nlp/data/dogs.txt (datasets.train).']);
  });
});
