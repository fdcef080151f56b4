import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { upsertComment } from '../../src/github/comment.ts';
import { markerText } from '../../src/report/marker.ts';
import { clear, type Desk, openDesk, pullRequest } from './desk.ts';

let desk: Desk;
let number: number;
let head: string;
let branch: string;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.github.close());
beforeEach(() => {
  clear(desk);
  ({
    number,
    branch,
    head: { sha: head },
  } = pullRequest(desk));
});

const body = (run: number, text = 'hello', attempt = 1) => `${markerText({ head, run, attempt })}\n${text}`;
const write = (text: string, { create = true, client = desk.client } = {}) =>
  upsertComment(client, { repository: desk.repository, number, head }, text, { create });
const bodies = () => desk.github.state.comments.map((comment) => comment.body);

describe('the comment', () => {
  it('is created once and edited from then on', async () => {
    expect(await write(body(1))).toBe('created');
    expect(await write(body(2, 'better'))).toBe('updated');
    expect(await write(body(2, 'better'))).toBe('unchanged');
    expect(bodies()).toEqual([body(2, 'better')]);
  });

  it('is found behind 120 comments of others', async () => {
    for (let index = 0; index < 120; index++) desk.github.say(number, 'reader', `remark ${index}`);
    await write(body(1));
    for (let index = 0; index < 5; index++) desk.github.say(number, 'reader', `more ${index}`);
    expect(await write(body(2))).toBe('updated');
    expect(bodies().filter((text) => text.includes('flywheel:v1'))).toHaveLength(1);
  });

  it('is not the one that somebody else began with our marker', async () => {
    desk.github.say(number, 'mallory', body(9_999, 'PROMOTE'));
    expect(await write(body(1))).toBe('created');
    expect(bodies()).toEqual([body(9_999, 'PROMOTE'), body(1)]);
  });

  it('is not one that quotes the marker further down', async () => {
    desk.github.say(number, 'helper[bot]', `> ${body(1)}`);
    expect(await write(body(1))).toBe('created');
  });

  it('is written anew beside that of a bot whose comments this token may not edit', async () => {
    desk.github.say(number, 'other[bot]', body(1));
    expect(await write(body(2))).toBe('created');
    expect(bodies()).toEqual([body(1), body(2)]);
  });

  it('of a later run is never overwritten', async () => {
    await write(body(7, 'new'));
    expect(await write(body(6, 'old'))).toBe('stale');
    expect(await write(body(7, 'again', 2))).toBe('updated');
    expect(await write(body(7, 'first attempt', 1))).toBe('stale');
    expect(bodies()).toEqual([body(7, 'again', 2)]);
  });

  it('about a head that has moved on is not written', async () => {
    desk.github.commit(branch, { 'data/more.csv': 'text,label\n' });
    expect(await write(body(1))).toBe('stale');
    expect(bodies()).toEqual([]);
  });

  it('is not begun where only an existing one is to be kept up to date', async () => {
    expect(await write(body(1), { create: false })).toBe('absent');
    await write(body(1));
    expect(await write(body(2, 'nothing to do'), { create: false })).toBe('updated');
  });

  it('is created again when it is deleted while it is being edited', async () => {
    await write(body(1));
    desk.github.fault('issues/update-comment', 1, () => {
      desk.github.state.comments.length = 0;
    });
    expect(await write(body(2))).toBe('created');
    expect(bodies()).toEqual([body(2)]);
  });

  it('exists once although GitHub lost the answer to its creation', async () => {
    desk.github.fault('issues/create-comment', 1, 'lost');
    expect(await write(body(1))).toBe('created');
    expect(bodies()).toEqual([body(1)]);
  });

  it('that exists twice is left once, and those of others stay', async () => {
    await write(body(1));
    desk.github.say(number, 'github-actions[bot]', body(2, 'twice'));
    desk.github.say(number, 'reader', 'nice');
    expect(await write(body(3))).toBe('updated');
    expect(bodies()).toEqual([body(3), 'nice']);
  });

  it('by a personal token is found by its login', async () => {
    desk.github.state.collaborators.set('ada', 'write');
    const client = desk.as(desk.github.personalToken('ada'));
    expect(await write(body(1), { client })).toBe('created');
    expect(await write(body(2), { client })).toBe('updated');
    desk.github.say(number, 'mallory', body(9));
    expect(await write(body(3), { client })).toBe('updated');
  });
});
