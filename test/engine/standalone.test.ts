import { describe, expect, it } from 'vitest';
import type { Storage } from '../../src/comprehend/storage.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { type Door, tick } from '../contract/door.ts';
import { role, rows, upload } from '../contract/newsroom.ts';
import { Killed, killedAtWrite, openOn, snapshot } from './lakes.ts';

const DocumentClassifierArn = 'arn:aws:comprehend:us-east-1:000000000000:document-classifier/desk';

async function submit(door: Door): Promise<void> {
  await door.comprehend.createDocumentClassifier({
    ...{ DocumentClassifierName: 'desk', DataAccessRoleArn: role, LanguageCode: 'en' },
    InputDataConfig: { S3Uri: await upload(door, 'desk.csv', rows(30)) },
  });
}

const statusOf = async ({ comprehend }: Pick<Door, 'comprehend'>) =>
  (await comprehend.describeDocumentClassifier({ DocumentClassifierArn })).DocumentClassifierProperties!.Status;

describe('a model that is trained outside of flywheels', () => {
  it('goes through its states, each for as long as states last', async () => {
    const door = openOn(openMemoryLake(), { stateSeconds: 60 });
    await submit(door);
    const seen = [];
    for (let minute = 0; minute < 3; minute++) {
      await door.work();
      seen.push(await statusOf(door));
      door.time.now += 60_000;
    }
    expect(seen).toEqual(['SUBMITTED', 'TRAINING', 'TRAINED']);
  });

  it('is STOP_REQUESTED before it is STOPPED, also when its training had begun', async () => {
    const door = openOn(openMemoryLake(), { stateSeconds: 60 });
    await submit(door);
    door.time.now += 60_000;
    await door.work();
    await door.comprehend.stopTrainingDocumentClassifier({ DocumentClassifierArn });
    await door.work();
    expect(await statusOf(door)).toBe('STOP_REQUESTED');
    door.time.now += 60_000;
    await door.work();
    expect(await statusOf(door)).toBe('STOPPED');
  });

  it('is TRAINED all the same when the training is over before it can be stopped', async () => {
    const storage = openMemoryLake();
    const door = openOn(storage);
    const stops: Promise<unknown>[] = [];
    const progress = (): void => void stops.push(door.comprehend.stopTrainingDocumentClassifier({ DocumentClassifierArn }));
    await submit(door);
    await createEngine({ storage, clock: () => tick(door.time), progress }).work();
    await Promise.all(stops);
    expect(stops.length).toBeGreaterThan(0);
    expect(await statusOf(door)).toBe('TRAINED');
  });

  it('is trained where documents are read, and nowhere else', async () => {
    const storage = openMemoryLake();
    const door = openOn(storage);
    await submit(door);
    const { workOn } = createEngine({ storage, clock: () => tick(door.time) });
    await workOn('states');
    expect(await statusOf(door)).toBe('SUBMITTED');
    await workOn('documents');
    expect(await statusOf(door)).toBe('TRAINED');
  });

  it('answers with what it was trained on last, when it was deleted and made anew under its name', async () => {
    const door = openOn(openMemoryLake());
    const answer = async (): Promise<string> => {
      const { EndpointArn } = await door.comprehend.createEndpoint({
        ...{ EndpointName: 'desk', ModelArn: DocumentClassifierArn, DesiredInferenceUnits: 1 },
      });
      await door.work();
      const { Classes } = await door.comprehend.classifyDocument({ EndpointArn, Text: 'The coach praised the goal of the league' });
      await door.comprehend.deleteEndpoint({ EndpointArn });
      await door.work();
      return Classes![0]!.Name!;
    };
    const train = async (key: string, wrong: boolean): Promise<void> => {
      await door.comprehend.createDocumentClassifier({
        ...{ DocumentClassifierName: 'desk', DataAccessRoleArn: role, LanguageCode: 'en' },
        InputDataConfig: { S3Uri: await upload(door, key, rows(60, 0, wrong)) },
      });
      await door.work();
    };
    await train('right.csv', false);
    expect(await answer()).toBe('sport');
    await door.comprehend.deleteDocumentClassifier({ DocumentClassifierArn });
    await door.work();
    await train('wrong.csv', true);
    expect(await answer()).toBe('business');
  });

  it('is the same in the end wherever its training is killed', async () => {
    const carryOut = async (lake: Storage): Promise<void> => {
      const door = openOn(lake);
      door.time.step = 0;
      const { ModelArn } = await trainedOnce(door);
      await door.comprehend.putResourcePolicy({ ResourceArn: ModelArn, ResourcePolicy: '{}' });
    };
    const whole = killedAtWrite(openMemoryLake(), Number.POSITIVE_INFINITY);
    await carryOut(whole);
    const expected = await snapshot(whole);
    expect(whole.writes).toBeGreaterThan(7);
    for (let n = 1; n <= whole.writes; n++) {
      const lake = openMemoryLake();
      await expect(carryOut(killedAtWrite(lake, n))).rejects.toThrow(Killed);
      await carryOut(lake);
      expect(await snapshot(lake), `killed at write ${n}`).toEqual(expected);
    }
  });
});

/** Whoever begins anew sends the same requests, with their tokens. */
async function trainedOnce(door: Door): Promise<{ ModelArn: string }> {
  const { DocumentClassifierArn: arn } = await door.comprehend.createDocumentClassifier({
    ...{ DocumentClassifierName: 'desk', DataAccessRoleArn: role, LanguageCode: 'en', ClientRequestToken: 'once' },
    InputDataConfig: { S3Uri: await upload(door, 'desk.csv', rows(30)) },
    OutputDataConfig: { S3Uri: 's3://lake/out' },
  });
  await door.work();
  return { ModelArn: arn! };
}
