import { describe, expect, it } from 'vitest';
import { readJobOutput } from '../../src/comprehend/job-output.ts';
import { readOutOfFold } from '../../src/comprehend/model-stats.ts';
import type { Door, OpenDoor } from './door.ts';
import { iterate, newsRequest, refusal, role, topics, upload } from './newsroom.ts';

const words: Record<string, string[]> = {
  business: ['bank', 'shares', 'profit', 'market', 'merger', 'prices'],
  science: ['comet', 'protein', 'telescope', 'species', 'particle', 'fossil'],
  sport: ['goal', 'coach', 'league', 'match', 'sprint', 'medal'],
};

/** Rows of Comprehend CSV about one topic, or about two: every third is. */
export function labelSetRows(count: number, from = 0, delimiter = '|'): string {
  return Array.from({ length: count }, (_, at) => {
    const number = from + at;
    const chosen = number % 3 === 0 ? [number % 2, 2] : [number % 3];
    const about = chosen.map(
      (topic) => `the ${words[topics[topic]!]![number % 6]} and the ${words[topics[topic]!]![(number * 5 + 1) % 6]}`,
    );
    return `${chosen.map((topic) => topics[topic]).join(delimiter)},report ${number} about ${about.join(' with ')}\n`;
  }).join('');
}

const multiLabelTask = { LanguageCode: 'en' as const, DocumentClassificationConfig: { Mode: 'MULTI_LABEL' as const, Labels: topics } };

