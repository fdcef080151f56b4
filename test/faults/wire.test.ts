import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openComprehend } from '../../src/aws/comprehend.ts';
import { tellingComprehend } from '../../src/commands/aws-failure.ts';
import { openAwsJson } from '../../src/engine/aws-json.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { openHttpDoor } from '../../src/engine/http.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { Failure } from '../../src/problems/failure.ts';
import type { Backend } from '../../src/reconcile/backend.ts';
import { nowServing } from '../../src/reconcile/observe.ts';
import { config, service } from '../reconcile/service.ts';
import { clock, documents } from '../reconcile/world.ts';

const labels = ['billing', 'refund'];
const given = { documents: { train: documents(12, 'first', { labels }), test: documents(12, 'held out', { labels }) } };
const { engine: account } = config();

/** Every call of the first model's story that changes something. */
const writes = [
  ...['CreateFlywheel', 'CreateDataset', 'StartFlywheelIteration'],
  ...['StartDocumentClassificationJob', 'UpdateFlywheel', 'CreateEndpoint'],
];
const answers: Record<string, number> = {
  ThrottlingException: 400,
  InternalServerException: 500,
};

/** The engine over HTTP, and before it somebody who, once, answers otherwise or hangs up when the request is carried out. */
async function world(operation: string, fault: string) {
  const lake = openMemoryLake();
  const now = clock();
  const engine = createEngine({ storage: lake, clock: now, strict: true, records: 's3://service/engine' });
  const bugs: unknown[] = [];
  const answer = openAwsJson(engine, { onWrite: () => {}, onBug: (error) => bugs.push(error) });
  const door = await openHttpDoor({ answer, host: '127.0.0.1', port: 0, log: () => {} });
  const carriedOut: string[] = [];
  let broken = false;
  const between = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const name = String(request.headers['x-amz-target']).split('.')[1]!;
      const breaks = name === operation && !broken;
      broken ||= breaks;
      const type = { 'content-type': 'application/x-amz-json-1.1' };
      if (breaks && fault !== 'reset')
        return void response.writeHead(answers[fault]!, type).end(JSON.stringify({ __type: fault, Message: 'No.' }));
      const headers = { ...type, 'x-amz-target': String(request.headers['x-amz-target']) };
      void fetch(door.url, { method: 'POST', headers, body: Buffer.concat(chunks) }).then(async (answered) => {
        if (answered.ok && writes.includes(name)) carriedOut.push(name);
        const body = Buffer.from(await answered.arrayBuffer());
        if (breaks) request.socket.destroy();
        else response.writeHead(answered.status, type).end(body);
      });
    });
  });
  await new Promise<void>((done) => between.listen(0, '127.0.0.1', done));
  const endpoint = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
  const { comprehend } = openComprehend({ region: 'us-east-1', endpoint, pause: async () => {}, chance: () => 0.5 });
  if (account.kind === 'local') throw new Error('The engine is Amazon Comprehend.');
  const made = service({ lake, now });
  const backend: Backend = { ...made.backend, comprehend: tellingComprehend(comprehend, account), wait: () => engine.work() };
  return {
    ...{ made, backend, carriedOut, engine, bugs },
    wasBroken: () => broken,
    close: async () => {
      between.closeAllConnections();
      await new Promise((done) => between.close(done));
      await door.close();
    },
  };
}

beforeAll(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterAll(() => vi.unstubAllEnvs());

describe.each(['reset', ...Object.keys(answers)])('%s, through the SDK', (fault) => {
  it.each(writes)('at %s: the next runs go on, and nothing is done twice', async (operation) => {
    const { made, backend, carriedOut, engine, bugs, wasBroken, close } = await world(operation, fault);
    let failures = 0;
    let status = '';
    for (let run = 0; run < 20 && status !== 'done'; run++) {
      const outcome = await made.apply({ ...given, backend }).catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        failures++;
        return null;
      });
      status = outcome?.status ?? 'failure';
      if (status === 'done') expect(nowServing(outcome!.observed)!.model.documents).toBe(24);
      await engine.work();
    }
    // A client that is told to be slower asks again, except for training.
    expect([status, wasBroken(), failures]).toEqual(['done', true, fault === 'ThrottlingException' ? 0 : 1]);
    expect(carriedOut.filter((name) => name !== 'UpdateFlywheel').sort()).toEqual(
      [...writes.filter((name) => name !== 'UpdateFlywheel'), 'CreateDataset'].sort(),
    );
    expect(bugs).toEqual([]);
    await close();
  });
});
