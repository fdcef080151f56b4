import { describe, expect, it } from 'vitest';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { addDataset, iterate, role, rows, topics } from '../contract/newsroom.ts';
import { openOn } from './lakes.ts';

const at = Date.UTC(2025, 5, 2, 8, 0, 0);
const version = 'Comprehend-Generated-v1-0123abcd';
const arn = (resource: string): string => `arn:aws:comprehend:us-east-1:000000000000:${resource}`;
const model = arn(`document-classifier/news/version/${version}`);
const lakeOf = 's3://lake/flywheels/news/schemaVersion=1/20250602T080000Z/';
const documents = `${lakeOf}datasets/train/20250602T080000Z/documents.csv`;
const id = '0'.repeat(31).concat('1');
const averages = { f1: 1, precision: 1, recall: 1, accuracy: 1, microF1: 1 };

/** Records as they were before there were kinds of models: nothing in them says what the models are. */
const records: Record<string, object> = {
  'flywheels/news': {
    ...{ name: 'news', created: at, modified: at, status: 'ACTIVE', role, lake: lakeOf, security: {}, tags: [] },
    iterations: [
      {
        ...{ id: '20250602T080000Z', created: at, status: 'COMPLETED', datasets: ['train'], ended: at, message: 'FULL_ITERATION: done.' },
        trained: { model, averages },
      },
    ],
    ...{ language: 'en', labels: topics, model: 'news', activeModel: model },
    datasets: [
      { name: 'train', type: 'TRAIN', status: 'COMPLETED', created: at, tags: [], sources: ['s3://news/b.csv'], documents: 30, ended: at },
    ],
  },
  [`models/news/${version}`]: {
    ...{ name: `news/${version}`, arn: model, version, status: 'TRAINED', created: at, tags: [{ key: 'team', value: 'desk' }] },
    ...{ language: 'en', labels: topics, role, flywheel: arn('flywheel/news'), iteration: '20250602T080000Z' },
    ...{ statsPrefix: `${lakeOf}models/${version}/`, digest: '0123abcd', trainingStarted: at, trainingEnded: at, averages },
    ...{ trainedOn: [documents], trainedDocuments: 30, testDocuments: 3 },
  },
  'endpoints/news': {
    ...{ name: 'news', status: 'IN_SERVICE', created: at, modified: at, model, desiredModel: model, units: 1, desiredUnits: 1 },
    ...{ flywheel: arn('flywheel/news'), tags: [] },
  },
  [`jobs/${id}`]: {
    ...{ name: id, status: 'COMPLETED', created: at, model, role, tags: [], ended: at },
    input: { uri: 's3://news/texts.txt', format: 'ONE_DOC_PER_LINE' },
    output: { uri: `s3://out/000000000000-CLN-${id}/output/output.tar.gz` },
  },
};

async function olderLake() {
  const lake = openMemoryLake();
  const encoder = new TextEncoder();
  for (const [name, record] of Object.entries(records))
    await lake.putIfAbsent(`s3://lake/engine/us-east-1/${name}/000001.json`, encoder.encode(`${JSON.stringify(record)}\n`));
  await lake.putIfAbsent(documents, encoder.encode(rows(30)));
  return lake;
}

describe('a lake that was written before there were entity recognizers', () => {
  it('holds classifiers, their endpoints and their jobs, under the ARNs that they had', async () => {
    const { comprehend } = openOn(await olderLake());
    const { FlywheelProperties } = await comprehend.describeFlywheel({ FlywheelArn: arn('flywheel/news') });
    expect(FlywheelProperties).toMatchObject({
      ...{ Status: 'ACTIVE', ActiveModelArn: model, ModelType: 'DOCUMENT_CLASSIFIER' },
      TaskConfig: { LanguageCode: 'en', DocumentClassificationConfig: { Mode: 'MULTI_CLASS', Labels: topics } },
    });
    const { FlywheelIterationPropertiesList } = await comprehend.listFlywheelIterationHistory({ FlywheelArn: arn('flywheel/news') });
    expect(FlywheelIterationPropertiesList![0]!.TrainedModelMetrics).toEqual({
      ...{ AverageF1Score: 1, AveragePrecision: 1, AverageRecall: 1, AverageAccuracy: 1 },
    });
    const { DocumentClassifierPropertiesList } = await comprehend.listDocumentClassifiers({});
    expect(DocumentClassifierPropertiesList!.map((each) => each.DocumentClassifierArn)).toEqual([model]);
    expect((await comprehend.listEntityRecognizers({})).EntityRecognizerPropertiesList).toEqual([]);
    const EndpointArn = arn('document-classifier-endpoint/news');
    expect((await comprehend.describeEndpoint({ EndpointArn })).EndpointProperties).toMatchObject({ EndpointArn, Status: 'IN_SERVICE' });
    const { DocumentClassificationJobProperties } = await comprehend.describeDocumentClassificationJob({ JobId: id });
    expect(DocumentClassificationJobProperties!.JobArn).toBe(arn(`document-classification-job/${id}`));
    expect((await comprehend.listTagsForResource({ ResourceArn: model })).Tags).toEqual([{ Key: 'team', Value: 'desk' }]);
  });

  it('is worked on: its documents are copied, and new records say no more than the old ones did', async () => {
    const lake = await olderLake();
    const door = openOn(lake);
    // Of the old model there is the record alone.
    await door.comprehend.createFlywheel({
      ...{ FlywheelName: 'copy', DataAccessRoleArn: role, DataLakeS3Uri: 's3://lake/flywheels', ActiveModelArn: model },
    });
    await door.work();
    const { DatasetPropertiesList } = await door.comprehend.listDatasets({ FlywheelArn: arn('flywheel/copy') });
    expect(DatasetPropertiesList).toMatchObject([{ Status: 'COMPLETED', NumberOfDocuments: 30 }]);
    const record = new TextDecoder().decode(await lake.get('s3://lake/engine/us-east-1/flywheels/copy/000001.json'));
    expect(Object.keys(JSON.parse(record) as object).sort()).toEqual(Object.keys(records['flywheels/news']!).sort());
    await addDataset(door, arn('flywheel/copy'), 'more', rows(30, 30));
    expect((await iterate(door, arn('flywheel/copy'))).Message).toMatch(/^NO_SUCH_OBJECT: .*model\.bin is not in the lake\.$/);
  });
});
