import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/engine.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { defaultSwitches, type Switches, switchAnswers } from '../../src/engine/switches.ts';
import type { Door } from '../contract/door.ts';
import {
  activeNews,
  addDataset,
  classifierInput,
  createNews,
  iterate,
  newsRequest,
  refusal,
  role,
  rows,
  trainedNews,
  upload,
} from '../contract/newsroom.ts';
import { openOn } from './lakes.ts';

const open = (switches: Partial<Switches>, strict = false, stateSeconds = 0): Door =>
  openOn(openMemoryLake(), { switches, strict, stateSeconds });
const describeNews = async (door: Door, FlywheelArn: string) =>
  (await door.comprehend.describeFlywheel({ FlywheelArn })).FlywheelProperties!;

/** A flywheel whose first iteration runs. */
async function iteratingNews(door: Door): Promise<string> {
  const FlywheelArn = await createNews(door);
  await addDataset(door, FlywheelArn, 'train', rows(30));
  await door.comprehend.startFlywheelIteration({ FlywheelArn });
  return FlywheelArn;
}

const onlyVersion = async (door: Door) => (await door.comprehend.listDocumentClassifiers({})).DocumentClassifierPropertiesList![0];

/** Lets that many states of a minute end, one after the other. */
async function minutes(door: Door, count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    door.time.now += 60_000;
    await door.work();
  }
}

/** … and which is seen to train, where states take a minute. */
async function trainingNews(door: Door) {
  const { FlywheelArn } = await door.comprehend.createFlywheel(newsRequest());
  door.time.now += 60_000;
  await door.work();
  await door.comprehend.createDataset(await dataset(door, FlywheelArn!, 'train', 30));
  door.time.now += 60_000;
  await door.work();
  await door.comprehend.startFlywheelIteration({ FlywheelArn });
  await door.work();
  return { FlywheelArn, version: await onlyVersion(door) };
}

const dataset = async (door: Door, FlywheelArn: string, DatasetName: string, count = 9) => ({
  ...{ FlywheelArn, DatasetName, DatasetType: 'TRAIN' as const },
  InputDataConfig: classifierInput(await upload(door, DatasetName, rows(count))),
});

describe('which exception refuses', () => {
  it.each(['InvalidRequestException', 'ResourceInUseException'] as const)(
    'what needs an ACTIVE flywheel: %s',
    async (refusalUnlessActive) => {
      const door = open({ refusalUnlessActive });
      const { FlywheelArn } = await door.comprehend.createFlywheel(newsRequest());
      const refused = { name: refusalUnlessActive, message: expect.stringMatching(/ needs it to be ACTIVE\.$/) };
      expect(await refusal(door.comprehend.startFlywheelIteration({ FlywheelArn }))).toEqual(refused);
      expect(await refusal(door.comprehend.createDataset(await dataset(door, FlywheelArn!, 'early')))).toEqual(refused);
      expect(await refusal(door.comprehend.deleteFlywheel({ FlywheelArn }))).toEqual(refused);
      // It declares no other.
      expect((await refusal(door.comprehend.updateFlywheel({ FlywheelArn }))).name).toBe('InvalidRequestException');
    },
  );

  it.each(['ResourceInUseException', 'InvalidRequestException'] as const)(
    'what a busy flywheel does not do: %s',
    async (refusalWhileBusy) => {
      const door = open({ refusalWhileBusy });
      const FlywheelArn = await iteratingNews(door);
      expect((await refusal(door.comprehend.startFlywheelIteration({ FlywheelArn }))).name).toBe(refusalWhileBusy);
      expect((await refusal(door.comprehend.deleteFlywheel({ FlywheelArn }))).name).toBe(refusalWhileBusy);
      await door.work();
      await door.comprehend.createDataset(await dataset(door, FlywheelArn, 'more'));
      const message = 'Flywheel news is creating dataset more.';
      expect(await refusal(door.comprehend.startFlywheelIteration({ FlywheelArn }))).toEqual({ name: refusalWhileBusy, message });
      expect(await refusal(door.comprehend.deleteFlywheel({ FlywheelArn }))).toEqual({ name: refusalWhileBusy, message });
    },
  );

  it.each(['TooManyRequestsException', 'InvalidRequestException'] as const)(
    'the eleventh iteration: %s',
    async (refusalBeyondIterations) => {
      const door = open({ refusalBeyondIterations }, true);
      const arns = await Promise.all(Array.from({ length: 11 }, async (_, at) => `wheel-${at}`));
      for (const name of arns) {
        const { FlywheelArn } = await door.comprehend.createFlywheel(newsRequest({ FlywheelName: name }));
        await door.work();
        await addDataset(door, FlywheelArn!, `train-${name}`, rows(30));
      }
      const arnOf = (name: string): string => `arn:aws:comprehend:us-east-1:000000000000:flywheel/${name}`;
      for (const name of arns.slice(0, 10)) await door.comprehend.startFlywheelIteration({ FlywheelArn: arnOf(name) });
      expect((await refusal(door.comprehend.startFlywheelIteration({ FlywheelArn: arnOf('wheel-10') }))).name).toBe(
        refusalBeyondIterations,
      );
    },
  );

  it.each(['ResourceUnavailableException', 'InvalidRequestException'] as const)(
    'an endpoint and a job for a flywheel without a model: %s',
    async (refusalWithoutModel) => {
      const door = open({ refusalWithoutModel });
      const FlywheelArn = await createNews(door);
      const endpoint = { EndpointName: 'news', FlywheelArn, DesiredInferenceUnits: 1 };
      const refused = { name: refusalWithoutModel, message: 'Flywheel news has no active model yet.' };
      expect(await refusal(door.comprehend.createEndpoint(endpoint))).toEqual(refused);
    },
  );
});

