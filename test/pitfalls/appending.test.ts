/** Pitfalls of a service that forgets nothing: what was ingested stays, and is never told again. */
import { describe, expect, it } from 'vitest';
import { writeComprehendCsv } from '../../src/datasets/comprehend-csv.ts';
import type { Document } from '../../src/datasets/document.ts';
import { nowServing, type Observed } from '../../src/reconcile/observe.ts';
import type { EvidenceRecord } from '../../src/reconcile/records.ts';
import { readText } from '../datasets/reading.ts';
import { config } from '../reconcile/service.ts';
import { document, documents, kinds } from '../reconcile/world.ts';
import { more, settled, type Turned, test, train, turned } from './turned.ts';

const given = { documents: { train, test } };

/** The texts of every TRAIN dataset that a flywheel of the service was given, as it reads them: all that its address begins. */
async function ingested(made: Turned, flywheel: string): Promise<string[]> {
  const rows = made
    .of('createDataset')
    .filter(({ FlywheelArn, DatasetType }) => FlywheelArn === flywheel && DatasetType === 'TRAIN')
    .map(({ InputDataConfig }) => InputDataConfig!.DocumentClassifierInputDataConfig!.S3Uri!);
  const files = (await Promise.all(rows.map((uri) => made.storage.list(uri)))).flat();
  const texts = await Promise.all(
    files.map(async (uri) =>
      Buffer.from((await made.storage.get(uri))!)
        .toString()
        .split('\n')
        .slice(0, -1),
    ),
  );
  return texts.flat().sort();
}

const rowsOf = (list: readonly Document[]): string[] => Buffer.from(writeComprehendCsv(list)).toString().split('\n').slice(0, -1).sort();
const relabelled = (list: readonly Document[]): Document[] =>
  list.map((each, at) => (at === 0 ? document(each.text, each.labels[0] === 'refund' ? 'billing' : 'refund') : each));
const iterations = ({ generations }: Observed) => generations.flatMap((generation) => generation.iterations);

describe('pitfall 5: datasets are only ever added', () => {
  it('so a corrected label never shares a flywheel of the service with the wrong one', async () => {
    const made = turned();
    await settled(made, given);
    const corrected = relabelled(train);
    const outcome = await settled(made, { documents: { train: corrected, test } });
    const { flywheel, documents: count } = nowServing(outcome.observed)!.model;
    expect([outcome.status, count, outcome.observed.generations.length]).toEqual(['done', 36, 2]);
    expect(await ingested(made, flywheel)).toEqual(rowsOf(corrected));
  });

  it('under names made of their content, which are short enough and hold no underscore', async () => {
    const made = turned();
    const long = { ...config(), name: 'Support-Tickets-of-the-Northern-Region-and-of-all-else' };
    await settled(made, { ...given, config: long });
    await settled(made, { documents: { train: more, test }, config: long });
    const names = made.of('createDataset').map(({ DatasetName }) => DatasetName!);
    expect(new Set(names).size).toBe(3);
    for (const name of [...names, ...made.of('createFlywheel').map(({ FlywheelName }) => FlywheelName!)])
      expect(name).toMatch(/^(?=.{1,63}$)[a-zA-Z0-9](-*[a-zA-Z0-9])*$/);
  });
});

describe('pitfall 6: datasets that the service or somebody made', () => {
  const byHand = async (made: Turned, DatasetType: 'TRAIN' | 'TEST', count: number) => {
    const S3Uri = 's3://tickets-lake/by-hand.csv';
    await made.storage.putIfAbsent(S3Uri, writeComprehendCsv(documents(count, 'by hand')));
    const [FlywheelArn] = made.of('createDataset').map((request) => request.FlywheelArn);
    await made.comprehend.createDataset({
      ...{ FlywheelArn, DatasetName: 'TRAIN-Dataset-created-by-Flywheel-creation', DatasetType },
      InputDataConfig: { DataFormat: 'COMPREHEND_CSV', DocumentClassifierInputDataConfig: { S3Uri } },
    });
    await made.work();
  };

  it('are no error', async () => {
    const made = turned();
    await settled(made, given);
    await byHand(made, 'TEST', 12);
    const outcome = await made.apply(given);
    expect([outcome.status, kinds(outcome)]).toEqual(['done', []]);
  });

  it.each(['present', 'absent'] as const)('are in no model that is promoted (counts of training %s)', async (versionMetadata) => {
    const made = turned({ switches: { versionMetadata } });
    await settled(made, given);
    await byHand(made, 'TRAIN', 12);
    expect(kinds(await made.apply(given))).toEqual([]);
    const outcome = await settled(made, { documents: { train: more, test } });
    const { flywheel, documents: count } = nowServing(outcome.observed)!.model;
    expect([outcome.status, count]).toEqual(['done', 72]);
    expect(outcome.observed.generations.find(({ properties }) => properties?.FlywheelArn === flywheel)!.datasets).toHaveLength(2);
  });
});

