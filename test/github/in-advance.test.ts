import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '../../src/github/deliver.ts';
import type { Environment, Event } from '../../src/github/event.ts';
import { startCheck } from '../../src/github/progress.ts';
import type { FlywheelReport, Report } from '../../src/report/report.ts';
import { preview, reject, report } from '../report/builders.ts';
import { clear, type Desk, newSink, openDesk, pullRequest } from './desk.ts';

/** What Amazon Comprehend trains before a merge, as the pull requests hear of it. */

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.github.close());
beforeEach(() => {
  clear(desk);
  desk.github.state.faults.clear();
  desk.github.log.length = 0;
});

type Pull = ReturnType<typeof pullRequest>;
const schedule: Event = { kind: 'schedule', ref: 'refs/heads/main', toDefaultBranch: true };
const advance = (pull: Pull, state: 'training' | 'judged'): FlywheelReport['inAdvance'] => ({
  ...{ state, base: pull.base.sha, head: pull.head.sha, by: 'ada', at: '2026-11-22T18:12:27.060Z' },
  ...{ reason: null, iteration: '20261122T181227Z', since: '2026-11-22T18:12:27.060Z' },
});
const about = (pull: Pull, changes: Partial<FlywheelReport>): FlywheelReport =>
  preview({ pullRequest: { number: pull.number, head: pull.head.sha }, status: 'done', changed: false, ...changes });
const training = (pull: Pull, changes: Partial<FlywheelReport> = {}) =>
  about(pull, { status: 'training', verdict: null, inAdvance: advance(pull, 'training'), ...changes });
const judged = (pull: Pull, changes: Partial<FlywheelReport> = {}) =>
  about(pull, { changed: true, inAdvance: advance(pull, 'judged'), ...changes });

interface Run {
  event?: Event;
  id?: number;
  request?: { number: number; head: string; by: string };
  client?: Desk['client'];
}

async function send(what: Report, { event = schedule, id = 500, request, client = desk.client }: Run = {}) {
  const sink = newSink();
  const environment: Environment = { ...desk.environment, sha: desk.github.tip(), run: { ...desk.environment.run, id } };
  await deliver(what, event, client, { environment, comment: 'always', sink, request: request ?? null });
  return { sink, notices: sink.annotations.map(({ message }) => message), summary: sink.summaries[0] ?? '' };
}

const told = ({ number }: { number: number }) => desk.github.state.comments.filter(({ issue }) => issue === number).map(({ body }) => body);
const checks = ({ head }: Pull) =>
  desk.github.state.checks
    .filter(({ headSha }) => headSha === head.sha)
    .map(({ status, conclusion, title }) => [conclusion ?? status, title]);

/** What the pull request's own run does. */
async function previewed(pull: Pull, what: FlywheelReport, id: number): Promise<void> {
  const event: Event = {
    ...{ kind: 'pull-request', action: 'opened', number: pull.number, head: pull.head.sha, headRef: pull.branch, base: pull.base.sha },
    ...{ baseRef: 'main', mergeRef: '', fork: false, dependabot: false, toDefaultBranch: true },
  };
  await startCheck(desk.client, event, desk.environment, 'auto');
  await send(report('preview', what), { event, id });
}