describe('datasets', () => {
  it.each([
    ['counted', 'ResourceLimitExceededException'],
    ['uncounted', undefined],
  ] as const)('failedDatasetQuota: %s', async (failedDatasetQuota, refused) => {
    const door = open({ failedDatasetQuota }, true);
    const FlywheelArn = await createNews(door);
    for (let at = 0; at < 10; at++) await addDataset(door, FlywheelArn, `test-${at}`, 'weather,It rains\n', 'TEST');
    const eleventh = addDataset(door, FlywheelArn, 'test-10', rows(30), 'TEST');
    if (refused === undefined) expect(await eleventh).toBe(`${FlywheelArn}/dataset/test-10`);
    else expect((await refusal(eleventh)).name).toBe(refused);
  });

  it.each(['train', 'refuse'] as const)('missingDatasetType: %s', async (missingDatasetType) => {
    const door = open({ missingDatasetType });
    const FlywheelArn = await createNews(door);
    const { DatasetType: _, ...untyped } = await dataset(door, FlywheelArn, 'untyped');
    if (missingDatasetType === 'refuse') {
      const message = 'DatasetType must say whether the dataset is for TRAIN or TEST.';
      expect(await refusal(door.comprehend.createDataset(untyped))).toEqual({ name: 'InvalidRequestException', message });
    } else {
      const { DatasetArn } = await door.comprehend.createDataset(untyped);
      expect((await door.comprehend.describeDataset({ DatasetArn })).DatasetProperties!.DatasetType).toBe('TRAIN');
    }
  });
});

