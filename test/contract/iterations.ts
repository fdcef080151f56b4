import { describe, expect, it } from 'vitest';
import type { OpenDoor } from './door.ts';
import { activeNews, addDataset, classifierInput, createNews, iterate, refusal, rows, trainedNews, upload } from './newsroom.ts';

export function iterationContract(open: OpenDoor): void {
  describe('StartFlywheelIteration', () => {
    it('runs as TRAINING, and ends COMPLETED with a version and its averages, which is not active yet', async () => {
      const door = await open();
      const FlywheelArn = await createNews(door);
      await addDataset(door, FlywheelArn, 'train', rows(60));
      await addDataset(door, FlywheelArn, 'test', rows(30, 600), 'TEST');
      const { FlywheelIterationId } = await door.comprehend.startFlywheelIteration({ FlywheelArn });
      expect(FlywheelIterationId).toMatch(/^20260105T\d{6}Z$/);
      const describe = async () =>
        (await door.comprehend.describeFlywheelIteration({ FlywheelArn, FlywheelIterationId })).FlywheelIterationProperties!;
      expect(await describe()).toEqual({ FlywheelArn, FlywheelIterationId, Status: 'TRAINING', CreationTime: expect.any(Date) });
      await door.work();
      expect(await describe()).toEqual({
        ...{ FlywheelArn, FlywheelIterationId, Status: 'COMPLETED', CreationTime: expect.any(Date), EndTime: expect.any(Date) },
        Message: 'FULL_ITERATION: Flywheel iteration performed all functions successfully.',
        TrainedModelArn: expect.stringMatching(
          /^arn:aws:comprehend:us-east-1:000000000000:document-classifier\/news\/version\/Comprehend-Generated-v1-[0-9a-f]{8}$/,
        ),
        TrainedModelMetrics: { AverageF1Score: 1, AveragePrecision: 1, AverageRecall: 1, AverageAccuracy: 1 },
        EvaluationManifestS3Prefix: expect.stringMatching(
          new RegExp(`^s3://lake/flywheels/news/schemaVersion=1/\\w+/evaluation/${FlywheelIterationId}/$`),
        ),
      });
      const { FlywheelProperties } = await door.comprehend.describeFlywheel({ FlywheelArn });
      expect([FlywheelProperties!.ActiveModelArn, FlywheelProperties!.LatestFlywheelIteration]).toEqual([undefined, FlywheelIterationId]);
    });

    it('evaluates the active version and the candidate on the same documents', async () => {
      const door = await open();
      const FlywheelArn = await createNews(door);
      await addDataset(door, FlywheelArn, 'wrong', rows(30, 0, true));
      await addDataset(door, FlywheelArn, 'test', rows(30, 600), 'TEST');
      const first = await iterate(door, FlywheelArn);
      expect(first.TrainedModelMetrics!.AverageAccuracy).toBe(0);
      await door.comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: first.TrainedModelArn });
      await addDataset(door, FlywheelArn, 'right', rows(300, 30));
      const second = await iterate(door, FlywheelArn);
      expect([second.EvaluatedModelArn, second.EvaluatedModelMetrics]).toEqual([first.TrainedModelArn, first.TrainedModelMetrics]);
      expect(second.TrainedModelMetrics!.AverageAccuracy).toBe(1);
      expect(second.TrainedModelArn).toMatch(/Comprehend-Generated-v2-/);
    });

    it('only evaluates when nothing but test documents is new', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await activeNews(door);
      await addDataset(door, FlywheelArn, 'test-2', rows(15, 900), 'TEST');
      const { Status, EvaluatedModelArn, TrainedModelArn, Message } = await iterate(door, FlywheelArn);
      expect([Status, EvaluatedModelArn, TrainedModelArn]).toEqual(['COMPLETED', ModelArn, undefined]);
      expect(Message).toMatch(/^EVALUATION_ONLY: /);
    });

    it('makes the same model of the same documents, wherever the boundaries of the datasets are', async () => {
      const models = async (...parts: string[]) => {
        const door = await open();
        const FlywheelArn = await createNews(door);
        await addDataset(door, FlywheelArn, 'test', rows(30, 600), 'TEST');
        for (const [at, part] of parts.entries()) await addDataset(door, FlywheelArn, `train-${at}`, part);
        const { TrainedModelArn } = await iterate(door, FlywheelArn);
        return TrainedModelArn!.split('-').at(-1);
      };
      const whole = await models(rows(60));
      expect(await models(rows(20, 40), rows(20), rows(30, 20))).toBe(whole);
      expect(await models(rows(59))).not.toBe(whole);
    });

    it('holds back a tenth of the documents when there is no test dataset', async () => {
      const door = await open();
      const FlywheelArn = await createNews(door);
      await addDataset(door, FlywheelArn, 'train', rows(300));
      const { TrainedModelArn, TrainedModelMetrics } = await iterate(door, FlywheelArn);
      const { ClassifierMetadata } = (await door.comprehend.describeDocumentClassifier({ DocumentClassifierArn: TrainedModelArn }))
        .DocumentClassifierProperties!;
      expect(ClassifierMetadata!.NumberOfTrainedDocuments! + ClassifierMetadata!.NumberOfTestDocuments!).toBe(300);
      expect(ClassifierMetadata!.NumberOfTestDocuments).toBeGreaterThan(10);
      expect(ClassifierMetadata!.NumberOfTestDocuments).toBeLessThan(50);
      expect(TrainedModelMetrics!.AverageAccuracy).toBe(1);
    });

    it('is refused without datasets, without new ones, during another, and while one is created', async () => {
      const door = await open();
      const empty = await createNews(door, { FlywheelName: 'empty' });
      const start = (FlywheelArn: string) => refusal(door.comprehend.startFlywheelIteration({ FlywheelArn }));
      expect(await start(empty)).toEqual({
        name: 'InvalidRequestException',
        message: 'Flywheel empty has no dataset that is COMPLETED and new since its last iteration.',
      });
      await addDataset(door, empty, 'only-test', rows(9), 'TEST');
      expect((await start(empty)).message).toBe(
        'Flywheel empty has no new TRAIN dataset that is COMPLETED, and no active model to evaluate.',
      );

      const { FlywheelArn } = await trainedNews(door);
      expect((await start(FlywheelArn)).message).toBe('Flywheel news has no dataset that is COMPLETED and new since its last iteration.');
      await door.comprehend.createDataset({
        FlywheelArn,
        DatasetName: 'more',
        InputDataConfig: classifierInput(await upload(door, 'more.csv', rows(30, 60))),
      });
      expect(await start(FlywheelArn)).toEqual({ name: 'ResourceInUseException', message: 'Flywheel news is creating dataset more.' });
      await door.work();
      const { FlywheelIterationId } = await door.comprehend.startFlywheelIteration({ FlywheelArn });
      expect(await start(FlywheelArn)).toEqual({
        name: 'ResourceInUseException',
        message: `Flywheel news is running iteration ${FlywheelIterationId}.`,
      });
      expect((await start('arn:aws:comprehend:us-east-1:000000000000:flywheel/missing')).name).toBe('ResourceNotFoundException');
    });

    it('answers a repeated token with the same iteration, also when that is over', async () => {
      const door = await open();
      const FlywheelArn = await createNews(door);
      await addDataset(door, FlywheelArn, 'train', rows(60));
      const request = { FlywheelArn, ClientRequestToken: 'once' };
      const first = await door.comprehend.startFlywheelIteration(request);
      expect(await door.comprehend.startFlywheelIteration(request)).toEqual(first);
      await door.work();
      expect(await door.comprehend.startFlywheelIteration(request)).toEqual(first);
      expect((await door.comprehend.listFlywheelIterationHistory({ FlywheelArn })).FlywheelIterationPropertiesList).toHaveLength(1);
    });

    it('takes the next second for an iteration that starts in the second of the one before', async () => {
      const door = await open({ switches: { startWithoutNewData: 'evaluate-only' } });
      const { FlywheelArn } = await activeNews(door);
      door.time.step = 0;
      const ids = [];
      for (let at = 0; at < 3; at++) {
        const { FlywheelIterationId, CreationTime, EndTime } = await iterate(door, FlywheelArn);
        ids.push(FlywheelIterationId!);
        expect(EndTime!.getTime()).toBeGreaterThanOrEqual(CreationTime!.getTime());
      }
      expect(new Set(ids).size).toBe(3);
      expect(ids).toEqual([...ids].sort());
    });

    it('stops at ten iterations in progress when strict', async () => {
      const door = await open({ strict: true });
      const arns: string[] = [];
      for (let at = 0; at < 11; at++) {
        arns.push(await createNews(door, { FlywheelName: `news-${at}` }));
        await addDataset(door, arns[at]!, 'train', rows(30));
      }
      for (const FlywheelArn of arns.slice(0, 10)) await door.comprehend.startFlywheelIteration({ FlywheelArn });
      const eleventh = await refusal(door.comprehend.startFlywheelIteration({ FlywheelArn: arns[10] }));
      expect(eleventh).toEqual({ name: 'TooManyRequestsException', message: '10 iterations are in progress: the limit is 10.' });
    });
  });

  describe('ListFlywheelIterationHistory', () => {
    it('lists newest first, filtered by time and in pages; one that is not there is not found', async () => {
      const door = await open({ switches: { startWithoutNewData: 'evaluate-only' } });
      const { FlywheelArn } = await activeNews(door);
      const second = await iterate(door, FlywheelArn);
      const third = await iterate(door, FlywheelArn);
      const ids = async (request: object) =>
        (await door.comprehend.listFlywheelIterationHistory({ FlywheelArn, ...request })).FlywheelIterationPropertiesList!.map(
          (each) => each.FlywheelIterationId,
        );
      expect((await ids({})).slice(0, 2)).toEqual([third.FlywheelIterationId, second.FlywheelIterationId]);
      expect(await ids({ Filter: { CreationTimeAfter: second.CreationTime } })).toEqual([third.FlywheelIterationId]);
      const { NextToken } = await door.comprehend.listFlywheelIterationHistory({ FlywheelArn, MaxResults: 1 });
      expect(await ids({ MaxResults: 1, NextToken })).toEqual([second.FlywheelIterationId]);
      const both = { CreationTimeAfter: second.CreationTime, CreationTimeBefore: second.CreationTime };
      expect((await refusal(door.comprehend.listFlywheelIterationHistory({ FlywheelArn, Filter: both }))).name).toBe(
        'InvalidFilterException',
      );
      const none = door.comprehend.describeFlywheelIteration({ FlywheelArn, FlywheelIterationId: '20000101T000000Z' });
      expect((await refusal(none)).name).toBe('ResourceNotFoundException');
    });
  });
}
