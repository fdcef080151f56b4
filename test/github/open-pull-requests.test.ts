import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../src/github/event.ts';
import { asksForOpen, openPullRequests } from '../../src/github/open-pull-requests.ts';
import { clear, type Desk, openDesk, pullRequest } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ private: true });
});
afterAll(() => desk.github.close());
beforeEach(() => clear(desk));

const list = (most?: number, client = desk.client) => openPullRequests(client, desk.repository, 'main', most);

/** As many pull requests as that, beside one that is there: only their numbers differ. */
function many(count: number): void {
  const pull = pullRequest(desk);
  for (let index = 1; index < count; index++) {
    const number = desk.github.state.nextNumber();
    desk.github.state.pulls.set(number, { ...desk.github.state.pulls.get(pull.number)!, number });
  }
}

describe('the open pull requests', () => {
  it('are those to the branch, each with what training in advance asks for', async () => {
    const { github } = desk;
    const plain = pullRequest(desk);
    github.commit('asked', { 'data/asked.csv': 'a,b\n' });
    const labelled = github.openPull({ branch: 'asked', labels: ['data', 'flywheel:train'], draft: true });
    github.fork('mallory');
    github.commit('better', { 'data/better.csv': 'a,b\n' }, { owner: 'mallory' });
    const fork = github.openPull({ branch: 'better', owner: 'mallory', labels: ['flywheel'] });
    github.commit('release', { 'README.md': 'Released.' });
    github.commit('patch', { 'README.md': 'Patched.' });
    github.openPull({ branch: 'patch', base: 'release' });
    github.closePull(pullRequest(desk).number);
    expect(await list()).toEqual([
      { number: plain.number, head: plain.head.sha, fork: false, draft: false, labelled: false },
      { number: labelled.number, head: github.tip('asked'), fork: false, draft: true, labelled: true },
      { number: fork.number, head: fork.head.sha, fork: true, draft: false, labelled: false },
    ]);
  });

  it('are read to the last page, or not at all: what is cut off would look closed', async () => {
    many(120);
    expect(await list()).toHaveLength(120);
    expect(await list(120)).toHaveLength(120);
    expect(await list(119)).toBeNull();
  });

  it.each([403, 404, 502])('are unknown where GitHub answers %i', async (status) => {
    for (const call of [1, 2, 3, 4]) desk.github.fault('pulls/list', call, status);
    expect(await list()).toBeNull();
    desk.github.state.faults.delete('pulls/list');
  });

  it('are unknown to a token that may not read them', async () => {
    expect(await list(10, desk.as(desk.github.workflowToken({ contents: 'write' })))).toBeNull();
  });
});

const comment = { kind: 'comment', number: 7, commentId: 1, by: 'ada' } as const;

describe('who asks for them', () => {
  it.each<[string, Event, boolean]>([
    ['a schedule', { kind: 'schedule', ref: 'refs/heads/main', toDefaultBranch: true }, true],
    ['a dispatch', { kind: 'dispatch', ref: 'refs/heads/main', toDefaultBranch: true, inputs: {} }, true],
    ['a dispatch elsewhere', { kind: 'dispatch', ref: 'refs/heads/next', toDefaultBranch: false, inputs: {} }, false],
    ['a comment to train', { ...comment, slash: { kind: 'train', sha: null } }, true],
    ['a comment that asks for help', { ...comment, slash: { kind: 'help' } }, false],
    ['a comment that asks for nothing', { ...comment, slash: null }, false],
    ['something else', { kind: 'other', name: 'release' }, false],
  ])('%s', (_, event, asks) => {
    expect(asksForOpen(event)).toBe(asks);
  });
});
