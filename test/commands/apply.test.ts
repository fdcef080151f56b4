import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apply } from '../../src/commands/apply.ts';
import { exitCode } from '../../src/commands/exit-code.ts';
import { plan } from '../../src/commands/plan.ts';
import { retrain } from '../../src/commands/retrain.ts';
import { status } from '../../src/commands/status.ts';
import { commit, git, newRemote } from '../git/sandbox.ts';
import { applied, csv, directoryLake, everyByte, files, kinds, moreRows, only, sandbox, trainRows, yaml } from './sandbox.ts';

describe('anywhere but on the tip of the default branch', () => {
  const superseded = { status: 'superseded', changed: false };

  it('on a feature branch nothing is written', async () => {
    const box = await applied();
    box.branch('more', { 'data/train/more.csv': csv(moreRows) });
    const before = everyByte(box.directory);
    expect(await box.apply()).toMatchObject({ ...superseded, commit: box.git('rev-parse', 'more') });
    expect(everyByte(box.directory)).toEqual(before);
  });

  it('on an old commit, detached, nothing is written', async () => {
    const box = await applied();
    const old = box.git('rev-parse', 'HEAD');
    box.commit({ 'data/train/more.csv': csv(moreRows) });
    await box.apply();
    box.git('switch', '-q', '--detach', old);
    const before = everyByte(box.directory);
    expect(await box.apply()).toMatchObject(superseded);
    expect(everyByte(box.directory)).toEqual(before);
  });

  it('behind the remote, and ahead of it, nothing is written here or there', async () => {
    const box = sandbox(files({ 'flywheel.yaml': yaml() }));
    const remote = newRemote(box.directory);
    const ahead = () => commit(box.directory, { 'data/train/more.csv': csv(moreRows) });
    const first = box.git('rev-parse', 'HEAD');
    ahead();
    const before = [everyByte(box.directory), everyByte(remote)];
    expect(await box.apply()).toMatchObject(superseded);
    box.git('push', '-q', 'origin', 'main');
    box.git('reset', '-q', '--hard', first);
    const pushed = everyByte(remote);
    expect(await box.apply()).toMatchObject(superseded);
    expect(everyByte(remote)).toEqual(pushed);
    expect(Object.keys(before[1]!).some((name) => name.includes('flywheel-lake'))).toBe(false);
    box.git('reset', '-q', '--hard', 'origin/main');
    expect(await box.apply()).toMatchObject({ status: 'done', changed: true });
    expect(git(remote, 'rev-parse', '--verify', 'flywheel-lake')).toMatch(/^[0-9a-f]{40}$/);
  });
});

describe('rows that are relabelled and removed', () => {
  const turned = trainRows.map((row, at) => (at < 4 ? { ...row, label: 'refund' } : row)).slice(0, -3);

  it('need a new generation, which the plan says in one line, and the model is trained on exactly the rows that are left', async () => {
    const box = await applied();
    box.branch('relabel', { 'data/train/first.csv': csv(turned) });
    const { changes } = only(await plan(box.settings));
    expect(changes![0]).toMatchObject({ sign: '±', kind: 'create-generation', reason: '4 documents relabelled, 3 removed' });
    const shown = await box.preview();
    expect(shown).toMatchObject({ diff: { added: 0, removed: 3 }, changes });
    box.merge('relabel');
    const report = await box.apply();
    expect(report).toMatchObject({ key: shown.key, modelDigest: shown.modelDigest, commit: box.git('rev-parse', 'HEAD') });
    const { iterations } = only(await status(box.settings));
    expect(iterations!.find(({ key }) => key === report.key)).toMatchObject({ documents: turned.length, status: 'COMPLETED' });

    // The same documents in a repository of their own: same key, same bytes.
    const fresh = await applied(files({ 'data/train/first.csv': csv(turned) }));
    expect(await fresh.apply()).toMatchObject({ key: report.key, modelDigest: report.modelDigest, documents: turned.length });
  });

  it('taken back lead back to the earlier model, without training', async () => {
    const box = await applied();
    const before = await box.apply();
    box.commit({ 'data/train/first.csv': csv(turned) });
    await box.apply();
    box.commit({ 'data/train/first.csv': csv(trainRows) });
    const after = await box.apply();
    expect(after).toMatchObject({ key: before.key, modelDigest: before.modelDigest });
    expect(kinds(after)).not.toContain('train');
  });
});

describe('what flywheel.yaml asks for', () => {
  it('suspend: nothing is written', async () => {
    const box = await applied();
    box.commit({ 'flywheel.yaml': yaml(`${directoryLake}suspend: true\n`), 'data/train/more.csv': csv(moreRows) });
    const before = everyByte(box.directory);
    expect(await box.apply()).toMatchObject({ status: 'suspended', changed: false, changes: [], synced: false });
    expect(everyByte(box.directory)).toEqual(before);
  });

  it('approval: manual: the verdict stands, and the model waits', async () => {
    const box = await applied();
    const serving = (await box.apply()).activeModel;
    box.commit({ 'flywheel.yaml': yaml(`${directoryLake}promotion: { approval: manual }\n`), 'data/train/more.csv': csv(moreRows) });
    const report = await box.apply();
    expect(report).toMatchObject({ status: 'done', verdict: { decision: 'PROMOTE' }, activeModel: serving, synced: true });
    expect(report.conditions!.find(({ type }) => type === 'PromotionAllowed')).toMatchObject({
      status: 'False',
      reason: 'AwaitingApproval',
    });
    expect(await box.apply()).toMatchObject({ changed: false, activeModel: serving });
  });

  it('endpoint: null: none is made', async () => {
    const box = sandbox(files({ 'flywheel.yaml': yaml(`${directoryLake}endpoint: null\n`) }));
    const report = await box.apply();
    expect(report).toMatchObject({ status: 'done', endpoint: null });
    expect(kinds(report)).not.toContain('create-endpoint');
  });
});

