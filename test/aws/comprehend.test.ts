import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openComprehend } from '../../src/aws/comprehend.ts';

const closing: (() => void)[] = [];
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) close();
});

/** A service that answers with these, one after the other, and then with an empty result. */
async function answering(...answers: { status: number; type: string }[]) {
  const asked: string[] = [];
  const pauses: number[] = [];
  const server = createServer((request, response) => {
    asked.push(String(request.headers['x-amz-target']).split('.')[1]!);
    const answer = answers[asked.length - 1];
    request.resume().on('end', () => {
      response.writeHead(answer?.status ?? 200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(answer === undefined ? {} : { __type: answer.type, Message: 'No.' }));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close());
  const account = openComprehend({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pause: async (milliseconds) => void pauses.push(milliseconds),
    chance: () => 0.5,
  });
  return { ...account, asked, pauses };
}

const flywheel = 'arn:aws:comprehend:us-east-1:000000000000:flywheel/news';
const slow = { status: 400, type: 'ThrottlingException' };

describe('the client of Amazon Comprehend', () => {
  it('asks again after longer and longer pauses while it is told to be slower', async () => {
    const { comprehend, asked, pauses } = await answering(slow, { status: 429, type: 'TooManyRequestsException' }, slow);
    await comprehend.describeFlywheel({ FlywheelArn: flywheel });
    expect(asked).toHaveLength(4);
    expect(pauses).toEqual([375, 750, 1500]);
  });

  it.each([
    [500, 'InternalServerException'],
    [400, 'AccessDeniedException'],
    [400, 'ResourceInUseException'],
  ])('does not repeat what failed for another reason: %d %s', async (status, type) => {
    const { comprehend, asked } = await answering({ status, type });
    await expect(comprehend.createEndpoint({ EndpointName: 'news', DesiredInferenceUnits: 1 })).rejects.toMatchObject({ name: type });
    expect(asked).toEqual(['CreateEndpoint']);
  });

  it('never repeats the start of training', async () => {
    const { comprehend, asked } = await answering(slow);
    await expect(comprehend.startFlywheelIteration({ FlywheelArn: flywheel })).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect(asked).toEqual(['StartFlywheelIteration']);
  });

  it('gives up at last', async () => {
    const { comprehend, asked, pauses } = await answering(...Array.from({ length: 20 }, () => slow));
    await expect(comprehend.listFlywheels({})).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect([asked.length, pauses.length, Math.max(...pauses)]).toEqual([8, 7, 15_000]);
  });

  it('can be handed on by a promise, and says who asks', async () => {
    const { comprehend, credentials } = await Promise.resolve(answering());
    expect(await Promise.resolve(comprehend)).toBe(comprehend);
    expect(await credentials()).toMatchObject({ accessKeyId: 'key', secretAccessKey: 'secret' });
  });
});
