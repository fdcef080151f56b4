import { describe, expect, it } from 'vitest';
import type { OpenDoor } from './door.ts';
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
  topics,
  trainedNews,
  upload,
} from './newsroom.ts';

const missing = 'arn:aws:comprehend:us-east-1:000000000000:flywheel/missing';
const notFound = { name: 'ResourceNotFoundException', message: 'RESOURCE_NOT_FOUND: Could not find specified resource.' };

export function flywheelContract(open: OpenDoor): void {
  describe('CreateFlywheel', () => {
    it('answers with the ARN, and describes the flywheel as CREATING, then as ACTIVE', async () => {
      const door = await open();
      const { FlywheelArn } = await door.comprehend.createFlywheel(newsRequest());
      expect(FlywheelArn).toBe('arn:aws:comprehend:us-east-1:000000000000:flywheel/news');
      const describe = async () => (await door.comprehend.describeFlywheel({ FlywheelArn })).FlywheelProperties!;
      expect(await describe()).toMatchObject({ Status: 'CREATING', ModelType: 'DOCUMENT_CLASSIFIER', DataAccessRoleArn: role });
      await door.work();
      const { Status, DataLakeS3Uri, TaskConfig, ActiveModelArn, LatestFlywheelIteration, DataSecurityConfig } = await describe();
      expect(Status).toBe('ACTIVE');
      expect(DataLakeS3Uri).toMatch(/^s3:\/\/lake\/flywheels\/news\/schemaVersion=1\/20260105T\d{6}Z\/$/);
      expect(TaskConfig).toEqual({ LanguageCode: 'en', DocumentClassificationConfig: { Mode: 'MULTI_CLASS', Labels: topics } });
      expect([ActiveModelArn, LatestFlywheelIteration, DataSecurityConfig]).toEqual([undefined, undefined, {}]);
    });

    it.each([
      ['a name that is taken', {}, 'ResourceInUseException', 'A flywheel named news exists already.'],
      [
        'a language without custom models',
        { TaskConfig: { LanguageCode: 'ja' as const, DocumentClassificationConfig: { Mode: 'MULTI_CLASS' as const } } },
        'UnsupportedLanguageException',
        /^Custom models cannot be trained in ja/,
      ],
      ['no task', { TaskConfig: undefined }, 'InvalidRequestException', /needs TaskConfig and ModelType/],
      ['no model type', { ModelType: undefined }, 'InvalidRequestException', /needs TaskConfig and ModelType/],
      [
        'a task of the other type',
        { ModelType: 'ENTITY_RECOGNIZER' as const },
        'InvalidRequestException',
        /must hold DocumentClassificationConfig for a DOCUMENT_CLASSIFIER/,
      ],
      [
        'a label that holds the delimiter of labels',
        {
          TaskConfig: {
            LanguageCode: 'en' as const,
            DocumentClassificationConfig: { Mode: 'MULTI_LABEL' as const, Labels: ['a', 'b|c'] },
          },
        },
        'InvalidRequestException',
        'The label b|c holds |, which separates the labels of a document.',
      ],
      [
        'a label twice',
        {
          TaskConfig: {
            LanguageCode: 'en' as const,
            DocumentClassificationConfig: { Mode: 'MULTI_CLASS' as const, Labels: ['a', 'b', 'a'] },
          },
        },
        'InvalidRequestException',
        'The label a is given twice.',
      ],
      [
        'a model that is not there',
        {
          ActiveModelArn: 'arn:aws:comprehend:us-east-1:000000000000:document-classifier/x/version/y',
          TaskConfig: undefined,
          ModelType: undefined,
        },
        'ResourceNotFoundException',
        notFound.message,
      ],
      [
        'a task beside a model',
        { ActiveModelArn: 'arn:aws:comprehend:us-east-1:000000000000:document-classifier/x/version/y' },
        'InvalidRequestException',
        /Do not set TaskConfig or ModelType/,
      ],
      [
        'fifty-one tags',
        { FlywheelName: 'tagged', Tags: Array.from({ length: 51 }, (_, at) => ({ Key: `k${at}` })) },
        'TooManyTagsException',
        'A resource can have 50 tags: this one would have 51.',
      ],
      ['a reserved tag', { FlywheelName: 'tagged', Tags: [{ Key: 'aws:x' }] }, 'InvalidRequestException', /reserved/],
    ])('refuses %s', async (_, changes, name, message) => {
      const door = await open();
      await createNews(door);
      const refused = await refusal(door.comprehend.createFlywheel(newsRequest(changes)));
      expect(refused).toEqual({ name, message: typeof message === 'string' ? message : expect.stringMatching(message) });
    });

    it('answers a repeated request as before, and refuses its token with another request', async () => {
      const door = await open();
      const first = await door.comprehend.createFlywheel(newsRequest({ ClientRequestToken: 'once' }));
      expect(await door.comprehend.createFlywheel(newsRequest({ ClientRequestToken: 'once' }))).toEqual(first);
      const other = await refusal(
        door.comprehend.createFlywheel(newsRequest({ ClientRequestToken: 'once', DataLakeS3Uri: 's3://lake/other' })),
      );
      expect(other).toEqual({
        name: 'InvalidRequestException',
        message: 'The ClientRequestToken once was used before, with other parameters.',
      });
      expect((await door.comprehend.listFlywheels({})).FlywheelSummaryList).toHaveLength(1);
    });

    it('starts from an existing model: its task, its documents, and the model active', async () => {
      const door = await open();
      const { ModelArn } = await trainedNews(door);
      const created = await door.comprehend.createFlywheel({
        FlywheelName: 'second',
        ActiveModelArn: ModelArn,
        DataAccessRoleArn: role,
        DataLakeS3Uri: 's3://lake/flywheels',
      });
      expect(created.ActiveModelArn).toBe(ModelArn);
      await door.work();
      const { FlywheelProperties } = await door.comprehend.describeFlywheel({ FlywheelArn: created.FlywheelArn });
      expect(FlywheelProperties).toMatchObject({
        Status: 'ACTIVE',
        ActiveModelArn: ModelArn,
        TaskConfig: { DocumentClassificationConfig: { Labels: topics } },
      });
      const { DatasetPropertiesList } = await door.comprehend.listDatasets({ FlywheelArn: created.FlywheelArn });
      expect(DatasetPropertiesList).toMatchObject([
        { DatasetType: 'TRAIN', Status: 'COMPLETED', NumberOfDocuments: 60, Description: 'TRAIN Dataset created by Flywheel creation.' },
      ]);
      await addDataset(door, created.FlywheelArn!, 'more', rows(30, 60));
      const { TrainedModelArn } = await iterate(door, created.FlywheelArn!);
      expect(TrainedModelArn).toMatch(/:document-classifier\/news\/version\/Comprehend-Generated-v2-[0-9a-f]{8}$/);
    });

    it('stops at fifty flywheels, ten of them CREATING, when strict', async () => {
      const door = await open({ strict: true });
      const create = (at: number) => door.comprehend.createFlywheel(newsRequest({ FlywheelName: `news-${at}` }));
      for (let at = 0; at < 10; at++) await create(at);
      expect(await refusal(create(10))).toEqual({
        name: 'ResourceLimitExceededException',
        message: '10 flywheels are CREATING: the limit is 10.',
      });
      for (let at = 10; at < 50; at++) {
        if (at % 10 === 0) await door.work();
        await create(at);
      }
      await door.work();
      expect(await refusal(create(50))).toEqual({
        name: 'ResourceLimitExceededException',
        message: 'There are 50 flywheels: the limit is 50.',
      });
    });
  });

  describe('a flywheel that is CREATING', () => {
    it.each(['createDataset', 'startFlywheelIteration', 'updateFlywheel', 'deleteFlywheel'] as const)('refuses %s', async (operation) => {
      const door = await open();
      const { FlywheelArn } = await door.comprehend.createFlywheel(newsRequest());
      const uri = await upload(door, 'a.csv', rows(3));
      const calls = {
        createDataset: () => door.comprehend.createDataset({ FlywheelArn, DatasetName: 'a', InputDataConfig: classifierInput(uri) }),
        startFlywheelIteration: () => door.comprehend.startFlywheelIteration({ FlywheelArn }),
        updateFlywheel: () => door.comprehend.updateFlywheel({ FlywheelArn, DataAccessRoleArn: role }),
        deleteFlywheel: () => door.comprehend.deleteFlywheel({ FlywheelArn }),
      };
      const { name, message } = await refusal(calls[operation]());
      expect([name, message]).toEqual([
        'InvalidRequestException',
        expect.stringMatching(/^Flywheel news is CREATING: \w+ needs it to be ACTIVE\.$/),
      ]);
    });
  });

  describe('UpdateFlywheel', () => {
    it('makes a version active, and changes nothing that is not named', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await trainedNews(door);
      const before = (await door.comprehend.describeFlywheel({ FlywheelArn })).FlywheelProperties!;
      const { FlywheelProperties: after } = await door.comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: ModelArn });
      expect(after).toEqual({ ...before, ActiveModelArn: ModelArn, LastModifiedTime: expect.any(Date) });
    });

    it('replaces the security settings as a whole, but for the key of the data lake', async () => {
      const door = await open();
      const FlywheelArn = await createNews(door, {
        DataSecurityConfig: { ModelKmsKeyId: 'm', VolumeKmsKeyId: 'v', DataLakeKmsKeyId: 'l' },
      });
      const { FlywheelProperties } = await door.comprehend.updateFlywheel({ FlywheelArn, DataSecurityConfig: { ModelKmsKeyId: 'n' } });
      expect(FlywheelProperties!.DataSecurityConfig).toEqual({ ModelKmsKeyId: 'n', DataLakeKmsKeyId: 'l' });
    });

    it('refuses a model that is not there, a model of other labels, and a flywheel that is not there', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await trainedNews(door);
      expect(
        await refusal(door.comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: ModelArn.replace(/v1-.*/, 'v9-00000000') })),
      ).toEqual(notFound);
      expect(await refusal(door.comprehend.updateFlywheel({ FlywheelArn: missing, ActiveModelArn: ModelArn }))).toEqual(notFound);
      const other = await createNews(door, {
        FlywheelName: 'other',
        TaskConfig: { LanguageCode: 'en', DocumentClassificationConfig: { Mode: 'MULTI_CLASS', Labels: ['sport', 'business'] } },
      });
      expect((await refusal(door.comprehend.updateFlywheel({ FlywheelArn: other, ActiveModelArn: ModelArn }))).name).toBe(
        'InvalidRequestException',
      );
    });
  });

  describe('DeleteFlywheel', () => {
    it('removes the flywheel and its datasets, and leaves the models', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await trainedNews(door);
      await door.comprehend.deleteFlywheel({ FlywheelArn });
      expect((await door.comprehend.describeFlywheel({ FlywheelArn })).FlywheelProperties!.Status).toBe('DELETING');
      await door.comprehend.deleteFlywheel({ FlywheelArn });
      await door.work();
      for (const call of [
        door.comprehend.describeFlywheel,
        door.comprehend.listDatasets,
        door.comprehend.deleteFlywheel,
        door.comprehend.listFlywheelIterationHistory,
      ] as const)
        expect(await refusal(call({ FlywheelArn }))).toEqual(notFound);
      expect(
        (await door.comprehend.describeDocumentClassifier({ DocumentClassifierArn: ModelArn })).DocumentClassifierProperties!.Status,
      ).toBe('TRAINED');
    });

    it('leaves the name free; the next flywheel of that name has a lake of its own and goes on counting versions', async () => {
      const door = await open();
      const { FlywheelArn } = await trainedNews(door);
      const lake = async () => (await door.comprehend.describeFlywheel({ FlywheelArn })).FlywheelProperties!.DataLakeS3Uri;
      const before = await lake();
      await door.comprehend.deleteFlywheel({ FlywheelArn });
      await door.work();
      await createNews(door);
      expect(await lake()).not.toBe(before);
      expect((await door.comprehend.listDatasets({ FlywheelArn })).DatasetPropertiesList).toEqual([]);
      await addDataset(door, FlywheelArn, 'train-again', rows(60));
      expect((await iterate(door, FlywheelArn)).TrainedModelArn).toMatch(/Comprehend-Generated-v2-/);
    });

    it('is refused while a dataset is created, while an iteration runs, and while an endpoint is bound', async () => {
      const door = await open();
      const { FlywheelArn } = await activeNews(door);
      const uri = await upload(door, 'more.csv', rows(30, 60));
      await door.comprehend.createDataset({ FlywheelArn, DatasetName: 'more', InputDataConfig: classifierInput(uri) });
      expect(await refusal(door.comprehend.deleteFlywheel({ FlywheelArn }))).toEqual({
        name: 'ResourceInUseException',
        message: 'Flywheel news is creating dataset more.',
      });
      await door.work();
      const { FlywheelIterationId } = await door.comprehend.startFlywheelIteration({ FlywheelArn });
      expect(await refusal(door.comprehend.deleteFlywheel({ FlywheelArn }))).toEqual({
        name: 'ResourceInUseException',
        message: `Flywheel news is running iteration ${FlywheelIterationId}.`,
      });
      await door.work();
      await door.comprehend.createEndpoint({ EndpointName: 'news', FlywheelArn, DesiredInferenceUnits: 1 });
      await door.work();
      expect((await refusal(door.comprehend.deleteFlywheel({ FlywheelArn }))).message).toBe(
        'Endpoint news is bound to flywheel news: delete the endpoint first.',
      );
    });

    it('leaves a flywheel that is DELETING readable, and refuses writes to it', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await trainedNews(door);
      await door.comprehend.deleteFlywheel({ FlywheelArn });
      expect((await door.comprehend.listDatasets({ FlywheelArn })).DatasetPropertiesList).toHaveLength(2);
      for (const call of [
        door.comprehend.startFlywheelIteration({ FlywheelArn }),
        door.comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: ModelArn }),
        door.comprehend.createDataset({
          FlywheelArn,
          DatasetName: 'late',
          InputDataConfig: classifierInput('s3://lake/uploads/train-1.csv'),
        }),
      ])
        expect((await refusal(call)).message).toMatch(/^Flywheel news is DELETING/);
    });
  });

  describe('ListFlywheels', () => {
    it('gives every flywheel once, newest first, in pages', async () => {
      const door = await open();
      for (const name of ['a', 'b', 'c', 'd', 'e']) await door.comprehend.createFlywheel(newsRequest({ FlywheelName: name }));
      const pages: string[][] = [];
      let NextToken: string | undefined;
      do {
        const answer = await door.comprehend.listFlywheels({ MaxResults: 2, NextToken });
        pages.push(answer.FlywheelSummaryList!.map((summary) => summary.FlywheelArn!.slice(-1)));
        NextToken = answer.NextToken;
      } while (NextToken !== undefined);
      expect(pages).toEqual([['e', 'd'], ['c', 'b'], ['a']]);
    });

    it('filters by one thing at a time', async () => {
      const door = await open();
      await createNews(door, { FlywheelName: 'old' });
      const between = new Date(door.time.now + 500);
      await door.comprehend.createFlywheel(newsRequest({ FlywheelName: 'new' }));
      const names = async (Filter: object) =>
        (await door.comprehend.listFlywheels({ Filter })).FlywheelSummaryList!.map((summary) => summary.FlywheelArn!.split('/')[1]);
      expect(await names({ Status: 'ACTIVE' })).toEqual(['old']);
      expect(await names({ Status: 'CREATING' })).toEqual(['new']);
      expect(await names({ CreationTimeAfter: between })).toEqual(['new']);
      expect(await names({ CreationTimeBefore: between })).toEqual(['old']);
      expect(await refusal(door.comprehend.listFlywheels({ Filter: { Status: 'ACTIVE', CreationTimeAfter: between } }))).toEqual({
        name: 'InvalidFilterException',
        message: 'You can only set one filter at a time: Status and CreationTimeAfter are set.',
      });
    });

    it('refuses a token that it did not give', async () => {
      const door = await open();
      expect((await refusal(door.comprehend.listFlywheels({ NextToken: 'nonsense' }))).name).toBe('InvalidRequestException');
    });
  });
}
