import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  decodeOutOfFold,
  encodeModelStats,
  encodeOutOfFold,
  modelStatsUri,
  outOfFoldUri,
  readModelStats,
  readOutOfFold,
} from '../../src/comprehend/model-stats.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';

const labels = ['billing', 'refund', 'тест'];
const rowOf = {
  fingerprint: fc.string({ minLength: 32, maxLength: 32, unit: fc.constantFrom(...'0123456789abcdef'.split('')) }),
  given: fc.constantFrom(...labels).map((label) => [label]),
  predicted: fc.constantFrom(...labels).map((label) => [label]),
  score: fc.float({ min: 0, max: 1, noNaN: true }),
  givenScore: fc.float({ min: 0, max: 1, noNaN: true }),
};
const row = fc.record(rowOf);

it('out-of-fold predictions are read back as they were written', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      expect(decodeOutOfFold(encodeOutOfFold(labels, rows))).toEqual(rows);
    }),
  );
});

it('sets of labels are read back as they were written', () => {
  const sets = fc.subarray(labels, { minLength: 1 });
  fc.assert(
    fc.property(fc.array(fc.record({ ...rowOf, given: sets, predicted: sets })), (rows) => {
      expect(decodeOutOfFold(encodeOutOfFold(labels, rows))).toEqual(rows);
    }),
  );
});

it('sets of spans are read back as they were written, with one span, several, or none', () => {
  const spans = fc.subarray(['0-3 PERSON', '4-9 CITY', 'PERSON', '10-12 a|b']);
  fc.assert(
    fc.property(fc.array(fc.record({ ...rowOf, given: spans, predicted: spans })), (rows) => {
      expect(decodeOutOfFold(encodeOutOfFold(['CITY', 'PERSON'], rows))).toEqual(rows);
    }),
  );
});

it('labels alone take the bytes that they always took', () => {
  const fold = { fingerprint: `${'0'.repeat(31)}f`, given: ['billing'], predicted: ['refund'], score: 0.5, givenScore: 0.25 };
  const one = inflateSync(encodeOutOfFold(['billing', 'refund'], [fold])).toString('hex');
  const names = Buffer.from('["billing","refund"]').toString('hex');
  expect(one).toBe(`14000000${names}${fold.fingerprint}000001000000003f0000803e`);
  const several = inflateSync(encodeOutOfFold(['a', 'b'], [{ ...fold, given: ['a', 'b'], predicted: ['b'] }])).toString('hex');
  expect(several).toBe(`13000000${Buffer.from('["a","b",["a","b"]]').toString('hex')}${fold.fingerprint}02000000010000000000003f0000803e`);
});

it('statistics are found below the prefix, and are undefined where there are none', async () => {
  const lake = openMemoryLake();
  const prefix = 's3://lake/flywheels/news/models/v1/';
  expect([await readModelStats(lake, prefix), await readOutOfFold(lake, prefix)]).toEqual([undefined, undefined]);
  const stats = { learningVersion: '1', digest: 'ab', documents: 1, labels, modelUri: `${prefix}model.bin` };
  const fold = { fingerprint: `${'0'.repeat(31)}f`, given: ['billing'], predicted: ['refund'], score: 0.5, givenScore: 0.25 };
  await lake.putIfAbsent(modelStatsUri(prefix), encodeModelStats(stats));
  await lake.putIfAbsent(outOfFoldUri(prefix), encodeOutOfFold(labels, [fold]));
  expect(await readModelStats(lake, prefix)).toEqual(stats);
  expect(await readOutOfFold(lake, prefix)).toEqual(new Map([[fold.fingerprint, fold]]));
});
