import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { secondsUntilRetry } from '../../src/github/client.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.github.close());
beforeEach(() => {
  desk.waits.length = 0;
});

const get = () => desk.client.rest.repos.get(desk.repository);
const create = () => desk.client.rest.issues.create({ ...desk.repository, title: 'drift' });

describe('a call', () => {
  it('is repeated after server errors, three times at most', async () => {
    for (const call of [1, 2, 3]) desk.github.fault('repos/get', call, 502);
    expect((await get()).data.full_name).toBe(desk.github.slug);
    expect(desk.waits).toEqual([1, 2, 4]);
    for (const call of [1, 2, 3, 4]) desk.github.fault('repos/get', call, 503);
    await expect(get()).rejects.toMatchObject({ status: 503 });
  });

  it('is repeated when the connection breaks', async () => {
    desk.github.fault('repos/get', 1, 'reset');
    expect((await get()).status).toBe(200);
  });

  it('that creates something is not repeated after a server error', async () => {
    desk.github.fault('issues/create', 1, 502);
    await expect(create()).rejects.toMatchObject({ status: 502 });
    expect(desk.waits).toEqual([]);
    expect(desk.github.calls('issues/create').at(-1)!.status).toBe(502);
  });

  it('waits as long as a secondary limit asks', async () => {
    desk.github.fault('issues/create', 1, {
      status: 403,
      message: 'You have exceeded a secondary rate limit',
      headers: { 'retry-after': '17' },
    });
    expect((await create()).status).toBe(201);
    expect(desk.waits).toEqual([17]);
  });

  it('that the token may not make is not repeated', async () => {
    const reader = desk.as(desk.github.workflowToken({ issues: 'read' }));
    await expect(reader.rest.issues.create({ ...desk.repository, title: 'drift' })).rejects.toMatchObject({ status: 403 });
    expect(desk.waits).toEqual([]);
  });
});

describe('the wait before another try', () => {
  const error = (status: number, headers = {}, message = '', method = 'GET') => ({ status, headers, message, method });
  const date = 'Mon, 02 Mar 2026 09:00:00 GMT';
  const at = Date.parse(date) / 1000;
  it.each([
    ['a server error', error(500), 0, 1],
    ['a third server error', error(500), 2, 4],
    ['a server error on creating', error(500, {}, '', 'POST'), 0, null],
    ['a refusal', error(403, {}, 'Resource not accessible by integration'), 0, null],
    ['something missing', error(404), 0, null],
    ['something wrong', error(422), 0, null],
    ['a limit that says when', error(429, { 'retry-after': '5' }), 0, 5],
    ['a limit that says too late', error(429, { 'retry-after': '900' }), 0, null],
    ['a limit that says nothing', error(429), 0, 60],
    ['a secondary limit that says nothing, again', error(403, {}, 'secondary rate limit'), 1, 120],
    ['an hour used up, nearly over', error(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(at + 30), date }), 0, 30],
    ['an hour used up, just begun', error(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(at + 3000), date }), 0, null],
  ])('after %s', (_, failure, retries, seconds) => {
    expect(secondsUntilRetry(failure, retries)).toBe(seconds);
  });
});
