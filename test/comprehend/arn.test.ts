import { describe, expect, it } from 'vitest';
import { classifierArn, datasetArn, endpointArn, flywheelArn, jobArn, parseArn } from '../../src/comprehend/arn.ts';

const place = { region: 'eu-west-1', account: '000000000000' };
const where = { partition: 'aws', ...place };

describe('ARNs', () => {
  it.each([
    [flywheelArn(place, 'news'), 'flywheel/news', { kind: 'flywheel', name: 'news' }],
    [datasetArn(place, 'news', 'train-1'), 'flywheel/news/dataset/train-1', { kind: 'dataset', name: 'news', part: 'train-1' }],
    [classifierArn(place, 'news', 'v1'), 'document-classifier/news/version/v1', { kind: 'classifier', name: 'news', part: 'v1' }],
    [endpointArn(place, 'news'), 'document-classifier-endpoint/news', { kind: 'endpoint', name: 'news' }],
    [jobArn(place, 'a1'), 'document-classification-job/a1', { kind: 'job', name: 'a1' }],
  ])('%s is read back as what it was made of', (arn, resource, parts) => {
    expect(arn).toBe(`arn:aws:comprehend:eu-west-1:000000000000:${resource}`);
    expect(parseArn(arn)).toEqual({ ...where, ...parts });
  });

  it.each([
    '',
    'news',
    'arn:aws:s3:::bucket',
    'arn:aws:comprehend:eu-west-1:1:flywheel/a',
    'arn:aws:comprehend:eu-west-1:000000000000:flywheel/a/version/b',
    'arn:aws:comprehend:eu-west-1:000000000000:entity-recognizer/a',
    'arn:aws:comprehend:eu-west-1:000000000000:flywheel/a/b',
  ])('%j is none of ours', (text) => expect(parseArn(text)).toBeUndefined());

  it('may be of another partition', () => {
    expect(parseArn('arn:aws-us-gov:comprehend:us-gov-west-1:111122223333:flywheel/a')).toMatchObject({
      partition: 'aws-us-gov',
      account: '111122223333',
    });
  });
});
