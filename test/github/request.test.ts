import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { begin } from '../../src/github/beginning.ts';
import { type Environment, readEvent } from '../../src/github/event.ts';
import { clear, type Desk, newSink, openDesk, pullRequest } from './desk.ts';
import { issueCommentEvent } from './fake/events.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  desk.github.state.collaborators.set('ada', 'write').set('maria', 'maintain').set('tim', 'triage');
});
afterAll(() => desk.github.close());
beforeEach(() => {
  clear(desk);
  desk.github.log.length = 0;
  desk.github.state.faults.clear();
});

/** What a run does before its command when somebody says that. */
async function said(number: number, login: string, body: string, { change = (payload: Record<string, unknown>) => payload } = {}) {
  const { payload } = issueCommentEvent(desk.github, desk.github.say(number, login, body));
  const environment: Environment = { ...desk.environment, eventName: 'issue_comment' };
  const sink = newSink();
  const before = desk.github.log.length;
  const known = await begin(desk.client, readEvent(environment, change(payload)), environment, 'train', sink);
  const reactions = desk.github.calls('reactions/create-for-issue-comment').map(({ body: sent }) => (sent as { content: string }).content);
  const notices = sink.annotations.map(({ message }) => message);
  return { ...known, reactions, notices, summaries: sink.summaries, calls: desk.github.log.length - before };
}

function forked(): { number: number; head: string } {
  const owner = `mallory-${desk.github.state.pulls.size}`;
  desk.github.fork(owner);
  const head = desk.github.commit('better', { 'data/theirs.csv': 'text,label\n' }, { owner, login: owner });
  return { number: desk.github.openPull({ branch: 'better', owner }).number, head };
}

describe('/flywheel train', () => {
  it.each(['newsdesk', 'ada', 'maria'])('by %s, who may write, is taken and seen', async (login) => {
    const { number, head } = pullRequest(desk);
    const { request, pullRequests, reactions, notices, continues } = await said(number, login, '/flywheel train');
    expect(request).toEqual({ number, head: head.sha, by: login });
    expect(pullRequests).toMatchObject([{ number, head: head.sha, fork: false }]);
    expect([reactions, notices, continues]).toEqual([['eyes'], [], false]);
    expect(desk.github.state.checks).toEqual([]);
  });

  it('takes the head by its first digits', async () => {
    const { number, head } = pullRequest(desk);
    const { request } = await said(number, 'ada', `/flywheel train ${head.sha.slice(0, 7).toUpperCase()}`);
    expect(request).toEqual({ number, head: head.sha, by: 'ada' });
  });

  it('takes a fork when the commit is named that somebody looked at', async () => {
    const { number, head } = forked();
    const refused = await said(number, 'ada', '/flywheel train');
    expect(refused).toMatchObject({ request: null, reactions: ['confused'], deployed: [] });
    expect(refused.notices).toEqual([
      `Pull request ${number} comes from a fork: name the commit that you looked at, \`/flywheel train COMMIT\`.`,
    ]);
    expect((await said(number, 'ada', `/flywheel train ${head}`)).request).toEqual({ number, head, by: 'ada' });
  });

  it.each([
    ['somebody who may only triage', 'tim'],
    ['somebody from outside', 'mallory'],
  ])('by %s is refused', async (_, login) => {
    const { number } = pullRequest(desk);
    const { request, reactions, notices, summaries } = await said(number, login, '/flywheel train');
    expect([request, reactions]).toEqual([null, ['confused']]);
    expect(notices).toEqual([`${login} may not start a training: it takes write access to the repository.`]);
    expect(summaries).toEqual([expect.stringContaining('/flywheel train')]);
  });

  it('of a commit that is not the head any more is refused, and both are named', async () => {
    const pull = pullRequest(desk);
    const { sha } = pull.head;
    const head = desk.github.commit(pull.branch, { 'data/newer.csv': 'text,label\n' });
    const { request, notices } = await said(pull.number, 'ada', `/flywheel train ${sha}`);
    expect(request).toBeNull();
    expect(notices).toEqual([
      `Commit \`${sha}\` is not the head of pull request ${pull.number}, which is \`${head}\`. Look at that one, and name it.`,
    ]);
  });

  it('of a pull request that closed, or goes elsewhere, is refused', async () => {
    const { number } = pullRequest(desk);
    desk.github.closePull(number);
    expect((await said(number, 'ada', '/flywheel train')).notices).toEqual([
      `Pull request ${number} is not open, or does not go to the default branch.`,
    ]);
  });

  it.each([
    ['repos/get-collaborator-permission-level', 'GitHub did not say whether ada may write here'],
    ['pulls/list', 'The open pull requests could not be listed'],
  ])('is refused while %s fails', async (operation, message) => {
    const { number } = pullRequest(desk);
    for (const call of [1, 2, 3, 4]) desk.github.fault(operation, call, 502);
    const { request, notices } = await said(number, 'ada', '/flywheel train');
    expect([request, notices]).toEqual([null, [expect.stringContaining(message)]]);
  });

  it('is taken also where the reaction cannot be written, which a notice says', async () => {
    const { number } = pullRequest(desk);
    desk.github.fault('reactions/create-for-issue-comment', 1, 403);
    const { request, notices } = await said(number, 'ada', '/flywheel train');
    expect(request).toMatchObject({ number });
    expect(notices).toEqual([expect.stringContaining('Give the job `permissions: pull-requests: write`')]);
  });
});

