import { getOctokit } from '@actions/github';
import { afterEach, describe, expect, it } from 'vitest';
import { handlers } from './api.ts';
import { description } from './description.ts';
import { type GitHub, startGitHub } from './server.ts';
import type { Settings } from './state.ts';

const at = { owner: 'newsdesk', repo: 'topics' };
let github: GitHub;

async function start(settings: Settings = {}) {
  github = await startGitHub(settings);
  return getOctokit(github.workflowToken({ issues: 'write', contents: 'write' }), { baseUrl: github.apiUrl }).rest;
}
afterEach(() => github.close().catch(() => {}));

describe('faults', () => {
  it('hit the call they are meant for, and no other', async () => {
    const api = await start();
    github.fault('repos/get', 2, 502);
    github.fault('repos/get', 3, { status: 403, message: 'You have exceeded a secondary rate limit', headers: { 'retry-after': '1' } });
    await api.repos.get(at);
    await expect(api.repos.get(at)).rejects.toMatchObject({ status: 502 });
    await expect(api.repos.get(at)).rejects.toMatchObject({ status: 403, response: { headers: { 'retry-after': '1' } } });
    await api.repos.get(at);
    expect(github.calls('repos/get').map(({ status }) => status)).toEqual([200, 502, 403, 200]);
  });

  it('cut the connection before or after the call is done', async () => {
    const api = await start();
    github.fault('issues/create', 1, 'reset');
    github.fault('issues/create', 2, 'lost');
    await expect(api.issues.create({ ...at, title: 'one' })).rejects.toMatchObject({ status: 500 });
    expect(github.state.issues.size).toBe(0);
    await expect(api.issues.create({ ...at, title: 'two' })).rejects.toMatchObject({ status: 500 });
    expect([...github.state.issues.values()].map(({ title }) => title)).toEqual(['two']);
  });

  it('can be a visitor who acts in between', async () => {
    const api = await start();
    github.fault('repos/get', 1, () => void github.commit('main', { 'a.txt': 'x\n' }));
    const before = github.tip();
    await api.repos.get(at);
    expect(github.tip()).not.toBe(before);
  });
});

describe('the rate', () => {
  it('is counted, shown and enforced', async () => {
    const api = await start({ rateLimit: 2 });
    expect((await api.repos.get(at)).headers['x-ratelimit-remaining']).toBe('1');
    await api.repos.get(at);
    await expect(api.repos.get(at)).rejects.toMatchObject({ status: 403, response: { headers: { 'x-ratelimit-remaining': '0' } } });
    expect((await api.rateLimit.get()).data.rate).toMatchObject({ limit: 2, remaining: 0, used: 2 });
  });
});

describe('the fake itself', () => {
  it('answers every operation of its description', () => {
    const described = Object.values(description.paths ?? {}).flatMap((methods) =>
      Object.values(methods as Record<string, { operationId: string }>),
    );
    expect(described.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(handlers).sort());
  });

  it('says so when it is asked for something else', async () => {
    const api = await start();
    await expect(api.repos.listTags(at)).rejects.toMatchObject({ status: 404 });
    await expect(github.close()).rejects.toThrow(/\/repos\/newsdesk\/topics\/tags is not in test\/github\/openapi\.json/);
  });
});

describe('contents and objects', () => {
  it('come as git has them', async () => {
    const api = await start({ files: { 'data/a.csv': 'text,label\n', 'data/deep/b.csv': 'x', link: { link: 'data/a.csv' } } });
    const { data: file } = await api.repos.getContent({ ...at, path: 'data/a.csv' });
    expect(Buffer.from((file as { content: string }).content, 'base64').toString()).toBe('text,label\n');
    const { data: folder } = await api.repos.getContent({ ...at, path: 'data' });
    expect((folder as { name: string; type: string }[]).map(({ name, type }) => [name, type])).toEqual([
      ['a.csv', 'file'],
      ['deep', 'dir'],
    ]);
    expect((await api.repos.getContent({ ...at, path: 'link' })).data).toMatchObject({ type: 'symlink', target: 'data/a.csv' });
    expect((await api.repos.getContent({ ...at, path: 'data/a.csv', mediaType: { format: 'raw' } })).data).toBe('text,label\n');
    await expect(api.repos.getContent({ ...at, path: 'nothing.csv' })).rejects.toMatchObject({ status: 404 });
  });

  it('make a commit that git accepts, and no branch loses one', async () => {
    const api = await start();
    const { data: blob } = await api.git.createBlob({ ...at, content: 'pin: 3\n' });
    const base = github.tip();
    const { data: tree } = await api.git.createTree({
      ...at,
      base_tree: base,
      tree: [{ path: 'flywheel.yaml', mode: '100644', type: 'blob', sha: blob.sha }],
    });
    const { data: commit } = await api.git.createCommit({ ...at, message: 'Pin', tree: tree.sha, parents: [base] });
    await api.git.createRef({ ...at, ref: 'refs/heads/pin', sha: commit.sha });
    expect(github.state.repository.git(['show', 'pin:flywheel.yaml'])).toBe('pin: 3');
    await expect(api.git.updateRef({ ...at, ref: 'heads/pin', sha: base })).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('fast forward'),
    });
    const change = {
      ...at,
      path: 'flywheel.yaml',
      branch: 'pin',
      message: 'Unpin',
      content: Buffer.from('pin: null\n').toString('base64'),
    };
    await expect(api.repos.createOrUpdateFileContents(change)).rejects.toMatchObject({ status: 422 });
    await api.repos.createOrUpdateFileContents({ ...change, sha: blob.sha });
    expect(github.state.repository.git(['show', 'pin:flywheel.yaml'])).toBe('pin: null');
  });
});
