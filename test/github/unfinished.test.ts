import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '../../src/github/deliver.ts';
import { type Environment, type Event, readEvent } from '../../src/github/event.ts';
import { startCheck } from '../../src/github/progress.ts';
import type { FlywheelReport } from '../../src/report/report.ts';
import { applied, report } from '../report/builders.ts';
import { clear, type Desk, newSink, openDesk, pullRequest } from './desk.ts';

/** Runs that leave a training, a scoring or an endpoint to a later one, and the runs that finish it. */

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.github.close());
beforeEach(() => clear(desk));

const older = {
  activeModel: applied().activeModel!.replace('3f9a1c2e', '9b2c4d1e'),
  activeKey: applied().activeKey!.replace('3f9a1c2e', '9b2c4d1e'),
};
const since = { iteration: '20261122T181227Z', since: '2026-11-22T18:12:27.060Z' };
const undecided = { verdict: null, candidate: null, active: null, flipped: undefined, golden: undefined, history: [] };

/** The report of a run at the tip that leaves a training to a later one. */
const training = (changes: Partial<FlywheelReport>) =>
  applied({
    ...{ ...undecided, ...older, status: 'training', candidateModel: null, commit: desk.github.tip() },
    ...{ changes: [{ sign: '~', kind: 'train', target: 'support-tickets', reason: '2,304 documents' }] },
    ...{ waiting: { ...since, reason: 'iteration 20261122T181227Z is TRAINING', current: true }, ...changes },
  });

const schedule: Event = { kind: 'schedule', ref: 'refs/heads/main', toDefaultBranch: true };
const pushed = (range: { before: string; after: string }): Event => ({
  ...{ kind: 'push', ref: 'refs/heads/main', toDefaultBranch: true, deleted: false },
  ...range,
});

/** One run of the action, from the check that it begins to its delivery. */
async function run(event: Event, what: () => FlywheelReport, id: number): Promise<void> {
  const sha = desk.github.tip();
  const environment: Environment = { ...desk.environment, sha, run: { ...desk.environment.run, id, number: id } };
  const continues = await startCheck(desk.client, event, environment, 'auto');
  await deliver(report('apply', what()), event, desk.client, { environment, comment: 'always', sink: newSink(), continues });
}

const told = (number: number) => desk.github.state.comments.filter(({ issue }) => issue === number).map(({ body }) => body);
const checks = () => desk.github.state.checks.map(({ headSha, status, conclusion }) => [headSha, conclusion ?? status]);