describe('other comments', () => {
  it('/flywheel help lists the commands and asks nothing', async () => {
    const { number } = pullRequest(desk);
    const { request, reactions, summaries, calls } = await said(number, 'mallory', '/flywheel help');
    expect([request, reactions, calls]).toEqual([null, ['+1'], 1]);
    expect(summaries).toEqual([expect.stringContaining('`/flywheel train [COMMIT]`')]);
    expect(desk.github.state.comments).toHaveLength(1);
  });

  it('a command that there is not is refused, and shown as it was written and no more', async () => {
    const { number } = pullRequest(desk);
    const { request, notices, summaries } = await said(number, 'ada', '/flywheel promote `@newsdesk` <b>');
    expect(request).toBeNull();
    expect(notices[0]).toContain('is no command. There are `/flywheel train [COMMIT]` and `/flywheel help`.');
    expect(summaries[0]).not.toMatch(/<b>|`@newsdesk`/);
  });

  it.each<[string, string, string, (payload: Record<string, unknown>) => Record<string, unknown>]>([
    ['without a command', 'ada', 'Looks good.', (payload) => payload],
    ['of a bot', 'helper[bot]', '/flywheel train', (payload) => payload],
    ['that was edited', 'ada', '/flywheel train', (payload) => ({ ...payload, action: 'edited' })],
    ['that was deleted', 'ada', '/flywheel train', (payload) => ({ ...payload, action: 'deleted' })],
  ])('%s ask GitHub nothing', async (_, login, body, change) => {
    const { number } = pullRequest(desk);
    expect(await said(number, login, body, { change })).toEqual({
      ...{ continues: false, deployed: [], pullRequests: null, request: null },
      ...{ reactions: [], notices: [], summaries: [], calls: 0 },
    });
  });

  it('on an issue ask GitHub nothing', async () => {
    const { number } = desk.github.openIssue('The labels are wrong');
    expect(await said(number, 'ada', '/flywheel train')).toMatchObject({ request: null, reactions: [], calls: 0 });
  });
});

describe('a run that trains in advance by the clock', () => {
  it('knows what is open, and begins no check on the default branch', async () => {
    const { number } = pullRequest(desk);
    const environment: Environment = { ...desk.environment, eventName: 'schedule' };
    const known = await begin(desk.client, readEvent(environment, {}), environment, 'train', newSink());
    expect(known).toMatchObject({ pullRequests: [{ number }], request: null, continues: false });
    expect(desk.github.state.checks).toEqual([]);
  });

  it('knows nothing without a token', async () => {
    const event = readEvent({ ...desk.environment, eventName: 'schedule' }, {});
    expect(await begin(null, event, desk.environment, 'train', newSink())).toEqual({
      ...{ continues: false, deployed: [], pullRequests: null, request: null },
    });
  });
});
