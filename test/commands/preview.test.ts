import { describe, expect, it } from 'vitest';
import { exitCode } from '../../src/commands/exit-code.ts';
import { clone, commit, git, newRemote } from '../git/sandbox.ts';
import {
  applied,
  badRows,
  csv,
  directoryLake,
  everyByte,
  files,
  moreRows,
  only,
  previewed,
  sandbox,
  settingsFor,
  trainRows,
  yaml,
} from './sandbox.ts';

describe.each([
  { lake: 'a branch', declared: '' },
  { lake: 'a directory', declared: directoryLake },
])('with a lake that is $lake', ({ declared }) => {
  it('merging promotes the very model that was previewed, and a second apply changes nothing', async () => {
    const box = sandbox(files({ 'flywheel.yaml': yaml(declared) }));
    const first = await box.apply();
    expect(first).toMatchObject({ status: 'done', changed: true, verdict: { decision: 'PROMOTE' }, documents: 36 });

    box.branch('more', { 'data/train/more.csv': csv(moreRows) });
    const before = everyByte(box.directory);
    const shown = await box.preview();
    expect(everyByte(box.directory)).toEqual(before);
    expect(shown).toMatchObject({
      changed: false,
      comparedTo: { kind: 'active', model: first.key!.slice(0, 8) },
      verdict: { decision: 'PROMOTE' },
      activeModel: first.activeModel,
    });
    expect(shown.key).not.toBe(first.key);
    expect(shown.diff).toMatchObject({ added: moreRows.length, removed: 0 });

    box.merge('more');
    const merged = await box.apply();
    expect(merged).toMatchObject({ status: 'done', changed: true, key: shown.key, modelDigest: shown.modelDigest, documents: 54 });
    expect(merged.activeModel).toBe(merged.candidateModel);

    const after = everyByte(box.directory);
    expect(await box.apply()).toMatchObject({ status: 'done', changed: false, changes: [], synced: true, healthy: true, key: shown.key });
    expect(everyByte(box.directory)).toEqual(after);
  });
});

it('leaves clone and remote as they are, and a second apply pushes nothing', async () => {
  const origin = sandbox(files({ 'flywheel.yaml': yaml() }));
  const remote = newRemote(origin.directory);
  const there = clone(remote);
  const box = sandbox({}, there);
  await box.apply();
  const pushed = everyByte(remote);
  expect(Object.keys(pushed)).toContain('refs/heads/flywheel-lake');
  expect(await box.apply()).toMatchObject({ status: 'done', changed: false });
  expect(everyByte(remote)).toEqual(pushed);

  const other = clone(remote);
  git(other, 'switch', '-q', '-c', 'more');
  commit(other, { 'data/train/more.csv': csv(moreRows) });
  const before = everyByte(other);
  const shown = only(await previewed(settingsFor(other), 'origin/main'));
  expect(shown).toMatchObject({ comparedTo: { kind: 'active' }, verdict: { decision: 'PROMOTE' } });
  expect(everyByte(remote)).toEqual(pushed);
  const after = everyByte(other);
  const cache = Object.keys(after).filter(
    (name) => name.startsWith('.git/refs/flywheel/') || name === '.git/FETCH_HEAD' || name === '.git/shallow',
  );
  for (const name of cache) delete after[name];
  expect(after).toEqual(before);
});

it('makes the same keys and models of a checkout with LF and one with CRLF', async () => {
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  const box = await applied();
  const other = sandbox(Object.fromEntries(Object.entries(files()).map(([name, text]) => [name, crlf(text)])));
  const [here, there] = [await box.apply(), await other.apply()];
  expect(there).toMatchObject({ status: 'done', key: here.key, modelDigest: here.modelDigest });
});

it('looks at the merge, not at the branch alone', async () => {
  const box = await applied();
  box.branch('more', { 'data/train/more.csv': csv(moreRows) });
  box.git('switch', '-q', 'main');
  box.commit({ 'data/train/other.csv': csv([{ text: 'a parcel of invoice fee', label: 'billing' }]) });
  await box.apply();
  box.git('switch', '-q', 'more');
  const shown = await box.preview();
  expect(shown.datasets?.train.documents).toBe(36 + moreRows.length + 1);
});

describe('after a HOLD', () => {
  it('the next branch is judged against the model that serves, and main is settled', async () => {
    const declared = yaml(`${directoryLake}promotion: { require: better }\n`);
    const box = await applied(files({ 'flywheel.yaml': declared }));
    const serving = (await box.apply()).activeModel;
    box.branch('neutral', { 'data/train/neutral.csv': csv([{ text: 'a parcel of invoice fee', label: 'billing' }]) });
    const held = await box.preview();
    expect(held.verdict?.decision).toBe('HOLD');
    box.merge('neutral');
    const kept = await box.apply();
    expect(kept).toMatchObject({
      status: 'done',
      changed: true,
      synced: true,
      verdict: { decision: 'HOLD' },
      activeModel: serving,
      key: held.key,
    });
    expect(exitCode({ schemaVersion: 1, command: 'apply', flywheels: [kept] })).toBe(0);
    expect(await box.apply()).toMatchObject({ status: 'done', changed: false, activeModel: serving });

    box.branch('next', { 'data/train/more.csv': csv(moreRows) });
    const next = await box.preview();
    expect(next).toMatchObject({ activeModel: serving, comparedTo: { kind: 'active', commit: box.git('rev-parse', 'main~1') } });
    expect(next.datasets?.train.documents).toBe(trainRows.length + 1 + moreRows.length);
  });
});

