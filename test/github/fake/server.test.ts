import { getOctokit } from '@actions/github';
import { afterEach, describe, expect, it } from 'vitest';
import { type GitHub, startGitHub } from './server.ts';
import type { Settings } from './state.ts';

const owner = 'newsdesk';
const repo = 'topics';
let github: GitHub;

/** A fresh GitHub and the client that the action uses, with the token of a workflow run. */
async function start(settings: Settings = {}, permissions: Parameters<GitHub['workflowToken']>[0] = everything, options = {}) {
  github = await startGitHub(settings);
  return client(github.workflowToken(permissions, options));
}

const everything = {
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  issues: 'write',
  'pull-requests': 'write',
  actions: 'write',
} as const;
const client = (token: string) => getOctokit(token, { baseUrl: github.apiUrl }).rest;

/** A pull request that adds one file. */
function pullRequest(branch = 'better') {
  github.commit(branch, { [`${branch}.csv`]: 'text,label\nrain,weather\n' });
  return github.openPull({ branch, title: `Add ${branch}`, login: 'ada' });
}

afterEach(() => github.close());

describe('comments', () => {
  it('carry the app and the bot that wrote them, and can be edited', async () => {
    const api = await start();
    const { number } = pullRequest();
    const { data: made } = await api.issues.createComment({ owner, repo, issue_number: number, body: 'first' });
    expect(made).toMatchObject({
      user: { login: 'github-actions[bot]', type: 'Bot' },
      performed_via_github_app: { id: 15368, slug: 'github-actions' },
    });
    const { data: edited } = await api.issues.updateComment({ owner, repo, comment_id: made.id, body: 'second' });
    expect(edited.body).toBe('second');
    expect(edited.updated_at > made.updated_at).toBe(true);
  });

  it('come 30 to a page unless asked, 100 at most, and the Link header leads through all', async () => {
    const api = await start();
    const { number } = pullRequest();
    for (let index = 0; index < 120; index++) github.say(number, 'reader', `remark ${index}`);
    const one = { owner, repo, issue_number: number };
    const first = await api.issues.listComments(one);
    expect(first.data).toHaveLength(30);
    expect(first.headers.link).toContain('page=4>; rel="last"');
    expect((await api.issues.listComments({ ...one, per_page: 500 })).data).toHaveLength(100);
    const all = await getOctokit(github.workflowToken(everything), { baseUrl: github.apiUrl }).paginate(api.issues.listComments, {
      ...one,
      per_page: 100,
    });
    expect(all).toHaveLength(120);
    expect(all[0]!.performed_via_github_app).toBeNull();
  });

  it.each([
    ['65,537 characters', 'x'.repeat(65_537), 'Body is too long (maximum is 65536 characters)'],
    ['nothing', '  ', 'Body cannot be blank'],
  ])('of %s are refused with 422', async (_, body, message) => {
    const api = await start();
    const { number } = pullRequest();
    await expect(api.issues.createComment({ owner, repo, issue_number: number, body })).rejects.toMatchObject({
      status: 422,
      response: { data: { errors: [{ resource: 'IssueComment', field: 'data', message }] } },
    });
    await api.issues.createComment({ owner, repo, issue_number: number, body: 'x'.repeat(65_536) });
  });

  it('of other people cannot be edited by a workflow', async () => {
    const api = await start();
    const { id } = github.say(pullRequest().number, 'reader', 'mine');
    await expect(api.issues.updateComment({ owner, repo, comment_id: id, body: 'stolen' })).rejects.toMatchObject({ status: 403 });
  });
});

describe('permissions', () => {
  it.each([
    ['pull-requests', (api: Api, number: number) => api.issues.createComment({ owner, repo, issue_number: number, body: 'hello' })],
    ['checks', (api: Api) => api.checks.create({ owner, repo, name: 'flywheel', head_sha: github.tip() })],
    ['deployments', (api: Api) => api.repos.createDeployment({ owner, repo, ref: github.tip(), required_contexts: [] })],
    ['issues', (api: Api) => api.issues.create({ owner, repo, title: 'drift' })],
    ['contents', (api: Api) => api.git.createRef({ owner, repo, ref: 'refs/heads/x', sha: github.tip() })],
    ['statuses', (api: Api) => api.repos.createCommitStatus({ owner, repo, sha: github.tip(), state: 'success' })],
    ['actions', (api: Api) => api.actions.createWorkflowDispatch({ owner, repo, workflow_id: 'flywheel.yml', ref: 'main' })],
  ] as const)('%s: write is asked for, and enough', async (scope, act) => {
    const api = await start({}, { [scope]: 'read' });
    const { number } = pullRequest();
    await expect(act(api, number)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('Resource not accessible by integration'),
    });
    expect((await act(client(github.workflowToken({ [scope]: 'write' })), number)).status).toBeLessThan(300);
  });

  it('let nobody comment on an issue with pull-requests: write alone', async () => {
    const api = await start({}, { 'pull-requests': 'write' });
    const { number } = github.openIssue('drift');
    await expect(api.issues.createComment({ owner, repo, issue_number: number, body: 'hello' })).rejects.toMatchObject({ status: 403 });
  });

  it('of a fork are read-only, whatever the workflow asks', async () => {
    const api = await start({}, everything, { fork: true });
    const { number } = pullRequest();
    await expect(api.issues.createComment({ owner, repo, issue_number: number, body: 'hello' })).rejects.toMatchObject({ status: 403 });
    expect((await api.pulls.get({ owner, repo, pull_number: number })).data.number).toBe(number);
  });

  it('of a token nobody issued are none: 401', async () => {
    await start();
    await expect(client('ghs_made_up').repos.get({ owner, repo })).rejects.toMatchObject({ status: 401 });
  });

  it('keep a private repository from a token that may not read it', async () => {
    const api = await start({ private: true }, { checks: 'read' });
    await expect(api.repos.getContent({ owner, repo, path: 'README.md' })).rejects.toMatchObject({ status: 403 });
    expect(
      (await client(github.workflowToken({ contents: 'read' })).repos.getContent({ owner, repo, path: 'README.md' })).data,
    ).toMatchObject({ type: 'file' });
  });

  it('let a workflow open a pull request only where the repository says so', async () => {
    const api = await start();
    github.commit('pin', { 'flywheel.yaml': 'pin: 3\n' });
    const request = { owner, repo, head: 'pin', base: 'main', title: 'Pin' };
    await expect(api.pulls.create(request)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('not permitted to create'),
    });
    github.state.actionsMayCreatePulls = true;
    expect((await api.pulls.create(request)).data).toMatchObject({ number: 1, state: 'open', changed_files: 1, user: { type: 'Bot' } });
    await expect(api.pulls.create(request)).rejects.toMatchObject({ status: 422 });
  });
});

type Api = ReturnType<typeof client>;