describe('a training in advance', () => {
  it('is told to each pull request, by its one comment and the check of its head, and to nobody else', async () => {
    const [first, second] = [pullRequest(desk), pullRequest(desk)];
    const { summary, sink } = await send(report('train', training(first), judged(second), judged(second, { name: 'search' })));
    expect(told(first)).toEqual([expect.stringContaining('training in progress')]);
    expect(told(second)).toHaveLength(1);
    for (const name of ['support-tickets', 'search']) expect(told(second)[0]).toContain(`\`${name}\` — PROMOTE on merge`);
    expect(told(second)[0]).toContain(`head=${second.head.sha}`);
    expect(told(second)[0]).not.toContain('### Pull request');
    expect(checks(first)).toEqual([['in_progress', 'training in progress']]);
    expect(checks(second)).toEqual([['success', '2 × PROMOTE on merge']]);
    const { checks: all, deployments, issues } = desk.github.state;
    expect([all.length, deployments, issues.size]).toEqual([2, [], 0]);
    for (const { number } of [first, second])
      expect(summary).toContain(`### Pull request [#${number}](${desk.environment.repositoryUrl}/pull/${number})`);
    expect(sink.annotations).toEqual([]);
  });

  it('goes on from the comment and the check that the preview wrote, and ends them', async () => {
    const pull = pullRequest(desk);
    await previewed(pull, preview({ estimate: true }), 500);
    expect(checks(pull)).toEqual([['success', 'PROMOTE (estimate)']]);
    await send(report('train', training(pull)), { id: 501 });
    await send(report('train', training(pull)), { id: 502 });
    expect(checks(pull)).toEqual([
      ['success', 'PROMOTE (estimate)'],
      ['in_progress', 'training in progress'],
    ]);
    await send(report('train', judged(pull, { verdict: reject })), { id: 503 });
    expect(checks(pull).at(-1)).toEqual(['failure', 'REJECT']);
    expect(checks(pull)).toHaveLength(2);
    expect(told(pull)).toEqual([expect.stringContaining('REJECT')]);
  });

  it('that ends after a later run of the pull request leaves the text of that run', async () => {
    const pull = pullRequest(desk);
    await previewed(pull, preview({ estimate: true }), 502);
    await send(report('train', training(pull)), { id: 501 });
    expect(told(pull)).toEqual([expect.stringContaining('run=502')]);
    await previewed(pull, preview({ estimate: true }), 500);
    expect(told(pull)).toEqual([expect.stringContaining('run=502')]);
  });

  it('of a head that moved on is not told any more', async () => {
    const pull = pullRequest(desk);
    const what = report('train', training(pull));
    desk.github.commit(pull.branch, { 'data/newer.csv': 'text,label\n' });
    await send(what);
    expect(told(pull)).toEqual([]);
  });

  it('that a newer run takes over asks GitHub nothing', async () => {
    const pull = pullRequest(desk);
    await send(report('train', judged(pull, { status: 'superseded', changed: false })));
    expect([told(pull), checks(pull), desk.github.log]).toEqual([[], [], []]);
  });

  it('that is refused again and again has one check', async () => {
    const pull = pullRequest(desk);
    const error = { kind: 'budget', message: 'The budget of 50 USD is spent.' };
    for (const id of [500, 501]) await send(report('train', training(pull, { status: 'refused', error })), { id });
    expect(checks(pull)).toEqual([['failure', 'refused']]);
    expect(told(pull)).toEqual([expect.stringContaining('run=501')]);
  });

  it('that cannot be told to one pull request is told to the others', async () => {
    const [first, second] = [pullRequest(desk), pullRequest(desk)];
    for (const call of [1, 2]) desk.github.fault('issues/create-comment', call, 502);
    const { notices } = await send(report('train', training(first), training(second)));
    expect([told(first).length, told(second).length]).toEqual([0, 1]);
    expect(checks(first)).toEqual(checks(second));
    expect(notices).toEqual([expect.stringContaining(`the comment on pull request ${first.number} (502`)]);
  });

  it('is told in the summary alone where the token may not write', async () => {
    const pull = pullRequest(desk);
    const client = desk.as(desk.github.workflowToken({ contents: 'read' }));
    const problem = { file: 'data/a.csv', line: 3, column: 1, rule: 'duplicate', severity: 'warning', message: 'Twice.' } as const;
    const { notices, summary } = await send(report('train', training(pull, { problems: [problem] })), { client });
    expect(notices).toEqual([expect.stringContaining('permissions: pull-requests: write, checks: write')]);
    expect(summary).toContain(`${desk.environment.repositoryUrl}/blob/${pull.head.sha}/data/a.csv#L3`);
  });
});

describe('whoever asked by a comment', () => {
  const asked = (pull: Pull): Run => ({
    event: {
      kind: 'comment',
      number: pull.number,
      commentId: desk.github.say(pull.number, 'ada', '/flywheel train').id,
      by: 'ada',
      slash: { kind: 'train', sha: null },
    },
    request: { number: pull.number, head: pull.head.sha, by: 'ada' },
  });
  const reactions = () => desk.github.calls('reactions/create-for-issue-comment').map(({ body }) => (body as { content: string }).content);
  const ours = (pull: Pull) => told(pull).filter((body) => body.startsWith('<!--'));

  it('is told how it stands, also when there is nothing new', async () => {
    const pull = pullRequest(desk);
    await send(report('train', judged(pull, { changed: false })), asked(pull));
    expect(ours(pull)).toEqual([expect.stringContaining('PROMOTE on merge')]);
    expect([checks(pull), reactions()]).toEqual([[['success', 'PROMOTE on merge']], []]);
  });

  it('is told when the run failed, and the check is left alone', async () => {
    const pull = pullRequest(desk);
    await send({ ...report('auto'), error: { kind: 'aws', message: 'The role was refused.' } }, asked(pull));
    expect(ours(pull)).toEqual([expect.stringContaining('The role was refused.')]);
    expect(checks(pull)).toEqual([]);
  });

  it('hears that there is nothing to train, or that the run came too late', async () => {
    const [pull, other] = [pullRequest(desk), pullRequest(desk)];
    const nothing = await send(report('train', training(other)), asked(pull));
    expect(nothing.notices).toEqual([expect.stringContaining(`Nothing of pull request ${pull.number} is trained in advance`)]);
    const late = await send(report('train', judged(pull, { status: 'superseded' })), asked(pull));
    expect(late.notices).toEqual([expect.stringContaining('The default branch moved on')]);
    expect([reactions(), ours(pull), ours(other).length]).toEqual([['confused', 'confused'], [], 1]);
  });

  it('and was refused, is answered already: the run says nothing more', async () => {
    const pull = pullRequest(desk);
    const { summary, notices } = await send(report('none'), { event: asked(pull).event! });
    expect([summary, notices, ours(pull)]).toEqual(['', [], []]);
  });
});
