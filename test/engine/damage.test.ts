import { describe, expect, it } from 'vitest';
import type { Storage } from '../../src/comprehend/storage.ts';
import { fingerprint } from '../../src/datasets/fingerprint.ts';
import { stableTenth } from '../../src/datasets/split.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { addLetters, createMail, letters } from '../contract/mailroom.ts';
import { addDataset, createNews, iterate, refusal, role, rows, trainedNews, upload } from '../contract/newsroom.ts';
import { openOn } from './lakes.ts';

/** The lake as it is after somebody removed the objects whose names match. */
const without = (lake: Storage, pattern: RegExp): Storage => ({
  ...lake,
  get: async (uri) => (pattern.test(uri) ? undefined : lake.get(uri)),
});

describe('a lake that lost objects', () => {
  it('fails the iteration that needs them, with the name of the object, and the next one may begin', async () => {
    const lake = openMemoryLake();
    const door = openOn(lake);
    const FlywheelArn = await createNews(door);
    await addDataset(door, FlywheelArn, 'train', rows(30));
    const { Status, Message, TrainedModelArn } = await iterate(openOn(without(lake, /documents\.csv$/)), FlywheelArn);
    expect([Status, Message, TrainedModelArn]).toEqual([
      'FAILED',
      expect.stringMatching(/^NO_SUCH_OBJECT: s3:\/\/lake\/.*\/datasets\/train\/.*documents\.csv is not in the lake\.$/),
      undefined,
    ]);
    expect((await iterate(openOn(lake), FlywheelArn)).Status).toBe('COMPLETED');
  });

  it.each(['documents.txt', 'annotations.csv'])('fails the iteration of a recognizer that needs %s', async (name) => {
    const lake = openMemoryLake();
    const FlywheelArn = await createMail(openOn(lake));
    await addLetters(openOn(lake), FlywheelArn, 'train', letters(12));
    const { Status, Message } = await iterate(openOn(without(lake, new RegExp(`/${name}$`))), FlywheelArn);
    expect([Status, Message]).toEqual(['FAILED', expect.stringMatching(new RegExp(`^NO_SUCH_OBJECT: .*/datasets/train/.*${name} is not`))]);
    expect((await iterate(openOn(lake), FlywheelArn)).Status).toBe('COMPLETED');
  });

  it('fails the job whose model is gone', async () => {
    const lake = openMemoryLake();
    const { ModelArn } = await trainedNews(openOn(lake));
    const door = openOn(without(lake, /model\.bin$/));
    const InputDataConfig = { S3Uri: await upload(door, 'job.txt', 'a goal\n') };
    const { JobId } = await door.comprehend.startDocumentClassificationJob({
      DocumentClassifierArn: ModelArn,
      DataAccessRoleArn: role,
      InputDataConfig,
      OutputDataConfig: { S3Uri: 's3://lake/out' },
    });
    await door.work();
    const { DocumentClassificationJobProperties: job } = await door.comprehend.describeDocumentClassificationJob({ JobId });
    expect([job!.JobStatus, job!.Message]).toEqual([
      'FAILED',
      expect.stringMatching(/^NO_SUCH_OBJECT: .*model\.bin is not in the lake\.$/),
    ]);
  });
});

describe('an engine', () => {
  it('keeps regions apart in one lake, and puts its records where it is told', async () => {
    const lake = openMemoryLake();
    const [west, east] = ['eu-west-1', 'us-east-1'].map((region) => openOn(lake, { region, records: 's3://records/comprehend' }));
    const FlywheelArn = await createNews(west!);
    expect(FlywheelArn).toBe('arn:aws:comprehend:eu-west-1:000000000000:flywheel/news');
    expect((await refusal(east!.comprehend.describeFlywheel({ FlywheelArn }))).name).toBe('ResourceNotFoundException');
    expect((await east!.comprehend.listFlywheels({})).FlywheelSummaryList).toEqual([]);
    expect(await lake.list('s3://')).toEqual(
      ['000001', '000002'].map((number) => `s3://records/comprehend/eu-west-1/flywheels/news/${number}.json`),
    );
  });

  it('says what it is doing', async () => {
    const said: string[] = [];
    const door = openOn(openMemoryLake(), { progress: (message) => said.push(message) });
    const FlywheelArn = await createNews(door);
    await addDataset(door, FlywheelArn, 'test', rows(9, 90), 'TEST');
    await addDataset(door, FlywheelArn, 'train', rows(30));
    await iterate(door, FlywheelArn);
    expect(said.slice(0, 3)).toEqual([
      'Ingesting dataset test of news',
      'Ingesting dataset train of news',
      'Training news on 30 documents',
    ]);
  });

  it('trains on equal documents once, however often they are given', async () => {
    const versions = await Promise.all(
      [[rows(30)], [rows(30) + rows(30), rows(12)]].map(async (parts) => {
        const door = openOn(openMemoryLake());
        const FlywheelArn = await createNews(door, { FlywheelName: 'news' });
        await addDataset(door, FlywheelArn, 'test', rows(9, 90), 'TEST');
        for (const [at, part] of parts.entries()) await addDataset(door, FlywheelArn, `train-${at}`, part);
        return (await iterate(door, FlywheelArn)).TrainedModelArn;
      }),
    );
    expect(versions[0]).toBe(versions[1]);
  });

  it.each([
    ['of which none falls', false],
    ['which all fall', true],
  ])('trains on documents %s into the tenth that is held back, without metrics', async (_, held) => {
    const chosen = rows(60)
      .split(/(?<=\n)/)
      .filter((row) => isHeldBack(row) === held);
    const door = openOn(openMemoryLake());
    const FlywheelArn = await createNews(door);
    await addDataset(door, FlywheelArn, 'train', chosen.join(''));
    const { Status, TrainedModelArn, TrainedModelMetrics } = await iterate(door, FlywheelArn);
    expect([Status, TrainedModelMetrics]).toEqual(['COMPLETED', undefined]);
    const { DocumentClassifierProperties } = await door.comprehend.describeDocumentClassifier({ DocumentClassifierArn: TrainedModelArn });
    const counts = { NumberOfTrainedDocuments: chosen.length, NumberOfTestDocuments: 0, EvaluationMetrics: {} };
    expect(DocumentClassifierProperties!.ClassifierMetadata).toMatchObject(counts);
  });
});

function isHeldBack(row: string): boolean {
  const [label, text] = row.trim().split(',') as [string, string];
  const document = { text, labels: [label], fingerprint: fingerprint(text, [label]), file: '', line: 1, column: 1 };
  return stableTenth([document]).test.length > 0;
}