describe('a delta', () => {
  it('below the service’s minimums becomes a flywheel of its own with all documents', async () => {
    const made = turned();
    await settled(made, given);
    const outcome = await settled(made, { documents: { train: [...train, ...documents(2, 'two')], test } });
    expect(outcome.observed.generations.map(({ record }) => record.reason)).toEqual([
      expect.any(String),
      expect.stringMatching(/^6 new documents cannot be a dataset of their own: .* has 2, the service wants 10$/),
    ]);
    expect([outcome.status, nowServing(outcome.observed)!.model.documents]).toEqual(['done', 42]);
  });

  it.each(['present', 'absent'] as const)(
    'is not all that a promoted model knows where training is not cumulative (counts %s)',
    async (versionMetadata) => {
      const made = turned({ switches: { training: 'new-data-only', versionMetadata } });
      await settled(made, given);
      const outcome = await settled(made, { documents: { train: more, test } });
      const { flywheel, documents: count } = nowServing(outcome.observed)!.model;
      const consumed = made
        .of('createDataset')
        .filter(({ FlywheelArn, DatasetType }) => FlywheelArn === flywheel && DatasetType === 'TRAIN');
      expect([outcome.status, count, consumed.length], 'documents, and datasets that hold them').toEqual(['done', 72, 1]);
    },
  );
});

describe('a model that was trained on other counts than HEAD’s', () => {
  it('is never promoted, and is not trained again and again', async () => {
    const made = turned({
      turns: {
        describeDocumentClassifier: async (request, ask) => {
          const { DocumentClassifierProperties: model } = await ask(request);
          const metadata = model!.ClassifierMetadata!;
          const NumberOfTrainedDocuments = metadata.NumberOfTrainedDocuments! - 1;
          return { DocumentClassifierProperties: { ...model, ClassifierMetadata: { ...metadata, NumberOfTrainedDocuments } } };
        },
      },
    });
    const outcome = await settled(made, given);
    expect([outcome.status, nowServing(outcome.observed)]).toEqual(['failed', null]);
    expect(outcome.failure!.message).toMatch(/trained on 35 documents.* 36\.$/);
    for (let run = 0; run < 3; run++) await settled(made, given);
    expect(iterations(outcome.observed)).toHaveLength(1);
    expect(made.of('startFlywheelIteration')).toHaveLength(1);
  });
});

describe('line breaks inside documents', () => {
  const broken = ['\n', '\r\n', '\u2028', '\u0085', '\v'];
  const csv = (list: readonly Document[]): string =>
    `text,label\n${list.map(({ text, labels }, at) => `"${text.replace(' ', broken[at % broken.length]!)}",${labels[0]}`).join('\n')}\n`;

  it('are one space in training and scoring, so that each document is one line of a job', async () => {
    const made = turned();
    const read = async (list: readonly Document[]) => (await readText('data.csv', csv(list))).documents;
    const outcome = await settled(made, { documents: { train: await read(train), test: await read(test) } });
    const [{ verdict, candidate }] = outcome.observed.evidence as [EvidenceRecord];
    expect([outcome.status, verdict.decision, candidate.documents]).toEqual(['done', 'PROMOTE', 36]);
    const [asked] = made.of('startDocumentClassificationJob');
    const lines = Buffer.from((await made.storage.get(asked!.InputDataConfig!.S3Uri!))!).toString();
    expect(lines.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)).toHaveLength(37);
    expect(lines.split('\n').slice(0, -1).sort()).toEqual(test.map(({ text }) => text).sort());
    expect(await ingested(made, nowServing(outcome.observed)!.model.flywheel)).toEqual(rowsOf(train));
  });
});
