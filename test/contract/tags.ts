import { describe, expect, it } from 'vitest';
import type { OpenDoor } from './door.ts';
import { activeNews, createNews, refusal, role, upload } from './newsroom.ts';

export function tagContract(open: OpenDoor): void {
  describe('TagResource, UntagResource and ListTagsForResource', () => {
    it('work on flywheels, datasets, models, endpoints and jobs', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await activeNews(door);
      const { EndpointArn } = await door.comprehend.createEndpoint({
        EndpointName: 'news',
        FlywheelArn,
        DesiredInferenceUnits: 1,
        Tags: [{ Key: 'team', Value: 'desk' }],
      });
      const { JobArn } = await door.comprehend.startDocumentClassificationJob({
        ...{ FlywheelArn, DataAccessRoleArn: role, OutputDataConfig: { S3Uri: 's3://lake/out' }, Tags: [{ Key: 'team', Value: 'desk' }] },
        InputDataConfig: { S3Uri: await upload(door, 'job.txt', 'a goal\n') },
      });
      for (const ResourceArn of [FlywheelArn, `${FlywheelArn}/dataset/train-1`, ModelArn, EndpointArn, JobArn]) {
        await door.comprehend.tagResource({ ResourceArn, Tags: [{ Key: 'team', Value: 'old' }, { Key: 'empty' }] });
        await door.comprehend.tagResource({ ResourceArn, Tags: [{ Key: 'team', Value: 'new' }] });
        const tags = async () => (await door.comprehend.listTagsForResource({ ResourceArn })).Tags;
        expect(await tags()).toEqual([
          { Key: 'empty', Value: '' },
          { Key: 'team', Value: 'new' },
        ]);
        await door.comprehend.untagResource({ ResourceArn, TagKeys: ['team', 'never there'] });
        expect(await tags()).toEqual([{ Key: 'empty', Value: '' }]);
      }
    });

    it('keep the tags given at creation through the end of an iteration', async () => {
      const door = await open();
      const FlywheelArn = await createNews(door, { Tags: [{ Key: 'team', Value: 'desk' }] });
      expect((await door.comprehend.listTagsForResource({ ResourceArn: FlywheelArn })).Tags).toEqual([{ Key: 'team', Value: 'desk' }]);
    });

    it('refuse the fifty-first tag, fifty-one keys, and what is not there', async () => {
      const door = await open();
      const ResourceArn = await createNews(door);
      const keys = Array.from({ length: 51 }, (_, at) => `k${at}`);
      await door.comprehend.tagResource({ ResourceArn, Tags: keys.slice(0, 50).map((Key) => ({ Key })) });
      expect(await refusal(door.comprehend.tagResource({ ResourceArn, Tags: [{ Key: 'k50' }] }))).toEqual({
        name: 'TooManyTagsException',
        message: 'A resource can have 50 tags: this one would have 51.',
      });
      expect((await refusal(door.comprehend.untagResource({ ResourceArn, TagKeys: keys }))).name).toBe('TooManyTagKeysException');
      for (const arn of [`${ResourceArn}x`, `${ResourceArn}/dataset/x`, 'arn:aws:comprehend:us-east-1:000000000000:entity-recognizer/x'])
        expect((await refusal(door.comprehend.listTagsForResource({ ResourceArn: arn }))).name).toBe('ResourceNotFoundException');
    });
  });
}
