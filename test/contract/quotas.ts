/** Quotas that no other suite meets on its way; where the service is strict. */
import { describe, expect, it } from 'vitest';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import type { OpenDoor } from './door.ts';
import { activeMail, addLetters, createMail, entityTypes, letters } from './mailroom.ts';
import { addDataset, classifierInput, createNews, iterate, refusal, role, rows, trainedNews, upload } from './newsroom.ts';
import { recognizerKit } from './recognizer-kit.ts';

export function quotaContract(open: OpenDoor): void {
  describe('quotas', () => {
    it('let a flywheel have fifty datasets to train on', async () => {
      const door = await open({ strict: true });
      const FlywheelArn = await createNews(door);
      await addDataset(door, FlywheelArn, 'test', rows(30), 'TEST');
      const create = (at: number) =>
        door.comprehend.createDataset({
          ...{ FlywheelArn, DatasetName: `train-${at}` },
          InputDataConfig: classifierInput('s3://lake/uploads/test.csv'),
        });
      for (let at = 0; at < 50; at++) {
        await create(at);
        if (at % 10 === 9) await door.work();
      }
      expect(await refusal(create(50))).toEqual({
        name: 'ResourceLimitExceededException',
        message: 'Flywheel news has 50 TRAIN datasets: the limit is 50.',
      });
    });

    it('let all endpoints together have a hundred inference units', async () => {
      const storage = openMemoryLake();
      const generous = await open({ storage });
      const { ModelArn } = await trainedNews(generous);
      const { EndpointArn } = await generous.comprehend.createEndpoint({ EndpointName: 'big', ModelArn, DesiredInferenceUnits: 95 });
      await generous.work();
      const door = await open({ storage, strict: true });
      const create = (EndpointName: string, DesiredInferenceUnits: number) =>
        door.comprehend.createEndpoint({ EndpointName, ModelArn, DesiredInferenceUnits });
      expect(await refusal(create('small', 6))).toEqual({
        name: 'ResourceLimitExceededException',
        message: 'All endpoints together would have 101 inference units: the limit is 100.',
      });
      const small = await create('small', 5);
      await door.work();
      const update = (Arn: string | undefined, DesiredInferenceUnits: number) =>
        door.comprehend.updateEndpoint({ EndpointArn: Arn, DesiredInferenceUnits });
      expect((await refusal(update(small.EndpointArn, 6))).message).toMatch(/would have 101 inference units/);
      expect((await refusal(update(EndpointArn, 11))).message).toBe('11 inference units are asked for: the limit for one endpoint is 10.');
    });

    it.each([
      ['six manifests', 6, 1, '6 augmented manifests are given: the limit is 5.'],
      ['six attribute names', 5, 6, 'An augmented manifest names 6 attributes: the limit is 5.'],
      ['five of each', 5, 5, undefined],
    ] as const)('refuse more than five manifests of five attribute names: %s', async (_, count, names, message) => {
      for (const strict of [true, false]) {
        const door = await open({ strict });
        const FlywheelArn = await createNews(door);
        const AttributeNames = Array.from({ length: names }, (_, at) => `job-${at}`);
        const AugmentedManifests = Array.from({ length: count }, (_, at) => ({ S3Uri: `s3://lake/${at}.manifest`, AttributeNames }));
        const InputDataConfig = { DataFormat: 'AUGMENTED_MANIFEST' as const, AugmentedManifests };
        const model = { DataAccessRoleArn: role, LanguageCode: 'en' as const };
        const EntityTypes = [{ Type: 'CITY' }];
        for (const call of [
          () => door.comprehend.createDataset({ FlywheelArn, DatasetName: 'a', InputDataConfig }),
          () => door.comprehend.createDocumentClassifier({ ...model, DocumentClassifierName: 'a', InputDataConfig }),
          () =>
            door.comprehend.createEntityRecognizer({ ...model, RecognizerName: 'a', InputDataConfig: { EntityTypes, ...InputDataConfig } }),
        ]) {
          if (message === undefined || !strict) await call();
          else expect(await refusal(call())).toEqual({ name: 'InvalidRequestException', message });
        }
      }
    });

    it('count the jobs that are asked to stop and have not yet stopped', async () => {
      const door = await open({ strict: true });
      const { ModelArn: EntityRecognizerArn } = await activeMail(door);
      const start = () => recognizerKit.startJob(door.comprehend, { ModelArn: EntityRecognizerArn });
      for (let at = 0; at < 10; at++) await door.comprehend.stopEntitiesDetectionJob({ JobId: (await start()).JobId });
      expect(await refusal(start())).toEqual({
        name: 'TooManyRequestsException',
        message: '10 entities detection jobs are in progress: the limit is 10.',
      });
      await door.work();
      await start();
    });

    it('fail a job that has a longer document, as a line and as a file', async () => {
      const door = await open({ strict: true });
      const { ModelArn: EntityRecognizerArn } = await activeMail(door);
      const ended = async (text: string, InputFormat: 'ONE_DOC_PER_LINE' | 'ONE_DOC_PER_FILE') => {
        const { JobId } = await door.comprehend.startEntitiesDetectionJob({
          ...{ EntityRecognizerArn, LanguageCode: 'en', DataAccessRoleArn: role, OutputDataConfig: { S3Uri: 's3://lake/out' } },
          InputDataConfig: { S3Uri: await upload(door, `job-${InputFormat}`, text), InputFormat },
        });
        await door.work();
        const { JobStatus, Message } = (await door.comprehend.describeEntitiesDetectionJob({ JobId })).EntitiesDetectionJobProperties!;
        return [JobStatus, Message];
      };
      const tooLong = (size: number) => ['FAILED', `DOCUMENT_SIZE: A document has ${size} bytes: the limit is 1048576.`];
      const megabyte = 'a'.repeat(1024 ** 2);
      expect(await ended(`a parcel\n${megabyte}a\n`, 'ONE_DOC_PER_LINE')).toEqual(tooLong(1024 ** 2 + 1));
      expect(await ended(`a parcel\n${megabyte}`, 'ONE_DOC_PER_FILE')).toEqual(tooLong(1024 ** 2 + 9));
    });
  });

  describe('what a recognizer of a flywheel is trained on, where the service is strict', () => {
    it('has an entity in every dataset, and one of each type in all', async () => {
      const door = await open({ strict: true });
      const EntityTypes = [...entityTypes, 'ZOO'].map((Type) => ({ Type }));
      const FlywheelArn = await createMail(door, {
        TaskConfig: { LanguageCode: 'en', EntityRecognitionConfig: { EntityTypes } },
      });
      const bare = letters(80).filter(({ entities }) => entities.length === 0);
      for (const type of ['TRAIN', 'TEST'] as const)
        expect(await addLetters(door, FlywheelArn, `bare-${type}`, bare, type)).toMatchObject({
          ...{ Status: 'FAILED', Message: 'TOO_FEW_ANNOTATIONS: The dataset has no entity of a type of the flywheel.' },
        });
      expect((await addLetters(door, FlywheelArn, 'train', letters(60))).Status).toBe('COMPLETED');
      expect(await iterate(door, FlywheelArn)).toMatchObject({
        ...{ Status: 'FAILED', Message: 'TOO_FEW_ANNOTATIONS: Entity type ZOO has 0 annotations: at least 25 are needed.' },
      });
    });
  });
}
