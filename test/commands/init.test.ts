import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { init } from '../../src/commands/init.ts';
import { write } from '../git/sandbox.ts';
import { csv, moreRows, only, sandbox, testRows, trainRows } from './sandbox.ts';

const workflow = join(import.meta.dirname, '../../examples/news-topics/.github/workflows/flywheel.yml');
const options = { directory: '.', force: false, json: false, workflow };
const data = { 'data/train/a.csv': csv(trainRows), 'data/train/b.csv': csv(moreRows), 'data/test.csv': csv(testRows) };

describe('init', () => {
  it('writes a flywheel.yaml that fits the data, and the workflow', async () => {
    const box = sandbox(data);
    const said = await init(box.settings, options);
    expect(said).toContain('train  data/train/a.csv  36 documents');
    expect(said).toContain('test   data/test.csv  30 documents');
    expect(readFileSync(join(box.directory, '.github/workflows/flywheel.yml'), 'utf8')).toBe(readFileSync(workflow, 'utf8'));
    expect(only(await check(box.settings))).toMatchObject({ ok: true, datasets: { train: { documents: 54 }, test: { documents: 30 } } });
  });

  it('sees that documents have several labels', async () => {
    const sets = (rows: typeof trainRows) =>
      csv(rows.map(({ text, label }, at) => ({ text, label: at % 3 === 0 ? `${label}|urgent` : label })));
    const box = sandbox({ 'data/train/a.csv': sets(trainRows), 'data/test.csv': sets(testRows) });
    await init(box.settings, options);
    expect(readFileSync(join(box.directory, 'flywheel.yaml'), 'utf8')).toContain('mode: multi-label');
    const { ok, datasets } = only(await check(box.settings));
    expect([ok, Object.keys(datasets!.train.labels).sort()]).toEqual([true, ['billing', 'refund', 'technical', 'urgent']]);
  });

  it('does not take a character in the name of a label for several labels', async () => {
    const named = csv(trainRows.map(({ text, label }) => ({ text, label: `team|${label}` })));
    const box = sandbox({ 'data/train/a.csv': named });
    await init(box.settings, options);
    expect(readFileSync(join(box.directory, 'flywheel.yaml'), 'utf8')).toContain('mode: multi-class');
  });

  const spans = (rows: readonly string[]) =>
    rows
      .map(
        (text) =>
          `${JSON.stringify({ text, entities: [{ start: text.indexOf('Oslo'), end: text.indexOf('Oslo') + 4, label: 'PLACE' }] })}\n`,
      )
      .join('');
  const lines = ['We meet in Oslo.', 'Oslo is cold today.', 'Who comes from Oslo?', 'No Oslo without snow.'];
  const annotations = (file: string) =>
    `File,Line,Begin Offset,End Offset,Type\n${lines.map((text, at) => `${file},${at},${text.indexOf('Oslo')},${text.indexOf('Oslo') + 4},PLACE\n`).join('')}`;
  const plain = lines.map((text) => `${text}\n`).join('');
  const conll = (tag: string) =>
    lines
      .map(
        (text) =>
          `${text
            .split(' ')
            .map((word) => `${word} ${word.startsWith('Oslo') ? tag : 'O'}\n`)
            .join('')}\n`,
      )
      .join('');

  it.each([
    [
      'JSON lines with spans',
      { 'data/train.jsonl': spans(lines), 'data/test.jsonl': spans(['Back in Oslo.']) },
      'train: "data/train.jsonl"   #',
    ],
    ['CoNLL columns', { 'data/train.conll': conll('B-PLACE'), 'data/test.conll': conll('B-PLACE') }, 'train: "data/train.conll"   #'],
    [
      'plain text with annotations, as Comprehend has them',
      {
        ...{ 'data/train/documents.txt': plain, 'data/train/annotations.csv': annotations('documents.txt') },
        ...{ 'data/test/documents.txt': plain, 'data/test/annotations.csv': annotations('documents.txt') },
      },
      'train: { path: "data/train/documents.txt", annotations: "data/train/annotations.csv" }   #',
    ],
    [
      'one document in each file',
      {
        ...{ 'mails/a.txt': lines[0]!, 'mails/b.txt': lines[1]!, 'test.jsonl': spans(lines) },
        'annotations.csv': 'File,Begin Offset,End Offset,Type\na.txt,11,15,PLACE\nb.txt,0,4,PLACE\n',
      },
      'train: { path: "mails/*.txt", annotations: "annotations.csv" }   #',
    ],
    [
      'plain text with an entity list',
      { 'data/documents.txt': plain, 'data/entities.csv': 'Text,Type\nOslo,PLACE\n', 'test.jsonl': spans(lines) },
      'train: { path: "data/documents.txt", entityList: "data/entities.csv" }   #',
    ],
  ])('sees entities in %s', async (_, files, train) => {
    const box = sandbox({ 'README.md': 'Hello.\n', 'notes.txt': 'Bring milk.\n', ...files });
    await init(box.settings, options);
    const yaml = readFileSync(join(box.directory, 'flywheel.yaml'), 'utf8');
    expect(yaml).toContain('  type: entity-recognizer\n  entities: [PLACE]\n');
    expect(yaml).toContain(train);
    const { ok, datasets } = only(await check(box.settings));
    expect([ok, Object.keys(datasets!.train.labels), Object.keys(datasets!.test.labels)]).toEqual([true, ['PLACE'], ['PLACE']]);
  });

  it('writes types in quotes that YAML would take for something else', async () => {
    const box = sandbox({ 'train.jsonl': spans(lines).replaceAll('PLACE', 'null').replace('null', 'a b'), 'test.jsonl': spans(lines) });
    await init(box.settings, options);
    expect(readFileSync(join(box.directory, 'flywheel.yaml'), 'utf8')).toContain('  entities: ["a b", "null"]\n');
  });

  it('leaves what is there, unless told otherwise', async () => {
    const box = sandbox({ ...data, 'flywheel.yaml': '# mine\n' });
    expect(await init(box.settings, options)).toContain('flywheel.yaml (already there, left as it is; --force overwrites it)');
    expect(readFileSync(join(box.directory, 'flywheel.yaml'), 'utf8')).toBe('# mine\n');
    await init(box.settings, { ...options, force: true });
    expect(only(await check(box.settings)).ok).toBe(true);
  });

  it('works in a folder of a larger repository', async () => {
    const box = sandbox(Object.fromEntries(Object.entries(data).map(([name, text]) => [`teams/Support Desk/${name}`, text])));
    const said = JSON.parse(await init(box.settings, { ...options, directory: 'teams/Support Desk', json: true })) as Record<
      string,
      unknown
    >;
    expect(said).toMatchObject({ command: 'init', name: 'support-desk', file: 'teams/Support Desk/flywheel.yaml' });
    expect(only(await check(box.settings))).toMatchObject({ file: 'teams/Support Desk/flywheel.yaml', ok: true });
  });

  it('does not take any table for labelled text, and says what it looked for', async () => {
    const box = sandbox({ 'README.md': 'Hello.\n' });
    write(box.directory, { 'numbers.csv': 'a,b\n1,2\n3,4\n' });
    await expect(init(box.settings, options)).rejects.toMatchObject({ kind: 'no-data' });
  });

  it.each([
    [
      'no entity',
      { 'data/train.jsonl': lines.map((text) => `${JSON.stringify({ text, entities: [] })}\n`).join('') },
      'data/train.jsonl: there is no entity in it.',
    ],
    [
      'too many wrong rows',
      { 'data/train.csv': `${csv(trainRows.slice(0, 30))}${',refund\n'.repeat(25)}` },
      'data/train.csv: 25 of 55 rows cannot be read, first: data/train.csv:32: ',
    ],
    ['no row that can be read', { 'data/train.jsonl': '{"text"\n' }, 'data/train.jsonl: no row can be read, first: data/train.jsonl:1: '],
  ])('names a file that it cannot use, and why: %s', async (_, files, why) => {
    const box = sandbox({ 'README.md': 'Hello.\n', 'notes.txt': 'Bring milk.\n', ...files });
    const failure = init(box.settings, options);
    await expect(failure).rejects.toMatchObject({
      kind: 'no-data',
      message: expect.stringContaining(` was found in this repository. ${why}`),
    });
    await expect(failure).rejects.not.toMatchObject({ message: expect.stringContaining('notes.txt') });
  });
});
