import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Tree } from '../../src/git/tree.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A temporary directory, removed after the tests of the file. */
export function temporary(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'flywheel-git-')));
  folders.push(folder);
  return folder;
}

/** What the tests' own git, and the git under test, see: nothing of the machine's configuration. */
export const environment = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
};

/** Runs git as a user would, with a fixed identity and clock. */
export function git(directory: string, ...args: string[]): string {
  const who = {
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
  };
  const when = { GIT_AUTHOR_DATE: '2024-05-01T12:00:00+02:00', GIT_COMMITTER_DATE: '2024-05-01T12:00:00+02:00' };
  const env = { ...environment, ...who, ...when };
  return execFileSync('git', args, { cwd: directory, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

export function write(directory: string, files: Record<string, string | Uint8Array>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
}

/** Writes the files, commits everything, gives the commit. */
export function commit(directory: string, files: Record<string, string | Uint8Array>, message = 'Change files'): string {
  write(directory, files);
  git(directory, 'add', '-A');
  git(directory, 'commit', '-q', '--allow-empty', '-m', message);
  return git(directory, 'rev-parse', 'HEAD');
}

/** A repository with one branch, `main`, and nothing in it. */
export function newRepository(): string {
  const directory = temporary();
  git(directory, 'init', '-q', '-b', 'main');
  return directory;
}

/** A bare repository to push to, optionally filled from another. */
export function newRemote(from?: string): string {
  const directory = join(temporary(), 'remote.git');
  git(tmpdir(), 'init', '-q', '--bare', '-b', 'main', directory);
  if (from !== undefined) {
    git(from, 'remote', 'add', 'origin', `file://${directory}`);
    git(from, 'push', '-q', 'origin', 'main');
  }
  return directory;
}

export function clone(remote: string, ...options: string[]): string {
  const directory = join(temporary(), 'clone');
  git(tmpdir(), 'clone', '-q', ...options, `file://${remote}`, directory);
  return directory;
}

export async function readAll(tree: Tree, path: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of tree.read(path)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A folder with a program called git, to be put first on the PATH. */
export function fakeGit(script: string): string {
  const folder = temporary();
  write(folder, { git: `#!/bin/sh\n${script}\n` });
  chmodSync(join(folder, 'git'), 0o755);
  return folder;
}
