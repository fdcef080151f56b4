import { describe, expect, it } from 'vitest';
import { readModelStats, readOutOfFold } from '../../src/comprehend/model-stats.ts';
import type { OpenDoor } from './door.ts';
import { activeNews, addDataset, iterate, refusal, role, rows, topics, trainedNews, upload } from './newsroom.ts';

export function classifierContract(open: OpenDoor): void {
  describe('DescribeDocumentClassifier', () => {
    it('describes a version that a flywheel trained', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await trainedNews(door);
      const { DocumentClassifierProperties: model } = await door.comprehend.describeDocumentClassifier({ DocumentClassifierArn: ModelArn });
      expect(model).toMatchObject({
        ...{
          DocumentClassifierArn: ModelArn,
          FlywheelArn,
          Status: 'TRAINED',
          LanguageCode: 'en',
          Mode: 'MULTI_CLASS',
          DataAccessRoleArn: role,
        },
        VersionName: ModelArn.split('/').at(-1),
        ClassifierMetadata: {
          ...{ NumberOfLabels: 3, NumberOfTrainedDocuments: 60, NumberOfTestDocuments: 30 },
          EvaluationMetrics: {
            Accuracy: 1,
            Precision: 1,
            Recall: 1,
            F1Score: 1,
            MicroPrecision: 1,
            MicroRecall: 1,
            MicroF1Score: 1,
            HammingLoss: 0,
          },
        },
      });
      expect(model!.TrainingEndTime!.getTime()).toBeGreaterThanOrEqual(model!.TrainingStartTime!.getTime());
    });

    it('names the folder where the statistics of the version lie', async () => {
      const door = await open();
      const { ModelArn } = await trainedNews(door);
      const { DocumentClassifierProperties: model } = await door.comprehend.describeDocumentClassifier({ DocumentClassifierArn: ModelArn });
      const prefix = model!.OutputDataConfig!.FlywheelStatsS3Prefix!;
      const stats = (await readModelStats(door.storage, prefix))!;
      expect(stats).toMatchObject({ documents: 60, labels: topics, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
      expect(ModelArn.endsWith(`-${stats.digest.slice(0, 8)}`)).toBe(true);
      const outOfFold = [...(await readOutOfFold(door.storage, prefix))!.values()];
      expect(outOfFold).toHaveLength(60);
      expect(outOfFold.map((each) => each.fingerprint)).toEqual(outOfFold.map((each) => each.fingerprint).sort());
      expect(outOfFold.filter((each) => each.predicted[0] === each.given[0]).length).toBeGreaterThan(50);
      expect(outOfFold.every((each) => topics.includes(each.given[0]!) && each.score > 0 && each.score <= 1 && each.givenScore >= 0)).toBe(
        true,
      );
    });

    it.each(['none/version/v1', 'none', 'news'])('refuses %s, which is no version', async (name) => {
      const door = await open();
      await trainedNews(door);
      const DocumentClassifierArn = `arn:aws:comprehend:us-east-1:000000000000:document-classifier/${name}`;
      expect((await refusal(door.comprehend.describeDocumentClassifier({ DocumentClassifierArn }))).name).toBe('ResourceNotFoundException');
    });

    it('refuses a version of another region or account', async () => {
      const door = await open();
      const { ModelArn } = await trainedNews(door);
      for (const arn of [ModelArn.replace('us-east-1', 'eu-west-1'), ModelArn.replace('000000000000', '111122223333')])
        expect((await refusal(door.comprehend.describeDocumentClassifier({ DocumentClassifierArn: arn }))).name).toBe(
          'ResourceNotFoundException',
        );
    });
  });

  describe('ListDocumentClassifiers', () => {
    it('lists versions newest first, filtered by name, status and time', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await trainedNews(door);
      await addDataset(door, FlywheelArn, 'more', rows(30, 60));
      const { TrainedModelArn, CreationTime } = await iterate(door, FlywheelArn);
      const arns = async (Filter?: object) =>
        (await door.comprehend.listDocumentClassifiers({ Filter })).DocumentClassifierPropertiesList!.map(
          (model) => model.DocumentClassifierArn,
        );
      expect(await arns()).toEqual([TrainedModelArn, ModelArn]);
      expect(await arns({ DocumentClassifierName: 'news' })).toHaveLength(2);
      expect(await arns({ DocumentClassifierName: 'new' })).toEqual([]);
      expect(await arns({ Status: 'IN_ERROR' })).toEqual([]);
      expect(await arns({ SubmitTimeBefore: CreationTime })).toEqual([ModelArn]);
      expect((await refusal(arns({ Status: 'TRAINED', DocumentClassifierName: 'news' }))).name).toBe('InvalidFilterException');
    });
  });

  describe('DeleteDocumentClassifier', () => {
    it('deletes a version that nobody uses; its number is not given again', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await trainedNews(door);
      await door.comprehend.deleteDocumentClassifier({ DocumentClassifierArn: ModelArn });
      expect(
        (await door.comprehend.describeDocumentClassifier({ DocumentClassifierArn: ModelArn })).DocumentClassifierProperties!.Status,
      ).toBe('DELETING');
      expect((await refusal(door.comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: ModelArn }))).message).toMatch(
        /is DELETING: only a TRAINED model can be active/,
      );
      await door.work();
      expect((await refusal(door.comprehend.describeDocumentClassifier({ DocumentClassifierArn: ModelArn }))).name).toBe(
        'ResourceNotFoundException',
      );
      await addDataset(door, FlywheelArn, 'more', rows(30, 60));
      expect((await iterate(door, FlywheelArn)).TrainedModelArn).toMatch(/Comprehend-Generated-v2-/);
    });

    it('is refused for the active version, for one that an endpoint serves, and for one that a job uses', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await activeNews(door);
      const deletion = (DocumentClassifierArn: string) => refusal(door.comprehend.deleteDocumentClassifier({ DocumentClassifierArn }));
      expect(await deletion(ModelArn)).toEqual({
        name: 'ResourceInUseException',
        message: `Model ${ModelArn} is the active model of flywheel news.`,
      });
      await door.comprehend.createEndpoint({ EndpointName: 'pinned', ModelArn, DesiredInferenceUnits: 1 });
      await addDataset(door, FlywheelArn, 'more', rows(30, 60));
      const { TrainedModelArn } = await iterate(door, FlywheelArn);
      await door.comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: TrainedModelArn });
      expect((await deletion(ModelArn)).message).toBe(`Model ${ModelArn} is used by endpoint pinned: delete the endpoint first.`);
      await door.comprehend.deleteEndpoint({
        EndpointArn: 'arn:aws:comprehend:us-east-1:000000000000:document-classifier-endpoint/pinned',
      });
      await door.work();
      const { JobId } = await door.comprehend.startDocumentClassificationJob({
        ...{ DocumentClassifierArn: ModelArn, DataAccessRoleArn: role, OutputDataConfig: { S3Uri: 's3://lake/out' } },
        InputDataConfig: { S3Uri: await upload(door, 'job.txt', 'a goal\n') },
      });
      expect((await deletion(ModelArn)).message).toBe(`Model ${ModelArn} is used by job ${JobId}.`);
      await door.work();
      await door.comprehend.deleteDocumentClassifier({ DocumentClassifierArn: ModelArn });
    });
  });
}
