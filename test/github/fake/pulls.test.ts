import { getOctokit } from '@actions/github';
import webhooks from '@octokit/webhooks-examples';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dispatchEvent, type Event, issueCommentEvent, mergeGroupEvent, pullRequestEvent, pushEvent } from './events.ts';
import type { MergeMethod } from './merging.ts';
import { lines } from './repository.ts';
import { type GitHub, startGitHub } from './server.ts';

const owner = 'newsdesk';
const repo = 'topics';
let github: GitHub;
let api: ReturnType<typeof getOctokit>['rest'];

beforeEach(async () => {
  github = await startGitHub({ files: { 'data/a.csv': 'text,label\nrain,weather\n', 'README.md': 'x\n' } });
  const token = github.workflowToken({ contents: 'write', 'pull-requests': 'write' });
  api = getOctokit(token, { baseUrl: github.apiUrl }).rest;
});
afterEach(() => github.close());

const git = (...args: string[]): string => github.state.repository.git(args);
const numbers = async (sha: string) =>
  (await api.repos.listPullRequestsAssociatedWithCommit({ owner, repo, commit_sha: sha })).data.map(({ number }) => number);

function open(branch = 'better', commits = 2) {
  for (let index = 0; index < commits; index++)
    github.commit(branch, { [`data/${branch}-${index}.csv`]: `text,label\n${index},x\n` }, { login: 'ada' });
  return github.openPull({ branch, title: `Add ${branch}`, login: 'ada' });
}

describe('a pull request', () => {
  it('has a head, a test merge and its files, computed by git', async () => {
    const { number } = open();
    const { data: pull } = await api.pulls.get({ owner, repo, pull_number: number });
    expect(pull).toMatchObject({ state: 'open', mergeable: true, commits: 2, changed_files: 2, additions: 4, user: { login: 'ada' } });
    expect(git('rev-parse', 'refs/pull/1/head')).toBe(pull.head.sha);
    expect(git('log', '-1', '--format=%P', 'refs/pull/1/merge')).toBe(`${pull.base.sha} ${pull.head.sha}`);
    expect(git('rev-parse', 'refs/pull/1/merge')).toBe(pull.merge_commit_sha);
    const { data: files } = await api.pulls.listFiles({ owner, repo, pull_number: number });
    expect(files.map(({ filename, status }) => [filename, status])).toEqual([
      ['data/better-0.csv', 'added'],
      ['data/better-1.csv', 'added'],
    ]);
  });

  it('follows its branch and its base', () => {
    const pull = open();
    const before = { ...pull, head: { ...pull.head } };
    github.commit('better', { 'data/more.csv': 'x\n' });
    expect(pull.head.sha).not.toBe(before.head.sha);
    const merged = pull.mergeCommit;
    github.commit('main', { 'other.txt': 'x\n' });
    expect(pull.mergeCommit).not.toBe(merged);
    expect(git('rev-parse', `${pull.mergeCommit}^1`)).toBe(github.tip());
  });

  it('that conflicts has no test merge', async () => {
    github.commit('clash', { 'README.md': 'ours\n' });
    const { number } = github.openPull({ branch: 'clash' });
    github.commit('main', { 'README.md': 'theirs\n' });
    expect((await api.pulls.get({ owner, repo, pull_number: number })).data).toMatchObject({
      mergeable: false,
      mergeable_state: 'dirty',
      merge_commit_sha: null,
    });
    expect(github.state.repository.ask(['rev-parse', '--verify', `refs/pull/${number}/merge`])).toBeUndefined();
  });

  it('of a fork has its head in another repository', async () => {
    github.fork('stranger');
    github.commit('idea', { 'data/idea.csv': 'x\n' }, { owner: 'stranger', login: 'stranger' });
    const { number } = github.openPull({ branch: 'idea', owner: 'stranger' });
    const { data } = await api.pulls.get({ owner, repo, pull_number: number });
    expect([data.head.repo?.full_name, data.head.repo?.fork, data.base.repo.full_name]).toEqual([
      'stranger/topics',
      true,
      'newsdesk/topics',
    ]);
    expect(git('rev-parse', `refs/pull/${number}/head`)).toBe(data.head.sha);
  });
});

