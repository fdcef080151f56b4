import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergedPullRequests } from '../../src/github/pull-requests.ts';
import { type Desk, openDesk, pullRequest } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.github.close());

const between = (before: string | null, head = desk.github.tip()) =>
  mergedPullRequests(desk.client, desk.repository, { before, head, branch: 'main' });

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
    const range = { before, head: desk.github.tip(), branch: 'main' };
    expect(await mergedPullRequests(desk.client, desk.repository, range, 2)).toEqual({ numbers: [number], skipped: 3 });
  });
});
