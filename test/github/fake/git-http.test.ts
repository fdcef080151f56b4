import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getOctokit } from '@actions/github';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GitHub, startGitHub } from './server.ts';

const run = promisify(execFile);
let github: GitHub;
let folder: string;

beforeEach(async () => {
  github = await startGitHub({ files: { 'a.txt': 'one\n' } });
  folder = mkdtempSync(join(tmpdir(), 'flywheel-clone-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await github.close();
});

/** Runs git as the given token, or as nobody. */
async function git(token: string | undefined, ...args: string[]): Promise<string> {
  const header =
    token === undefined ? [] : ['-c', `http.extraheader=AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`];
  const who = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.com'];
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
  const { stdout } = await run('git', [...who, ...header, ...args], { cwd: folder, env });
  return stdout.trim();
}

async function clonedChange(branch: string): Promise<void> {
  await git(undefined, 'clone', '--quiet', github.cloneUrl, '.');
  await git(undefined, 'switch', '--quiet', '--create', branch);
  writeFileSync(join(folder, 'a.txt'), 'two\n');
  await git(undefined, 'commit', '--quiet', '--all', '--message', 'Two');
}

describe('git over HTTP', () => {
  it('gives a public repository to anyone, whole or shallow, with and without .git', async () => {
    github.commit('main', { 'a.txt': 'two\n' });
    await git(undefined, 'clone', '--quiet', '--depth=1', `${github.cloneUrl}.git`, '.');
    expect(await git(undefined, 'rev-list', '--count', 'HEAD')).toBe('1');
    await git(undefined, 'fetch', '--quiet', '--unshallow');
    expect(await git(undefined, 'rev-list', '--count', 'HEAD')).toBe('2');
    expect((await git(undefined, 'ls-remote', github.cloneUrl, 'refs/heads/main')).split('\t')[0]).toBe(github.tip());
  });

  it('gives a commit by its name, as a checkout of an old run asks', async () => {
    const then = github.tip();
    github.commit('main', { 'a.txt': 'two\n' });
    await git(undefined, 'init', '--quiet');
    await git(undefined, 'fetch', '--quiet', '--depth=1', github.cloneUrl, then);
    expect(await git(undefined, 'rev-parse', 'FETCH_HEAD')).toBe(then);
  });

  it('keeps a private repository from nobody and from those who may not read', async () => {
    github.state.private = true;
    await expect(git(undefined, 'ls-remote', github.cloneUrl)).rejects.toThrow(/could not read Username|Authentication failed/);
    await expect(git(github.workflowToken({ checks: 'write' }), 'ls-remote', github.cloneUrl)).rejects.toThrow(/not found/);
    expect(await git(github.workflowToken({ contents: 'read' }), 'ls-remote', github.cloneUrl)).toContain('refs/heads/main');
  });

  it('takes a push with contents: write and from nobody else', async () => {
    await clonedChange('idea');
    await expect(git(undefined, 'push', '--quiet', 'origin', 'idea')).rejects.toThrow(/could not read Username|Authentication failed/);
    await expect(git(github.workflowToken({ contents: 'read' }), 'push', '--quiet', 'origin', 'idea')).rejects.toThrow(
      /Permission to newsdesk\/topics\.git denied to github-actions\[bot\]/,
    );
    await git(github.workflowToken({ contents: 'write' }), 'push', '--quiet', 'origin', 'idea');
    expect(github.tip('idea')).toBe(await git(undefined, 'rev-parse', 'HEAD'));
  });

  it('moves the pull request whose branch was pushed', async () => {
    github.commit('idea', { 'b.txt': 'x\n' });
    const pull = github.openPull({ branch: 'idea' });
    await git(undefined, 'clone', '--quiet', '--branch=idea', github.cloneUrl, '.');
    await git(undefined, 'commit', '--quiet', '--allow-empty', '--message', 'Again');
    await git(github.workflowToken({ contents: 'write' }), 'push', '--quiet', 'origin', 'idea');
    expect(pull.head.sha).toBe(await git(undefined, 'rev-parse', 'HEAD'));
  });

  it('refuses what the rules of a branch forbid, in GitHub’s words, on every way in', async () => {
    github.protect('refs/heads/flywheel-*');
    await clonedChange('flywheel-lake');
    const token = github.workflowToken({ contents: 'write' });
    await expect(git(token, 'push', '--quiet', 'origin', 'flywheel-lake')).rejects.toThrow(/GH013: Repository rule violations/);
    const { git: data } = getOctokit(token, { baseUrl: github.apiUrl }).rest;
    const request = { owner: 'newsdesk', repo: 'topics', ref: 'refs/heads/flywheel-lake', sha: github.tip() };
    await expect(data.createRef(request)).rejects.toMatchObject({ status: 422, message: expect.stringContaining('rule violations') });
  });

  it('refuses a push that would lose a commit', async () => {
    await clonedChange('main2');
    const token = github.workflowToken({ contents: 'write' });
    github.commit('main', { 'b.txt': 'first\n' });
    await expect(git(token, 'push', '--quiet', 'origin', 'HEAD:main')).rejects.toThrow(/rejected/);
  });
});
