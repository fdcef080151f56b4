import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkIdentity } from '../../src/github/check.ts';
import { startsComment } from '../../src/github/conversation.ts';
import { deliver } from '../../src/github/deliver.ts';
import type { Event } from '../../src/github/event.ts';
import type { CommentMode } from '../../src/github/runner.ts';
import type { Report } from '../../src/report/report.ts';
import { applied, hold, preview, reject, report } from '../report/builders.ts';
import { clear, type Desk, everything, newSink, openDesk, pullRequest } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.github.close());
beforeEach(() => clear(desk));

const opened = (pull: ReturnType<typeof pullRequest>, changes: Partial<Event> = {}) =>
  ({
    kind: 'pull-request',
    action: 'opened',
    number: pull.number,
    head: pull.head.sha,
    headRef: pull.head.ref,
    base: pull.base.sha,
    baseRef: 'main',
    mergeRef: `refs/pull/${pull.number}/merge`,
    fork: false,
    dependabot: false,
    toDefaultBranch: true,
    ...changes,
  }) as Event;
const pushed = (range: { before: string; after: string }): Event => ({
  kind: 'push',
  ref: 'refs/heads/main',
  toDefaultBranch: true,
  deleted: false,
  ...range,
});

/** Delivers and tells what a reader sees. */
async function send(what: Report, event: Event, { client = desk.client, comment = 'always' as CommentMode, run = 500 } = {}) {
  const sink = newSink();
  await deliver(what, event, client, { environment: { ...desk.environment, run: { ...desk.environment.run, id: run } }, comment, sink });
  const { comments, checks, deployments } = desk.github.state;
  return { sink, comments, checks, deployments, notices: sink.annotations.filter(({ level }) => level === 'notice') };
}

const warning = {
  file: 'data/a.csv',
  line: 3,
  column: 1,
  rule: 'duplicate',
  severity: 'warning' as const,
  message: 'The text stands twice.',
};

describe('a pull request', () => {
  it('gets comment, check, summary and outputs', async () => {
    const { sink, comments, checks, notices } = await send(report('preview', preview()), opened(pullRequest(desk)));
    expect(comments).toHaveLength(1);
    expect(comments[0]!.body).toContain('PROMOTE on merge');
    expect(checks).toMatchObject([{ conclusion: 'success', title: 'PROMOTE on merge' }]);
    expect(sink.summaries[0]).toContain('PROMOTE on merge');
    expect(sink.outputs).toMatchObject({ verdict: 'PROMOTE', f1: '0.884' });
    expect(notices).toEqual([]);
  });

  it('gets its comment edited by the next run', async () => {
    const pull = pullRequest(desk);
    await send(report('preview', preview()), opened(pull));
    const { comments } = await send(report('preview', preview({ verdict: reject })), opened(pull), { run: 501 });
    expect(comments).toHaveLength(1);
    expect(comments[0]!.body).toContain('REJECT');
  });

  it.each([
    ['a fork', { fork: true }, 'fork'],
    ['Dependabot', { dependabot: true }, 'Dependabot'],
  ])('of %s gets summary, annotations and one notice', async (_, changes, word) => {
    const client = desk.as(desk.github.workflowToken(everything, { fork: true }));
    const { sink, comments, checks, notices } = await send(
      report('preview', preview({ problems: [warning] })),
      opened(pullRequest(desk), changes),
      { client },
    );
    expect([comments, checks]).toEqual([[], []]);
    expect(sink.summaries).toHaveLength(1);
    expect(sink.annotations).toContainEqual({ level: 'warning', message: 'The text stands twice.', path: 'data/a.csv' });
    expect(notices).toMatchObject([{ message: expect.stringContaining(word) }]);
  });

  it('whose job lacks permissions gets what is allowed, and one notice that names the rest', async () => {
    const client = desk.as(desk.github.workflowToken({ contents: 'read' }));
    const { sink, comments, notices } = await send(report('preview', preview({ problems: [warning] })), opened(pullRequest(desk)), {
      client,
    });
    expect(comments).toEqual([]);
    expect(sink.annotations.filter(({ path }) => path !== null)).toHaveLength(1);
    expect(notices).toHaveLength(1);
    expect(notices[0]!.message).toMatch(/permissions: pull-requests: write, checks: write/);
  });

  it('is told when GitHub itself fails, and the job goes on', async () => {
    for (const call of [1, 2]) desk.github.fault('issues/create-comment', call, 502);
    const { checks, notices } = await send(report('preview', preview()), opened(pullRequest(desk)));
    expect(checks).toHaveLength(1);
    expect(notices).toMatchObject([{ message: expect.stringContaining('502') }]);
  });

  it('of whose head a newer one exists keeps the newer text', async () => {
    const pull = pullRequest(desk);
    const old = opened(pull);
    desk.github.commit(pull.branch, { 'data/newer.csv': 'text,label\n' });
    const { comments } = await send(report('preview', preview()), old);
    expect(comments).toEqual([]);
  });

  it('that touches no flywheel any more has its comment brought up to date, and else none', async () => {
    const pull = pullRequest(desk);
    expect((await send(report('preview'), opened(pull))).comments).toEqual([]);
    await send(report('preview', preview()), opened(pull), { run: 501 });
    const { comments } = await send(report('preview'), opened(pull), { run: 502 });
    expect(comments[0]!.body).toContain('No flywheel is touched');
  });
});