describe('merging', () => {
  it.each<[MergeMethod, number, number]>([
    ['merge', 3, 2],
    ['squash', 1, 1],
    ['rebase', 2, 1],
  ])('by %s puts %i commits on main, the last with %i parents, and GitHub knows whose they are', async (method, commits, parents) => {
    const pull = open();
    const other = open('other', 1);
    const { before, after } = github.merge(pull.number, method, 'grace');
    expect(lines(git('rev-list', `${before}..${after}`))).toHaveLength(commits);
    expect(git('log', '-1', '--format=%P', after).split(' ')).toHaveLength(parents);
    expect(git('show', `${after}:data/better-1.csv`)).toContain('1,x');
    const { data } = await api.pulls.get({ owner, repo, pull_number: pull.number });
    expect(data).toMatchObject({ state: 'closed', merged: true, merge_commit_sha: after, merged_by: { login: 'grace' } });
    for (const sha of lines(git('rev-list', `${before}..${after}`))) expect(await numbers(sha)).toEqual([pull.number]);
    expect(await numbers(before)).toEqual([]);
    expect(await numbers(other.head.sha)).toEqual([other.number]);
  });

  it('by the queue lands the very commit that was checked', async () => {
    const pull = open();
    const queued = github.enqueue(pull.number);
    expect(queued.ref).toMatch(/^refs\/heads\/gh-readonly-queue\/main\/pr-1-[0-9a-f]{40}$/);
    expect(git('rev-parse', queued.ref)).toBe(queued.sha);
    const { after } = github.leaveQueue(pull.number, queued);
    expect([after, github.tip()]).toEqual([queued.sha, queued.sha]);
    expect(await numbers(after)).toEqual([1]);
    expect(github.state.repository.ask(['rev-parse', '--verify', queued.ref])).toBeUndefined();
  });

  it('keeps the author and changes the committer when it rebases', () => {
    const pull = open();
    github.commit('main', { 'other.txt': 'x\n' });
    const { after } = github.merge(pull.number, 'rebase', 'grace');
    expect(git('log', '-1', '--format=%an %cn', after)).toBe('ada grace');
  });
});

describe('payloads have all that GitHub sends', () => {
  const mine = ['organization', 'installation', 'enterprise', 'active_lock_reason', 'allow_squash_merge', 'stargazers', 'master_branch'];
  const exampleOf = (name: string, action?: string) => {
    const all = webhooks as unknown as { name: string; examples: Record<string, unknown>[] }[];
    return all.find((one) => one.name === name)!.examples.find((one) => action === undefined || one.action === action)!;
  };
  const missing = (example: unknown, ours: unknown): string[] =>
    Object.keys(example as object).filter((key) => !(key in (ours as object)) && !mine.includes(key));
  const number = () => open().number;

  it.each<[string, string | undefined, () => Event]>([
    ['pull_request', 'opened', () => pullRequestEvent(github, number(), 'opened')],
    ['pull_request', 'synchronize', () => pullRequestEvent(github, number(), 'synchronize')],
    ['push', undefined, () => pushEvent(github, github.merge(number(), 'merge'))],
    ['merge_group', 'checks_requested', () => mergeGroupEvent(github, github.enqueue(number()))],
    ['workflow_dispatch', undefined, () => dispatchEvent(github, { command: 'retrain' })],
    ['issue_comment', 'created', () => issueCommentEvent(github, github.say(number(), 'ada', 'hello'))],
  ])('%s %s', (name, action, event) => {
    const { payload } = event();
    const example = exampleOf(name, action);
    expect(missing(example, payload)).toEqual([]);
    for (const key of ['pull_request', 'merge_group', 'head_commit', 'comment', 'issue', 'repository', 'sender'])
      if (example[key] !== undefined && example[key] !== null) expect([key, missing(example[key], payload[key])]).toEqual([key, []]);
  });
});
