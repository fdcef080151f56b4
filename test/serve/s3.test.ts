import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openS3 } from '../../src/aws/s3.ts';
import { readJobOutput } from '../../src/comprehend/job-output.ts';
import { classifierInput, newsRequest, role, rows } from '../contract/newsroom.ts';
import { checked } from '../contract/service-model.ts';
import { plain, sdkAt } from '../contract/wire-door.ts';
import { children, isMotoThere, startMoto } from './moto.ts';
import { startServer } from './server.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function until<T>(look: () => Promise<T>, wanted: T, failed: T): Promise<void> {
  for (let attempt = 0; attempt < 3000; attempt++) {
    const seen = await look();
    expect(seen).not.toBe(failed);
    if (seen === wanted) return;
    await pause(20);
  }
  throw new Error('Waited in vain.');
}

describe('serve --s3-endpoint', () => {
  it('reads from moto’s S3 and writes to it, and keeps its own records in the lake', async ({ skip }) => {
    const there = await isMotoThere();
    console.log(`judge: moto-s3 ${there ? 'ran' : 'absent'}`);
    if (!there) skip('judge: moto-s3 absent');
    const endpoint = await startMoto(['news', 'models']);
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    const s3 = openS3({ endpoint, region: 'us-east-1', credentials: async () => credentials, clock: () => new Date() });
    expect(await s3.putIfAbsent('s3://news/train 1.csv', bytes(rows(60)))).toBe(true);
    expect(await s3.putIfAbsent('s3://news/train 1.csv', bytes('other'))).toBe(false);
    await s3.putIfAbsent('s3://news/texts.txt', bytes('The coach praised the league\n'));

    const variables = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
    const served = await startServer({ args: ['--port', '0', '--s3-endpoint', endpoint], variables });
    children.push(served.child);
    const comprehend = checked(plain(sdkAt(served.url)));
    const { FlywheelArn } = await comprehend.createFlywheel(newsRequest({ DataLakeS3Uri: 's3://models/lake' }));
    await until(async () => (await comprehend.describeFlywheel({ FlywheelArn })).FlywheelProperties!.Status, 'ACTIVE', 'FAILED');
    const ingested = async (DatasetName: string, uri: string) => {
      const { DatasetArn } = await comprehend.createDataset({ FlywheelArn, DatasetName, InputDataConfig: classifierInput(uri) });
      return async () => (await comprehend.describeDataset({ DatasetArn })).DatasetProperties!;
    };
    const nowhere = await ingested('nowhere', 's3://nowhere/train.csv');
    await until(async () => (await nowhere()).Status, 'FAILED', 'COMPLETED');
    expect((await nowhere()).Message).toBe('NO_READ_ACCESS_TO_INPUT: No object begins with s3://nowhere/train.csv.');
    const train = await ingested('train', 's3://news/train');
    await until(async () => (await train()).Status, 'COMPLETED', 'FAILED');

    const { FlywheelIterationId } = await comprehend.startFlywheelIteration({ FlywheelArn });
    const iteration = async () =>
      (await comprehend.describeFlywheelIteration({ FlywheelArn, FlywheelIterationId })).FlywheelIterationProperties!;
    await until(async () => (await iteration()).Status, 'COMPLETED', 'FAILED');
    const { TrainedModelArn: DocumentClassifierArn } = await iteration();
    const start = (output: string) =>
      comprehend.startDocumentClassificationJob({
        ...{ DocumentClassifierArn, DataAccessRoleArn: role, OutputDataConfig: { S3Uri: output } },
        InputDataConfig: { S3Uri: 's3://news/texts.txt' },
      });
    const job = async (JobId: string | undefined) =>
      (await comprehend.describeDocumentClassificationJob({ JobId })).DocumentClassificationJobProperties!;
    const good = await start('s3://models/out');
    await until(async () => (await job(good.JobId)).JobStatus, 'COMPLETED', 'FAILED');
    const [prediction] = readJobOutput((await s3.get((await job(good.JobId)).OutputDataConfig!.S3Uri!))!);
    expect(prediction!.Classes?.[0]?.Name).toBe('sport');
    const bad = await start('s3://nowhere/out');
    await until(async () => (await job(bad.JobId)).JobStatus, 'FAILED', 'COMPLETED');
    expect((await job(bad.JobId)).Message).toMatch(
      /^NO_WRITE_ACCESS_TO_OUTPUT: PUT s3:\/\/nowhere\/out\/.* is refused by .*: 404 NoSuchBucket\.$/,
    );

    expect((await s3.list('s3://models/lake/news/')).map((uri) => uri.split('/').at(-1))).toEqual(
      expect.arrayContaining(['documents.csv', 'model.bin', 'model.json']),
    );
    expect(await s3.list('s3://lake/engine/')).toEqual([]);
    expect((await served.stop())[0]).toBe(0);
    expect(served.log().filter(({ event }) => event === 'bug')).toEqual([]);
  });
});
