import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitsIn } from '../../src/github/commits.ts';
import { mergedPullRequests } from '../../src/github/pull-requests.ts';
import { type Desk, openDesk, pullRequest } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.github.close());

const between = async (before: string | null, most?: number) => {
  const { all } = await commitsIn(desk.client, desk.repository, [{ before, head: desk.github.tip() }]);
  return mergedPullRequests(desk.client, desk.repository, { commits: all, branch: 'main' }, most);
};

describe('the pull requests that were merged', () => {
  it.each(['merge', 'squash', 'rebase'] as const)('are found after a %s', async (method) => {
    const { number } = pullRequest(desk);
    const { before } = desk.github.merge(number, method);
    expect(await between(before)).toEqual({ numbers: [number], skipped: 0 });
  });

  it('are found after a queue let them in', async () => {
    const { number } = pullRequest(desk);
    const { before } = desk.github.leaveQueue(number, desk.github.enqueue(number));
    expect(await between(before)).toEqual({ numbers: [number], skipped: 0 });
  });

  it('are all those between two runs, each once, and none that is open', async () => {
    const before = desk.github.tip();
    const numbers = [pullRequest(desk), pullRequest(desk), pullRequest(desk)].map(({ number }) => number);
    pullRequest(desk);
    for (const [index, number] of numbers.entries()) desk.github.merge(number, index === 1 ? 'squash' : 'merge');
    desk.github.commit('main', { 'README.md': 'pushed by hand' });
    expect(await between(before)).toEqual({ numbers, skipped: 0 });
  });

  it('are those of the head alone when the range begins nowhere', async () => {
    const { number } = pullRequest(desk);
    desk.github.merge(number, 'squash');
    expect(await between(null)).toEqual({ numbers: [number], skipped: 0 });
    expect(await between(desk.github.tip())).toEqual({ numbers: [number], skipped: 0 });
    expect(await between('f'.repeat(40))).toEqual({ numbers: [number], skipped: 0 });
  });

  it('are asked for so many commits at most, the newest', async () => {
    const before = desk.github.tip();
    for (let index = 0; index < 4; index++) desk.github.commit('main', { 'README.md': `remark ${index}` });
    const { number } = pullRequest(desk);
    desk.github.merge(number, 'squash');
    expect(await between(before, 2)).toEqual({ numbers: [number], skipped: 3 });
  });
});

describe('commits of several ranges', () => {
  it('are each there once, and the mainline has those that the branch stood at', async () => {
    const first = desk.github.tip();
    const { number } = pullRequest(desk);
    const { after: merge } = desk.github.merge(number, 'merge');
    const last = desk.github.commit('main', { 'README.md': 'pushed by hand' });
    const { all, mainline } = await commitsIn(desk.client, desk.repository, [
      { before: merge, head: last },
      { before: first, inclusive: true, head: last },
    ]);
    expect(all).toHaveLength(4);
    expect(all).toContain(desk.github.state.pulls.get(number)!.head.sha);
    expect([all[0], all.at(-1)]).toEqual([first, last]);
    expect(mainline).toEqual([first, merge, last]);
  });

  it('are the head alone where the range begins at another branch', async () => {
    const { sha } = pullRequest(desk).head;
    const head = desk.github.tip();
    expect(await commitsIn(desk.client, desk.repository, [{ before: sha, inclusive: true, head }])).toEqual({
      all: [head],
      mainline: [head],
    });
    expect(await commitsIn(desk.client, desk.repository, [])).toEqual({ all: [], mainline: [] });
  });
});
