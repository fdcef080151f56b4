import { describe, expect, it } from 'vitest';
import type { Door, OpenDoor } from './door.ts';
import { refusal, role, rows, trainedNews, upload } from './newsroom.ts';

const policy = (account: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'comprehend:ImportModel', Principal: { AWS: account } }],
  });

const describeModel = async (door: Door, DocumentClassifierArn: string) =>
  (await door.comprehend.describeDocumentClassifier({ DocumentClassifierArn })).DocumentClassifierProperties!;

/** Models that are handed on: who may have them, and copies of them. */
export function sharingContract(open: OpenDoor): void {
  describe('PutResourcePolicy, DescribeResourcePolicy and DeleteResourcePolicy', () => {
    it('keep the policy of a model, with a new revision for each change', async () => {
      const door = await open();
      const { ModelArn: ResourceArn } = await trainedNews(door);
      const absent = { name: 'ResourceNotFoundException', message: 'RESOURCE_NOT_FOUND: Could not find specified resource.' };
      expect(await refusal(door.comprehend.describeResourcePolicy({ ResourceArn }))).toEqual(absent);
      expect(await refusal(door.comprehend.deleteResourcePolicy({ ResourceArn }))).toEqual(absent);
      const first = await door.comprehend.putResourcePolicy({ ResourceArn, ResourcePolicy: policy('111122223333') });
      expect(first.PolicyRevisionId).toMatch(/^[0-9a-f]{64}$/);
      const told = await door.comprehend.describeResourcePolicy({ ResourceArn });
      expect(told).toMatchObject({ ...first, ResourcePolicy: policy('111122223333') });
      expect(told.LastModifiedTime).toEqual(told.CreationTime);
      const second = await door.comprehend.putResourcePolicy({ ResourceArn, ResourcePolicy: policy('444455556666'), ...first });
      expect(second.PolicyRevisionId).not.toBe(first.PolicyRevisionId);
      const later = await door.comprehend.describeResourcePolicy({ ResourceArn });
      expect(later).toMatchObject({ ...second, ResourcePolicy: policy('444455556666'), CreationTime: told.CreationTime });
      expect(later.LastModifiedTime!.getTime()).toBeGreaterThan(told.LastModifiedTime!.getTime());
      expect((await describeModel(door, ResourceArn)).Status).toBe('TRAINED');
      await door.comprehend.deleteResourcePolicy({ ResourceArn, ...second });
      expect(await refusal(door.comprehend.describeResourcePolicy({ ResourceArn }))).toEqual(absent);
    });

    it('refuse whoever names a revision that is not the present one', async () => {
      const door = await open();
      const { ModelArn: ResourceArn } = await trainedNews(door);
      const put = (PolicyRevisionId: string | undefined) =>
        door.comprehend.putResourcePolicy({ ResourceArn, ResourcePolicy: policy('111122223333'), PolicyRevisionId });
      expect(await refusal(put('ab'))).toEqual({
        name: 'InvalidRequestException',
        message: 'PolicyRevisionId is ab, and the model has no policy yet.',
      });
      const { PolicyRevisionId: old } = await put(undefined);
      const { PolicyRevisionId: present } = await put(old!.toUpperCase());
      const message = `PolicyRevisionId is ${old}, and the policy of the model is at revision ${present}.`;
      expect(await refusal(put(old))).toEqual({ name: 'InvalidRequestException', message });
      expect((await refusal(door.comprehend.deleteResourcePolicy({ ResourceArn, PolicyRevisionId: old }))).message).toBe(message);
      // Who names none takes what is there.
      await put(undefined);
      await door.comprehend.deleteResourcePolicy({ ResourceArn });
    });

    it.each(['no JSON', '[]', '"text"', 'null', '{'])('refuse %s, which is not the JSON of an object', async (ResourcePolicy) => {
      const door = await open();
      const { ModelArn: ResourceArn } = await trainedNews(door);
      expect(await refusal(door.comprehend.putResourcePolicy({ ResourceArn, ResourcePolicy }))).toEqual({
        name: 'InvalidRequestException',
        message: 'The resource policy is not a JSON object.',
      });
    });

    it('take the policy that a model is created with', async () => {
      const door = await open();
      const { DocumentClassifierArn: ResourceArn } = await door.comprehend.createDocumentClassifier({
        ...{ DocumentClassifierName: 'desk', DataAccessRoleArn: role, LanguageCode: 'en', ModelPolicy: policy('111122223333') },
        InputDataConfig: { S3Uri: await upload(door, 'desk.csv', rows(30)) },
      });
      await door.comprehend.putResourcePolicy({ ResourceArn, ResourcePolicy: policy('444455556666') });
      await door.work();
      const { ResourcePolicy } = await door.comprehend.describeResourcePolicy({ ResourceArn });
      expect([ResourcePolicy, (await describeModel(door, ResourceArn!)).Status]).toEqual([policy('444455556666'), 'TRAINED']);
    });

    it('refuse a model that is not there', async () => {
      const { comprehend } = await open();
      for (const kind of ['document-classifier', 'entity-recognizer']) {
        const ResourceArn = `arn:aws:comprehend:us-east-1:000000000000:${kind}/none/version/v1`;
        for (const call of [
          comprehend.putResourcePolicy({ ResourceArn, ResourcePolicy: '{}' }),
          comprehend.describeResourcePolicy({ ResourceArn }),
          comprehend.deleteResourcePolicy({ ResourceArn }),
        ])
          expect((await refusal(call)).name).toBe('ResourceNotFoundException');
      }
    });
  });

  describe('ImportModel', () => {
    it('makes a copy that outlives its source and answers as it does', async () => {
      const door = await open();
      const { ModelArn: SourceModelArn } = await trainedNews(door);
      const { ModelArn } = await door.comprehend.importModel({
        ...{ SourceModelArn, ModelName: 'copy', VersionName: 'v1', ModelKmsKeyId: 'key', Tags: [{ Key: 'team', Value: 'desk' }] },
        DataAccessRoleArn: `${role}-other`,
      });
      expect(ModelArn).toBe('arn:aws:comprehend:us-east-1:000000000000:document-classifier/copy/version/v1');
      expect((await describeModel(door, ModelArn!)).Status).toBe('SUBMITTED');
      expect((await refusal(door.comprehend.createEndpoint({ EndpointName: 'copy', ModelArn, DesiredInferenceUnits: 1 }))).name).toBe(
        'ResourceUnavailableException',
      );
      await door.work();
      const [source, copy] = [await describeModel(door, SourceModelArn), await describeModel(door, ModelArn!)];
      expect(copy).toMatchObject({
        ...{ Status: 'TRAINED', SourceModelArn, VersionName: 'v1', ModelKmsKeyId: 'key', DataAccessRoleArn: `${role}-other` },
        ...{ LanguageCode: 'en', Mode: 'MULTI_CLASS', ClassifierMetadata: source.ClassifierMetadata },
      });
      expect([copy.FlywheelArn, copy.OutputDataConfig]).toEqual([undefined, undefined]);
      expect((await door.comprehend.listTagsForResource({ ResourceArn: ModelArn })).Tags).toEqual([{ Key: 'team', Value: 'desk' }]);
      await door.comprehend.deleteDocumentClassifier({ DocumentClassifierArn: SourceModelArn });
      const { EndpointArn } = await door.comprehend.createEndpoint({ EndpointName: 'copy', ModelArn, DesiredInferenceUnits: 1 });
      await door.work();
      const { Classes } = await door.comprehend.classifyDocument({ EndpointArn, Text: 'The coach praised the league' });
      expect(Classes![0]!.Name).toBe('sport');
    });

    it('takes the name of the source when none is given, and refuses one that is taken', async () => {
      const door = await open();
      const { ModelArn: SourceModelArn } = await trainedNews(door);
      const { ModelArn } = await door.comprehend.importModel({ SourceModelArn });
      expect(ModelArn).toBe('arn:aws:comprehend:us-east-1:000000000000:document-classifier/news');
      expect(await refusal(door.comprehend.importModel({ SourceModelArn }))).toEqual({
        name: 'ResourceInUseException',
        message: `There is a model ${ModelArn} already.`,
      });
    });

    it('does not take the policy of the source along', async () => {
      const door = await open();
      const { ModelArn: SourceModelArn } = await trainedNews(door);
      await door.comprehend.putResourcePolicy({ ResourceArn: SourceModelArn, ResourcePolicy: '{}' });
      const { ModelArn } = await door.comprehend.importModel({ SourceModelArn, ModelName: 'copy' });
      expect((await refusal(door.comprehend.describeResourcePolicy({ ResourceArn: ModelArn }))).name).toBe('ResourceNotFoundException');
    });

    it('refuses another region, a model that is not there, and one that is not trained', async () => {
      const door = await open();
      const { ModelArn } = await trainedNews(door);
      const refused = (SourceModelArn: string) => refusal(door.comprehend.importModel({ SourceModelArn, ModelName: 'copy' }));
      expect(await refused(ModelArn.replace('us-east-1', 'eu-west-1'))).toEqual({
        name: 'InvalidRequestException',
        message: 'The source model is in region eu-west-1: a model is imported within one region, here us-east-1.',
      });
      // No other account has anything on this lake.
      for (const arn of [ModelArn.replace('000000000000', '111122223333'), ModelArn.replace('news', 'none')])
        expect((await refused(arn)).name).toBe('ResourceNotFoundException');
      await door.comprehend.deleteDocumentClassifier({ DocumentClassifierArn: ModelArn });
      expect(await refused(ModelArn)).toEqual({
        name: 'ResourceUnavailableException',
        message: `Model ${ModelArn} is DELETING: only a TRAINED model can be imported.`,
      });
    });
  });
}