describe('iterations and their versions', () => {
  it('newTestDataAlone: an iteration may train again on the documents of the last one', async () => {
    const door = open({ newTestDataAlone: 'train' });
    const { FlywheelArn, ModelArn } = await activeNews(door);
    await addDataset(door, FlywheelArn, 'test-2', rows(15, 900), 'TEST');
    const { Status, EvaluatedModelArn, TrainedModelArn } = await iterate(door, FlywheelArn);
    expect([Status, EvaluatedModelArn]).toEqual(['COMPLETED', ModelArn]);
    expect(TrainedModelArn).toMatch(/Comprehend-Generated-v2-/);
  });

  it('firstIterationState: an iteration that trains may begin as EVALUATING', async () => {
    const door = open({ firstIterationState: 'EVALUATING' });
    const FlywheelArn = await iteratingNews(door);
    const states = async () =>
      (await door.comprehend.listFlywheelIterationHistory({ FlywheelArn })).FlywheelIterationPropertiesList!.map(({ Status }) => Status);
    expect(await states()).toEqual(['EVALUATING']);
    await door.work();
    expect(await states()).toEqual(['COMPLETED']);
  });

  it('versionMetadata: a version of a flywheel may be described without what training found out', async () => {
    const storage = openMemoryLake();
    const { ModelArn } = await trainedNews(openOn(storage));
    // Not held against what a TRAINED version usually has.
    const { comprehend } = createEngine({ storage, clock: () => new Date(0), switches: { versionMetadata: 'absent' } });
    const { DocumentClassifierProperties: model } = await comprehend.describeDocumentClassifier({ DocumentClassifierArn: ModelArn });
    expect([model!.Status, model!.ClassifierMetadata]).toEqual(['TRAINED', undefined]);
    expect(model!.OutputDataConfig!.FlywheelStatsS3Prefix).toMatch(/^s3:/);
  });

  it('versionInTraining: a version may be described while it trains, under the name that it keeps', async () => {
    const door = open({ versionInTraining: 'visible' }, false, 60);
    const { FlywheelArn, version } = await trainingNews(door);
    expect(version).toMatchObject({ FlywheelArn, Status: 'TRAINING', VersionName: expect.stringMatching(/^Comprehend-Generated-v1-/) });
    expect(version!.ClassifierMetadata).toBeUndefined();
    await minutes(door, 2);
    const [iteration] = (await door.comprehend.listFlywheelIterationHistory({ FlywheelArn })).FlywheelIterationPropertiesList!;
    expect(iteration).toMatchObject({ Status: 'COMPLETED', TrainedModelArn: version!.DocumentClassifierArn });
    expect(await onlyVersion(door)).toMatchObject({ Status: 'TRAINED', ClassifierMetadata: { NumberOfLabels: 3 } });
  });

  it('versionInTraining: who stops the training of a version stops its iteration; its number is not given again', async () => {
    const door = open({ versionInTraining: 'visible' }, false, 60);
    const { FlywheelArn, version } = await trainingNews(door);
    const { DocumentClassifierArn } = version!;
    const history = async () => (await door.comprehend.listFlywheelIterationHistory({ FlywheelArn })).FlywheelIterationPropertiesList!;
    for (let again = 0; again < 2; again++) {
      await door.comprehend.stopTrainingDocumentClassifier({ DocumentClassifierArn });
      await door.work();
      expect((await onlyVersion(door))!.Status).toBe('STOP_REQUESTED');
      expect(await history()).toMatchObject([{ Status: 'STOP_REQUESTED' }]);
    }
    expect((await refusal(door.comprehend.startFlywheelIteration({ FlywheelArn }))).name).toBe('ResourceInUseException');
    await minutes(door, 1);
    expect((await onlyVersion(door))!.Status).toBe('STOPPED');
    expect(await history()).toMatchObject([{ Status: 'STOPPED', EndTime: expect.any(Date), Message: expect.stringMatching(/^STOPPED: /) }]);
    // What was not trained on is new still.
    await door.comprehend.startFlywheelIteration({ FlywheelArn });
    await minutes(door, 2);
    expect((await history())[0]).toMatchObject({
      Status: 'COMPLETED',
      TrainedModelArn: expect.stringContaining('Comprehend-Generated-v2-'),
    });
  });

  it('newModelName: the models of a flywheel may have a name that is made up', async () => {
    const { ModelArn } = await trainedNews(open({ newModelName: 'generated' }));
    expect(ModelArn).toMatch(/document-classifier\/Comprehend-Generated-[0-9a-f]{16}\/version\/Comprehend-Generated-v1-/);
  });
});

