import { describe, expect, it } from 'vitest';
import { changedPaths, parentsOf } from '../../src/git/changes.ts';
import { openGit } from '../../src/git/git.ts';
import { clone, commit, environment, git, newRemote, newRepository } from './sandbox.ts';

describe('what changed', () => {
  it('is every path that differs, a renamed file under both names', async () => {
    const directory = newRepository();
    const from = commit(directory, { 'a.csv': 'a\n', 'kept.csv': 'k\n', 'old ü.csv': 'long enough to be a rename\n' });
    git(directory, 'mv', 'old ü.csv', 'new "x".csv');
    const to = commit(directory, { 'a.csv': 'changed\n', 'added.csv': 'x' });
    const opened = await openGit(directory, { environment });
    expect(await changedPaths(opened, from, to)).toEqual(['a.csv', 'added.csv', 'new "x".csv', 'old ü.csv']);
    expect(await changedPaths(opened, from, from)).toEqual([]);
  });
});

describe('the parents of a commit', () => {
  it('are named even where a shallow clone lacks them', async () => {
    const directory = newRepository();
    const first = commit(directory, { a: '1' });
    git(directory, 'checkout', '-q', '-b', 'topic');
    const topic = commit(directory, { b: '1' });
    git(directory, 'checkout', '-q', 'main');
    git(directory, 'merge', '-q', '--no-ff', '-m', 'parent of nothing\n\nparent 1234', 'topic');
    const merge = git(directory, 'rev-parse', 'HEAD');
    const shallow = await openGit(clone(newRemote(directory), '--depth=1'), { environment });
    expect(await parentsOf(shallow, merge)).toEqual([first, topic]);
    expect(await parentsOf(await openGit(directory, { environment }), first)).toEqual([]);
  });
});
