import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeCheck } from '../../src/github/check.ts';
import { deployedFlywheels, recordDeployment, type Served, servedBy } from '../../src/github/deployment.ts';
import { writeDriftIssue } from '../../src/github/issue.ts';
import { openPinPullRequest, type Pin } from '../../src/github/pin-pull-request.ts';
import type { Problem } from '../../src/problems/problem.ts';
import { applied, context, hold, preview, promote, reject, report } from '../report/builders.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ actionsMayCreatePulls: true, files: { 'flywheel.yaml': 'name: topics\n' } });
});
afterAll(() => desk.github.close());

describe('the check', () => {
  beforeEach(() => {
    desk.github.state.checks.length = 0;
  });
  const write = (...flywheels: Parameters<typeof report>[1][]) =>
    writeCheck(desk.client, desk.repository, desk.github.tip(), report('preview', ...flywheels), context);
  const problem = (line: number, severity: Problem['severity'] = 'error'): Problem => ({
    file: 'data/a.csv',
    line,
    column: 1,
    rule: 'empty-text',
    severity,
    message: 'The text is empty.',
  });

  it.each([
    ['PROMOTE', preview({ verdict: promote }), 'success'],
    ['HOLD', preview({ verdict: hold }), 'neutral'],
    ['NOT COMPARABLE', preview({ verdict: { ...hold, decision: 'NOT_COMPARABLE' } }), 'neutral'],
    ['REJECT', preview({ verdict: reject }), 'failure'],
    ['REJECT by the judge after merge', preview({ verdictAfterMerge: reject }), 'failure'],
    ['problems', preview({ ok: false, problems: [problem(1)] }), 'failure'],
    ['warnings', preview({ problems: [problem(1, 'warning')] }), 'success'],
  ])('concludes after %s', async (_, flywheel, conclusion) => {
    await write(flywheel);
    expect(desk.github.state.checks).toMatchObject([{ name: 'flywheel', status: 'completed', conclusion }]);
  });

  it('waits while a model trains and is completed by a later run', async () => {
    await write(applied({ status: 'training', verdict: undefined }));
    expect(desk.github.state.checks).toMatchObject([{ status: 'in_progress', conclusion: null }]);
    await write(applied());
    expect(desk.github.state.checks).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
  });

  it('is followed by another when it was finished, so that no line is annotated twice', async () => {
    await write(preview({ problems: [problem(1, 'warning')] }));
    await write(preview({ problems: [problem(1, 'warning')] }));
    expect(desk.github.state.checks.map(({ annotations }) => annotations.length)).toEqual([1, 1]);
  });

  it('takes 120 lines, fifty at a time, and names those of other folders nowhere', async () => {
    const outside = { ...problem(1), file: '../secrets.csv' };
    await write(
      preview({
        ok: false,
        problems: [...Array.from({ length: 120 }, (_, index) => problem(index + 1)), outside, { ...outside, file: '/etc/passwd' }],
      }),
    );
    expect(desk.github.state.checks).toHaveLength(1);
    expect(desk.github.state.checks[0]!.annotations).toHaveLength(120);
    expect(desk.github.calls('checks/update').at(-1)!.status).toBe(200);
  });

  it('says how many lines it does not annotate', async () => {
    await write(preview({ ok: false, problems: Array.from({ length: 510 }, (_, index) => problem(index + 1)) }));
    expect(desk.github.state.checks[0]!.summary).toContain('500 of 510 lines are annotated.');
    expect(desk.github.state.checks[0]!.annotations).toHaveLength(500);
  });

  it('exists once although GitHub lost the answer to its creation', async () => {
    desk.github.fault('checks/create', 1, 'lost');
    await write(preview());
    expect(desk.github.state.checks).toHaveLength(1);
  });
});

