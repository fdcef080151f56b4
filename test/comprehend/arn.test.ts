import { describe, expect, it } from 'vitest';
import { datasetArn, endpointArn, flywheelArn, jobArn, modelArn, modelKindOf, parseArn } from '../../src/comprehend/arn.ts';

const place = { region: 'eu-west-1', account: '000000000000' };
const where = { partition: 'aws', ...place };

describe('ARNs', () => {
  it.each([
    [flywheelArn(place, 'news'), 'flywheel/news', { kind: 'flywheel', name: 'news' }],
    [datasetArn(place, 'news', 'train-1'), 'flywheel/news/dataset/train-1', { kind: 'dataset', name: 'news', part: 'train-1' }],
    [
      modelArn(place, 'classifier', 'news', 'v1'),
      'document-classifier/news/version/v1',
      { kind: 'model', model: 'classifier', name: 'news', part: 'v1' },
    ],
    [modelArn(place, 'classifier', 'news'), 'document-classifier/news', { kind: 'model', model: 'classifier', name: 'news' }],
    [
      modelArn(place, 'recognizer', 'news', 'v1'),
      'entity-recognizer/news/version/v1',
      { kind: 'model', model: 'recognizer', name: 'news', part: 'v1' },
    ],
    [
      endpointArn(place, 'classifier', 'news'),
      'document-classifier-endpoint/news',
      { kind: 'endpoint', model: 'classifier', name: 'news' },
    ],
    [endpointArn(place, 'recognizer', 'news'), 'entity-recognizer-endpoint/news', { kind: 'endpoint', model: 'recognizer', name: 'news' }],
    [jobArn(place, 'classifier', 'a1'), 'document-classification-job/a1', { kind: 'job', model: 'classifier', name: 'a1' }],
    [jobArn(place, 'recognizer', 'a1'), 'entities-detection-job/a1', { kind: 'job', model: 'recognizer', name: 'a1' }],
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
    'arn:aws:comprehend:eu-west-1:000000000000:entity-recognizer/a/dataset/b',
    'arn:aws:comprehend:eu-west-1:000000000000:sentiment-detection-job/a',
    'arn:aws:comprehend:eu-west-1:000000000000:flywheel/a/b',
  ])('%j is none of ours', (text) => expect(parseArn(text)).toBeUndefined());

  it('say of which kind a model, endpoint or job is, and nothing else does', () => {
    expect(modelKindOf(jobArn(place, 'recognizer', 'a1'))).toBe('recognizer');
    expect(() => modelKindOf(flywheelArn(place, 'news'))).toThrow(/flywheel\/news names no model, endpoint or job/);
  });

  it('may be of another partition', () => {
    expect(parseArn('arn:aws-us-gov:comprehend:us-gov-west-1:111122223333:flywheel/a')).toMatchObject({
      partition: 'aws-us-gov',
      account: '111122223333',
    });
  });
});
