import { describe, expect, it } from 'vitest';
import { readJobOutput } from '../../src/comprehend/job-output.ts';
import type { Door, OpenDoor } from './door.ts';
import { activeNews, refusal, role, upload } from './newsroom.ts';

export function jobContract(open: OpenDoor): void {
  const start = async (door: Door, changes: object = {}) =>
    door.comprehend.startDocumentClassificationJob({
      DataAccessRoleArn: role,
      InputDataConfig: { S3Uri: 's3://lake/uploads/job.txt' },
      OutputDataConfig: { S3Uri: 's3://lake/out/' },
      ...changes,
    });
  const properties = async (door: Door, JobId: string | undefined) =>
    (await door.comprehend.describeDocumentClassificationJob({ JobId })).DocumentClassificationJobProperties!;
  const output = async (door: Door, JobId: string | undefined) =>
    readJobOutput((await door.storage.get((await properties(door, JobId)).OutputDataConfig!.S3Uri!))!);

  describe('StartDocumentClassificationJob', () => {
    it('is SUBMITTED, then COMPLETED with one answer for each line, empty lines too', async () => {
      const door = await open();
      const { ModelArn } = await activeNews(door);
      const S3Uri = await upload(door, 'job.txt', 'The coach praised the league\r\n\nThe comet\n');
      const { JobId, JobArn, JobStatus, DocumentClassifierArn } = await start(door, { DocumentClassifierArn: ModelArn, JobName: 'score' });
      expect([JobStatus, DocumentClassifierArn]).toEqual(['SUBMITTED', ModelArn]);
      expect(JobArn).toBe(`arn:aws:comprehend:us-east-1:000000000000:document-classification-job/${JobId}`);
      await door.work();
      expect(await properties(door, JobId)).toMatchObject({
        ...{
          JobId,
          JobName: 'score',
          JobStatus: 'COMPLETED',
          DocumentClassifierArn: ModelArn,
          DataAccessRoleArn: role,
          EndTime: expect.any(Date),
        },
        InputDataConfig: { S3Uri, InputFormat: 'ONE_DOC_PER_LINE' },
        OutputDataConfig: { S3Uri: `s3://lake/out/000000000000-CLN-${JobId}/output/output.tar.gz` },
      });
      const rows = await output(door, JobId);
      expect(rows.map((row) => [row.File, row.Line])).toEqual([
        ['job.txt', '0'],
        ['job.txt', '1'],
        ['job.txt', '2'],
      ]);
      expect([rows[0]!.Classes![0]!.Name, rows[2]!.Classes![0]!.Name]).toEqual(['sport', 'science']);
      expect(rows[0]!.Classes).toHaveLength(3);
    });

    it('uses the active model of a flywheel, as it is when the job starts', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await activeNews(door);
      await upload(door, 'job.txt', 'a goal\n');
      const { JobId } = await start(door, { FlywheelArn });
      expect(await properties(door, JobId)).toMatchObject({ FlywheelArn, DocumentClassifierArn: ModelArn });
    });

    it('reads one document per file', async () => {
      const door = await open();
      const { ModelArn } = await activeNews(door);
      await upload(door, 'files/a', 'The coach praised\nthe league\n');
      await upload(door, 'files/b', 'The comet');
      const { JobId } = await start(door, {
        DocumentClassifierArn: ModelArn,
        InputDataConfig: { S3Uri: 's3://lake/uploads/files/', InputFormat: 'ONE_DOC_PER_FILE' },
      });
      await door.work();
      const rows = await output(door, JobId);
      expect(rows.map((row) => [row.File, row.Line, row.Classes![0]!.Name])).toEqual([
        ['a', undefined, 'sport'],
        ['b', undefined, 'science'],
      ]);
    });

    it('answers a repeated token with the same job; without tokens equal requests are two jobs', async () => {
      const door = await open();
      const { ModelArn: DocumentClassifierArn } = await activeNews(door);
      await upload(door, 'job.txt', 'a goal\n');
      door.time.step = 0;
      const ids = [await start(door, { DocumentClassifierArn }), await start(door, { DocumentClassifierArn })].map((job) => job.JobId);
      expect(ids[0]).not.toBe(ids[1]);
      const first = await start(door, { DocumentClassifierArn, ClientRequestToken: 'once' });
      await door.work();
      expect(await start(door, { DocumentClassifierArn, ClientRequestToken: 'once' })).toEqual({ ...first, JobStatus: 'COMPLETED' });
      expect((await refusal(start(door, { DocumentClassifierArn, ClientRequestToken: 'once', JobName: 'x' }))).name).toBe(
        'InvalidRequestException',
      );
    });

    it('fails when there is nothing to read', async () => {
      const door = await open();
      const { ModelArn } = await activeNews(door);
      const { JobId } = await start(door, { DocumentClassifierArn: ModelArn });
      await door.work();
      expect(await properties(door, JobId)).toMatchObject({
        JobStatus: 'FAILED',
        Message: 'NO_READ_ACCESS_TO_INPUT: No object begins with s3://lake/uploads/job.txt.',
      });
    });

    it('refuses both or neither of model and flywheel, and what is not there', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await activeNews(door);
      expect((await refusal(start(door))).name).toBe('InvalidRequestException');
      expect((await refusal(start(door, { FlywheelArn, DocumentClassifierArn: ModelArn }))).name).toBe('InvalidRequestException');
      expect((await refusal(start(door, { DocumentClassifierArn: ModelArn.replace('v1', 'v9') }))).name).toBe('ResourceNotFoundException');
    });

    it('stops at ten jobs in progress when strict', async () => {
      const door = await open({ strict: true });
      const { ModelArn: DocumentClassifierArn } = await activeNews(door);
      for (let at = 0; at < 10; at++) await start(door, { DocumentClassifierArn });
      expect((await refusal(start(door, { DocumentClassifierArn }))).message).toBe(
        '10 classification jobs are in progress: the limit is 10.',
      );
    });
  });

  describe('DescribeDocumentClassificationJob and ListDocumentClassificationJobs', () => {
    it('refuse a job that is not there, whatever its id looks like', async () => {
      const door = await open();
      for (const JobId of ['0'.repeat(32), 'a/../../b'])
        expect((await refusal(door.comprehend.describeDocumentClassificationJob({ JobId }))).name).toBe('JobNotFoundException');
    });

    it('list newest first, filtered by name and status', async () => {
      const door = await open();
      const { ModelArn: DocumentClassifierArn } = await activeNews(door);
      await upload(door, 'job.txt', 'a goal\n');
      const one = await start(door, { DocumentClassifierArn, JobName: 'one' });
      await door.work();
      const two = await start(door, { DocumentClassifierArn, JobName: 'two' });
      const ids = async (Filter?: object) =>
        (await door.comprehend.listDocumentClassificationJobs({ Filter })).DocumentClassificationJobPropertiesList!.map((job) => job.JobId);
      expect(await ids()).toEqual([two.JobId, one.JobId]);
      expect(await ids({ JobName: 'one' })).toEqual([one.JobId]);
      expect(await ids({ JobStatus: 'SUBMITTED' })).toEqual([two.JobId]);
      expect((await refusal(ids({ JobName: 'one', JobStatus: 'SUBMITTED' }))).name).toBe('InvalidFilterException');
    });
  });
}
