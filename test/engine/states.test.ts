/** States that take their time: which follow each other, and when. */
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/engine.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import type { Switches } from '../../src/engine/switches.ts';
import type { Door } from '../contract/door.ts';
import { classifierKit, type Kit } from '../contract/kit.ts';
import { trainedMail } from '../contract/mailroom.ts';
import { activeNews, addDataset, createNews, refusal, rows, trainedNews, upload } from '../contract/newsroom.ts';
import { recognizerKit } from '../contract/recognizer-kit.ts';
import { openOn } from './lakes.ts';

const minute = 60_000;

/** The states that something is in, one after the other, when states last a minute and the clock goes on by half a minute at a time. */
async function statesOf(door: Door, look: () => Promise<string | undefined>): Promise<string> {
  const seen: string[] = [];
  for (let at = 0; at < 8; at++) {
    seen.push((await look())!);
    door.time.now += minute / 2;
    await door.work();
  }
  return seen.join(' ');
}

/** The lake with a door that is instant, and one whose states last a minute, by a clock that stands still. */
function openBoth(switches: Partial<Switches> = {}): { instant: Door; slow: Door } {
  const storage = openMemoryLake();
  const slow = openOn(storage, { stateSeconds: 60, switches });
  slow.time.now += 10 * 3600_000;
  slow.time.step = 0;
  return { instant: openOn(storage, { switches }), slow };
}

describe('an iteration', () => {
  const look = (door: Door, FlywheelArn: string) => async () =>
    (await door.comprehend.listFlywheelIterationHistory({ FlywheelArn })).FlywheelIterationPropertiesList![0]!.Status;

  it.each([
    ['TRAINING', 'TRAINING TRAINING EVALUATING EVALUATING COMPLETED COMPLETED COMPLETED COMPLETED'],
    ['EVALUATING', 'EVALUATING EVALUATING TRAINING TRAINING COMPLETED COMPLETED COMPLETED COMPLETED'],
  ] as const)('that begins as %s goes through both states', async (firstIterationState, states) => {
    const { instant, slow } = openBoth({ firstIterationState });
    const FlywheelArn = await createNews(instant);
    await addDataset(instant, FlywheelArn, 'train', rows(30));
    await slow.comprehend.startFlywheelIteration({ FlywheelArn });
    expect(await statesOf(slow, look(slow, FlywheelArn))).toBe(states);
    const versions = (await slow.comprehend.listDocumentClassifiers({})).DocumentClassifierPropertiesList!;
    expect(versions).toMatchObject([{ VersionName: expect.stringMatching(/-v1-/), Status: 'TRAINED' }]);
  });

  it('that trains nothing is EVALUATING all the time', async () => {
    const { instant, slow } = openBoth();
    const { FlywheelArn } = await activeNews(instant);
    await addDataset(instant, FlywheelArn, 'test-2', rows(15, 900), 'TEST');
    await slow.comprehend.startFlywheelIteration({ FlywheelArn });
    expect(await statesOf(slow, look(slow, FlywheelArn))).toMatch(/^EVALUATING EVALUATING COMPLETED /);
  });

  it('fails as soon as it cannot train', async () => {
    const { instant, slow } = openBoth();
    const FlywheelArn = await createNews(instant);
    await addDataset(instant, FlywheelArn, 'train', rows(30));
    await slow.comprehend.startFlywheelIteration({ FlywheelArn });
    const gone = { ...slow.storage, get: async (uri: string) => (uri.endsWith('documents.csv') ? undefined : slow.storage.get(uri)) };
    const door = openOn(gone, { stateSeconds: 60 });
    door.time.now = slow.time.now;
    expect(await statesOf(door, look(door, FlywheelArn))).toMatch(/^TRAINING TRAINING FAILED /);
  });

  it.each(['TRAINING', 'EVALUATING'] as const)(
    'that sees what is there when it trains, and begins as %s, uses no dataset that came while it evaluated last',
    async (firstIterationState) => {
      const { instant, slow } = openBoth({ firstIterationState, datasetVisibility: 'at-training' });
      const FlywheelArn = await createNews(instant);
      await addDataset(instant, FlywheelArn, 'train', rows(30));
      await slow.comprehend.startFlywheelIteration({ FlywheelArn });
      slow.time.now += minute;
      await slow.work();
      const after = openOn(slow.storage, { stateSeconds: 60, switches: { firstIterationState, datasetVisibility: 'at-training' } });
      after.time.now = slow.time.now - minute;
      await addDataset(after, FlywheelArn, 'late', rows(30, 60));
      slow.time.now += minute;
      await slow.work();
      expect(await look(slow, FlywheelArn)()).toBe('COMPLETED');
      // The late one is new still.
      await slow.comprehend.startFlywheelIteration({ FlywheelArn });
    },
  );

  it('tells where it wrote on which documents it evaluated what', async () => {
    const door = openOn(openMemoryLake());
    const { FlywheelArn, ModelArn } = await activeNews(door);
    await addDataset(door, FlywheelArn, 'more', rows(30, 60));
    await door.comprehend.startFlywheelIteration({ FlywheelArn });
    await door.work();
    const [last] = (await door.comprehend.listFlywheelIterationHistory({ FlywheelArn })).FlywheelIterationPropertiesList!;
    const { DatasetS3Uri } = (await door.comprehend.describeDataset({ DatasetArn: `${FlywheelArn}/dataset/test-1` })).DatasetProperties!;
    const manifest = await door.storage.get(`${last!.EvaluationManifestS3Prefix}manifest.json`);
    const averages = { f1: 1, precision: 1, recall: 1, accuracy: 1, microF1: 1 };
    expect(JSON.parse(new TextDecoder().decode(manifest))).toEqual({
      ...{ flywheel: FlywheelArn, iteration: last!.FlywheelIterationId },
      test: { documents: 30, heldBack: false, sources: [`${DatasetS3Uri}documents.csv`] },
      ...{ evaluated: { model: ModelArn, averages }, trained: { model: last!.TrainedModelArn, averages } },
    });
  });
});

