import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatasetInputDataConfig } from '@aws-sdk/client-comprehend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationName } from '../../src/comprehend/api.ts';
import { LostRace, type Storage } from '../../src/comprehend/storage.ts';
import { createEngine, operations } from '../../src/engine/engine.ts';
import { openDirectoryLake } from '../../src/engine/lake/directory.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { openRecords } from '../../src/engine/lake/records.ts';
import type { Door } from '../contract/door.ts';
import { activeMail, annotatedInput, letters, mailRequest } from '../contract/mailroom.ts';
import {
  activeNews,
  addDataset,
  classifierInput,
  createNews,
  newsRequest,
  refusal,
  role,
  rows,
  trainedNews,
  upload,
} from '../contract/newsroom.ts';
import { modelOf } from '../contract/service-model.ts';
import { Killed, killedAtWrite, openOn, snapshot } from './lakes.ts';

/** What a flywheel of each kind is asked for, and given. */
interface Trade {
  request: typeof newsRequest;
  /** Documents from that number on, those to train or to test on. */
  input: (door: Door, name: string, from: number) => Promise<DatasetInputDataConfig>;
  startJob: (door: Door, model: string | undefined, job: typeof jobRequest) => Promise<unknown>;
}

const jobRequest = {
  ...{ DataAccessRoleArn: role, ClientRequestToken: 'once' },
  ...{ InputDataConfig: { S3Uri: 's3://lake/uploads/job.txt' }, OutputDataConfig: { S3Uri: 's3://lake/out' } },
};

const classifier: Trade = {
  request: newsRequest,
  input: async (door, name, from) => classifierInput(await upload(door, name, rows(12, from))),
  startJob: ({ comprehend }, DocumentClassifierArn, job) => comprehend.startDocumentClassificationJob({ DocumentClassifierArn, ...job }),
};

const recognizer: Trade = {
  request: mailRequest,
  input: (door, name, from) => annotatedInput(door, name, letters(4, from)),
  startJob: ({ comprehend }, EntityRecognizerArn, job) =>
    comprehend.startEntitiesDetectionJob({ EntityRecognizerArn, LanguageCode: 'en', ...job }),
};

/** A client that begins anew after every failure: it repeats every request with the same token. */
async function carryOut(door: Door, { request, input, startJob }: Trade): Promise<void> {
  const { comprehend, work } = door;
  const ClientRequestToken = 'once';
  const { FlywheelArn } = await comprehend.createFlywheel(request({ ClientRequestToken }));
  await work();
  const dataset = async (DatasetName: string, DatasetType: 'TRAIN' | 'TEST', from: number) =>
    comprehend.createDataset({
      ...{ FlywheelArn, DatasetName, DatasetType, ClientRequestToken },
      InputDataConfig: await input(door, DatasetName, from),
    });
  const iterate = async (token: string) => {
    const { FlywheelIterationId } = await comprehend.startFlywheelIteration({ FlywheelArn, ClientRequestToken: token });
    await work();
    const { FlywheelIterationProperties } = await comprehend.describeFlywheelIteration({ FlywheelArn, FlywheelIterationId });
    return FlywheelIterationProperties!.TrainedModelArn;
  };
  await dataset('train-1', 'TRAIN', 0);
  await dataset('test', 'TEST', 600);
  await work();
  const first = await iterate('first');
  const { FlywheelProperties } = await comprehend.describeFlywheel({ FlywheelArn });
  if (FlywheelProperties!.ActiveModelArn === undefined) await comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: first });
  await comprehend.createEndpoint({ EndpointName: 'news', FlywheelArn, DesiredInferenceUnits: 1, ClientRequestToken });
  await work();
  await dataset('train-2', 'TRAIN', 12);
  await work();
  const second = await iterate('second');
  await comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: second });
  await upload(door, 'job.txt', 'a goal\n');
  await startJob(door, second, jobRequest);
  await work();
}

/** All times are one, so that what is written does not depend on how often somebody began. */
function timeless(storage: Storage): Door {
  const door = openOn(storage);
  door.time.step = 0;
  return door;
}