describe('a push to the default branch', () => {
  it('tells every pull request that it merged, and records the deployment once', async () => {
    const pulls = [pullRequest(desk), pullRequest(desk)];
    const { before } = desk.github.merge(pulls[0]!.number, 'merge');
    const { after } = desk.github.merge(pulls[1]!.number, 'squash');
    const what = report('apply', applied({ commit: after, appliedBefore: before, history: [] }));
    const first = await send(what, pushed({ before, after }));
    expect(first.comments.map(({ issue }) => issue)).toEqual(pulls.map(({ number }) => number));
    expect(first.comments[0]!.body).toContain('serves');
    expect(first.deployments).toHaveLength(1);
    expect(first.checks).toMatchObject([{ headSha: after, conclusion: 'success' }]);
    const again = await send(what, pushed({ before, after }), { run: 501 });
    expect(again.comments).toHaveLength(2);
    expect(again.deployments).toHaveLength(1);
  });

  it('that changed nothing comments on nothing', async () => {
    const pull = pullRequest(desk);
    const { before, after } = desk.github.merge(pull.number, 'merge');
    const { comments } = await send(
      report('apply', applied({ commit: after, changed: false, changes: [], history: [] })),
      pushed({ before, after }),
    );
    expect(comments).toEqual([]);
  });

  it('is not overwritten by a preview that ends later', async () => {
    const pull = pullRequest(desk);
    const { before, after } = desk.github.merge(pull.number, 'merge');
    await send(report('apply', applied({ commit: after, history: [] })), pushed({ before, after }), { run: 600 });
    const { comments } = await send(report('preview', preview()), opened(pull), { run: 599 });
    expect(comments).toHaveLength(1);
    expect(comments[0]!.body).toContain('serves');
  });

  it('that was superseded writes nothing', async () => {
    const pull = pullRequest(desk);
    const { before, after } = desk.github.merge(pull.number, 'merge');
    const seen = await send(report('apply', applied({ status: 'superseded', changed: false })), pushed({ before, after }));
    expect([seen.comments, seen.checks, seen.deployments]).toEqual([[], [], []]);
    expect(seen.sink.outputs.status).toBe('superseded');
  });

  it('that was superseded ends the check that it began', async () => {
    const after = desk.github.tip();
    await desk.client.rest.checks.create({ ...desk.repository, ...checkIdentity, head_sha: after, status: 'in_progress' });
    const { checks } = await send(report('apply', applied({ status: 'superseded', changed: false })), pushed({ before: after, after }));
    expect(checks).toMatchObject([{ status: 'completed', conclusion: 'neutral', title: 'superseded' }]);
  });

  it('that starts a training leaves its check waiting, and the scheduled run that finishes it ends it', async () => {
    const { before, after } = desk.github.merge(pullRequest(desk).number, 'merge');
    await send(report('apply', applied({ commit: after, status: 'training', verdict: undefined })), pushed({ before, after }));
    desk.github.commit('main', { 'README.md': 'later' });
    desk.environment.sha = desk.github.tip();
    const { checks } = await send(report('apply', applied({ commit: desk.github.tip(), appliedBefore: after })), {
      kind: 'schedule',
      ref: 'refs/heads/main',
      toDefaultBranch: true,
    });
    expect(checks.map(({ headSha, conclusion }) => [headSha, conclusion])).toEqual([
      [after, 'success'],
      [desk.github.tip(), 'success'],
    ]);
  });

  it('elsewhere writes nothing but the job result', async () => {
    const event: Event = {
      kind: 'push',
      ref: 'refs/heads/feature',
      toDefaultBranch: false,
      before: null,
      after: desk.github.tip(),
      deleted: false,
    };
    const seen = await send(report('check', preview({ problems: [warning] })), event);
    expect([seen.comments, seen.checks, seen.deployments]).toEqual([[], [], []]);
    expect(seen.sink.annotations).toHaveLength(1);
  });
});

