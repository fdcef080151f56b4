import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitTree } from '../../src/git/commit-tree.ts';
import { openGit } from '../../src/git/git.ts';
import type { Tree } from '../../src/git/tree.ts';
import { workingTree } from '../../src/git/working-tree.ts';
import { clone, commit, environment, git, newRemote, newRepository, readAll, temporary, write } from './sandbox.ts';

const names = [
  'plain.csv',
  'with space.csv',
  'quote"d.csv',
  "it's.csv",
  'tab\t.csv',
  'new\nline.csv',
  'größe.csv',
  '日本/語.csv',
  '-dash',
  ':(glob)x',
  'a*b',
  'a-b/x',
  'a/x',
];
const contents = Object.fromEntries(names.map((name) => [name, `content of ${name}\n`]));

async function both(directory: string): Promise<[string, Tree][]> {
  const git = await openGit(directory, { environment });
  return [
    ['the commit', commitTree(git, 'HEAD')],
    ['the disk', workingTree(directory, git)],
  ];
}

describe('a tree, of a commit and of the disk alike', () => {
  it('lists every file with its size, sorted, whatever its name is', async () => {
    const repository = newRepository();
    commit(repository, contents);
    for (const [where, tree] of await both(repository)) {
      const expected = Object.entries(contents).map(([path, content]) => ({ path, bytes: Buffer.byteLength(content) }));
      expect(await tree.list(), where).toEqual(expected.sort((a, b) => (a.path < b.path ? -1 : 1)));
      for (const [path, content] of Object.entries(contents))
        expect((await readAll(tree, path)).toString(), `${where}: ${path}`).toBe(content);
    }
  });

  it('names bytes that are not UTF-8, and reads those files', async () => {
    const repository = newRepository();
    writeFileSync(Buffer.concat([Buffer.from(`${repository}/caf`), Buffer.from([0xe9])]), 'latin');
    commit(repository, {});
    for (const [where, tree] of await both(repository)) {
      expect(await tree.list(), where).toEqual([{ path: 'caf\\xE9', bytes: 5 }]);
      expect((await readAll(tree, 'caf\\xE9')).toString(), where).toBe('latin');
    }
  });

  it('leaves out links and submodules, and reads nothing through them', async () => {
    const [outside, inner, repository] = [temporary(), newRepository(), newRepository()];
    write(outside, { 'secret.txt': 'secret' });
    commit(inner, { 'inner.csv': 'inner' });
    write(repository, { 'data/real.csv': 'real' });
    symlinkSync(join(outside, 'secret.txt'), join(repository, 'data/link.csv'));
    symlinkSync(outside, join(repository, 'folder'));
    symlinkSync('real.csv', join(repository, 'data/inside.csv'));
    git(repository, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', `file://${inner}`, 'sub');
    commit(repository, {});
    for (const [where, tree] of await both(repository)) {
      expect(
        (await tree.list()).map(({ path }) => path),
        where,
      ).toEqual(['.gitmodules', 'data/real.csv']);
      for (const path of [
        'data/link.csv',
        'data/inside.csv',
        'folder/secret.txt',
        'sub/inner.csv',
        '../secret.txt',
        join(outside, 'secret.txt'),
        '.git/config',
        'data',
        '',
      ]) {
        await expect(readAll(tree, path), `${where}: ${path}`).rejects.toMatchObject({ kind: 'file-missing' });
      }
    }
  });

  it('streams a large file piece by piece', async () => {
    const repository = newRepository();
    const large = Buffer.alloc(12 << 20, 'one line of a large file\r\n');
    commit(repository, { 'large.csv': large, 'small.csv': 'x' });
    for (const [where, tree] of await both(repository)) {
      let [chunks, largest] = [0, 0];
      for await (const chunk of tree.read('large.csv')) {
        chunks++;
        largest = Math.max(largest, chunk.length);
      }
      expect(chunks, where).toBeGreaterThan(50);
      expect(largest, where).toBeLessThanOrEqual(1 << 20);
      expect((await readAll(tree, 'large.csv')).equals(large), where).toBe(true);
      for await (const chunk of tree.read('large.csv')) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
    }
  });
});

describe('the tree of a commit', () => {
  it('gives what is stored, without filters or line-ending conversion', async () => {
    const repository = newRepository();
    git(repository, 'config', 'filter.shout.smudge', 'tr a-z A-Z');
    commit(repository, { '.gitattributes': '*.csv filter=shout eol=crlf text\n', 'a.csv': 'a,b\nc,d\n' });
    rmSync(join(repository, 'a.csv'));
    git(repository, 'checkout', '-q', '--', 'a.csv');
    const opened = await openGit(repository, { environment });
    expect((await readAll(commitTree(opened, 'HEAD'), 'a.csv')).toString()).toBe('a,b\nc,d\n');
    expect((await readAll(workingTree(repository, opened), 'a.csv')).toString()).toBe('A,B\r\nC,D\r\n');
  });

  it('reads many small files, in any order, also those with equal content', async () => {
    const repository = newRepository();
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`data/${index}.csv`, `row ${index % 7}${index % 50 === 0 ? 'x'.repeat(70_000) : ''}`]),
    );
    commit(repository, { ...files, empty: '' });
    const tree = commitTree(await openGit(repository, { environment }), 'HEAD');
    const read = await Promise.all(
      Object.keys(files)
        .reverse()
        .map(async (path) => [path, (await readAll(tree, path)).toString()]),
    );
    expect(Object.fromEntries(read)).toEqual(files);
    expect((await readAll(tree, 'empty')).length).toBe(0);
  });

  it('refuses a commit that does not exist, and one that is an option', async () => {
    const opened = await openGit(newRepository(), { environment });
    await expect(commitTree(opened, 'nowhere').list()).rejects.toMatchObject({
      kind: 'git-failed',
      message: expect.stringContaining('nowhere'),
    });
    await expect(commitTree(opened, '--help').list()).rejects.toMatchObject({ kind: 'git-failed' });
  });
});

