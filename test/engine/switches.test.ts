import { describe, expect, it } from 'vitest';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import type { Switches } from '../../src/engine/switches.ts';
import type { Door } from '../contract/door.ts';
import { addLetters, createMail, letters } from '../contract/mailroom.ts';
import {
  activeNews,
  addDataset,
  classifierInput,
  createNews,
  iterate,
  newsRequest,
  refusal,
  rows,
  trainedNews,
  upload,
} from '../contract/newsroom.ts';
import { openOn } from './lakes.ts';

const open = (switches: Partial<Switches>): Door => openOn(openMemoryLake(), { switches });
const describeNews = async (door: Door, FlywheelArn: string) =>
  (await door.comprehend.describeFlywheel({ FlywheelArn })).FlywheelProperties!;
const trainedDocuments = async (door: Door, DocumentClassifierArn: string | undefined) =>
  (await door.comprehend.describeDocumentClassifier({ DocumentClassifierArn })).DocumentClassifierProperties!.ClassifierMetadata!
    .NumberOfTrainedDocuments;

describe('what the public record leaves open', () => {
  it('activeModelAfterFirstTraining: the first version may become active by itself, a later one does not', async () => {
    const door = open({ activeModelAfterFirstTraining: 'set' });
    const { FlywheelArn, ModelArn } = await trainedNews(door);
    expect((await describeNews(door, FlywheelArn)).ActiveModelArn).toBe(ModelArn);
    await addDataset(door, FlywheelArn, 'more', rows(30, 60));
    await iterate(door, FlywheelArn);
    expect((await describeNews(door, FlywheelArn)).ActiveModelArn).toBe(ModelArn);
  });

  it('startWithoutNewData: an iteration may evaluate the active model alone', async () => {
    const door = open({ startWithoutNewData: 'evaluate-only' });
    const { FlywheelArn, ModelArn } = await activeNews(door);
    const { FlywheelIterationId } = await door.comprehend.startFlywheelIteration({ FlywheelArn });
    const { FlywheelIterationProperties } = await door.comprehend.describeFlywheelIteration({ FlywheelArn, FlywheelIterationId });
    expect(FlywheelIterationProperties!.Status).toBe('EVALUATING');
    await door.work();
    const { EvaluatedModelArn, EvaluatedModelMetrics, TrainedModelArn } = (
      await door.comprehend.describeFlywheelIteration({ FlywheelArn, FlywheelIterationId })
    ).FlywheelIterationProperties!;
    expect([EvaluatedModelArn, EvaluatedModelMetrics!.AverageF1Score, TrainedModelArn]).toEqual([ModelArn, 1, undefined]);
  });

  it.each([
    ['cumulative', 90],
    ['new-data-only', 30],
  ] as const)('training: %s gives the second version %i documents', async (training, documents) => {
    const door = open({ training });
    const { FlywheelArn } = await activeNews(door);
    await addDataset(door, FlywheelArn, 'more', rows(30, 60));
    expect(await trainedDocuments(door, (await iterate(door, FlywheelArn)).TrainedModelArn)).toBe(documents);
  });

  it.each([
    ['at-start', 60],
    ['at-training', 90],
  ] as const)('datasetVisibility: %s gives an iteration that waited %i documents', async (datasetVisibility, documents) => {
    const door = open({ datasetVisibility, startDuringIngestion: 'accept' });
    const FlywheelArn = await createNews(door);
    await addDataset(door, FlywheelArn, 'test', rows(30, 600), 'TEST');
    await addDataset(door, FlywheelArn, 'train', rows(60));
    await door.comprehend.createDataset({
      FlywheelArn,
      DatasetName: 'late',
      InputDataConfig: classifierInput(await upload(door, 'late.csv', rows(30, 60))),
    });
    expect(await trainedDocuments(door, (await iterate(door, FlywheelArn)).TrainedModelArn)).toBe(documents);
  });

  it('datasetVisibility: a dataset that an iteration did not see is new for the next one', async () => {
    const door = open({ startDuringIngestion: 'accept' });
    const FlywheelArn = await createNews(door);
    await addDataset(door, FlywheelArn, 'train', rows(60));
    await door.comprehend.createDataset({
      FlywheelArn,
      DatasetName: 'late',
      InputDataConfig: classifierInput(await upload(door, 'late.csv', rows(30, 60))),
    });
    await iterate(door, FlywheelArn);
    expect((await iterate(door, FlywheelArn)).TrainedModelArn).toMatch(/Comprehend-Generated-v2-/);
  });

  it.each(['accept', 'refuse'] as const)('datasetDuringIteration: %s', async (datasetDuringIteration) => {
    const door = open({ datasetDuringIteration });
    const FlywheelArn = await createNews(door);
    await addDataset(door, FlywheelArn, 'train', rows(30));
    await door.comprehend.startFlywheelIteration({ FlywheelArn });
    const create = door.comprehend.createDataset({
      FlywheelArn,
      DatasetName: 'late',
      InputDataConfig: classifierInput('s3://lake/uploads/train.csv'),
    });
    if (datasetDuringIteration === 'refuse') expect((await refusal(create)).name).toBe('ResourceInUseException');
    else expect((await create).DatasetArn).toBe(`${FlywheelArn}/dataset/late`);
  });

  it('flywheelUpdate: an update may pass through UPDATING, when nothing else may be written', async () => {
    const door = open({ flywheelUpdate: 'asynchronous' });
    const { FlywheelArn, ModelArn } = await trainedNews(door);
    const { FlywheelProperties } = await door.comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: ModelArn });
    expect(FlywheelProperties).toMatchObject({ Status: 'UPDATING', ActiveModelArn: ModelArn });
    expect((await refusal(door.comprehend.deleteFlywheel({ FlywheelArn }))).message).toBe(
      'Flywheel news is UPDATING: DeleteFlywheel needs it to be ACTIVE.',
    );
    await door.work();
    expect((await describeNews(door, FlywheelArn)).Status).toBe('ACTIVE');
  });

  it.each([
    ['0-1', 1],
    ['0-100', 100],
  ] as const)('entityMetrics: those of recognizers may be %s', async (entityMetrics, whole) => {
    const door = open({ entityMetrics });
    const FlywheelArn = await createMail(door);
    await addLetters(door, FlywheelArn, 'train', letters(60));
    await addLetters(door, FlywheelArn, 'test', letters(24, 600), 'TEST');
    const { TrainedModelArn, TrainedModelMetrics } = await iterate(door, FlywheelArn);
    expect(TrainedModelMetrics).toEqual({ AverageF1Score: whole, AveragePrecision: whole, AverageRecall: whole });
    const { EntityRecognizerProperties } = await door.comprehend.describeEntityRecognizer({ EntityRecognizerArn: TrainedModelArn });
    const { EvaluationMetrics, EntityTypes } = EntityRecognizerProperties!.RecognizerMetadata!;
    const metrics = [EvaluationMetrics, ...EntityTypes!.map((type) => type.EvaluationMetrics)];
    expect(metrics).toEqual(Array(3).fill({ F1Score: whole, Precision: whole, Recall: whole }));
  });

  it('missingLabels: labels may come from the documents, or have to be given', async () => {
    const request = newsRequest({ TaskConfig: { LanguageCode: 'en', DocumentClassificationConfig: { Mode: 'MULTI_CLASS' } } });
    expect((await refusal(open({ missingLabels: 'refuse' }).comprehend.createFlywheel(request))).name).toBe('InvalidRequestException');
    const door = open({ missingLabels: 'infer' });
    const FlywheelArn = await createNews(door, request);
    await addDataset(door, FlywheelArn, 'train', `${rows(30)}weather,It rains on the hills\nweather,It rains in the valley\n`);
    const { TrainedModelArn } = await iterate(door, FlywheelArn);
    const { DocumentClassifierProperties } = await door.comprehend.describeDocumentClassifier({ DocumentClassifierArn: TrainedModelArn });
    expect(DocumentClassifierProperties!.ClassifierMetadata!.NumberOfLabels).toBe(4);
  });

  it('describedLabels: an ACTIVE flywheel may be described without its labels', async () => {
    const door = open({ describedLabels: 'absent' });
    const { TaskConfig } = await describeNews(door, await createNews(door));
    expect(TaskConfig).toEqual({ LanguageCode: 'en', DocumentClassificationConfig: { Mode: 'MULTI_CLASS' } });
  });

  it('statusAfterDelete: a flywheel may be described as ACTIVE until it is gone', async () => {
    const door = open({ statusAfterDelete: 'ACTIVE' });
    const FlywheelArn = await createNews(door);
    await door.comprehend.deleteFlywheel({ FlywheelArn });
    expect((await describeNews(door, FlywheelArn)).Status).toBe('ACTIVE');
    await door.work();
    expect((await refusal(door.comprehend.describeFlywheel({ FlywheelArn }))).name).toBe('ResourceNotFoundException');
  });

  it.each(['taken', 'free'] as const)('failedDatasetName: the name of a dataset that failed is %s', async (failedDatasetName) => {
    const door = open({ failedDatasetName });
    const FlywheelArn = await createNews(door);
    await addDataset(door, FlywheelArn, 'train', 'weather,It rains\n');
    const again = door.comprehend.createDataset({
      FlywheelArn,
      DatasetName: 'train',
      InputDataConfig: classifierInput(await upload(door, 'b.csv', rows(9))),
    });
    if (failedDatasetName === 'taken') expect((await refusal(again)).name).toBe('ResourceInUseException');
    else {
      const { DatasetArn } = await again;
      await door.work();
      expect((await door.comprehend.describeDataset({ DatasetArn })).DatasetProperties!.Status).toBe('COMPLETED');
    }
  });
});
