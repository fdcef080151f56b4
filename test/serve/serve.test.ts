import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Comprehend } from '../../src/comprehend/api.ts';
import { bundledCli, run } from '../cli/bundle.ts';
import { classifierInput, newsRequest, rows } from '../contract/newsroom.ts';
import { checked } from '../contract/service-model.ts';
import { plain, sdkAt } from '../contract/wire-door.ts';
import { temporary, write } from '../git/sandbox.ts';
import { type Served, startServer } from './server.ts';

const running: Served[] = [];
const start = async (...options: Parameters<typeof startServer>): Promise<Served & { comprehend: Comprehend }> => {
  const served = await startServer(...options);
  running.push(served);
  return { ...served, comprehend: checked(plain(sdkAt(served.url))) };
};
afterAll(async () => {
  for (const served of running) await served.stop('SIGKILL');
});

async function until<T>(look: () => Promise<T>, isIt: (seen: T) => boolean): Promise<T> {
  for (let attempt = 0; attempt < 3000; attempt++) {
    const seen = await look();
    if (isIt(seen)) return seen;
    await pause(20);
  }
  throw new Error('Waited in vain.');
}

const active = (comprehend: Comprehend, FlywheelArn: string | undefined) =>
  until(
    async () => (await comprehend.describeFlywheel({ FlywheelArn })).FlywheelProperties!.Status,
    (status) => status === 'ACTIVE',
  );

/** A flywheel with one dataset, ready for its first iteration. */
async function ready(served: { comprehend: Comprehend; lake: string }, FlywheelName: string, text: string): Promise<string> {
  const { comprehend, lake } = served;
  write(join(lake, 'news'), { [`${FlywheelName}.csv`]: text });
  const { FlywheelArn } = await comprehend.createFlywheel(newsRequest({ FlywheelName }));
  await active(comprehend, FlywheelArn);
  const { DatasetArn } = await comprehend.createDataset({
    ...{ FlywheelArn, DatasetName: 'train', DatasetType: 'TRAIN' },
    InputDataConfig: classifierInput(`s3://news/${FlywheelName}.csv`),
  });
  const dataset = await until(
    async () => (await comprehend.describeDataset({ DatasetArn })).DatasetProperties!,
    ({ Status }) => Status !== 'CREATING',
  );
  expect(dataset.Message).toBeUndefined();
  return FlywheelArn!;
}

const iteration = async (comprehend: Comprehend, FlywheelArn: string, FlywheelIterationId: string | undefined) =>
  (await comprehend.describeFlywheelIteration({ FlywheelArn, FlywheelIterationId })).FlywheelIterationProperties!;

const small = rows(60);
/** Keeps a processor busy for a while: long documents of many words. */
const large = Array.from({ length: 3000 }, (_, at) => {
  const words = Array.from({ length: 60 }, (_, offset) => `word${(at * 7919 + offset * 104729) % 50_000}`);
  return `${['business', 'science', 'sport'][at % 3]},${words.join(' ')}\n`;
}).join('');