describe('the tree of the disk', () => {
  it('has tracked and untracked files as they are now, not ignored or deleted ones', async () => {
    const repository = newRepository();
    commit(repository, { '.gitignore': 'ignored\n', 'kept.csv': 'old', 'gone.csv': 'x', 'moved/a.csv': 'a' });
    write(repository, { 'kept.csv': 'changed', 'new.csv': 'new', ignored: 'x', 'nested/repo.csv': 'x' });
    git(join(repository, 'nested'), 'init', '-q');
    rmSync(join(repository, 'gone.csv'));
    renameSync(join(repository, 'moved'), join(repository, 'elsewhere'));
    const tree = workingTree(repository, await openGit(repository, { environment }));
    expect((await tree.list()).map(({ path }) => path)).toEqual(['.gitignore', 'elsewhere/a.csv', 'kept.csv', 'new.csv']);
    expect((await readAll(tree, 'kept.csv')).toString()).toBe('changed');
  });

  it('does not follow a folder that became a link after the files were committed or listed', async () => {
    const [outside, repository] = [temporary(), newRepository()];
    write(outside, { 'a.csv': 'secret' });
    commit(repository, { 'data/a.csv': 'a', 'b.csv': 'b' });
    const opened = await openGit(repository, { environment });
    const before = workingTree(repository, opened);
    expect((await before.list()).length).toBe(2);
    rmSync(join(repository, 'data'), { recursive: true });
    symlinkSync(outside, join(repository, 'data'));
    await expect(readAll(before, 'data/a.csv')).rejects.toMatchObject({ kind: 'file-missing' });
    expect(await workingTree(repository, opened).list()).toEqual([{ path: 'b.csv', bytes: 1 }]);
  });

  it('walks a folder that is in no repository, without node_modules, .git and pipes', async () => {
    const folder = temporary();
    write(folder, { 'a.csv': 'a', 'b/c.csv': 'c', 'node_modules/x.js': 'x', 'b/.git/config': 'x' });
    symlinkSync(folder, join(folder, 'loop'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    mkdirSync(join(folder, 'empty'));
    const tree = workingTree(folder, null);
    expect(await tree.list()).toEqual([
      { path: 'a.csv', bytes: 1 },
      { path: 'b/c.csv', bytes: 1 },
    ]);
    expect((await readAll(tree, 'b/c.csv')).toString()).toBe('c');
  });

  it('reads what a sparse checkout left out, so that it does not look removed', async () => {
    const origin = newRepository();
    commit(origin, { 'data/a.csv': 'a', 'docs/long.md': 'documentation' });
    const partial = clone(newRemote(origin), '--sparse');
    git(partial, 'sparse-checkout', 'set', 'data');
    const tree = workingTree(partial, await openGit(partial, { environment }));
    expect(await tree.list()).toEqual([
      { path: 'data/a.csv', bytes: 1 },
      { path: 'docs/long.md', bytes: 13 },
    ]);
    expect((await readAll(tree, 'docs/long.md')).toString()).toBe('documentation');
  });
});
