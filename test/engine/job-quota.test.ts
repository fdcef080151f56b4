import { describe, expect, it } from 'vitest';
import { noQuota, openJobQuota } from '../../src/engine/job-quota.ts';

const gigabyte = 1024 ** 3;
const megabyte = 1024 ** 2;

describe('the quota of a job', () => {
  it.each(['classifier', 'recognizer'] as const)('lets a %s read 5 GB in all', (kind) => {
    const quota = openJobQuota(kind);
    for (let at = 0; at < 5; at++) quota.object(gigabyte);
    expect(() => quota.object(1)).toThrow('INPUT_SIZE: The input has at least 5368709121 bytes: the limit is 5368709120.');
  });

  it.each(['classifier', 'recognizer'] as const)('lets a %s read a million documents in all', (kind) => {
    const quota = openJobQuota(kind);
    const lines = new Array<number>(500_000).fill(10);
    quota.documents(lines);
    quota.documents(lines);
    expect(() => quota.documents([10])).toThrow('INPUT_SIZE: The input has at least 1000001 documents: the limit is 1000000.');
  });

  it.each([
    ['classifier', 10 * megabyte, 'DOCUMENT_SIZE: A document has 10485761 bytes: the limit is 10485760.'],
    ['recognizer', megabyte, 'DOCUMENT_SIZE: A document has 1048577 bytes: the limit is 1048576.'],
  ] as const)('lets a document of a %s have %i bytes', (kind, most, message) => {
    const quota = openJobQuota(kind);
    quota.documents([1, most]);
    expect(() => quota.documents([1, most + 1])).toThrow(message);
  });

  it('is none where the service is not strict', () => {
    noQuota.object(6 * gigabyte);
    noQuota.documents(new Array<number>(1_000_001).fill(11 * megabyte));
  });
});