describe('a rollback at once', () => {
  const event: Event = { kind: 'dispatch', ref: 'refs/heads/main', toDefaultBranch: true, inputs: {} };

  it('opens the pull request that makes it last, or says that somebody must', async () => {
    desk.github.commit('main', { 'flywheel.yaml': 'name: topics\n' });
    desk.environment.sha = desk.github.tip();
    const what = report(
      'rollback',
      applied({ commit: desk.github.tip(), history: [], pinToMerge: { version: '9b2c4d1e', text: 'name: topics\npin: 9b2c4d1e\n' } }),
    );
    const refused = await send(what, event);
    expect(refused.notices).toMatchObject([
      { message: expect.stringContaining('Allow GitHub Actions to create and approve pull requests') },
    ]);
    desk.github.state.actionsMayCreatePulls = true;
    expect((await send(what, event)).notices).toEqual([]);
    expect([...desk.github.state.pulls.values()].filter(({ state, title }) => state === 'open' && title.startsWith('Pin'))).toHaveLength(1);
  });
});

describe('a schedule', () => {
  const event: Event = { kind: 'schedule', ref: 'refs/heads/main', toDefaultBranch: true };
  const drift = { kind: 'active-model', target: 'support-tickets', message: 'Model 7777 serves; the records say 3f9a.', at: null } as const;
  const open = () => [...desk.github.state.issues.values()].filter(({ state }) => state === 'open');

  it('opens one issue about drift and closes it when it is over', async () => {
    const commit = desk.github.tip();
    await send(report('apply', applied({ commit, changed: false, drift: [drift] })), event);
    await send(report('apply', applied({ commit, changed: false, drift: [drift] })), event);
    expect(open()).toHaveLength(1);
    expect(open()[0]!.body).toContain('Model 7777 serves');
    await send(report('apply', applied({ commit, changed: false })), event);
    expect(open()).toEqual([]);
  });
});

describe('comment modes', () => {
  const nothing = report('preview', preview({ verdict: null, changes: [] }));
  it.each<[CommentMode, Report, boolean]>([
    ['always', nothing, true],
    ['changes', nothing, false],
    ['changes', report('preview', preview({ verdict: hold })), true],
    ['failures', report('preview', preview({ verdict: hold })), false],
    ['failures', report('preview', preview({ verdict: reject })), true],
    ['failures', { ...report('preview'), error: { kind: 'git', message: 'No.' } }, true],
    ['always', report('preview'), false],
  ])('%s', (mode, what, starts) => {
    expect(startsComment(what, mode)).toBe(starts);
  });

  it('off writes none', async () => {
    expect((await send(report('preview', preview()), opened(pullRequest(desk)), { comment: 'off' })).comments).toEqual([]);
  });
});
