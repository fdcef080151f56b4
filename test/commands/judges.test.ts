import { describe, expect, it } from 'vitest';
import { exitCode } from '../../src/commands/exit-code.ts';
import { applied, csv, directoryLake, everyByte, files, moreRows, only, previewed, type Row, rows, testRows, yaml } from './sandbox.ts';

/** Test rows whose labels are all turned round: who is right by them is wrong. */
const turned = rows(10, 'held out', true);

describe('a pull request that edits its own judge', () => {
  it('is judged by today’s policy and by the one it brings', async () => {
    const box = await applied();
    box.branch('strict', {
      'flywheel.yaml': yaml(`${directoryLake}promotion: { minimum: { f1: 0.999 } }\n`),
      'data/train/more.csv': csv(moreRows),
    });
    const shown = await box.preview();
    expect(shown.baseOwned).toEqual(['promotion.minimum.f1']);
    expect(shown.verdict?.gates.map((gate) => gate.name)).not.toContain('minimum f1');
    expect(shown.verdictAfterMerge?.gates.map((gate) => gate.name)).toContain('minimum f1');
  });

  it('cannot loosen the policy that judges it', async () => {
    const strict = `${directoryLake}promotion: { require: better }\n`;
    const box = await applied(files({ 'flywheel.yaml': yaml(strict) }));
    box.branch('loose', {
      'flywheel.yaml': yaml(`${directoryLake}promotion: { require: not-worse, maximumDrop: { f1: 1 } }\n`),
      'data/train/one.csv': csv([{ text: 'a parcel of invoice fee', label: 'billing' }]),
    });
    const shown = await box.preview();
    expect(shown.verdict?.decision).toBe('HOLD');
    expect(shown.verdictAfterMerge?.decision).toBe('PROMOTE');
    expect(shown.baseOwned).toEqual(['promotion.maximumDrop.f1', 'promotion.require']);
  });

  it('fails when either rejects: by test documents that it turns round', async () => {
    const box = await applied();
    box.branch('turned', { 'data/test.csv': csv(turned), 'data/train/archive.csv': csv(rows(40, 'archive', true)) });
    const report = await previewed(box.settings);
    expect(only(report).verdict?.decision).toBe('REJECT');
    expect(only(report).verdictAfterMerge?.decision).not.toBe('REJECT');
    expect(exitCode(report)).toBe(1);
  });

  it('fails when either rejects: by a model that only the new test documents call worse', async () => {
    const box = await applied(files({ 'data/test.csv': csv(turned) }));
    box.branch('corrected', { 'data/test.csv': csv(testRows), 'data/train/archive.csv': csv(rows(40, 'archive', true)) });
    const report = await previewed(box.settings);
    expect(only(report).verdict?.decision).not.toBe('REJECT');
    expect(only(report).verdictAfterMerge?.decision).toBe('REJECT');
    expect(exitCode(report)).toBe(1);
  });

  it('has one verdict when it edits nothing that judges', async () => {
    const box = await applied();
    box.branch('more', { 'data/train/more.csv': csv(moreRows) });
    expect(await box.preview()).not.toHaveProperty('verdictAfterMerge');
  });

  it('has one verdict when the stable tenth only grows', async () => {
    const box = await applied(files({ 'flywheel.yaml': undeclared, 'data/train/first.csv': csv(rows(40, 'first')) }));
    box.branch('more', { 'data/train/more.csv': csv(rows(20, 'second')) });
    const shown = await box.preview();
    expect(shown.datasets!.test.documents).toBeGreaterThan(5);
    expect(shown).not.toHaveProperty('verdictAfterMerge');
    expect(shown.verdict).not.toBeNull();
  });

  it.each([
    ['declared test data', yaml],
    ['a stable tenth', () => undeclared],
  ])('has one verdict when it renames a label, floors and all, with %s', async (_, declare) => {
    const said = (label: string, renaming: string) =>
      `${declare(directoryLake)}promotion: { minimumPerLabel: { ${label}: { f1: 0.1 } } }\n`.replace(
        'language: en',
        `language: en${renaming}`,
      );
    const first = rows(20, 'first');
    const box = await applied(files({ 'flywheel.yaml': said('refund', ''), 'data/train/first.csv': csv(first) }));
    const today = (list: Row[]) => csv(list.map((row) => ({ ...row, label: row.label === 'refund' ? 'money back' : row.label })));
    box.branch('renamed', {
      'flywheel.yaml': said('money back', ', labels: [billing, money back, technical], renamed: { refund: money back }'),
      'data/train/first.csv': today(first),
      'data/test.csv': today(testRows),
    });
    const shown = await box.preview();
    expect(shown).not.toHaveProperty('verdictAfterMerge');
    expect(shown.verdict?.decision).toBe('PROMOTE');
    box.merge('renamed');
    expect((await box.apply()).verdict).toEqual(shown.verdict);
  });
});

const undeclared = `version: 1
name: support
task: { type: classifier, mode: multi-class, language: en }
datasets: { train: data/train/**/*.csv }
${directoryLake}`;

describe('what the base owns', () => {
  it('is taken from it: pin, suspend and engine', async () => {
    const box = await applied();
    box.branch('greedy', {
      'flywheel.yaml': yaml('engine: { local: { lake: elsewhere } }\npin: 0123abcd\nsuspend: true\n'),
      'data/train/more.csv': csv(moreRows),
    });
    const before = everyByte(box.directory);
    const shown = await box.preview();
    expect(shown).toMatchObject({ baseOwned: ['engine.local.lake', 'pin', 'suspend'], status: 'done', comparedTo: { kind: 'active' } });
    expect(shown.verdict?.decision).toBe('PROMOTE');
    expect(everyByte(box.directory)).toEqual(before);
  });

  it('holds for a flywheel that the base suspends: nothing is trained', async () => {
    const box = await applied();
    box.commit({ 'flywheel.yaml': yaml(`${directoryLake}suspend: true\n`) });
    box.branch('more', { 'flywheel.yaml': yaml(directoryLake), 'data/train/more.csv': csv(moreRows) });
    expect(await box.preview()).toMatchObject({ status: 'suspended', verdict: null, baseOwned: ['suspend'] });
  });

  it('decides whether pull requests train at all', async () => {
    const box = await applied();
    box.commit({ 'flywheel.yaml': yaml(`${directoryLake}pullRequests: { train: never }\n`) });
    box.branch('more', { 'flywheel.yaml': yaml(directoryLake), 'data/train/more.csv': csv(moreRows) });
    const shown = await box.preview();
    expect(shown).toMatchObject({ verdict: null, comparedTo: { kind: 'none', reason: expect.stringContaining('never') as string } });
    expect(shown.candidate).toBeUndefined();
  });
});
