import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../src/engine/engine.ts';
import { operationNames } from '../../src/engine/operation-names.ts';
import { createNews, refusal } from '../contract/newsroom.ts';
import { serviceModel } from '../contract/service-model.ts';
import { openWire, type WireDoor } from '../contract/wire-door.ts';

const isImplemented = (name: string): boolean => Object.hasOwn(operations, `${name.charAt(0).toLowerCase()}${name.slice(1)}`);
const others = operationNames.filter((name) => !isImplemented(name));

/** With which a model that the service has trained for everybody would have something to say. */
const request = {
  ...{ Text: 'What a day in Paris!', TextList: ['What a day in Paris!'], LanguageCode: 'en', JobName: 'paris' },
  ...{ JobId: '0'.repeat(32), TextSegments: [{ Text: 'What a day in Paris!' }], TargetEventTypes: ['IPO'], Mode: 'ONLY_REDACTION' },
  ...{ InputDataConfig: { S3Uri: 's3://lake/in' }, OutputDataConfig: { S3Uri: 's3://lake/out' } },
  DataAccessRoleArn: 'arn:aws:iam::000000000000:role/flywheel',
};

describe('an operation that the engine does not have', () => {
  let door: WireDoor;
  beforeAll(async () => {
    door = await openWire();
    await createNews(door);
  });
  afterAll(async () => {
    door.sdk.destroy();
    await door.http.close();
  });

  it.each(others)('%s is refused, writes nothing and makes nothing up', async (name) => {
    const before = await door.storage.list('s3://');
    const response = await fetch(door.http.url, {
      method: 'POST',
      headers: { 'x-amz-target': `Comprehend_20171127.${name}`, 'content-type': 'application/x-amz-json-1.1' },
      body: JSON.stringify(request),
    });
    expect([response.status, await response.json()]).toEqual([
      501,
      {
        __type: 'NotImplementedException',
        Message: `${name} is an operation of Amazon Comprehend that the embedded engine does not implement. No result is made up.`,
      },
    ]);
    const method = `${name.charAt(0).toLowerCase()}${name.slice(1)}` as 'detectSentiment';
    expect((await refusal(door.sdk[method](request as never))).name).toBe('NotImplementedException');
    expect(await door.storage.list('s3://')).toEqual(before);
    expect(door.bugs).toEqual([]);
  });

  it('is one of a model that the service has trained for everybody', () => {
    // BatchDetectEntities takes no endpoint.
    expect(others.filter((name) => name in serviceModel.operations)).toEqual(['BatchDetectEntities']);
    expect(others).toHaveLength(operationNames.length - Object.keys(operations).length);
  });

  it.each([
    ['DetectEntities', { Text: 'What a day in Paris!', LanguageCode: 'en' }],
    ['StartEntitiesDetectionJob', { ...request, EntityRecognizerArn: undefined }],
  ])('includes %s without a custom model', async (name, asked) => {
    const response = await fetch(door.http.url, {
      method: 'POST',
      headers: { 'x-amz-target': `Comprehend_20171127.${name}` },
      body: JSON.stringify(asked),
    });
    expect([response.status, await response.json()]).toEqual([
      501,
      {
        __type: 'NotImplementedException',
        Message: expect.stringMatching(/pretrained model of Amazon Comprehend.*No result is made up\.$/),
      },
    ]);
  });
});