describe('a branch of wrong labels', () => {
  it('is rejected with exit 1, and merged all the same it does not serve', async () => {
    const box = await applied();
    const serving = (await box.apply()).activeModel;
    box.branch('archive', { 'data/train/archive.csv': csv(badRows) });
    const report = await previewed(box.settings);
    expect(only(report).verdict?.decision).toBe('REJECT');
    expect(only(report).suspicious!.length).toBeGreaterThan(0);
    expect(exitCode(report)).toBe(1);
    box.merge('archive');
    const after = await box.apply();
    expect(after).toMatchObject({ status: 'done', verdict: { decision: 'REJECT' }, activeModel: serving });
    expect(exitCode({ schemaVersion: 1, command: 'apply', flywheels: [after] })).toBe(0);
    expect(await box.apply()).toMatchObject({ changed: false, activeModel: serving });
  });
});

describe('a branch with problems', () => {
  it('in its files trains nothing, and exit 1', async () => {
    const box = await applied();
    box.branch('torn', { 'data/train/torn.csv': 'text,label\nsome text,billing\n,refund\n' });
    const report = await previewed(box.settings);
    expect(only(report)).toMatchObject({ ok: false, verdict: null, problems: [{ file: 'data/train/torn.csv', line: 3, column: 1 }] });
    expect(only(report).candidate).toBeUndefined();
    expect(exitCode(report)).toBe(1);
  });

  it('that only the serving model tells, a label that nobody declared, names them beside the warnings', async () => {
    const box = await applied();
    box.branch('typo', { 'data/train/typo.csv': csv([...trainRows.slice(0, 1), { text: 'where is my parcel', label: 'shiping' }]) });
    const report = await previewed(box.settings);
    const rules = only(report).problems.map(({ rule, severity, file, line }) => [rule, severity, file, line]);
    expect(rules).toContainEqual(['undeclared-label', 'error', 'data/train/typo.csv', 3]);
    expect(rules.some(([, severity]) => severity === 'warning')).toBe(true);
    expect(only(report)).toMatchObject({ ok: false, status: 'refused', verdict: null });
    expect(exitCode(report)).toBe(1);
  });
});

describe('of a repository with several flywheels', () => {
  const two = () =>
    files({
      'teams/sales/flywheel.yaml': yaml('engine: { local: { lake: ../../.flywheel/lake } }\n', 'sales'),
      'teams/sales/data/train/first.csv': csv(trainRows),
      'teams/sales/data/test.csv': csv(badRows.slice(0, 9)),
    });

  it('only the one that a branch touches is previewed', async () => {
    const box = await applied();
    box.commit(two());
    box.branch('more', { 'teams/sales/data/train/more.csv': csv(moreRows) });
    const report = await previewed(box.settings);
    expect(report.flywheels.map(({ name }) => name)).toEqual(['sales']);
    expect(report.orphaned).toBeUndefined();
  });

  it('none is when the branch touches none', async () => {
    const box = await applied();
    box.branch('readme', { 'README.md': 'Hello.\n' });
    const report = await previewed(box.settings);
    expect(report).toEqual({ schemaVersion: 1, command: 'preview', flywheels: [] });
    expect(exitCode(report)).toBe(0);
  });

  it('one that a branch removes or renames is called orphaned', async () => {
    const box = await applied();
    box.branch('renamed', { 'flywheel.yaml': yaml(directoryLake, 'helpdesk') });
    const renamed = await previewed(box.settings);
    expect(renamed).toMatchObject({ orphaned: ['support'], flywheels: [{ name: 'helpdesk', comparedTo: { kind: 'none' } }] });
    box.git('switch', '-q', 'main');
    box.branch('removed', {});
    box.git('rm', '-q', 'flywheel.yaml');
    box.git('commit', '-q', '-m', 'Remove the flywheel');
    expect(await previewed(box.settings)).toMatchObject({ orphaned: ['support'], flywheels: [] });
    box.git('switch', '-q', 'main');
    box.branch('broken', { 'flywheel.yaml': 'version: 1\nname: [\n' });
    const broken = await previewed(box.settings);
    expect(broken.orphaned).toBeUndefined();
    expect(only(broken)).toMatchObject({ name: 'flywheel.yaml', ok: false });
    expect(exitCode(broken)).toBe(1);
  });
});
