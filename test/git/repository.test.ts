import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commitTree } from '../../src/git/commit-tree.ts';
import { openRepository, type Repository } from '../../src/git/repository.ts';
import { clone, commit, environment, git, newRemote, newRepository, readAll, temporary, write } from './sandbox.ts';

const open = async (directory: string): Promise<Repository> => (await openRepository(directory, { environment }))!;
const nowhere = '0123456789012345678901234567890123456789';

describe('a repository', () => {
  it('is found from a folder inside it, and is null outside of one', async () => {
    const directory = newRepository();
    mkdirSync(join(directory, 'data/train'), { recursive: true });
    expect((await open(join(directory, 'data/train'))).root).toBe(directory);
    expect(await openRepository(temporary(), { environment })).toBeNull();
    await expect(openRepository('/nonexistent/folder', { environment })).rejects.toMatchObject({ kind: 'directory-missing' });
  });

  it('is not led astray by variables that a Git hook sets', async () => {
    const [directory, other] = [newRepository(), newRepository()];
    const mine = commit(directory, { a: 'a' });
    commit(other, { b: 'b' });
    const hook = { ...environment, GIT_DIR: join(other, '.git'), GIT_WORK_TREE: other, GIT_INDEX_FILE: '/nonexistent' };
    const repository = (await openRepository(directory, { environment: hook }))!;
    expect([repository.root, await repository.head(), await repository.dirty()]).toEqual([directory, mine, []]);
  });

  it('resolves names to commits, and a branch that only origin has', async () => {
    const origin = newRepository();
    const first = commit(origin, { a: '1' });
    git(origin, 'tag', '-a', 'v1', '-m', 'first');
    const second = commit(origin, { a: '2' });
    const copy = clone(newRemote(origin));
    git(copy, 'checkout', '-q', '--detach', 'HEAD~1');
    git(copy, 'branch', '-q', '-D', 'main');
    const [there, here] = [await open(origin), await open(copy)];
    expect([await there.resolve('v1'), await there.resolve('HEAD~1'), await there.resolve('main')]).toEqual([first, first, second]);
    expect([await here.resolve('main'), await here.head(), await here.branch(), await there.branch()]).toEqual([
      second,
      first,
      null,
      'main',
    ]);
    expect([await here.resolve('nowhere'), await here.resolve(nowhere)]).toEqual([null, null]);
    for (const name of ['--all', '-x', '', 'a b', 'a\nb', 'a\0b'])
      await expect(here.resolve(name), name).rejects.toMatchObject({ kind: 'invalid-ref' });
    await expect(here.mergeBase('main', first)).rejects.toMatchObject({ kind: 'invalid-ref' });
  });

  it('has no head before the first commit', async () => {
    const repository = await open(newRepository());
    await expect(repository.head()).rejects.toMatchObject({ kind: 'no-commit', message: 'This repository has no commit yet.' });
    expect(await repository.branch()).toBe('main');
    await expect(repository.tip()).rejects.toMatchObject({ kind: 'no-commit' });
  });

  it('names what differs from the last commit', async () => {
    const directory = newRepository();
    commit(directory, { '.gitignore': 'ignored', a: 'a', b: 'b', c: 'c' });
    write(directory, { a: 'changed', 'new/ü "x"': 'x', ignored: 'x' });
    rmSync(join(directory, 'b'));
    git(directory, 'mv', 'c', 'd');
    expect(await (await open(directory)).dirty()).toEqual(['a', 'b', 'c', 'd', 'new/ü "x"']);
  });

  it('tells who wrote a commit and when, and shows a file at it, though not a link', async () => {
    const directory = newRepository();
    write(directory, { 'a b/ü.csv': 'x,y\n' });
    symlinkSync('/etc/passwd', join(directory, 'link'));
    const first = commit(directory, {});
    const repository = await open(directory);
    expect(await repository.commitAuthor(first)).toEqual({ name: 'Ada', email: 'ada@example.com', date: '2024-05-01T10:00:00.000Z' });
    expect(Buffer.from((await repository.showFile(first, 'a b/ü.csv'))!).toString()).toBe('x,y\n');
    for (const path of ['link', 'a b', 'a b/', 'missing', '../x'])
      expect(await repository.showFile(first, path).catch(() => null), path).toBeNull();
  });
});