describe('a job', () => {
  /** One that finds something to read, of a model of that kind. */
  async function submitted(kit: Kit) {
    const { instant, slow } = openBoth();
    const { ModelArn } = await (kit === recognizerKit ? trainedMail : trainedNews)(instant);
    await upload(slow, 'job.txt', 'a goal\n');
    const { JobId } = await kit.startJob(slow.comprehend, { ModelArn });
    return { slow, JobId, look: () => kit.describeJob(slow.comprehend, JobId) };
  }

  it.each([classifierKit, recognizerKit])('of $kind goes through IN_PROGRESS', async (kit) => {
    const { slow, look } = await submitted(kit);
    expect(await statesOf(slow, look)).toMatch(/^SUBMITTED SUBMITTED IN_PROGRESS IN_PROGRESS COMPLETED /);
  });

  it('is STOP_REQUESTED for as long, from when it was asked to stop', async () => {
    const { slow, JobId, look } = await submitted(recognizerKit);
    slow.time.now += minute;
    await slow.work();
    slow.time.now += minute / 2;
    expect(await look()).toBe('IN_PROGRESS');
    await recognizerKit.stopJob!(slow.comprehend, JobId);
    expect(await statesOf(slow, look)).toMatch(/^STOP_REQUESTED STOP_REQUESTED STOPPED STOPPED /);
    await recognizerKit.stopJob!(slow.comprehend, JobId);
  });
});

describe('whoever works', () => {
  it('is told when the next state ends, also of one that just began', async () => {
    const { instant, slow } = openBoth();
    const { FlywheelArn, ModelArn } = await trainedNews(instant);
    await addDataset(instant, FlywheelArn, 'more', rows(30, 60));
    const time = { now: slow.time.now };
    const engine = createEngine({ storage: slow.storage, clock: () => new Date(time.now), stateSeconds: 60 });
    await engine.comprehend.startFlywheelIteration({ FlywheelArn });
    time.now += minute / 2;
    await upload(slow, 'job.txt', 'a goal\n');
    await classifierKit.startJob(engine.comprehend, { ModelArn });
    const began = time.now;
    expect(await engine.workOn('documents')).toBe(began + minute / 2);
    time.now = began + minute / 2;
    expect(await engine.workOn('documents')).toBe(began + minute);
    time.now = began + minute;
    expect(await engine.workOn('documents')).toBe(began + 1.5 * minute);
    time.now = began + 1.5 * minute;
    expect(await engine.workOn('documents')).toBe(began + 2 * minute);
    time.now = began + 2 * minute;
    expect(await engine.workOn('documents')).toBeNull();
  });
});

describe('data lakes', () => {
  it.each([true, false])('lie beside each other and not in each other, where the service is strict: %s', async (strict) => {
    const door = openOn(openMemoryLake(), { strict });
    const FlywheelArn = await createNews(door);
    const { DataLakeS3Uri } = (await door.comprehend.describeFlywheel({ FlywheelArn })).FlywheelProperties!;
    const nested = createNews(door, { FlywheelName: 'inner', DataLakeS3Uri: `${DataLakeS3Uri}datasets` });
    if (!strict) expect(await nested).toMatch(/inner$/);
    else
      expect(await refusal(nested)).toEqual({
        name: 'InvalidRequestException',
        message: expect.stringMatching(
          /^The data lake s3:.* would lie in that of flywheel news, which is s3:.*: give another DataLakeS3Uri\.$/,
        ),
      });
    // The folder that both were given is no lake of either.
    expect(await createNews(door, { FlywheelName: 'beside' })).toMatch(/beside$/);
  });
});
