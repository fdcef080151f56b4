import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/datasets/document.ts';
import { applyChange } from '../../src/reconcile/apply.ts';
import { type Desired, desiredState } from '../../src/reconcile/desired.ts';
import { observe } from '../../src/reconcile/observe.ts';
import { plan } from '../../src/reconcile/plan.ts';
import { portions } from '../../src/reconcile/portions.ts';
import { config, type Service, service } from './service.ts';
import { document, documents } from './world.ts';

const limits = { documentsMax: 40, documentsMin: 0, perLabelMin: 5, datasetsMax: 10 };
const some = (count: number, labels: string | string[]): Document[] =>
  Array.from({ length: count }, (_, at) => document(`${[labels].flat().join(' ')} ${at}`, labels, at + 1));

/** How many documents of each label each dataset has. */
const counted = (found: Document[][] | null): Record<string, number>[] | undefined =>
  found?.map((portion) => {
    const counts: Record<string, number> = {};
    for (const label of portion.flatMap(({ labels }) => labels)) counts[label] = (counts[label] ?? 0) + 1;
    return counts;
  });

describe('documents that one dataset does not take', () => {
  it.each<[string, Document[], Record<string, number>[] | undefined]>([
    ['are left together while it takes them', some(40, 'a'), [{ a: 40 }]],
    ['are left together however few they are', some(1, 'a'), [{ a: 1 }]],
    ['are dealt in equal parts', some(41, 'a'), [{ a: 21 }, { a: 20 }]],
    ['are dealt by label', [...some(60, 'a'), ...some(30, 'b')], [20, 20, 20].map((a) => ({ a, b: 10 }))],
    ['keep a rare label together', [...some(50, 'a'), ...some(8, 'b')], [{ a: 21, b: 8 }, { a: 29 }]],
    [
      'keep what goes with a rare label together with it',
      [...some(50, 'a'), ...some(6, ['b', 'c']), ...some(3, 'c')],
      [{ a: 21, b: 6, c: 9 }, { a: 29 }],
    ],
    [
      'go into one dataset more where rare labels leave too little room',
      [...some(44, 'a'), ...['b', 'c', 'd', 'e'].flatMap((label) => some(9, label))],
      [{ b: 9, c: 9, d: 9, e: 9 }, { a: 22 }, { a: 22 }],
    ],
    ['are not divided when rare labels alone are too many', [...Array(8).keys()].flatMap((at) => some(9, `l${at}`)), undefined],
    ['cannot be divided when a label is too rare for any', [...some(50, 'a'), ...some(4, 'b')], undefined],
    ['cannot be divided into more datasets than there may be', some(401, 'a'), undefined],
  ])('%s', (_, given, expected) => {
    expect(counted(portions(given, limits))).toEqual(expected);
  });

  it('are all there once, in datasets that keep every limit, and divided in the same way every time', () => {
    const label = fc.constantFrom('a', 'b', 'c', 'd');
    const sets = fc.array(fc.uniqueArray(label, { minLength: 1, maxLength: 3 }), { minLength: 41, maxLength: 300 });
    let divided = 0;
    fc.assert(
      fc.property(sets, (labels) => {
        const given = labels.map((each, at) => document(`text ${at}`, each, at + 1));
        const found = portions(given, limits);
        if (found === null) return;
        divided++;
        expect(found.flat().sort((x, y) => x.line - y.line)).toEqual(given);
        for (const portion of found) expect(portion.length).toBeLessThanOrEqual(limits.documentsMax);
        for (const count of counted(found)!.flatMap((counts) => Object.values(counts))) expect(count).toBeGreaterThanOrEqual(5);
        expect(portions(given, limits)).toEqual(found);
      }),
      { numRuns: 100 },
    );
    expect(divided).toBeGreaterThan(80);
  });
});

const labels = ['billing', 'refund'];
const test = documents(12, 'held out', { labels });

/** Look, plan, carry the first change out and let the service work, with datasets that take few documents. @returns each change in words */
async function carriedOut(made: Service, desired: Desired, documentsMax: number): Promise<string[]> {
  const told: string[] = [];
  for (let round = 0; round < 40; round++) {
    const observed = await observe(made.backend, desired.config);
    const { changes, waiting, stalled } = plan(desired, observed, { strict: true, documentsMax });
    const change = changes.find(({ kind }) => kind.startsWith('create-') || kind === 'train');
    if (stalled !== null) return [...told, stalled];
    if (change !== undefined) {
      await applyChange(made.backend, desired, observed, change, { by: 'tester' });
      told.push(change.kind === 'create-dataset' ? `${change.type}: ${change.reason}` : change.kind);
    } else if (waiting === null) return told;
    await made.work();
  }
  throw new Error(`It never ends: ${told.join(', ')}`);
}

const wanted = (train: Document[]): Desired => desiredState(config({ endpoint: null }), { train, test, golden: [] }, null, 'c0ffee');

describe('a commit of more documents than a dataset takes', () => {
  it('is uploaded as several, trained on as one, and goes on from there', async () => {
    const made = service();
    const first = documents(50, 'first', { labels });
    const desired = wanted(first);
    expect(await carriedOut(made, desired, 40)).toEqual([
      ...['create-generation', 'TEST: 24 test documents, so that the service holds nothing back'],
      'TRAIN: 34 documents, 1 of 3 datasets: the service takes 40 documents in one',
      'TRAIN: 33 documents, 1 of 2 datasets: the service takes 40 documents in one',
      ...['TRAIN: 33 documents', 'train'],
    ]);
    const [generation] = (await observe(made.backend, desired.config)).generations;
    expect(generation!.iterations.map(({ model }) => [model!.trainedDocuments, model!.documents])).toEqual([[100, 100]]);

    const more = [...first, ...documents(30, 'second', { labels })];
    expect(await carriedOut(made, wanted(more), 40)).toEqual([
      'TRAIN: 30 new documents, 1 of 2 datasets: the service takes 40 documents in one',
      ...['TRAIN: 30 new documents', 'train'],
    ]);
    const { generations } = await observe(made.backend, desired.config);
    expect(generations.map(({ datasets }) => datasets.filter(({ DatasetType }) => DatasetType === 'TRAIN').length)).toEqual([5]);
    expect(generations[0]!.iterations.at(-1)!.model!.trainedDocuments).toBe(160);
  });

  it('gets a flywheel of its own where the one there is has no room for so many', async () => {
    const made = service();
    const first = documents(10, 'first', { labels });
    const second = [...first, ...documents(10, 'second', { labels })];
    for (const train of [first, second]) await carriedOut(made, wanted(train), 24);
    const observed = await observe(made.backend, config());
    const third = wanted([...second, ...documents(518, 'third', { labels })]);
    const { changes } = plan(third, observed, { strict: true, documentsMax: 24 });
    expect(changes[0]).toMatchObject({
      kind: 'create-generation',
      reason: expect.stringMatching(/^1036 new documents need 44 datasets, and flywheel support-\w+ has 2 of at most 45$/),
    });
    expect(changes.filter(({ kind }) => kind === 'create-dataset')).toHaveLength(46);
  });

  it('stands still, and says why, where no division keeps the minimums', async () => {
    const all = [...documents(50, 'first', { labels }), ...documents(9, 'few', { labels: ['technical'] })];
    expect(await carriedOut(service(), wanted(all), 40)).toEqual([
      '109 documents cannot be divided into 45 datasets of at most 40, in each of which every label that it has is on at least 10',
    ]);
  });
});
