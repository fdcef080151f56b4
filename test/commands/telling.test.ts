import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { exitCode } from '../../src/commands/exit-code.ts';
import { plan } from '../../src/commands/plan.ts';
import { predict } from '../../src/commands/predict.ts';
import { promote } from '../../src/commands/promote.ts';
import { status } from '../../src/commands/status.ts';
import type { FlywheelReport, Report } from '../../src/report/report.ts';
import { temporary, write } from '../git/sandbox.ts';
import { applied, csv, directoryLake, everyByte, files, kinds, moreRows, only, sandbox, settingsFor, trainRows, yaml } from './sandbox.ts';

describe('check', () => {
  it('counts documents and labels, outside of a repository as well', async () => {
    const directory = temporary();
    write(directory, files());
    const report = only(await check(settingsFor(directory)));
    expect(report).toMatchObject({
      name: 'support',
      ok: true,
      datasets: { train: { documents: 36, labels: { billing: 12, refund: 12, technical: 12 } } },
    });
  });

  it('names the place of every problem at once, and exit 1', async () => {
    const box = sandbox(
      files({
        'data/train/first.csv': 'text,label\nsome text,billing\n,refund\n"other, text",refund,extra\n',
        'data/test.csv': 'text\nnothing\n',
      }),
    );
    const report = await check(box.settings);
    const places = only(report).problems.map(({ file, line, column, severity }) => `${file}:${line}:${column} ${severity}`);
    expect(only(report).ok).toBe(false);
    expect(places).toEqual(
      expect.arrayContaining(['data/test.csv:1:1 error', 'data/train/first.csv:3:1 error', 'data/train/first.csv:4:22 error']),
    );
    expect(exitCode(report)).toBe(1);
  });

  it('points into flywheel.yaml', async () => {
    const box = sandbox(files({ 'flywheel.yaml': yaml('promotion: { confidence: 2 }\n').replace('data/test.csv', 'data/tests/*.csv') }));
    const { problems } = only(await check(box.settings));
    expect(problems[0]).toMatchObject({ file: 'flywheel.yaml', line: 7, rule: expect.any(String) as string });
    box.commit({ 'flywheel.yaml': yaml().replace('data/test.csv', 'data/tests/*.csv') });
    expect(only(await check(box.settings)).problems).toMatchObject([{ file: 'flywheel.yaml', line: 6, rule: 'no-data-file' }]);
  });

  it('sees the files as they stand on the disk', async () => {
    const box = sandbox();
    writeFileSync(join(box.directory, 'data/train/uncommitted.csv'), csv(moreRows));
    expect(only(await check(box.settings)).datasets?.train.documents).toBe(54);
  });
});

describe('a lake in a directory that nobody told Git to ignore', () => {
  it('is no data, whatever the globs match', async () => {
    const box = sandbox(
      files({ 'flywheel.yaml': yaml('engine: { local: { lake: lake } }\n').replace('data/train/**/*.csv', '"**/{first,documents}.csv"') }),
    );
    await box.apply();
    expect(only(await status(box.settings))).toMatchObject({ synced: true, datasets: { train: { documents: 36 } } });
  });
});

describe('plan', () => {
  it('has exit 2 for changes when asked, 0 without, and writes nothing', async () => {
    const box = sandbox();
    const before = everyByte(box.directory);
    const report = await plan(box.settings);
    expect(everyByte(box.directory)).toEqual(before);
    expect(kinds(only(report))).toEqual(['create-generation', 'create-dataset', 'create-dataset', 'train', 'judge']);
    expect([exitCode(report, true), exitCode(report)]).toEqual([2, 0]);
    await box.apply();
    const after = await plan(box.settings);
    expect(only(after)).toMatchObject({ changes: [], synced: true, healthy: true });
    expect(exitCode(after, true)).toBe(0);
  });

  it('appends new rows in one line', async () => {
    const box = await applied();
    box.commit({ 'data/train/more.csv': csv(moreRows) });
    expect(only(await plan(box.settings)).changes).toMatchObject([
      { sign: '+', kind: 'create-dataset', reason: '18 new documents' },
      { sign: '~', kind: 'train', reason: '54 documents, 3 labels' },
      { sign: '?', kind: 'judge' },
    ]);
  });

  it('takes a label that nobody declared for a typing error, at its line, until it is declared', async () => {
    const box = await applied();
    const row = { text: 'where is my parcel', label: 'shiping' };
    box.commit({ 'data/train/more.csv': csv([...moreRows.slice(0, 2), row]) });
    for (const report of [await plan(box.settings), { ...(await plan(box.settings)), flywheels: [await box.apply()] }]) {
      expect(only(report)).toMatchObject({ ok: false });
      expect(only(report).problems.find(({ rule }) => rule === 'undeclared-label')).toMatchObject({ file: 'data/train/more.csv', line: 4 });
      expect(exitCode(report)).toBe(1);
    }
    const declared = yaml(directoryLake).replace('language: en', 'labels: [billing, refund, technical, shiping], language: en');
    box.commit({ 'flywheel.yaml': declared });
    expect(only(await plan(box.settings)).changes![0]).toMatchObject({ kind: 'create-generation', reason: 'label shiping added; 3 added' });
  });
});