describe('the default branch and its tip', () => {
  it('is what origin says, also after it was renamed there, and its tip is the remote one', async () => {
    const origin = newRepository();
    const old = commit(origin, { a: '1' });
    const remote = newRemote(origin);
    const copy = clone(remote);
    const next = commit(origin, { a: '2' });
    git(origin, 'push', '-q', 'origin', 'main:trunk');
    git(remote, 'symbolic-ref', 'HEAD', 'refs/heads/trunk');
    const repository = await open(copy);
    expect(await repository.head()).toBe(old);
    expect(await repository.tip()).toEqual({ branch: 'trunk', commit: next, source: 'remote' });
    git(copy, 'remote', 'set-head', 'origin', '-d');
    expect(await repository.defaultBranch()).toEqual({ name: 'trunk', remote: 'origin' });
  });

  it.each([
    ['main before master', ['main', 'master', 'x'], 'main'],
    ['master', ['master', 'x'], 'master'],
    ['init.defaultBranch', ['develop', 'x'], 'develop'],
    ['the only branch', ['x'], 'x'],
  ])('without a remote is %s', async (_, branches, expected) => {
    const directory = newRepository();
    git(directory, 'checkout', '-q', '-b', branches.at(-1)!);
    const only = commit(directory, { a: 'a' });
    for (const name of branches.slice(0, -1)) git(directory, 'branch', name);
    git(directory, 'config', 'init.defaultBranch', 'develop');
    const repository = await open(directory);
    expect(await repository.defaultBranch()).toEqual({ name: expected, remote: null });
    expect(await repository.tip()).toEqual({ branch: expected, commit: only, source: 'local' });
  });

  it('is not guessed when several branches could be it', async () => {
    const directory = newRepository();
    git(directory, 'checkout', '-q', '-b', 'one');
    commit(directory, { a: 'a' });
    git(directory, 'branch', 'two');
    await expect((await open(directory)).defaultBranch()).rejects.toMatchObject({
      kind: 'default-branch-unknown',
      message: 'Which branch is the default one cannot be told: there are one, two.',
    });
  });

  it('is a failure, not the local tip, when the remote cannot be asked', async () => {
    const origin = newRepository();
    commit(origin, { a: '1' });
    const remote = newRemote(origin);
    rmSync(remote, { recursive: true });
    await expect((await open(origin)).tip()).rejects.toMatchObject({
      kind: 'git-failed',
      message: expect.stringContaining('does not appear to be a git repository'),
    });
  });

  it('is the local branch while the remote is empty, and what the remote has when its HEAD points to nothing', async () => {
    const origin = newRepository();
    const first = commit(origin, { a: '1' });
    const remote = newRemote();
    git(origin, 'remote', 'add', 'origin', `file://${remote}`);
    const repository = await open(origin);
    expect(await repository.tip()).toEqual({ branch: 'main', commit: first, source: 'local' });
    git(remote, 'symbolic-ref', 'HEAD', 'refs/heads/other');
    git(origin, 'push', '-q', 'origin', 'main');
    expect(await repository.tip()).toEqual({ branch: 'main', commit: first, source: 'remote' });
  });
});

describe('merging without a checkout', () => {
  it('gives the tree that merging gives, with renames, and touches nothing', async () => {
    const directory = newRepository();
    commit(directory, { 'data/old.csv': 'a\nb\nc\nd\ne\n', 'other.csv': 'x\n' });
    git(directory, 'checkout', '-q', '-b', 'topic');
    git(directory, 'mv', 'data/old.csv', 'data/new name.csv');
    const head = commit(directory, { 'added.csv': 'new\n' });
    git(directory, 'checkout', '-q', 'main');
    const base = commit(directory, { 'data/old.csv': 'a\nb\nc\nd\nE\n' });
    const repository = await open(directory);
    const merge = (await repository.mergeTree(base, head)) as { tree: string };
    const tree = commitTree(repository.git, merge.tree);
    expect((await tree.list()).map(({ path }) => path)).toEqual(['added.csv', 'data/new name.csv', 'other.csv']);
    expect((await readAll(tree, 'data/new name.csv')).toString()).toBe('a\nb\nc\nd\nE\n');
    expect([await repository.head(), await repository.dirty()]).toEqual([base, []]);
    git(directory, 'merge', '-q', '--no-edit', 'topic');
    expect(git(directory, 'rev-parse', 'HEAD^{tree}')).toBe(merge.tree);
  });

  it('names the paths in conflict', async () => {
    const directory = newRepository();
    commit(directory, { 'b ü.csv': 'one\n', 'a.csv': 'one\n', 'c.csv': 'one\n' });
    git(directory, 'checkout', '-q', '-b', 'topic');
    const head = commit(directory, { 'b ü.csv': 'two\n', 'a.csv': 'two\n' });
    git(directory, 'checkout', '-q', 'main');
    const base = commit(directory, { 'b ü.csv': 'three\n', 'a.csv': 'three\n', 'c.csv': 'three\n' });
    expect(await (await open(directory)).mergeTree(base, head)).toEqual({ conflicts: ['a.csv', 'b ü.csv'] });
  });

  it('refuses histories that have nothing in common', async () => {
    const directory = newRepository();
    const base = commit(directory, { a: 'a' });
    git(directory, 'checkout', '-q', '--orphan', 'other');
    const head = commit(directory, { a: 'b' });
    const repository = await open(directory);
    expect(await repository.mergeBase(base, head)).toBeNull();
    await expect(repository.mergeTree(base, head)).rejects.toMatchObject({ kind: 'no-common-history' });
  });
});