describe('flywheels', () => {
  it.each(['accept', 'refuse'] as const)('updateDuringIteration: %s', async (updateDuringIteration) => {
    const door = open({ updateDuringIteration });
    const FlywheelArn = await iteratingNews(door);
    const update = door.comprehend.updateFlywheel({ FlywheelArn, DataAccessRoleArn: `${role}-2` });
    if (updateDuringIteration === 'refuse') expect((await refusal(update)).name).toBe('InvalidRequestException');
    else expect((await update).FlywheelProperties!.DataAccessRoleArn).toBe(`${role}-2`);
  });

  it.each([
    ['kept', 'lake'],
    ['removed', undefined],
  ] as const)('dataLakeKeyOnUpdate: %s', async (dataLakeKeyOnUpdate, key) => {
    const door = open({ dataLakeKeyOnUpdate });
    const FlywheelArn = await createNews(door, { DataSecurityConfig: { DataLakeKmsKeyId: 'lake', ModelKmsKeyId: 'model' } });
    await door.comprehend.updateFlywheel({ FlywheelArn, DataSecurityConfig: { ModelKmsKeyId: 'other' } });
    const { DataSecurityConfig } = await describeNews(door, FlywheelArn);
    expect([DataSecurityConfig!.DataLakeKmsKeyId, DataSecurityConfig!.ModelKmsKeyId]).toEqual([key, 'other']);
  });

  it('deleteFlywheelUnderEndpoint: an endpoint may outlive the flywheel that it follows, with the model that it has', async () => {
    const door = open({ deleteFlywheelUnderEndpoint: 'accept' });
    const { FlywheelArn, ModelArn } = await activeNews(door);
    const { EndpointArn } = await door.comprehend.createEndpoint({ EndpointName: 'news', FlywheelArn, DesiredInferenceUnits: 1 });
    await door.work();
    await door.comprehend.deleteFlywheel({ FlywheelArn });
    await door.work();
    const { EndpointProperties } = await door.comprehend.describeEndpoint({ EndpointArn });
    expect(EndpointProperties).toMatchObject({ Status: 'IN_SERVICE', ModelArn });
    expect((await door.comprehend.classifyDocument({ EndpointArn, Text: 'a goal' })).Classes).toHaveLength(3);
  });

  it.each(['accept', 'refuse'] as const)('deleteFlywheelAgain: %s', async (deleteFlywheelAgain) => {
    const door = open({ deleteFlywheelAgain });
    const FlywheelArn = await createNews(door);
    await door.comprehend.deleteFlywheel({ FlywheelArn });
    const again = door.comprehend.deleteFlywheel({ FlywheelArn });
    if (deleteFlywheelAgain === 'accept') expect(await again).toEqual({});
    else expect((await refusal(again)).message).toBe('Flywheel news is DELETING: DeleteFlywheel needs it to be ACTIVE.');
  });

  it('deleteActiveModel: a flywheel may lose its active model, and goes on to train another', async () => {
    const door = open({ deleteActiveModel: 'accept' });
    const { FlywheelArn, ModelArn } = await activeNews(door);
    await door.comprehend.deleteDocumentClassifier({ DocumentClassifierArn: ModelArn });
    await door.work();
    const endpoint = { EndpointName: 'news', FlywheelArn, DesiredInferenceUnits: 1 };
    expect((await refusal(door.comprehend.createEndpoint(endpoint))).name).toBe('ResourceNotFoundException');
    await addDataset(door, FlywheelArn, 'more', rows(30, 60));
    const { Status, EvaluatedModelArn, TrainedModelArn } = await iterate(door, FlywheelArn);
    expect([Status, EvaluatedModelArn]).toEqual(['COMPLETED', undefined]);
    expect(TrainedModelArn).toMatch(/Comprehend-Generated-v2-/);
  });

  it.each(['refuse', 'answer'] as const)('tokenOfAnotherRequest: %s', async (tokenOfAnotherRequest) => {
    const door = open({ tokenOfAnotherRequest });
    const first = await createNews(door, { ClientRequestToken: 'once' });
    const again = door.comprehend.createFlywheel(newsRequest({ ClientRequestToken: 'once', DataAccessRoleArn: `${role}-2` }));
    if (tokenOfAnotherRequest === 'answer') expect((await again).FlywheelArn).toBe(first);
    else expect((await refusal(again)).name).toBe('InvalidRequestException');
  });
});

describe('lists', () => {
  it.each([
    ['newest-first', ['c', 'b', 'a']],
    ['oldest-first', ['a', 'b', 'c']],
  ] as const)('listOrder: %s, and in pages too', async (listOrder, names) => {
    const door = open({ listOrder });
    for (const FlywheelName of ['a', 'b', 'c']) await createNews(door, { FlywheelName });
    const listed: string[] = [];
    for (let NextToken: string | undefined, more = true; more; more = NextToken !== undefined) {
      const page: Awaited<ReturnType<typeof door.comprehend.listFlywheels>> = await door.comprehend.listFlywheels({
        MaxResults: 2,
        NextToken,
      });
      listed.push(...page.FlywheelSummaryList!.map(({ FlywheelArn }) => FlywheelArn!.split('/')[1]!));
      NextToken = page.NextToken;
    }
    expect(listed).toEqual(names);
  });
});

it('are all told in the documentation, with their answers', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/serve.md'), 'utf8');
  const told = [...page.matchAll(/^\| `(\w+)` \| (\S+) \| (\S+) \|/gm)].map(([, name, ...answers]) => [name!, answers]);
  expect(Object.fromEntries(told)).toEqual(switchAnswers);
  for (const [name, answers] of told) expect(defaultSwitches).toHaveProperty(name as string, answers![0]);
});