describe('status', () => {
  it('of a flywheel that was never applied says that no model serves', async () => {
    const box = sandbox();
    const before = everyByte(box.directory);
    expect(only(await status(box.settings))).toMatchObject({
      activeModel: null,
      modelDigest: null,
      documents: 0,
      synced: false,
      healthy: false,
      history: [],
    });
    expect(everyByte(box.directory)).toEqual(before);
  });

  it('says what serves, since when, and whether Git asks for more', async () => {
    const box = await applied();
    const { activeModel, key, modelDigest } = await box.apply();
    const before = everyByte(box.directory);
    expect(only(await status(box.settings))).toMatchObject({
      activeModel,
      key,
      modelDigest,
      documents: 36,
      synced: true,
      healthy: true,
      endpoint: { name: 'support', status: 'IN_SERVICE', model: activeModel },
      iterations: [{ status: 'COMPLETED', documents: 36, decision: 'PROMOTE' }],
      history: [{ number: 1, key, by: 'ada', decision: 'first' }],
    });
    expect(everyByte(box.directory)).toEqual(before);
    box.commit({ 'data/train/more.csv': csv(moreRows) });
    expect(only(await status(box.settings))).toMatchObject({ activeModel, synced: false, healthy: true });
  });
});

describe('predict', () => {
  it('answers with the model that serves or with one that is named, and writes nothing', async () => {
    const box = await applied();
    const first = await box.apply();
    box.commit({ 'data/train/more.csv': csv(moreRows) });
    const second = await box.apply();
    const before = everyByte(box.directory);
    const texts = ['invoice charge', 'line one\nline two: crash error'];
    const answer = await predict(box.settings, texts, null, null);
    expect(answer).toMatchObject({ name: 'support', model: second.activeModel });
    const answers = answer.results.map((result) => ({ text: result.text, classes: 'classes' in result ? result.classes : [] }));
    expect(answers.map(({ text, classes }) => [text, classes[0]!.name])).toEqual([
      [texts[0], 'billing'],
      [texts[1], 'technical'],
    ]);
    for (const { classes } of answers) expect(classes.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 3);
    expect((await predict(box.settings, texts, 'support', first.key!.slice(0, 8))).model).toBe(first.activeModel);
    expect(everyByte(box.directory)).toEqual(before);
    await expect(predict(box.settings, texts, null, '00000000')).rejects.toMatchObject({ kind: 'unknown-version' });
  });

  it('needs a model', async () => {
    await expect(predict(sandbox().settings, ['invoice'], null, null)).rejects.toMatchObject({ kind: 'no-model' });
  });
});

describe('what cannot be done', () => {
  it('outside of a repository is said so', async () => {
    const directory = temporary();
    write(directory, files());
    const settings = settingsFor(directory);
    const all = [
      () => plan(settings),
      () => status(settings),
      () => predict(settings, ['a'], null, null),
      () => promote(settings, 'a', null, 'no'),
    ];
    for (const run of all)
      await expect(run()).rejects.toMatchObject({ kind: 'no-repository', message: `${directory} is not in a Git repository.` });
  });

  it('without a flywheel.yaml is said so, with the way out', async () => {
    const box = sandbox({ 'README.md': 'Hello.\n' });
    const all = [check, plan, status, box.apply, () => predict(box.settings, ['a'], null, null)];
    for (const run of all)
      await expect(run(box.settings)).rejects.toMatchObject({
        kind: 'no-flywheel',
        hint: expect.stringContaining('flywheel init') as string,
      });
  });

  it('in a repository without a commit is said so', async () => {
    await expect(sandbox({}).apply()).rejects.toMatchObject({ kind: 'no-commit' });
  });

  it('to preview: a base that is no commit, a merge in conflict, history of its own', async () => {
    const box = sandbox();
    await expect(box.preview('nowhere')).rejects.toMatchObject({
      kind: 'unknown-base',
      message: 'nowhere is not a commit in this repository.',
    });
    box.branch('one', { 'data/train/first.csv': csv(trainRows.slice(1)) });
    box.branch('two', { 'data/train/first.csv': csv([...moreRows, ...trainRows.slice(2)]) });
    await expect(box.preview('one')).rejects.toMatchObject({
      kind: 'merge-conflict',
      message: 'HEAD cannot be merged into one: data/train/first.csv is in conflict.',
    });
    box.git('switch', '-q', '--orphan', 'alone');
    box.commit(files());
    await expect(box.preview()).rejects.toMatchObject({ kind: 'no-common-history' });
  });
});

describe('the exit code', () => {
  const of = (flywheel: Partial<FlywheelReport>, command = 'apply', error?: Report['error']) =>
    exitCode({
      schemaVersion: 1,
      command,
      flywheels: [{ name: 'a', file: 'a', ok: true, problems: [], datasets: null, ...flywheel }],
      ...(error && { error }),
    });

  it.each([
    ['done', of({ status: 'done' }), 0],
    ['superseded', of({ status: 'superseded' }), 0],
    ['suspended', of({ status: 'suspended' }), 0],
    ['training', of({ status: 'training' }), 3],
    ['refused', of({ status: 'refused' }), 1],
    ['failed', of({ status: 'failed' }), 1],
    ['a preview that is not finished', of({ status: 'training', changed: false }, 'preview'), 0],
    ['an error', of({}, 'apply', { kind: 'x', message: 'X.' }), 1],
  ])('of %s', (_, code, expected) => expect(code).toBe(expected));
});
