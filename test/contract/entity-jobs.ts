import { describe, expect, it } from 'vitest';
import { readEntitiesOutput } from '../../src/comprehend/job-output.ts';
import type { Door, OpenDoor } from './door.ts';
import { activeMail, addLetters, createMail, letters } from './mailroom.ts';
import { activeNews, iterate, refusal, role, upload } from './newsroom.ts';

const text = 'parcel 7: 📦 Ada Novak sends a parcel to Lyon today';
const found = [
  { BeginOffset: 12, EndOffset: 21, Text: 'Ada Novak', Type: 'PERSON' },
  { BeginOffset: 40, EndOffset: 44, Text: 'Lyon', Type: 'CITY' },
];

export function entityJobContract(open: OpenDoor): void {
  const start = async (door: Door, changes: object = {}) =>
    door.comprehend.startEntitiesDetectionJob({
      ...{ DataAccessRoleArn: role, LanguageCode: 'en' },
      ...{ InputDataConfig: { S3Uri: 's3://lake/uploads/job.txt' }, OutputDataConfig: { S3Uri: 's3://lake/out/' } },
      ...changes,
    });
  const properties = async (door: Door, JobId: string | undefined) =>
    (await door.comprehend.describeEntitiesDetectionJob({ JobId })).EntitiesDetectionJobProperties!;
  const output = async (door: Door, JobId: string | undefined) =>
    readEntitiesOutput((await door.storage.get((await properties(door, JobId)).OutputDataConfig!.S3Uri!))!);
  const endpoint = async (door: Door, EndpointName: string, binding: { FlywheelArn: string } | { ModelArn: string }) => {
    const { EndpointArn } = await door.comprehend.createEndpoint({ EndpointName, DesiredInferenceUnits: 1, ...binding });
    await door.work();
    return EndpointArn!;
  };

  it('carries a recognizer from its first model to a better one in production', async () => {
    const door = await open();
    const FlywheelArn = await createMail(door);
    await addLetters(door, FlywheelArn, 'train-1', letters(16, 0, true));
    await addLetters(door, FlywheelArn, 'test', letters(40, 6000), 'TEST');
    const first = await iterate(door, FlywheelArn);
    await door.comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: first.TrainedModelArn });
    const EndpointArn = await endpoint(door, 'mail', { FlywheelArn });
    expect(EndpointArn).toBe('arn:aws:comprehend:us-east-1:000000000000:entity-recognizer-endpoint/mail');

    await addLetters(door, FlywheelArn, 'train-2', letters(120, 300));
    const second = await iterate(door, FlywheelArn);
    expect(second.EvaluatedModelArn).toBe(first.TrainedModelArn);
    expect(second.TrainedModelMetrics!.AverageF1Score).toBeGreaterThan(second.EvaluatedModelMetrics!.AverageF1Score!);
    await door.comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: second.TrainedModelArn });
    expect((await door.comprehend.describeEndpoint({ EndpointArn })).EndpointProperties!.Status).toBe('UPDATING');
    await door.work();
    const { EndpointProperties } = await door.comprehend.describeEndpoint({ EndpointArn });
    expect(EndpointProperties).toMatchObject({ Status: 'IN_SERVICE', ModelArn: second.TrainedModelArn, FlywheelArn });
    expect((await door.comprehend.listEndpoints({})).EndpointPropertiesList).toEqual([EndpointProperties]);

    await upload(door, 'job.txt', `${text}\n`);
    const { JobId } = await start(door, { FlywheelArn });
    await door.work();
    const { Entities } = await door.comprehend.detectEntities({ EndpointArn, Text: text });
    expect(Entities).toMatchObject(found);
    expect(await output(door, JobId)).toEqual([{ Entities, File: 'job.txt', Line: 0 }]);
  });

  describe('DetectEntities', () => {
    it('counts code points of the text as it was sent, whatever stands around and between', async () => {
      const door = await open();
      const EndpointArn = await endpoint(door, 'mail', await activeMail(door).then(({ ModelArn }) => ({ ModelArn })));
      const sent = ` \r\n😀\r\n${text}\r\n${text}`;
      const { Entities } = await door.comprehend.detectEntities({ EndpointArn, Text: sent, LanguageCode: 'de' });
      const points = Array.from(sent);
      expect(Entities!.map(({ BeginOffset, EndOffset }) => points.slice(BeginOffset, EndOffset).join(''))).toEqual(
        Entities!.map(({ Text }) => Text),
      );
      expect(Entities).toMatchObject([
        ...found.map((each) => ({ ...each, BeginOffset: each.BeginOffset + 6, EndOffset: each.EndOffset + 6 })),
        ...found.map((each) => ({ ...each, BeginOffset: each.BeginOffset + 58, EndOffset: each.EndOffset + 58 })),
      ]);
      expect(Entities!.every(({ Score }) => Score! > 0 && Score! <= 1)).toBe(true);
    });

    it('without an endpoint is an operation of the pretrained model, and made up by nobody', async () => {
      const door = await open();
      expect(await refusal(door.comprehend.detectEntities({ Text: text, LanguageCode: 'en' }))).toEqual({
        name: 'NotImplementedException',
        message:
          'DetectEntities without EndpointArn asks for the pretrained model of Amazon Comprehend, which the embedded engine does not have. No result is made up.',
      });
    });

    it('refuses an endpoint that is not there, or not yet IN_SERVICE', async () => {
      const door = await open();
      const { ModelArn } = await activeMail(door);
      const { EndpointArn } = await door.comprehend.createEndpoint({ EndpointName: 'mail', ModelArn, DesiredInferenceUnits: 1 });
      for (const arn of [EndpointArn, EndpointArn!.replace('mail', 'none')])
        expect((await refusal(door.comprehend.detectEntities({ EndpointArn: arn, Text: text }))).name).toBe('ResourceUnavailableException');
    });

    it('takes plain text, and of that 5 KB when strict', async () => {
      const door = await open({ strict: true });
      const { ModelArn } = await activeMail(door);
      const EndpointArn = await endpoint(door, 'mail', { ModelArn });
      expect((await refusal(door.comprehend.detectEntities({ EndpointArn, Bytes: new Uint8Array([37]) }))).name).toBe(
        'InvalidRequestException',
      );
      expect((await refusal(door.comprehend.detectEntities({ EndpointArn }))).message).toBe('DetectEntities needs Text.');
      expect(await refusal(door.comprehend.detectEntities({ EndpointArn, Text: 'ä'.repeat(2561) }))).toEqual({
        name: 'TextSizeLimitExceededException',
        message:
          'Input text size exceeds limit. Max length of request text allowed is 5120 bytes while in this request the text size is 5122 bytes',
      });
      expect((await door.comprehend.detectEntities({ EndpointArn, Text: 'ä'.repeat(2560) })).Entities).toBeDefined();
    });
  });

  describe('endpoints of the two kinds', () => {
    it('may have the same name, and answer each to its own operation', async () => {
      const door = await open();
      const mail = await activeMail(door);
      const news = await activeNews(door);
      const [entities, topics] = [
        await endpoint(door, 'both', { ModelArn: mail.ModelArn }),
        await endpoint(door, 'both', { ModelArn: news.ModelArn }),
      ].map(String);
      expect((await door.comprehend.detectEntities({ EndpointArn: entities, Text: text })).Entities).toMatchObject(found);
      expect((await door.comprehend.classifyDocument({ EndpointArn: topics, Text: 'a goal' })).Classes).toHaveLength(3);
      expect((await door.comprehend.listEndpoints({})).EndpointPropertiesList).toHaveLength(2);
      await door.comprehend.deleteEndpoint({ EndpointArn: entities });
      await door.work();
      expect((await door.comprehend.listEndpoints({})).EndpointPropertiesList).toMatchObject([{ EndpointArn: topics }]);
    });

    it('never change their kind', async () => {
      const door = await open();
      const mail = await activeMail(door);
      const news = await activeNews(door);
      const EndpointArn = await endpoint(door, 'mail', { ModelArn: mail.ModelArn });
      for (const changes of [{ DesiredModelArn: news.ModelArn }, { FlywheelArn: news.FlywheelArn }])
        expect(await refusal(door.comprehend.updateEndpoint({ EndpointArn, ...changes }))).toEqual({
          name: 'InvalidRequestException',
          message: `Endpoint mail serves another kind of model than ${news.ModelArn}.`,
        });
      expect(await door.comprehend.updateEndpoint({ EndpointArn, DesiredModelArn: mail.ModelArn })).toEqual({
        DesiredModelArn: mail.ModelArn,
      });
    });
  });

  describe('StartEntitiesDetectionJob', () => {
    it('is SUBMITTED, then COMPLETED with the entities of each line, of empty lines too', async () => {
      const door = await open();
      const { ModelArn } = await activeMail(door);
      const S3Uri = await upload(door, 'job.txt', `number 4 is still on its way\r\n\n${text}\n`);
      const { JobId, JobArn, JobStatus, EntityRecognizerArn } = await start(door, { EntityRecognizerArn: ModelArn, JobName: 'find' });
      expect([JobStatus, EntityRecognizerArn]).toEqual(['SUBMITTED', ModelArn]);
      expect(JobArn).toBe(`arn:aws:comprehend:us-east-1:000000000000:entities-detection-job/${JobId}`);
      await door.work();
      expect(await properties(door, JobId)).toMatchObject({
        ...{
          JobId,
          JobArn,
          JobName: 'find',
          JobStatus: 'COMPLETED',
          EntityRecognizerArn: ModelArn,
          LanguageCode: 'en',
          EndTime: expect.any(Date),
        },
        InputDataConfig: { S3Uri, InputFormat: 'ONE_DOC_PER_LINE' },
        OutputDataConfig: { S3Uri: `s3://lake/out/000000000000-NER-${JobId}/output/output.tar.gz` },
      });
      expect(await output(door, JobId)).toMatchObject([
        { File: 'job.txt', Line: 0, Entities: [] },
        { File: 'job.txt', Line: 1, Entities: [] },
        { File: 'job.txt', Line: 2, Entities: found },
      ]);
    });

    it('reads one document per file', async () => {
      const door = await open();
      const { ModelArn: EntityRecognizerArn } = await activeMail(door);
      await upload(door, 'files/a', `number 4 is still on its way\r\n${text}`);
      const InputDataConfig = { S3Uri: 's3://lake/uploads/files/', InputFormat: 'ONE_DOC_PER_FILE' };
      const { JobId } = await start(door, { EntityRecognizerArn, InputDataConfig });
      await door.work();
      const [row] = await output(door, JobId);
      expect([row!.File, row!.Line, row!.Entities.map(({ Text }) => Text)]).toEqual(['a', undefined, ['Ada Novak', 'Lyon']]);
      expect(row!.Entities[0]!.BeginOffset).toBe(30 + 12);
    });

    it('needs a recognizer or a flywheel, a language, and not both of the former', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn: EntityRecognizerArn } = await activeMail(door);
      const news = await activeNews(door);
      expect((await refusal(start(door))).name).toBe('NotImplementedException');
      expect((await refusal(start(door, { FlywheelArn, EntityRecognizerArn }))).name).toBe('InvalidRequestException');
      expect((await refusal(start(door, { FlywheelArn: news.FlywheelArn }))).message).toBe(
        `The active model of flywheel ${news.FlywheelArn} is ${news.ModelArn}: it is of another kind.`,
      );
      expect((await refusal(start(door, { EntityRecognizerArn, LanguageCode: undefined }))).name).toBe('ValidationException');
      expect((await refusal(start(door, { EntityRecognizerArn: EntityRecognizerArn.replace('v1', 'v9') }))).name).toBe(
        'ResourceNotFoundException',
      );
    });

    it('answers a repeated token with the same job, whatever jobs of the other kind have it', async () => {
      const door = await open();
      const { ModelArn: EntityRecognizerArn } = await activeMail(door);
      const { ModelArn: DocumentClassifierArn } = await activeNews(door);
      await upload(door, 'job.txt', `${text}\n`);
      const first = await start(door, { EntityRecognizerArn, ClientRequestToken: 'once' });
      const other = await door.comprehend.startDocumentClassificationJob({
        ...{ DocumentClassifierArn, DataAccessRoleArn: role, ClientRequestToken: 'once' },
        ...{ InputDataConfig: { S3Uri: 's3://lake/uploads/job.txt' }, OutputDataConfig: { S3Uri: 's3://lake/out/' } },
      });
      await door.work();
      expect(await start(door, { EntityRecognizerArn, ClientRequestToken: 'once' })).toEqual({ ...first, JobStatus: 'COMPLETED' });
      const { DocumentClassificationJobProperties } = await door.comprehend.describeDocumentClassificationJob({ JobId: other.JobId });
      expect(DocumentClassificationJobProperties!.JobStatus).toBe('COMPLETED');
    });

    it('stops at ten jobs in progress when strict, and counts no others', async () => {
      const door = await open({ strict: true });
      const { ModelArn: EntityRecognizerArn } = await activeMail(door);
      for (let at = 0; at < 10; at++) await start(door, { EntityRecognizerArn });
      expect((await refusal(start(door, { EntityRecognizerArn }))).message).toBe(
        '10 entities detection jobs are in progress: the limit is 10.',
      );
    });
  });

  describe('DescribeEntitiesDetectionJob, ListEntitiesDetectionJobs and StopEntitiesDetectionJob', () => {
    it('know jobs of their own kind alone', async () => {
      const door = await open();
      const { ModelArn: DocumentClassifierArn } = await activeNews(door);
      const { JobId } = await door.comprehend.startDocumentClassificationJob({
        ...{ DocumentClassifierArn, DataAccessRoleArn: role },
        ...{ InputDataConfig: { S3Uri: 's3://lake/uploads/job.txt' }, OutputDataConfig: { S3Uri: 's3://lake/out/' } },
      });
      for (const id of [JobId, '0'.repeat(32), 'a/../../b']) {
        expect((await refusal(door.comprehend.describeEntitiesDetectionJob({ JobId: id }))).name).toBe('JobNotFoundException');
        expect((await refusal(door.comprehend.stopEntitiesDetectionJob({ JobId: id }))).name).toBe('JobNotFoundException');
      }
      expect((await door.comprehend.listEntitiesDetectionJobs({})).EntitiesDetectionJobPropertiesList).toEqual([]);
    });

    it('list newest first, filtered by name and status', async () => {
      const door = await open();
      const { ModelArn: EntityRecognizerArn } = await activeMail(door);
      await upload(door, 'job.txt', `${text}\n`);
      const one = await start(door, { EntityRecognizerArn, JobName: 'one' });
      await door.work();
      const two = await start(door, { EntityRecognizerArn, JobName: 'two' });
      const ids = async (Filter?: object) =>
        (await door.comprehend.listEntitiesDetectionJobs({ Filter })).EntitiesDetectionJobPropertiesList!.map((job) => job.JobId);
      expect(await ids()).toEqual([two.JobId, one.JobId]);
      expect(await ids({ JobName: 'one' })).toEqual([one.JobId]);
      expect(await ids({ JobStatus: 'SUBMITTED' })).toEqual([two.JobId]);
      expect((await refusal(ids({ JobName: 'one', JobStatus: 'SUBMITTED' }))).name).toBe('InvalidFilterException');
    });

    it('stop a job that has not begun, and refuse one that is over', async () => {
      const door = await open();
      const { ModelArn: EntityRecognizerArn } = await activeMail(door);
      await upload(door, 'job.txt', `${text}\n`);
      const { JobId } = await start(door, { EntityRecognizerArn });
      expect(await door.comprehend.stopEntitiesDetectionJob({ JobId })).toEqual({ JobId, JobStatus: 'STOP_REQUESTED' });
      expect((await properties(door, JobId)).JobStatus).toBe('STOP_REQUESTED');
      await door.work();
      const { JobStatus, EndTime, OutputDataConfig } = await properties(door, JobId);
      expect([JobStatus, EndTime]).toEqual(['STOPPED', expect.any(Date)]);
      expect(await door.storage.get(OutputDataConfig!.S3Uri!)).toBeUndefined();
      expect(await door.comprehend.stopEntitiesDetectionJob({ JobId })).toEqual({ JobId, JobStatus: 'STOPPED' });
      const done = await start(door, { EntityRecognizerArn });
      await door.work();
      expect(await refusal(door.comprehend.stopEntitiesDetectionJob({ JobId: done.JobId }))).toEqual({
        name: 'InvalidRequestException',
        message: `Job ${done.JobId} is COMPLETED: there is nothing to stop.`,
      });
    });
  });

  describe('tags', () => {
    it('are on recognizers, their endpoints and their jobs as on everything else', async () => {
      const door = await open();
      const { ModelArn } = await activeMail(door);
      const EndpointArn = await endpoint(door, 'mail', { ModelArn });
      const { JobArn } = await start(door, { EntityRecognizerArn: ModelArn, Tags: [{ Key: 'team', Value: 'desk' }] });
      for (const ResourceArn of [ModelArn, EndpointArn, JobArn]) {
        await door.comprehend.tagResource({ ResourceArn, Tags: [{ Key: 'cost', Value: '1' }] });
        const { Tags } = await door.comprehend.listTagsForResource({ ResourceArn });
        expect(Tags).toContainEqual({ Key: 'cost', Value: '1' });
        await door.comprehend.untagResource({ ResourceArn, TagKeys: ['cost'] });
      }
      expect((await door.comprehend.listTagsForResource({ ResourceArn: JobArn })).Tags).toEqual([{ Key: 'team', Value: 'desk' }]);
      for (const ResourceArn of [
        JobArn!.replace('entities-detection', 'document-classification'),
        EndpointArn.replace('entity-recognizer', 'document-classifier'),
      ])
        expect((await refusal(door.comprehend.listTagsForResource({ ResourceArn }))).name).toBe('ResourceNotFoundException');
    });
  });
}
