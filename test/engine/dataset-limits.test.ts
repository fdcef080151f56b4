import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/datasets/document.ts';
import { limitMessage } from '../../src/engine/dataset-limits.ts';
import { tooLongList } from '../../src/engine/document-limits.ts';

const document = (text: string): Document => ({ text, labels: ['a'], fingerprint: '0'.repeat(32), file: 'a.csv', line: 1, column: 1 });
const many = (count: number, text = 'a goal'): Document[] => new Array<Document>(count).fill(document(text));
const gigabyte = 1024 ** 3;
const megabyte = 1024 ** 2;

describe('the quotas of a dataset', () => {
  it.each([
    [{}, 20, 499, 'DATASET_SIZE: The dataset has 499 bytes: from 500 to 5368709120 are allowed.'],
    [{}, 20, 500, undefined],
    [{}, 20, 5 * gigabyte, undefined],
    [{}, 20, 5 * gigabyte + 1, 'DATASET_SIZE: The dataset has 5368709121 bytes: from 500 to 5368709120 are allowed.'],
    [{}, 1_000_000, 500, undefined],
    [{}, 1_000_001, 500, 'DATASET_SIZE: The dataset has 1000001 documents: the limit is 1000000.'],
    [{ kind: 'recognizer' }, 20, 200 * megabyte, undefined],
    [{ kind: 'recognizer' }, 20, 200 * megabyte + 1, 'DATASET_SIZE: The dataset has 209715201 bytes: the limit is 209715200.'],
    [{ kind: 'recognizer' }, 2, 500, 'TOO_FEW_DOCUMENTS: The dataset has 2 documents: at least 3 are needed.'],
    [{ kind: 'recognizer' }, 3, 500, undefined],
    [{ kind: 'recognizer' }, 200_000, 500, undefined],
    [{ kind: 'recognizer' }, 200_001, 500, 'DATASET_SIZE: The dataset has 200001 documents: the limit is 200000.'],
  ] as const)('of %j, with %i documents and %i bytes', (task, documents, bytes, message) => {
    expect(limitMessage(task, { type: 'TEST' }, many(documents), bytes)).toBe(message);
  });

  it.each(['TRAIN', 'TEST'] as const)('ask for an entity in a %s dataset of a recognizer, and of a classifier for none', (type) => {
    const bare = many(3).map((each): Document => ({ ...each, labels: [], entities: [] }));
    expect(limitMessage({ kind: 'recognizer' }, { type }, bare, 500)).toBe(
      'TOO_FEW_ANNOTATIONS: The dataset has no entity of a type of the flywheel.',
    );
    expect(limitMessage({}, { type }, many(20), 500)).toBeUndefined();
  });

  it.each([
    [{ entries: 1_000_000, longest: 5000 }, undefined],
    [{ entries: 1_000_001, longest: 1 }, 'ENTITY_LIST_SIZE: The entity list has 1000001 entries: the limit is 1000000.'],
    [{ entries: 1, longest: 5001 }, 'ENTITY_LIST_SIZE: An entry of the entity list has 5001 characters: the limit is 5000.'],
    [undefined, undefined],
  ])('of the entity list %j', (listed, message) => {
    expect(tooLongList(listed)).toBe(message);
  });

  it('let a document with entities have 5,000 bytes of UTF-8', () => {
    const recognizer = { kind: 'recognizer' } as const;
    expect(limitMessage(recognizer, { type: 'TEST' }, many(3, 'é'.repeat(2500)), 500)).toBeUndefined();
    expect(limitMessage(recognizer, { type: 'TEST' }, many(3, 'é'.repeat(2501)), 500)).toBe(
      'DOCUMENT_SIZE: A document has 5002 bytes: the limit is 5000.',
    );
  });
});