describe('a process that is killed', () => {
  it.each([
    ['a classifier', classifier],
    ['a recognizer', recognizer],
  ])('between any two writes for %s leaves a lake that the next one brings to the same bytes', async (_, trade) => {
    const whole = killedAtWrite(openMemoryLake(), Number.POSITIVE_INFINITY);
    await carryOut(timeless(whole), trade);
    const expected = await snapshot(whole);
    expect(whole.writes).toBeGreaterThan(30);
    for (let n = 1; n <= whole.writes; n++) {
      const lake = openMemoryLake();
      await expect(carryOut(timeless(killedAtWrite(lake, n)), trade)).rejects.toThrow(Killed);
      await carryOut(timeless(lake), trade);
      expect(await snapshot(lake), `killed at write ${n}`).toEqual(expected);
    }
  });

  it('does not have a version that it has written trained again', async () => {
    const lake = openMemoryLake();
    const FlywheelArn = await createNews(openOn(lake));
    await addDataset(openOn(lake), FlywheelArn, 'train', rows(30));
    await openOn(lake).comprehend.startFlywheelIteration({ FlywheelArn });
    // Three artefacts, the version's record, and then the flywheel's, which is not written.
    const killed = killedAtWrite(lake, 5);
    await expect(openOn(killed).work()).rejects.toThrow(Killed);
    const said: string[] = [];
    const { comprehend, work } = openOn(lake, { progress: (message) => said.push(message) });
    await work();
    expect(said).toEqual([]);
    const { FlywheelIterationPropertiesList } = await comprehend.listFlywheelIterationHistory({ FlywheelArn });
    expect(FlywheelIterationPropertiesList).toMatchObject([
      { Status: 'COMPLETED', TrainedModelArn: expect.stringContaining('Comprehend-Generated-v1-') },
    ]);
  });
});

describe('two processes on one lake', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'race-'));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it('that do the same work at once end with what one of them makes alone', async () => {
    const alone = openMemoryLake();
    const together = [openDirectoryLake(directory), openDirectoryLake(directory)];
    await carryOut(timeless(alone), classifier);
    await Promise.all(together.map((lake) => carryOut(timeless(lake), classifier)));
    expect(await snapshot(openDirectoryLake(directory))).toEqual(await snapshot(alone));
  });

  it('cannot both start an iteration', async () => {
    const lake = openDirectoryLake(join(directory, 'starts'));
    const FlywheelArn = await createNews(openOn(lake));
    await addDataset(openOn(lake), FlywheelArn, 'train', rows(30));
    const starts = ['a', 'b'].map((ClientRequestToken) =>
      openOn(lake).comprehend.startFlywheelIteration({ FlywheelArn, ClientRequestToken }),
    );
    const ends = await Promise.allSettled(starts);
    expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find((end) => end.status === 'rejected')!.reason).toMatchObject({ name: 'ResourceInUseException' });
  });

  it('cannot both create a flywheel of one name, and both know which one there is', async () => {
    const lake = openDirectoryLake(join(directory, 'creates'));
    const ends = await Promise.allSettled(
      ['s3://lake/a', 's3://lake/b'].map((DataLakeS3Uri) => openOn(lake).comprehend.createFlywheel(newsRequest({ DataLakeS3Uri }))),
    );
    expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('keep every tag, when many tag at once', async () => {
    const lake = openMemoryLake();
    const ResourceArn = await createNews(openOn(lake));
    const keys = ['a', 'b', 'c', 'd', 'e'];
    await Promise.all(keys.map((Key) => openOn(lake).comprehend.tagResource({ ResourceArn, Tags: [{ Key }] })));
    const { Tags } = await openOn(lake).comprehend.listTagsForResource({ ResourceArn });
    expect(new Set(Tags!.map((tag) => tag.Key))).toEqual(new Set(keys));
  });
});