describe('a push that starts a training', () => {
  it('says on the pull request since when, and who finishes it; the scheduled run does, on every commit merged meanwhile', async () => {
    const [first, second] = [pullRequest(desk), pullRequest(desk)];
    const one = desk.github.merge(first.number, 'merge');
    const before = { appliedBefore: one.before };
    await run(pushed(one), () => training(before), 501);
    expect(told(first.number)).toEqual([
      expect.stringContaining('is being trained since 2026-11-22 18:12 UTC, iteration `20261122T181227Z`'),
    ]);
    expect(told(first.number)[0]).toContain('The scheduled workflow run finishes it and updates this report.');
    expect(checks()).toEqual([[one.after, 'in_progress']]);

    const two = desk.github.merge(second.number, 'squash');
    await run(pushed(two), () => training({ ...before, waiting: { ...since, reason: 'iteration is TRAINING', current: false } }), 502);
    for (const { number } of [first, second])
      expect(told(number)).toEqual([expect.stringContaining('is trained next: that of an earlier commit trains since')]);

    await run(schedule, () => training({ ...before, changed: false, changes: [] }), 503);
    expect(checks()).toEqual([one.after, two.after].map((commit) => [commit, 'in_progress']));
    const scoring: Partial<FlywheelReport> = { status: 'scoring', changed: false, changes: [], candidateModel: applied().candidateModel! };
    await run(schedule, () => training({ ...before, ...scoring }), 504);
    expect(told(first.number)).toEqual([expect.stringContaining('is trained and is being scored')]);
    expect(desk.github.state.deployments).toEqual([]);

    await run(schedule, () => applied({ ...before, commit: two.after, history: [] }), 505);
    for (const { number } of [first, second]) expect(told(number)).toEqual([expect.stringContaining('model `3f9a1c2e` serves')]);
    expect(checks()).toEqual([one.after, two.after].map((commit) => [commit, 'success']));
    expect(desk.github.state.deployments).toMatchObject([{ statuses: [{ state: 'success' }] }]);
  });

  it('that fails ends in red, on every commit that waits for it', async () => {
    const { number } = pullRequest(desk);
    const range = desk.github.merge(number, 'merge');
    await run(pushed(range), () => training({ appliedBefore: range.before }), 501);
    const later = desk.github.commit('main', { 'README.md': 'Meanwhile.' });
    const error = { kind: 'stalled', message: 'Iteration 20261122T181227Z ended FAILED: INTERNAL.' };
    await run(schedule, () => training({ appliedBefore: range.before, status: 'failed', changed: false, changes: [], error }), 502);
    expect(told(number)).toEqual([expect.stringContaining('ended FAILED: INTERNAL')]);
    expect(new Map(checks() as [string, string][])).toEqual(new Map([range.after, later].map((commit) => [commit, 'failure'])));
    expect(checks()).toHaveLength(2);
  });

  it('of the very first model is finished on the pull request that began it', async () => {
    const { number } = pullRequest(desk);
    const range = desk.github.merge(number, 'squash');
    const begun = { appliedBefore: null, begunAt: range.after, activeModel: null, activeKey: null };
    await run(pushed(range), () => training(begun), 501);
    const later = desk.github.commit('main', { 'README.md': 'Meanwhile.' });
    await run(schedule, () => applied({ appliedBefore: null, begunAt: range.after, commit: later, history: [] }), 502);
    expect(told(number)).toEqual([expect.stringContaining('model `3f9a1c2e` serves')]);
    expect(new Map(checks() as [string, string][])).toEqual(new Map([range.after, later].map((commit) => [commit, 'success'])));
    expect(checks()).toHaveLength(2);
  });
});

describe('a promotion whose endpoint is still switching', () => {
  it('is a deployment in progress, and done by the run that finds it in service', async () => {
    const { number } = pullRequest(desk);
    const range = desk.github.merge(number, 'merge');
    const endpoint = { ...applied().endpoint!, status: 'UPDATING' };
    const waiting = { reason: 'endpoint support-tickets is UPDATING', iteration: null, since: null, current: false };
    const before = { appliedBefore: range.before, commit: range.after, history: [] };
    await run(pushed(range), () => applied({ ...before, status: 'training', endpoint, waiting }), 501);
    expect(told(number)).toEqual([expect.stringContaining('model `3f9a1c2e` goes into service')]);
    expect(checks()).toEqual([[range.after, 'in_progress']]);
    expect(desk.github.state.deployments).toMatchObject([{ statuses: [{ state: 'in_progress' }] }]);
    await run(schedule, () => applied({ ...before, changed: false, changes: [] }), 502);
    expect(told(number)).toEqual([expect.stringContaining('model `3f9a1c2e` serves')]);
    expect(checks()).toEqual([[range.after, 'success']]);
    const states = desk.github.state.deployments.map(({ statuses }) => statuses.map(({ state }) => state));
    expect(states).toEqual([['in_progress', 'success']]);
  });

  it('after a retraining of a commit that was applied before is found by its check', async () => {
    const { number } = pullRequest(desk);
    const { after } = desk.github.merge(number, 'merge');
    const settled = { appliedBefore: after, commit: after, history: [] };
    await run({ kind: 'dispatch', ref: 'refs/heads/main', toDefaultBranch: true, inputs: {} }, () => training(settled), 501);
    expect(told(number)).toEqual([expect.stringContaining('is being trained since')]);
    await run(schedule, () => applied({ ...settled, changed: false, changes: [], verdict: null }), 502);
    expect(told(number)).toEqual([expect.stringContaining('no change')]);
    expect(checks()).toEqual([[after, 'success']]);
    await run(schedule, () => applied({ ...settled, changed: false, changes: [], verdict: null }), 503);
    expect(told(number)[0]).toContain('run=502');
  });
});

it('somebody else’s clock asks as the schedule does', () => {
  const environment = { ...desk.environment, eventName: 'repository_dispatch' };
  expect(readEvent(environment, { action: 'comprehend', client_payload: {} })).toEqual(schedule);
});