describe('flywheel serve', () => {
  it('prints one line of JSON when it is ready, and nothing else until a signal ends it well', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const served = await start();
      expect(JSON.parse(served.stdout())).toEqual({
        ...{ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), lake: served.lake, switches: {} },
      });
      await served.comprehend.listFlywheels({});
      expect(await served.stop(signal)).toEqual([0, null]);
      expect(served.stdout().split('\n')).toHaveLength(1);
      expect(served.log().map(({ event }) => event)).toEqual(['ready', 'request', 'stopping', 'stopped']);
    }
  });

  it('answers while it trains, and moves on what needs no documents', async () => {
    const served = await start();
    const { comprehend } = served;
    const quick = await ready(served, 'quick', small);
    const { FlywheelIterationId } = await comprehend.startFlywheelIteration({ FlywheelArn: quick });
    const { TrainedModelArn: ModelArn } = await until(
      () => iteration(comprehend, quick, FlywheelIterationId),
      ({ Status }) => Status === 'COMPLETED',
    );

    const slow = await ready(served, 'slow', large);
    const started = await comprehend.startFlywheelIteration({ FlywheelArn: slow });
    const status = async () => (await iteration(comprehend, slow, started.FlywheelIterationId)).Status;
    const { EndpointArn } = await comprehend.createEndpoint({ EndpointName: 'quick', ModelArn, DesiredInferenceUnits: 1 });
    await until(
      async () => (await comprehend.describeEndpoint({ EndpointArn })).EndpointProperties!.Status,
      (endpoint) => endpoint === 'IN_SERVICE',
    );
    for (let at = 0; at < 10; at++) await comprehend.classifyDocument({ EndpointArn, Text: `The coach praised match ${at}` });
    expect(await status()).toBe('TRAINING');
    expect(await until(status, (now) => now !== 'TRAINING')).toBe('COMPLETED');
    expect(served.log().filter(({ event }) => event === 'bug')).toEqual([]);
  });

  it('finishes at its start what a server that was stopped in the middle left', async () => {
    const first = await start();
    const FlywheelArn = await ready(first, 'slow', large);
    const { FlywheelIterationId } = await first.comprehend.startFlywheelIteration({ FlywheelArn });
    await until(
      async () => first.log(),
      (lines) => lines.some(({ message }) => String(message).startsWith('Training slow')),
    );
    expect(await first.stop()).toEqual([0, null]);
    const second = await start({ lake: first.lake });
    expect((await iteration(second.comprehend, FlywheelArn, FlywheelIterationId)).Status).toBe('TRAINING');
    const done = await until(
      () => iteration(second.comprehend, FlywheelArn, FlywheelIterationId),
      ({ Status }) => Status !== 'TRAINING',
    );
    expect(done).toMatchObject({ Status: 'COMPLETED', TrainedModelArn: expect.stringMatching(/Comprehend-Generated-v1-/) });
  });

  it('lets states last as long as it is told to, and ends them without being asked', async () => {
    const { comprehend } = await start({ args: ['--port', '0', '--state-seconds', '0.8', '--region', 'eu-west-1'] });
    const { FlywheelArn } = await comprehend.createFlywheel(newsRequest());
    expect(FlywheelArn).toBe('arn:aws:comprehend:eu-west-1:000000000000:flywheel/news');
    await active(comprehend, FlywheelArn);
    const { CreationTime, LastModifiedTime } = (await comprehend.describeFlywheel({ FlywheelArn })).FlywheelProperties!;
    expect(LastModifiedTime!.getTime() - CreationTime!.getTime()).toBeGreaterThanOrEqual(800);
  });

  it('answers open questions as it was told to, in its thread too, and says so when it is ready', async () => {
    const served = await start({ args: ['--port', '0', '--switch', 'activeModelAfterFirstTraining=set,describedLabels=absent'] });
    const { comprehend } = served;
    expect(JSON.parse(served.stdout())).toMatchObject({ switches: { activeModelAfterFirstTraining: 'set', describedLabels: 'absent' } });
    const FlywheelArn = await ready(served, 'quick', small);
    const { FlywheelIterationId } = await comprehend.startFlywheelIteration({ FlywheelArn });
    const { TrainedModelArn } = await until(
      () => iteration(comprehend, FlywheelArn, FlywheelIterationId),
      ({ Status }) => Status === 'COMPLETED',
    );
    const { FlywheelProperties } = await comprehend.describeFlywheel({ FlywheelArn });
    expect(FlywheelProperties).toMatchObject({
      ActiveModelArn: TrainedModelArn,
      TaskConfig: { DocumentClassificationConfig: { Mode: 'MULTI_CLASS' } },
    });
    expect(FlywheelProperties!.TaskConfig!.DocumentClassificationConfig!.Labels).toBeUndefined();
  });

  it('fails what names an object that a directory cannot hold, and goes on', async () => {
    const { comprehend, lake } = await start();
    write(join(lake, 'news'), { 'train.csv': small });
    const { FlywheelArn } = await comprehend.createFlywheel(newsRequest());
    await active(comprehend, FlywheelArn);
    const ended = async (DatasetName: string, uri: string) => {
      const { DatasetArn } = await comprehend.createDataset({ FlywheelArn, DatasetName, InputDataConfig: classifierInput(uri) });
      return until(
        async () => (await comprehend.describeDataset({ DatasetArn })).DatasetProperties!,
        ({ Status }) => Status !== 'CREATING',
      );
    };
    expect(await ended('outside', 's3://news/../../etc/passwd')).toMatchObject({
      Status: 'FAILED',
      Message:
        'NO_READ_ACCESS_TO_INPUT: "s3://news/../../etc" is not an object of a directory lake: it must be s3://bucket/key with parts of 1 to 255 bytes that are not "." or "..".',
    });
    expect(await ended('inside', 's3://news/train.csv')).toMatchObject({ Status: 'COMPLETED', NumberOfDocuments: 60 });
  });

  it('refuses what it cannot do with a sentence', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const { port } = taken.address() as { port: number };
    const folder = temporary();
    write(folder, { file: '' });
    const cli = await bundledCli();
    const told = async (...args: string[]) => {
      const { code, stderr } = await run(cli, folder, ['serve', ...args]);
      return [code, stderr.split('\n')[0]];
    };
    expect(await told('--port', '0')).toEqual([1, 'flywheel: --lake DIR is missing: the directory that holds what the service has.']);
    expect(await told('--lake', 'lake', '--port', '70000')).toEqual([
      1,
      'flywheel: --port is "70000"; it is a number from 0, which picks a free one, to 65535.',
    ]);
    expect(await told('--lake', 'lake', '--state-seconds', '-')).toEqual([
      1,
      'flywheel: --state-seconds is "-"; it is a number from 0 to 86400.',
    ]);
    expect(await told('--lake', 'lake', '--port', String(port))).toEqual([
      1,
      `flywheel: The server cannot listen on 127.0.0.1, port ${port}: another program listens there.`,
    ]);
    const [code, line] = await told('--lake', 'file');
    expect([code, line]).toEqual([1, expect.stringMatching(/^flywheel: The lake .*\/file cannot be made: EEXIST/)]);
    taken.close();
  });
});
