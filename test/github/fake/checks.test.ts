import { getOctokit } from '@actions/github';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GitHub, startGitHub } from './server.ts';

const at = { owner: 'newsdesk', repo: 'topics' };
let github: GitHub;
let api: ReturnType<typeof getOctokit>['rest'];

beforeEach(async () => {
  github = await startGitHub();
  api = client(github.workflowToken({ checks: 'write', deployments: 'write', statuses: 'write' }));
});
afterEach(() => github.close());

const client = (token: string) => getOctokit(token, { baseUrl: github.apiUrl }).rest;
const annotation = { path: 'data/a.csv', start_line: 3, end_line: 3, annotation_level: 'warning', message: 'unknown label' } as const;
const annotations = (count: number) => Array.from({ length: count }, () => ({ ...annotation }));

describe('a check', () => {
  it('begins in progress, ends with a conclusion, and collects annotations fifty at a time', async () => {
    const { data: made } = await api.checks.create({
      ...at,
      name: 'flywheel',
      head_sha: github.tip(),
      status: 'in_progress',
      external_id: '7',
    });
    expect(made).toMatchObject({ status: 'in_progress', conclusion: null, app: { slug: 'github-actions', id: 15368 } });
    const output = { title: 'PROMOTE', summary: 'fine', annotations: annotations(50) };
    await api.checks.update({ ...at, check_run_id: made.id, output });
    const { data: done } = await api.checks.update({
      ...at,
      check_run_id: made.id,
      conclusion: 'success',
      output: { ...output, annotations: annotations(20) },
    });
    expect(done).toMatchObject({
      status: 'completed',
      conclusion: 'success',
      external_id: '7',
      output: { title: 'PROMOTE', annotations_count: 70 },
    });
    expect((await api.checks.listAnnotations({ ...at, check_run_id: made.id, per_page: 100 })).data).toHaveLength(70);
  });

  it.each([
    ['51 annotations', { output: { title: 'x', summary: 'x', annotations: annotations(51) } }],
    ['a summary of 65,536 characters', { output: { title: 'x', summary: 'x'.repeat(65_536) } }],
    ['an end without a conclusion', { status: 'completed' as const }],
    [
      'columns over several lines',
      { output: { title: 'x', summary: 'x', annotations: [{ ...annotation, end_line: 4, start_column: 1 }] } },
    ],
    ['a commit that is not there', { head_sha: '0'.repeat(40) }],
    ['a misspelled member', { externalId: '7' }],
  ])('with %s is refused with 422', async (_, more) => {
    await expect(api.checks.create({ ...at, name: 'flywheel', head_sha: github.tip(), ...more })).rejects.toMatchObject({ status: 422 });
  });

  it('is listed by name, newest first, once unless all are asked for', async () => {
    for (const external_id of ['1', '2']) await api.checks.create({ ...at, name: 'flywheel', head_sha: github.tip(), external_id });
    await api.checks.create({ ...at, name: 'other', head_sha: github.tip() });
    const listed = async (filter: 'all' | 'latest') =>
      (await api.checks.listForRef({ ...at, ref: github.tip(), check_name: 'flywheel', filter })).data.check_runs.map(
        (run) => run.external_id,
      );
    expect([await listed('latest'), await listed('all')]).toEqual([['2'], ['2', '1']]);
  });

  it('is written by apps only', async () => {
    github.state.collaborators.set('grace', 'admin');
    const request = { ...at, name: 'flywheel', head_sha: github.tip() };
    await expect(client(github.personalToken('grace')).checks.create(request)).rejects.toMatchObject({ status: 403 });
  });
});

describe('a deployment', () => {
  const pending = async () => {
    await api.checks.create({ ...at, name: 'ci', head_sha: github.tip(), status: 'in_progress' });
    return { ...at, ref: github.tip(), environment: 'news-topics' };
  };

  it('waits for every check of the commit unless required_contexts is empty', async () => {
    const request = await pending();
    await expect(api.repos.createDeployment(request)).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('status checks failed'),
    });
    const { data } = await api.repos.createDeployment({ ...request, required_contexts: [], auto_merge: false });
    expect(data).toMatchObject({ environment: 'news-topics', sha: github.tip(), creator: { login: 'github-actions[bot]' } });
  });

  it('of a branch that is behind merges the default branch into it unless auto_merge is false', async () => {
    github.commit('old', { 'a.txt': 'x\n' });
    github.commit('main', { 'b.txt': 'x\n' });
    const before = github.tip('old');
    expect((await api.repos.createDeployment({ ...at, ref: 'old', required_contexts: [], auto_merge: false })).status).toBe(201);
    expect(github.tip('old')).toBe(before);
    expect((await api.repos.createDeployment({ ...at, ref: 'old', required_contexts: [] })).status).toBe(202);
    expect(github.tip('old')).not.toBe(before);
  });

  it('makes the one before it inactive when it succeeds, except in production', async () => {
    const deploy = async (environment: string) => {
      const { data } = await api.repos.createDeployment({ ...at, ref: 'main', environment, required_contexts: [] });
      const deployment_id = (data as { id: number }).id;
      await api.repos.createDeploymentStatus({ ...at, deployment_id, state: 'success' });
      return deployment_id;
    };
    const states = async (deployment_id: number) =>
      (await api.repos.listDeploymentStatuses({ ...at, deployment_id })).data.map(({ state }) => state);
    const [staging, production] = [await deploy('staging'), await deploy('production')];
    await deploy('staging');
    await deploy('production');
    expect([await states(staging), await states(production)]).toEqual([['inactive', 'success'], ['success']]);
  });

  it.each([
    ['of a ref that is not there', { ref: 'nowhere' }],
    ['with a misspelled member', { ref: 'main', autoMerge: false }],
  ])('%s is refused with 422', async (_, request) => {
    await expect(api.repos.createDeployment({ ...at, ...request })).rejects.toMatchObject({ status: 422 });
  });

  it('has a status of 140 characters at most', async () => {
    const { data } = await api.repos.createDeployment({ ...at, ref: 'main', required_contexts: [] });
    const request = { ...at, deployment_id: (data as { id: number }).id, state: 'success' as const };
    await expect(api.repos.createDeploymentStatus({ ...request, description: 'x'.repeat(141) })).rejects.toMatchObject({ status: 422 });
  });
});
