/** Pitfalls of the wire: what is on it, and what its errors are known by. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openComprehend } from '../../src/aws/comprehend.ts';
import type { Backend } from '../../src/reconcile/backend.ts';
import { nowServing } from '../../src/reconcile/observe.ts';
import type { Outcome } from '../../src/reconcile/reconcile.ts';
import { openWire, type WireDoor } from '../contract/wire-door.ts';
import { service } from '../reconcile/service.ts';
import { test, train } from './turned.ts';

interface Answer {
  status: number;
  body: string;
}

const closing: (() => unknown)[] = [];
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) await close();
});

/** Something between client and service, that may answer by itself (before) or change the answer (after). */
async function between(
  door: WireDoor,
  { before, after = (answer) => answer }: { before?: (operation: string) => Answer | undefined; after?: (answer: Answer) => Answer },
): Promise<{ backend: Backend; bodies: string[]; pauses: () => number }> {
  const bodies: string[] = [];
  const front = createServer((request, response) => {
    void (async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of request) chunks.push(chunk as Uint8Array);
      const target = String(request.headers['x-amz-target']);
      let answer = before?.(target.split('.')[1]!);
      if (answer === undefined) {
        const said = await fetch(door.http.url, { method: 'POST', headers: { 'x-amz-target': target }, body: Buffer.concat(chunks) });
        answer = after({ status: said.status, body: await said.text() });
      }
      bodies.push(answer.body);
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.1' }).end(answer.body);
    })();
  });
  await new Promise<void>((done) => front.listen(0, '127.0.0.1', done));
  closing.push(
    () => front.close(),
    () => front.closeAllConnections(),
  );
  let pauses = 0;
  const { comprehend } = openComprehend({
    ...{ region: 'us-east-1', endpoint: `http://127.0.0.1:${(front.address() as AddressInfo).port}` },
    ...{ pause: async () => void pauses++, chance: () => 0.5 },
  });
  const backend: Backend = { ...service().backend, comprehend, storage: door.storage, wait: () => door.work() };
  return { backend, bodies, pauses: () => pauses };
}

async function opened(): Promise<WireDoor> {
  const door = await openWire({ strict: true, records: 's3://service/engine', threads: {} });
  closing.push(() => door.http.close());
  return door;
}

/** A first model and a relabelling, by whatever this backend speaks to. */
async function story(backend: Backend): Promise<Outcome> {
  const { apply } = service();
  const given = { backend, patience: 1_000 };
  expect((await apply({ ...given, documents: { train, test } })).status).toBe('done');
  return apply({ ...given, documents: { train: train.slice(1), test } });
}

describe('pitfall 20: times are numbers of seconds', () => {
  it('in every answer of a whole story, and dates in the client', async () => {
    const { backend, bodies } = await between(await opened(), {});
    const outcome = await story(backend);
    const times = bodies.flatMap((body) => [...body.matchAll(/"(\w*Time)":("?[^,}]*)/g)].map(([, , value]) => value!));
    expect(times.length).toBeGreaterThan(50);
    expect(times.filter((value) => !/^\d{9,10}(\.\d{1,3})?$/.test(value))).toEqual([]);
    expect(outcome.observed.generations[0]!.properties!.CreationTime).toBeInstanceOf(Date);
  });
});

describe('pitfall 21: errors are known by name, for not all of them have a class', () => {
  it.each(['ThrottlingException', 'Throttling'])('%s is waited out', async (type) => {
    let asked = 0;
    const throttle = (operation: string): Answer | undefined =>
      operation !== 'StartFlywheelIteration' && ++asked % 4 === 0
        ? { status: 400, body: JSON.stringify({ __type: type, message: 'Rate exceeded' }) }
        : undefined;
    const { backend, pauses } = await between(await opened(), { before: throttle });
    expect(nowServing((await story(backend)).observed)!.model.documents).toBe(35);
    expect(pauses()).toBeGreaterThan(5);
  });

  it.each(['AccessDeniedException', 'ValidationException'])('%s ends the run by its own name, and changes nothing', async (__type) => {
    const deny = (operation: string) =>
      operation === 'CreateDataset' ? { status: 400, body: JSON.stringify({ __type, Message: 'No, not so.' }) } : undefined;
    const door = await opened();
    const { backend } = await between(door, { before: deny });
    const { apply } = service();
    const ended = await apply({ backend, patience: 100, documents: { train, test } }).catch((error: unknown) => error as Error);
    const message = ended instanceof Error ? `${ended.name}: ${ended.message}` : ended.failure!.message;
    expect(message).toContain('No, not so.');
    const { backend: allowed } = await between(door, {});
    expect((await apply({ backend: allowed, patience: 1_000, documents: { train, test } })).status).toBe('done');
  });
});

describe('pitfall 22: one error has several status codes', () => {
  it.each([404, 409, 429])('%d for all of them changes nothing', async (status) => {
    let throttled = 0;
    const before = (operation: string): Answer | undefined =>
      operation === 'ListFlywheels' && throttled++ === 0
        ? { status, body: JSON.stringify({ __type: 'TooManyRequestsException', Message: 'Slow down.' }) }
        : undefined;
    const after = (answer: Answer): Answer => (answer.status >= 400 && answer.status < 500 ? { ...answer, status } : answer);
    const { backend } = await between(await opened(), { before, after });
    const outcome = await story(backend);
    expect([outcome.status, nowServing(outcome.observed)!.model.documents]).toEqual(['done', 35]);
  });

  it('a name that is taken is ours, also by 409', async () => {
    let lost = true;
    const door = await opened();
    // The first creation is carried out, and its answer is that it is taken.
    const after = (answer: Answer): Answer => {
      if (!lost || !/"FlywheelArn":"[^"]*","ActiveModelArn"|^\{"FlywheelArn":"[^"]*"\}$/.test(answer.body)) return answer;
      lost = false;
      return { status: 409, body: JSON.stringify({ __type: 'ResourceInUseException', Message: 'The flywheel exists.' }) };
    };
    const { backend } = await between(door, { after });
    expect((await story(backend)).status).toBe('done');
    expect(lost).toBe(false);
  });
});
