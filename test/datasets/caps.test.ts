import { describe, expect, it } from 'vitest';
import { checkEntityLimits, type EntityCaps } from '../../src/datasets/checks/entity-limits.ts';
import { type Caps, checkLimits } from '../../src/datasets/checks/limits.ts';
import { type Datasets, prepare } from '../../src/datasets/checks/material.ts';
import type { Document } from '../../src/datasets/document.ts';
import { fingerprint } from '../../src/datasets/fingerprint.ts';
import type { Problem } from '../../src/problems/problem.ts';

/** Texts of 100 bytes. */
const some = (count: number, from: number): Document[] =>
  Array.from({ length: count }, (_, at) => {
    const text = `${from + at} `.padEnd(100, 'x');
    const entities = [{ start: 0, end: 3, type: 'a' }];
    return { text, labels: ['a'], entities, fingerprint: fingerprint(text, ['a']), file: 'a.csv', line: at + 1, column: 1 };
  });

function problemsOf(check: (material: ReturnType<typeof prepare>) => void, train: number, test: number, strict: boolean): string[] {
  const found: Problem[] = [];
  const datasets: Datasets = { train: some(train, 1000), test: some(test, 5000), golden: [], testDeclared: true, labels: null, strict };
  check(prepare(datasets, (problem) => found.push(problem)));
  return found.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`);
}

describe('more than Amazon Comprehend takes', () => {
  const caps: Caps = { bytes: 10_300, trainDocuments: 80, testDocuments: 60 };
  const ofLabels = (train: number, test: number, more: Partial<Caps> = {}, strict = true): string[] =>
    problemsOf((material) => checkLimits(material, { ...caps, ...more }), train, test, strict);

  it('of texts with labels is told by the number that is too large, and nothing of what just fits', () => {
    expect(ofLabels(80, 60)).toEqual([]);
    expect(ofLabels(81, 61)).toEqual([
      'error too-many-documents: TRAIN has 81 distinct documents; Amazon Comprehend trains a classifier on at most 80.',
      'error too-many-documents: TEST has 61 distinct documents; Amazon Comprehend takes a dataset of at most 60.',
    ]);
    expect(ofLabels(100, 60, { trainDocuments: 1000 })).toEqual([]);
    expect(ofLabels(101, 101, { trainDocuments: 1000, testDocuments: 1000 })).toEqual([
      'error dataset-too-large: TRAIN has 10,403 bytes; Amazon Comprehend trains a classifier on at most 10,300, in however many datasets.',
      'error dataset-too-large: TEST has 10,403 bytes; Amazon Comprehend takes a dataset of at most 10,300.',
    ]);
  });

  it('is a warning where the embedded engine trains', () => {
    expect(ofLabels(81, 10, {}, false).map((line) => line.split(':')[0])).toEqual(['warning too-many-documents']);
  });

  it('of texts with entities is told for TRAIN and for TEST', () => {
    const entityCaps: EntityCaps = { bytes: 10_100, documents: 80 };
    const ofEntities = (train: number, test: number, more: Partial<EntityCaps> = {}): string[] =>
      problemsOf((material) => checkEntityLimits(material, { ...entityCaps, ...more }), train, test, true);
    expect(ofEntities(80, 80)).toEqual([]);
    expect(ofEntities(81, 81)).toEqual([
      'error too-many-documents: TRAIN has 81 distinct documents; Amazon Comprehend trains a recognizer on at most 80, in however many datasets.',
      'error too-many-documents: TEST has 81 distinct documents; Amazon Comprehend takes of texts with entities at most 80.',
    ]);
    expect(ofEntities(101, 10, { documents: 1000 })).toEqual([
      'error dataset-too-large: TRAIN has 10,201 bytes; Amazon Comprehend trains a recognizer on at most 10,100, in however many datasets.',
    ]);
  });
});