export function multiLabelContract(open: OpenDoor): void {
  const create = async (door: Door): Promise<string> => {
    const { FlywheelArn } = await door.comprehend.createFlywheel(newsRequest({ TaskConfig: multiLabelTask }));
    await door.work();
    return FlywheelArn!;
  };
  const add = async (
    door: Door,
    FlywheelArn: string,
    DatasetName: string,
    text: string,
    more: { type?: 'TRAIN' | 'TEST'; delimiter?: string } = {},
  ) => {
    const S3Uri = await upload(door, `${DatasetName}.csv`, text);
    const { DatasetArn } = await door.comprehend.createDataset({
      FlywheelArn,
      DatasetName,
      DatasetType: more.type ?? 'TRAIN',
      InputDataConfig: {
        DataFormat: 'COMPREHEND_CSV',
        DocumentClassifierInputDataConfig: { S3Uri, ...(more.delimiter === undefined ? {} : { LabelDelimiter: more.delimiter }) },
      },
    });
    await door.work();
    return (await door.comprehend.describeDataset({ DatasetArn })).DatasetProperties!;
  };
  const trained = async (door: Door) => {
    const FlywheelArn = await create(door);
    await add(door, FlywheelArn, 'train-1', labelSetRows(90));
    await add(door, FlywheelArn, 'test-1', labelSetRows(60, 600), { type: 'TEST' });
    const { TrainedModelArn, TrainedModelMetrics } = await iterate(door, FlywheelArn);
    return { FlywheelArn, ModelArn: TrainedModelArn!, TrainedModelMetrics };
  };

  describe('a multi-label flywheel', () => {
    it('says its mode, and trains a model of that mode with the metrics of sets of labels', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn, TrainedModelMetrics } = await trained(door);
      expect((await door.comprehend.describeFlywheel({ FlywheelArn })).FlywheelProperties!.TaskConfig).toEqual(multiLabelTask);
      const { DocumentClassifierProperties: model } = await door.comprehend.describeDocumentClassifier({ DocumentClassifierArn: ModelArn });
      expect(model).toMatchObject({ Mode: 'MULTI_LABEL', ClassifierMetadata: { NumberOfLabels: 3, NumberOfTrainedDocuments: 90 } });
      const { Accuracy, F1Score, MicroF1Score, MicroPrecision, MicroRecall, HammingLoss } = model!.ClassifierMetadata!.EvaluationMetrics!;
      expect(TrainedModelMetrics).toMatchObject({ AverageAccuracy: Accuracy, AverageF1Score: F1Score });
      expect(MicroF1Score).toBeGreaterThan(0.9);
      expect(MicroF1Score).toBeCloseTo((2 * MicroPrecision! * MicroRecall!) / (MicroPrecision! + MicroRecall!), 9);
      expect(HammingLoss).toBeLessThan(0.1);
      expect(HammingLoss! <= 1 - Accuracy!).toBe(true);
    });

    it('keeps out-of-fold sets beside the model', async () => {
      const door = await open();
      const { ModelArn } = await trained(door);
      const { DocumentClassifierProperties: model } = await door.comprehend.describeDocumentClassifier({ DocumentClassifierArn: ModelArn });
      const rows = [...(await readOutOfFold(door.storage, model!.OutputDataConfig!.FlywheelStatsS3Prefix!))!.values()];
      expect(new Set(rows.map(({ given }) => given.length))).toEqual(new Set([1, 2]));
      expect(rows.filter(({ given, predicted }) => given.join() === predicted.join()).length).toBeGreaterThan(70);
      expect(rows.every(({ score, givenScore }) => score >= 0 && score <= 1 && givenScore >= 0 && givenScore <= 1)).toBe(true);
    });

    it('answers with Labels, each with a score of its own, from an endpoint and from a job alike', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await trained(door);
      await door.comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: ModelArn });
      const { EndpointArn } = await door.comprehend.createEndpoint({ EndpointName: 'tags', FlywheelArn, DesiredInferenceUnits: 1 });
      await door.work();
      const Text = 'report about the goal and the league with the bank and the market';
      const answer = await door.comprehend.classifyDocument({ EndpointArn, Text });
      expect(answer.Classes).toBeUndefined();
      expect(answer.Labels!.map(({ Name }) => Name!).sort()).toEqual(topics);
      expect(
        answer
          .Labels!.filter(({ Score }) => Score! >= 0.5)
          .map(({ Name }) => Name!)
          .sort(),
      ).toEqual(['business', 'sport']);
      const S3Uri = await upload(door, 'job.txt', `${Text}\n`);
      const { JobId } = await door.comprehend.startDocumentClassificationJob({
        ...{ DataAccessRoleArn: role, DocumentClassifierArn: ModelArn },
        ...{ InputDataConfig: { S3Uri }, OutputDataConfig: { S3Uri: 's3://lake/out/' } },
      });
      await door.work();
      const { DocumentClassificationJobProperties: job } = await door.comprehend.describeDocumentClassificationJob({ JobId });
      const rows = readJobOutput((await door.storage.get(job!.OutputDataConfig!.S3Uri!))!);
      expect(rows).toEqual([{ File: 'job.txt', Line: '0', Labels: answer.Labels }]);
    });

    it('reads the delimiter that CreateDataset names, and takes another one for part of a label', async () => {
      const door = await open();
      const FlywheelArn = await create(door);
      const semicolons = labelSetRows(90, 0, ';');
      expect(await add(door, FlywheelArn, 'told', semicolons, { delimiter: ';' })).toMatchObject({
        Status: 'COMPLETED',
        NumberOfDocuments: 90,
      });
      // "The labels on that line will be combined to make a single unique label": one that the flywheel does not know, and ignores.
      expect(await add(door, FlywheelArn, 'untold', semicolons)).toMatchObject({ Status: 'COMPLETED', NumberOfDocuments: 60 });
    });

    it('reads augmented manifests, the last attribute of each', async () => {
      const door = await open();
      const FlywheelArn = await create(door);
      const line = (number: number) =>
        JSON.stringify({
          source: `report ${number} about the goal and the bank`,
          ...{ first: 0, 'first-metadata': { 'class-name': 'science' } },
          ...{ second: [4, 7], 'second-metadata': { 'class-map': { 4: 'sport', 7: 'business' } } },
        });
      const S3Uri = await upload(door, 'a.manifest', `${Array.from({ length: 20 }, (_, at) => line(at)).join('\n')}\n`);
      const request = (DatasetName: string, AttributeNames: string[]) => ({
        ...{ FlywheelArn, DatasetName },
        InputDataConfig: { DataFormat: 'AUGMENTED_MANIFEST' as const, AugmentedManifests: [{ S3Uri, AttributeNames }] },
      });
      const { DatasetArn } = await door.comprehend.createDataset(request('manifest', ['first', 'second']));
      const wrong = await door.comprehend.createDataset(request('wrong', ['third']));
      await door.work();
      const { DatasetProperties: dataset } = await door.comprehend.describeDataset({ DatasetArn });
      expect(dataset).toMatchObject({ Status: 'COMPLETED', NumberOfDocuments: 20 });
      const documents = (await door.storage.get(`${dataset!.DatasetS3Uri}documents.csv`))!;
      expect(new TextDecoder().decode(documents).split('\n')[0]).toMatch(/^business\|sport,report \d+ about the goal and the bank$/);
      const failed = (await door.comprehend.describeDataset({ DatasetArn: wrong.DatasetArn })).DatasetProperties!;
      expect(failed).toMatchObject({ Status: 'FAILED', Message: expect.stringContaining('"third"') });
    });

    it('ignores labels that it does not know, and documents without another', async () => {
      const door = await open();
      const FlywheelArn = await create(door);
      const text = `${labelSetRows(60)}sport|weather,a goal in the rain\nweather,rain alone\n`;
      expect(await add(door, FlywheelArn, 'rain', text)).toMatchObject({ Status: 'COMPLETED', NumberOfDocuments: 61 });
    });

    it('is refused a dataset with an empty label', async () => {
      const door = await open();
      const properties = await add(door, await create(door), 'empty', `${labelSetRows(60)}sport|,a goal\n`);
      expect(properties).toMatchObject({
        Status: 'FAILED',
        Message: expect.stringContaining('One of the labels of this document is empty'),
      });
    });

    it('wants at least 50 documents, and at most 100 labels, where the service is strict', async () => {
      const door = await open({ strict: true });
      const FlywheelArn = await create(door);
      expect(await add(door, FlywheelArn, 'few', labelSetRows(48))).toMatchObject({
        Status: 'FAILED',
        Message: expect.stringMatching(/48 documents: at least 50/),
      });
      const Labels = Array.from({ length: 101 }, (_, at) => `label ${at}`);
      const request = { LanguageCode: 'en' as const, DocumentClassificationConfig: { Mode: 'MULTI_LABEL' as const, Labels } };
      const refused = await refusal(door.comprehend.createFlywheel(newsRequest({ FlywheelName: 'many', TaskConfig: request })));
      expect(refused).toEqual({ name: 'InvalidRequestException', message: 'A multi-label classifier can have 100 labels: 101 are given.' });
    });

    it('does not take a model of the other mode, and hands its own mode on', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await trained(door);
      const single = await door.comprehend.createFlywheel(newsRequest({ FlywheelName: 'single' }));
      await door.work();
      const refused = await refusal(door.comprehend.updateFlywheel({ FlywheelArn: single.FlywheelArn, ActiveModelArn: ModelArn }));
      expect(refused).toMatchObject({ name: 'InvalidRequestException', message: expect.stringContaining('another mode') });
      const copy = await door.comprehend.createFlywheel({
        ...{ FlywheelName: 'copy', DataAccessRoleArn: role, DataLakeS3Uri: 's3://lake/flywheels', ActiveModelArn: ModelArn },
      });
      await door.work();
      const { FlywheelProperties } = await door.comprehend.describeFlywheel({ FlywheelArn: copy.FlywheelArn });
      expect(FlywheelProperties).toMatchObject({ Status: 'ACTIVE', ActiveModelArn: ModelArn, TaskConfig: multiLabelTask });
      const { DatasetPropertiesList } = await door.comprehend.listDatasets({ FlywheelArn: copy.FlywheelArn });
      expect(DatasetPropertiesList).toMatchObject([{ Status: 'COMPLETED', NumberOfDocuments: 90 }]);
      expect(FlywheelArn).not.toBe(copy.FlywheelArn);
    });
  });
}