describe('history', () => {
  it('lists the commits between two, newest first, and tells the first parents apart', async () => {
    const directory = newRepository();
    const from = commit(directory, { a: '1' }, 'Start');
    git(directory, 'checkout', '-q', '-b', 'topic');
    const topic = commit(directory, { b: '1' }, 'Add “b” (#7)\n\nBody.');
    git(directory, 'checkout', '-q', 'main');
    git(directory, 'merge', '-q', '--no-ff', '-m', 'Merge topic', 'topic');
    const to = git(directory, 'rev-parse', 'HEAD');
    const repository = await open(directory);
    const shared = { author: { name: 'Ada', email: 'ada@example.com' }, date: '2024-05-01T10:00:00.000Z' };
    expect(await repository.commitsBetween(from, to)).toEqual([
      { sha: to, subject: 'Merge topic', ...shared, firstParent: true },
      { sha: topic, subject: 'Add “b” (#7)', ...shared, firstParent: false },
    ]);
    expect(await repository.commitsBetween(to, to)).toEqual([]);
    expect((await repository.commitsBetween(null, to)).map(({ sha }) => sha)).toEqual([to, topic, from]);
    await expect(repository.commitsBetween(nowhere, to)).rejects.toMatchObject({ kind: 'commit-missing' });
    expect([
      await repository.isAncestor(from, to),
      await repository.isAncestor(to, from),
      await repository.isAncestor(nowhere, to),
    ]).toEqual([true, false, false]);
  });
});

describe('a shallow clone', () => {
  let remote: string;
  let commits: string[];
  let topic: string;
  beforeAll(() => {
    const origin = newRepository();
    commit(origin, { a: 'a' }, 'Commit 0');
    for (let index = 1; index < 60; index++) git(origin, 'commit', '-q', '--allow-empty', '-m', `Commit ${index}`);
    commits = git(origin, 'rev-list', '--reverse', 'HEAD').split('\n');
    git(origin, 'checkout', '-q', '-b', 'topic', commits[2]!);
    topic = commit(origin, { b: 'b' });
    remote = newRemote(origin);
    git(origin, 'push', '-q', 'origin', 'topic', 'topic:refs/pull/7/head');
  });

  it('fetches one commit by name or id, and stays shallow', async () => {
    const copy = clone(remote, '--depth=1');
    const before = readdirSync(join(copy, '.git'));
    const repository = await open(copy);
    expect([await repository.isShallow(), await repository.resolve(topic)]).toEqual([true, null]);
    for (const name of ['topic', 'origin/topic', 'refs/pull/7/head', topic]) expect(await repository.fetchCommit(name), name).toBe(topic);
    expect(await repository.fetchCommit(commits[30]!)).toBe(commits[30]);
    expect(Buffer.from((await repository.showFile(topic, 'b'))!).toString()).toBe('b');
    expect([await repository.isShallow(), git(copy, 'rev-list', '--count', 'HEAD'), readdirSync(join(copy, '.git'))]).toEqual([
      true,
      '1',
      before,
    ]);
    await expect(repository.fetchCommit('nowhere')).rejects.toMatchObject({
      kind: 'commit-missing',
      message: expect.stringContaining('nowhere'),
    });
    await expect(repository.fetchCommit(nowhere)).rejects.toMatchObject({ kind: 'git-failed' });
  });

  it('is deepened until an ancestor, a merge base or its absence is certain', async () => {
    const copy = clone(remote, '--depth=1');
    const repository = await open(copy);
    const tip = await repository.head();
    expect(await repository.isAncestor(commits[40]!, tip)).toBe(true);
    expect(await repository.isShallow()).toBe(true);
    await repository.fetchCommit(topic);
    const merge = (await repository.mergeTree(tip, topic)) as { tree: string };
    expect((await commitTree(repository.git, merge.tree).list()).map(({ path }) => path)).toEqual(['a', 'b']);
    expect(await repository.mergeBase(tip, topic)).toBe(commits[2]);
    expect(await repository.isAncestor(topic, tip)).toBe(false);
    expect((await repository.commitsBetween(commits[57]!, tip)).map(({ subject }) => subject)).toEqual(['Commit 59', 'Commit 58']);
  });

  it('is never made of a full clone', async () => {
    const origin = newRepository();
    commit(origin, { a: '1' });
    const copy = clone(newRemote(origin));
    const next = commit(origin, { a: '2' });
    git(origin, 'push', '-q', 'origin', 'main:later');
    const repository = await open(copy);
    expect([await repository.fetchCommit('later'), await repository.isShallow(), git(copy, 'rev-list', '--count', next)]).toEqual([
      next,
      false,
      '2',
    ]);
  });
});