describe('a series of records', () => {
  /** Somebody else writes first, always: what was there before. */
  const busy = (lake: Storage): Storage => ({
    ...lake,
    putIfAbsent: async (uri) => {
      const before = uri.replace(/\d{6}(?=\.json$)/, (number) => String(Number(number) - 1).padStart(6, '0'));
      await lake.putIfAbsent(uri, (await lake.get(before)) ?? Buffer.from('{}'));
      return false;
    },
  });

  it('gives up when others are always faster', async () => {
    const change = openRecords(busy(openMemoryLake()), false).change<object>('s3://lake/series/', () => ({ mine: true }));
    expect(await refusal(change)).toEqual({
      name: 'Outrun',
      message: 'Concurrent modification of s3://lake/series/: 10 other writers were faster. Try again.',
    });
  });

  it('is refused, where others are always faster, with an exception that the operation declares', async () => {
    const writes = (Object.keys(operations) as OperationName[]).filter((name) => !/^(describe|list|classify|detect)/.test(name));
    for (const name of writes) expect(modelOf(name).errors).toContain(operations[name].outrun ?? 'TooManyRequestsException');
    const lake = openMemoryLake();
    const FlywheelArn = await createNews(openOn(lake));
    const { comprehend } = openOn(busy(lake));
    const message = expect.stringMatching(/^Concurrent modification of s3:.*: 10 other writers were faster\. Try again\.$/);
    expect(await refusal(comprehend.deleteFlywheel({ FlywheelArn }))).toEqual({ name: 'TooManyRequestsException', message });
    expect(await refusal(comprehend.tagResource({ ResourceArn: FlywheelArn, Tags: [{ Key: 'a' }] }))).toEqual({
      ...{ name: 'ConcurrentModificationException', message },
    });
  });

  it('goes on past six digits, and past objects that are no records', async () => {
    const lake = openMemoryLake();
    for (const name of ['999999.json', '1000000.json', '0000001.txt', 'notes/000009.json'])
      await lake.putIfAbsent(`s3://lake/series/${name}`, Buffer.from(JSON.stringify(name)));
    expect(await openRecords(lake, false).latest('s3://lake/series/')).toBe('1000000.json');
  });
});

describe('publishing', () => {
  it('is done by work, once, after everything; a lost race is the caller’s to see', async () => {
    const lake = openMemoryLake();
    let published = 0;
    const counting: Storage = { ...lake, publish: async () => void published++ };
    const door = openOn(counting);
    await trainedNews(door);
    expect(published).toBe(4);
    const losing: Storage = { ...lake, publish: () => Promise.reject(new LostRace('gone')) };
    await expect(createEngine({ storage: losing, clock: () => new Date(0) }).work()).rejects.toThrow(LostRace);
  });
});

describe('operations that read', () => {
  it('write nothing, whatever is pending', async () => {
    const lake = openMemoryLake();
    const door = openOn(lake);
    const { ModelArn: EntityRecognizerArn } = await activeMail(door);
    const { FlywheelArn, ModelArn } = await activeNews(door);
    const { EndpointArn } = await door.comprehend.createEndpoint({ EndpointName: 'news', FlywheelArn, DesiredInferenceUnits: 1 });
    await door.work();
    await addDataset(door, FlywheelArn, 'more', rows(30, 60));
    const { FlywheelIterationId } = await door.comprehend.startFlywheelIteration({ FlywheelArn });
    const InputDataConfig = { S3Uri: await upload(door, 'job.txt', 'a goal\n') };
    const { JobId } = await door.comprehend.startDocumentClassificationJob({
      FlywheelArn,
      InputDataConfig,
      OutputDataConfig: { S3Uri: 's3://lake/out' },
      DataAccessRoleArn: role,
    });
    const entitiesJob = await door.comprehend.startEntitiesDetectionJob({ EntityRecognizerArn, LanguageCode: 'en', ...jobRequest });
    await door.comprehend.deleteEndpoint({ EndpointArn });
    await door.comprehend.createEndpoint({ EndpointName: 'pinned', ModelArn, DesiredInferenceUnits: 1 });
    await door.comprehend.putResourcePolicy({ ResourceArn: ModelArn, ResourcePolicy: '{}' });
    const before = await snapshot(lake);

    const { comprehend } = openOn(killedAtWrite(lake, 1));
    const reads = Object.keys(comprehend).filter((name) => /^(describe|list)/.test(name));
    expect(reads.length).toBeGreaterThan(13);
    const request = {
      FlywheelArn,
      FlywheelIterationId,
      DatasetArn: `${FlywheelArn}/dataset/more`,
      ...{ DocumentClassifierArn: ModelArn, EntityRecognizerArn, ResourceArn: ModelArn },
      EndpointArn,
    };
    for (const name of reads)
      await (comprehend as unknown as Record<string, (request: object) => Promise<object>>)[name]!({
        ...{ ...request, JobId: name.includes('Entities') ? entitiesJob.JobId : JobId },
      });
    expect(await snapshot(lake)).toEqual(before);
    await door.work();
    expect(
      (await comprehend.classifyDocument({ EndpointArn: EndpointArn!.replace('news', 'pinned'), Text: 'a goal' })).Classes,
    ).toHaveLength(3);
  });
});