describe('the deployment', () => {
  const served = (changes: Partial<Served> = {}): Served => ({
    environment: 'flywheel/topics',
    commit: desk.github.tip(),
    model: 'arn:m/version/3f9a1c2e',
    key: '3f9a',
    digest: 'c0ff',
    state: 'success',
    ...changes,
  });
  const record = (changes: Partial<Served> = {}) =>
    recordDeployment(desk.client, desk.repository, served(changes), 'https://example.test/run');
  beforeEach(() => {
    desk.github.state.deployments.length = 0;
  });

  it('is recorded once, with key, digest and model, and asks GitHub for neither merges nor checks', async () => {
    expect(await record()).toBe('created');
    expect(await record()).toBe('unchanged');
    expect(desk.github.state.deployments).toHaveLength(1);
    expect(desk.github.calls('repos/create-deployment').at(-1)!.body).toMatchObject({
      auto_merge: false,
      required_contexts: [],
      environment: 'flywheel/topics',
      payload: { key: '3f9a', digest: 'c0ff', model: 'arn:m/version/3f9a1c2e' },
    });
  });

  it('of an endpoint that changes over is finished by a later run', async () => {
    expect(await record({ state: 'in_progress' })).toBe('created');
    expect(await record()).toBe('continued');
    expect(desk.github.state.deployments[0]!.statuses.map(({ state }) => state)).toContain('success');
  });

  it('of a model that comes back is a new one', async () => {
    await record();
    await record({ model: 'arn:m/version/77777777' });
    expect(await record()).toBe('created');
    expect(desk.github.state.deployments).toHaveLength(3);
  });

  it('tells later which flywheels were deployed', async () => {
    await record();
    await record({ environment: 'flywheel/other' });
    expect((await deployedFlywheels(desk.client, desk.repository)).sort()).toEqual(['other', 'topics']);
  });

  it('speaks of the model that serves, not of a candidate that was held', () => {
    const serving = applied().activeModel!.replace('3f9a1c2e', '9b2c4d1e');
    expect(servedBy(applied({ verdict: hold, activeModel: serving, activeKey: null, history: [] }))).toMatchObject({
      model: serving,
      key: null,
      digest: null,
    });
    expect(servedBy(applied())).toMatchObject({
      key: expect.stringMatching(/^3f9a1c2e/),
      state: 'success',
      environment: 'flywheel/support-tickets',
    });
    expect(servedBy(applied({ endpoint: { ...applied().endpoint!, status: 'UPDATING' } }))).toMatchObject({ state: 'in_progress' });
    expect(servedBy(applied({ status: 'training', candidateModel: null, changes: [] }))).toBeNull();
    expect(servedBy(applied({ status: 'training' }))).toMatchObject({ state: 'in_progress' });
  });
});

describe('the issue about drift', () => {
  const write = (body: string | null) => writeDriftIssue(desk.client, desk.repository, body);

  it('is one: opened, kept up to date, closed, and opened again', async () => {
    desk.github.openIssue('<!-- flywheel:drift --> not ours', 'mallory');
    expect(await write(null)).toBe('absent');
    expect(await write('one')).toBe('opened');
    expect(await write('one')).toBe('unchanged');
    expect(await write('two')).toBe('updated');
    expect([...desk.github.state.issues.values()].filter(({ type, state }) => type === 'Bot' && state === 'open')).toHaveLength(1);
    expect(await write(null)).toBe('closed');
    expect(await write('three')).toBe('opened');
  });
});

describe('the pull request that pins', () => {
  const pin = (changes: Partial<Pin> = {}): Pin => ({
    flywheel: 'topics',
    version: '9b2c4d1e',
    reason: 'refunds go to @finance, see #3',
    file: 'flywheel.yaml',
    text: 'name: topics\npin: 9b2c4d1e\n',
    base: 'main',
    baseSha: desk.github.tip(),
    ...changes,
  });

  it('is opened once, and carries the file and an escaped reason', async () => {
    const first = await openPinPullRequest(desk.client, desk.repository, pin());
    const second = await openPinPullRequest(desk.client, desk.repository, pin());
    expect(second).toEqual(first);
    const pull = desk.github.state.pulls.get(first.number)!;
    expect(pull.head.ref).toBe('flywheel/pin-topics-9b2c4d1e');
    expect(pull.body).toContain('`@finance`, see `#3`');
    const { data } = await desk.client.rest.repos.getContent({
      ...desk.repository,
      path: 'flywheel.yaml',
      ref: pull.head.ref,
      mediaType: { format: 'raw' },
    });
    expect(data).toBe(pin().text);
  });

  it('starts from the base again when the branch of an earlier rollback is left over', async () => {
    const [earlier] = [...desk.github.state.pulls.values()].filter(({ head }) => head.ref.startsWith('flywheel/pin-'));
    desk.github.closePull(earlier!.number);
    desk.github.commit('main', { 'flywheel.yaml': 'name: topics\nsuspend: false\n' });
    const again = await openPinPullRequest(
      desk.client,
      desk.repository,
      pin({ baseSha: desk.github.tip(), text: 'name: topics\nsuspend: false\npin: 9b2c4d1e\n' }),
    );
    expect(again.number).not.toBe(earlier!.number);
    expect(desk.github.state.pulls.get(again.number)!.state).toBe('open');
  });

  it('that the repository does not allow is a failure that names the setting', async () => {
    desk.github.state.actionsMayCreatePulls = false;
    await expect(openPinPullRequest(desk.client, desk.repository, pin({ version: '11112222' }))).rejects.toMatchObject({
      kind: 'pin-pull-request',
      hint: expect.stringContaining('Allow GitHub Actions'),
    });
  });
});
