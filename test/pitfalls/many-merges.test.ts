import { describe, expect, it } from 'vitest';
import { writeComprehendCsv } from '../../src/datasets/comprehend-csv.ts';
import type { Document } from '../../src/datasets/document.ts';
import { nowServing } from '../../src/reconcile/observe.ts';
import { config } from '../reconcile/service.ts';
import { document, documents } from '../reconcile/world.ts';
import { type Turned, turned } from './turned.ts';

const merges = 60;
/** Merges that correct a label instead of adding documents: no dataset can say that. Between them are more than a flywheel can hold datasets. */
const relabelling = [2, 3, 5, 58, 60];
const labels = ['billing', 'technical'];
const test = documents(12, 'held out', { labels });

/** The documents of each commit, the first one included. */
function history(): Document[][] {
  const commits = [documents(12, 'first', { labels })];
  for (let merge = 1; merge <= merges; merge++) {
    const before = commits.at(-1)!;
    commits.push(relabelling.includes(merge) ? corrected(before, merge) : [...before, ...documents(10, `merge ${merge}`, { labels })]);
  }
  return commits;
}

const corrected = (list: readonly Document[], at: number): Document[] =>
  list.map((each, index) => (index === at ? document(each.text, each.labels[0] === 'billing' ? 'technical' : 'billing') : each));

const rowsOf = (list: readonly Document[]): string[] => Buffer.from(writeComprehendCsv(list)).toString().split('\n').slice(0, -1).sort();

/** What a flywheel of the service was given to train on: every object that the addresses begin. */
async function ingested(made: Turned, flywheel: string): Promise<string[]> {
  const given = made.of('createDataset').filter(({ FlywheelArn, DatasetType }) => FlywheelArn === flywheel && DatasetType === 'TRAIN');
  const addresses = given.map(({ InputDataConfig }) => InputDataConfig!.DocumentClassifierInputDataConfig!.S3Uri!);
  const files = (await Promise.all(addresses.map((uri) => made.storage.list(uri)))).flat();
  const rows = await Promise.all(
    files.map(async (uri) =>
      Buffer.from((await made.storage.get(uri))!)
        .toString()
        .split('\n')
        .slice(0, -1),
    ),
  );
  return rows.flat().sort();
}

describe('sixty pull requests merged in a row, five of them relabelling', () => {
  it('each promote a model of exactly the documents of their commit, and a run with nothing to do asks as little as at first', async () => {
    const made = turned();
    // Each merge is to be promoted: what is counted is documents, not quality.
    const declared = config({ promotion: { ...config().promotion, confidence: 0.9999 } });
    const calls: number[] = [];
    const trainings: number[] = [];
    for (const [number, train] of history().entries()) {
      const given = { config: declared, documents: { train, test }, commit: `merge ${number}` };
      const outcome = await made.apply({ ...given, patience: 1_000 });
      const { commit, model } = nowServing(outcome.observed)!;
      expect([outcome.status, outcome.failure?.message, commit, model.documents]).toEqual([
        'done',
        undefined,
        `merge ${number}`,
        train.length,
      ]);
      expect(await ingested(made, model.flywheel), `merge ${number}`).toEqual(rowsOf(train));
      const { DocumentClassifierProperties: trained } = await made.comprehend.describeDocumentClassifier({
        DocumentClassifierArn: model.arn,
      });
      expect(trained!.ClassifierMetadata!.NumberOfTrainedDocuments).toBe(train.length);
      trainings.push(made.of('startFlywheelIteration').length);
      const before = made.asked.length;
      const again = await made.apply(given);
      expect([again.status, again.applied, again.plan.changes]).toEqual(['done', [], []]);
      calls.push(made.asked.length - before);
    }
    console.log(
      `API calls of a run with nothing to do, after 0, 10, …, ${merges} merges: ${calls.filter((_, at) => at % 10 === 0).join(', ')}`,
    );
    console.log(`trainings: ${trainings.at(-1)}, flywheels of the service: ${made.of('createFlywheel').length}`);
    expect(trainings.at(-1)).toBe(merges + 1);
    expect(Math.max(...calls)).toBeLessThanOrEqual(6);
    const perFlywheel = new Map<string, number>();
    for (const { FlywheelArn, DatasetType } of made.of('createDataset'))
      if (DatasetType === 'TRAIN') perFlywheel.set(FlywheelArn!, (perFlywheel.get(FlywheelArn!) ?? 0) + 1);
    expect(Math.max(...perFlywheel.values())).toBeLessThan(50);
  }, 600_000);
});
