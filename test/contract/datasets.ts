import { describe, expect, it } from 'vitest';
import type { Door, OpenDoor } from './door.ts';
import { addDataset, classifierInput, createNews, refusal, rows, upload } from './newsroom.ts';

export function datasetContract(open: OpenDoor): void {
  const properties = async (door: Door, DatasetArn: string) => (await door.comprehend.describeDataset({ DatasetArn })).DatasetProperties!;

  describe('CreateDataset', () => {
    it('is CREATING without a count, then COMPLETED with one', async () => {
      const door = await open();
      const FlywheelArn = await createNews(door);
      const uri = await upload(door, 'train.csv', rows(30));
      const { DatasetArn } = await door.comprehend.createDataset({
        FlywheelArn,
        DatasetName: 'train',
        Description: 'First rows',
        InputDataConfig: classifierInput(uri),
      });
      expect(DatasetArn).toBe(`${FlywheelArn}/dataset/train`);
      const creating = await properties(door, DatasetArn!);
      expect([creating.Status, creating.NumberOfDocuments, creating.EndTime]).toEqual(['CREATING', undefined, undefined]);
      await door.work();
      expect(await properties(door, DatasetArn!)).toMatchObject({
        ...{
          DatasetName: 'train',
          DatasetType: 'TRAIN',
          Description: 'First rows',
          Status: 'COMPLETED',
          NumberOfDocuments: 30,
          EndTime: expect.any(Date),
        },
        DatasetS3Uri: expect.stringMatching(/\/news\/schemaVersion=1\/\d{8}T\d{6}Z\/datasets\/train\/\d{8}T\d{6}Z\/$/),
      });
    });

    it('reads every object whose name begins with the S3Uri', async () => {
      const door = await open();
      const FlywheelArn = await createNews(door);
      await upload(door, 'part-1.csv', rows(9));
      await upload(door, 'part-2.csv', rows(9, 9));
      const { DatasetArn } = await door.comprehend.createDataset({
        FlywheelArn,
        DatasetName: 'parts',
        InputDataConfig: classifierInput('s3://lake/uploads/part'),
      });
      await door.work();
      expect((await properties(door, DatasetArn!)).NumberOfDocuments).toBe(18);
    });

    it('ignores labels that the flywheel does not have', async () => {
      const door = await open();
      const FlywheelArn = await createNews(door);
      const arn = await addDataset(door, FlywheelArn, 'train', `${rows(9)}weather,It rains on the hills\n`);
      expect(await properties(door, arn)).toMatchObject({ Status: 'COMPLETED', NumberOfDocuments: 9 });
    });

    it.each([
      ['nothing begins with the S3Uri', undefined, /^NO_READ_ACCESS_TO_INPUT: No object begins with s3:\/\/lake\/uploads\/x\.csv\.$/],
      [
        'no label is known',
        'weather,It rains\n',
        /^INVALID_INPUT: The dataset has no document with a label of the flywheel; documents read: 1\.$/,
      ],
      ['a row has three columns', `${rows(9)}sport,a goal,b\n`, /^INVALID_INPUT: s3:\/\/lake\/uploads\/x\.csv, line 10: /],
    ])('fails when %s', async (_, text, message) => {
      const door = await open();
      const FlywheelArn = await createNews(door);
      if (text !== undefined) await upload(door, 'x.csv', text);
      const { DatasetArn } = await door.comprehend.createDataset({
        FlywheelArn,
        DatasetName: 'x',
        InputDataConfig: classifierInput('s3://lake/uploads/x.csv'),
      });
      await door.work();
      const { Status, Message, NumberOfDocuments } = await properties(door, DatasetArn!);
      expect([Status, Message, NumberOfDocuments]).toEqual(['FAILED', expect.stringMatching(message), undefined]);
    });

    it.each([
      ['fewer than 500 bytes', rows(3), 'TRAIN', /^DATASET_SIZE: The dataset has \d+ bytes: from 500 to 5368709120 are allowed\.$/],
      ['fewer than ten documents of a label', rows(29), 'TRAIN', 'TOO_FEW_DOCUMENTS: Label sport has 9 documents: at least 10 are needed.'],
      ['ten of each', rows(30), 'TRAIN', undefined],
      ['few documents of a label, to test on', rows(15), 'TEST', undefined],
    ] as const)('of %s ends as the service says when strict, and COMPLETED otherwise', async (_, text, type, message) => {
      for (const strict of [true, false]) {
        const door = await open({ strict });
        const arn = await addDataset(door, await createNews(door), 'x', text, type);
        const { Status, Message } = await properties(door, arn);
        if (strict && message !== undefined)
          expect([Status, Message]).toEqual(['FAILED', typeof message === 'string' ? message : expect.stringMatching(message)]);
        else expect([Status, Message]).toEqual(['COMPLETED', undefined]);
      }
    });

    it('refuses a name that is taken, and answers a repeated request as before', async () => {
      const door = await open();
      const FlywheelArn = await createNews(door);
      const request = {
        FlywheelArn,
        DatasetName: 'a',
        InputDataConfig: classifierInput(await upload(door, 'a.csv', rows(9))),
        ClientRequestToken: 'once',
      };
      const first = await door.comprehend.createDataset(request);
      expect(await door.comprehend.createDataset(request)).toEqual(first);
      const again = await refusal(door.comprehend.createDataset({ ...request, ClientRequestToken: 'twice' }));
      expect(again).toEqual({ name: 'ResourceInUseException', message: 'Flywheel news has a dataset named a already.' });
      expect((await refusal(door.comprehend.createDataset({ ...request, DatasetType: 'TEST' }))).message).toMatch(
        /used before, with other parameters/,
      );
    });

    it.each([
      ['nothing to read', {}],
      [
        'two things to read',
        { ...classifierInput('s3://lake/a'), EntityRecognizerInputDataConfig: { Documents: { S3Uri: 's3://lake/b' } } },
      ],
      ['entities', { EntityRecognizerInputDataConfig: { Documents: { S3Uri: 's3://lake/b' } } }],
      [
        'an augmented manifest that is called CSV',
        { DataFormat: 'COMPREHEND_CSV' as const, AugmentedManifests: [{ S3Uri: 's3://lake/b', AttributeNames: ['Job'] }] },
      ],
      ['a CSV that is called an augmented manifest', { ...classifierInput('s3://lake/a'), DataFormat: 'AUGMENTED_MANIFEST' as const }],
      ['an augmented manifest of no attribute', { AugmentedManifests: [{ S3Uri: 's3://lake/b', AttributeNames: [] }] }],
      [
        'scanned documents',
        {
          AugmentedManifests: [{ S3Uri: 's3://lake/b', AttributeNames: ['Job'], DocumentType: 'SEMI_STRUCTURED_DOCUMENT' as const }],
        },
      ],
    ])('refuses an input of %s', async (_, InputDataConfig) => {
      const door = await open();
      const FlywheelArn = await createNews(door);
      expect((await refusal(door.comprehend.createDataset({ FlywheelArn, DatasetName: 'a', InputDataConfig }))).name).toBe(
        'InvalidRequestException',
      );
    });

    it('refuses a flywheel that is not there', async () => {
      const door = await open();
      const FlywheelArn = 'arn:aws:comprehend:us-east-1:000000000000:flywheel/missing';
      expect(
        (await refusal(door.comprehend.createDataset({ FlywheelArn, DatasetName: 'a', InputDataConfig: classifierInput('s3://lake/a') })))
          .name,
      ).toBe('ResourceNotFoundException');
    });

    it('stops at ten test datasets, and at ten that are CREATING, when strict', async () => {
      const door = await open({ strict: true });
      const FlywheelArn = await createNews(door);
      const InputDataConfig = classifierInput(await upload(door, 'a.csv', rows(30)));
      const create = (DatasetName: string, DatasetType: 'TRAIN' | 'TEST') =>
        door.comprehend.createDataset({ FlywheelArn, DatasetName, DatasetType, InputDataConfig });
      for (let at = 0; at < 10; at++) await create(`test-${at}`, 'TEST');
      expect((await refusal(create('train', 'TRAIN'))).message).toBe('10 datasets are CREATING: the limit is 10.');
      await door.work();
      expect(await refusal(create('test-10', 'TEST'))).toEqual({
        name: 'ResourceLimitExceededException',
        message: 'Flywheel news has 10 TEST datasets: the limit is 10.',
      });
      await create('train', 'TRAIN');
    });
  });

  describe('DescribeDataset', () => {
    it('refuses a dataset that is not there', async () => {
      const door = await open();
      const FlywheelArn = await createNews(door);
      expect((await refusal(door.comprehend.describeDataset({ DatasetArn: `${FlywheelArn}/dataset/none` }))).name).toBe(
        'ResourceNotFoundException',
      );
    });
  });

  describe('ListDatasets', () => {
    it('lists one flywheel or all, filtered and in pages', async () => {
      const door = await open();
      const one = await createNews(door, { FlywheelName: 'one' });
      const two = await createNews(door, { FlywheelName: 'two' });
      await addDataset(door, one, 'a', rows(9));
      await addDataset(door, one, 'b', rows(9, 9), 'TEST');
      await addDataset(door, two, 'c', rows(9, 18));
      await addDataset(door, two, 'd', 'weather,It rains\n');
      const names = async (request: object) =>
        (await door.comprehend.listDatasets(request)).DatasetPropertiesList!.map((dataset) => dataset.DatasetName);
      expect(await names({})).toEqual(['d', 'c', 'b', 'a']);
      expect(await names({ FlywheelArn: one })).toEqual(['b', 'a']);
      expect(await names({ FlywheelArn: one, Filter: { DatasetType: 'TEST' } })).toEqual(['b']);
      expect(await names({ Filter: { Status: 'FAILED' } })).toEqual(['d']);
      expect(await names({ MaxResults: 3 })).toEqual(['d', 'c', 'b']);
      const { NextToken } = await door.comprehend.listDatasets({ MaxResults: 3 });
      expect(await names({ NextToken })).toEqual(['a']);
      expect((await refusal(door.comprehend.listDatasets({ Filter: { Status: 'FAILED', DatasetType: 'TEST' } }))).name).toBe(
        'InvalidFilterException',
      );
    });
  });
}