describe('flywheels without a file', () => {
  it('are reported and left alone, removed or renamed', async () => {
    const box = await applied();
    const before = await box.apply();
    box.commit({ 'flywheel.yaml': yaml(directoryLake, 'helpdesk') });
    const report = await apply(box.settings);
    expect(report.orphaned).toEqual(['support']);
    expect(only(report)).toMatchObject({ name: 'helpdesk', status: 'done', key: before.key, changed: true });
    box.commit({ 'flywheel.yaml': yaml(directoryLake) });
    expect(await apply(box.settings)).toMatchObject({
      orphaned: ['helpdesk'],
      flywheels: [{ changed: false, activeModel: before.activeModel }],
    });
  });

  it('are not those that --flywheel leaves out, nor one whose file is broken', async () => {
    const box = await applied();
    box.commit({
      'other/flywheel.yaml': yaml(directoryLake.replace('.flywheel', '../.flywheel'), 'other'),
      'other/data/train/a.csv': csv(trainRows),
      'other/data/test.csv': csv(moreRows),
    });
    expect((await apply(box.settings)).flywheels.map(({ name, status: ended }) => [name, ended])).toEqual([
      ['support', 'done'],
      ['other', 'done'],
    ]);
    const one = await apply(box.settings, 'retrain', 'other');
    expect(one.flywheels.map(({ name }) => name)).toEqual(['other']);
    expect(one.orphaned).toBeUndefined();
    box.commit({ 'other/flywheel.yaml': 'version: 2\n' });
    const broken = await apply(box.settings);
    expect(broken.orphaned).toBeUndefined();
    expect(broken.flywheels.map(({ ok }) => ok)).toEqual([true, false]);
    expect(exitCode(broken)).toBe(1);
  });
});

describe('waiting', () => {
  it('is not needed by the embedded engine, which trains while it is waited for', async () => {
    const box = sandbox();
    expect(only(await apply({ ...box.settings, waitSeconds: 0 }))).toMatchObject({ status: 'done', documents: 36 });
  });
});

describe('a plan that is refused', () => {
  it('names the numbers when most documents would go, and retrain confirms it', async () => {
    const box = await applied();
    box.commit({ 'data/train/first.csv': csv(trainRows.filter((_, at) => at % 3 === 0)) });
    const before = everyByte(box.directory);
    const report = await box.apply();
    expect(report).toMatchObject({ status: 'refused', changed: false, error: { kind: 'too-many-removed' } });
    expect(report.error!.message).toBe('24 of the 36 documents behind the serving model would go: 66.7 %, over the limit of 50.0 %.');
    expect(everyByte(box.directory)).toEqual(before);
    expect(only(await plan(box.settings)).error?.kind).toBe('too-many-removed');
    expect(only(await retrain(box.settings, null, 'the rest was out of date'))).toMatchObject({ status: 'done', changed: true });
    expect((await box.apply()).key).not.toBe(report.key);
  });

  it('does not begin anew where a deployed flywheel’s lake is gone', async () => {
    const box = await applied();
    rmSync(join(box.directory, '.flywheel'), { recursive: true });
    const report = only(await apply({ ...box.settings, deployed: ['support'] }));
    expect(report).toMatchObject({ status: 'refused', error: { kind: 'lake-missing' } });
  });

  it('a lake branch that this clone has seen, and that is gone, is refused by plan and apply', async () => {
    const box = sandbox(files({ 'flywheel.yaml': yaml() }));
    const remote = newRemote(box.directory);
    expect(await box.apply()).toMatchObject({ status: 'done', changed: true });
    git(remote, 'branch', '-q', '-D', 'flywheel-lake');
    expect(only(await plan(box.settings))).toMatchObject({ error: { kind: 'lake-missing' } });
    expect(await box.apply()).toMatchObject({ status: 'refused', error: { kind: 'lake-missing' } });
    expect(git(remote, 'branch', '--list', 'flywheel-lake')).toBe('');
  });

  it('does not keep a lake in a directory that is thrown away', async () => {
    const box = sandbox();
    await expect(apply({ ...box.settings, ephemeral: true })).rejects.toMatchObject({ kind: 'directory-lake' });
  });
});

describe('the records of an apply', () => {
  it('name whom Git commits as, where the surroundings name nobody, and count verdicts', async () => {
    const box = sandbox();
    box.git('config', 'user.name', 'Ada Lovelace');
    await apply({ ...box.settings, by: null });
    const { history, conditions } = only(await status(box.settings, 'log'));
    expect(history).toMatchObject([{ by: 'Ada Lovelace' }]);
    expect(conditions!.find(({ type }) => type === 'TestWorn')!.message).toMatch(/have given 1 verdict\.$/);
  });
});
