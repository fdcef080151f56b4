import { expect, it } from 'vitest';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { addDataset, createNews } from '../contract/newsroom.ts';
import { openOn } from './lakes.ts';

it('takes a dataset as it is uploaded, also when its first row reads like a header or another kind of file', async () => {
  const door = openOn(openMemoryLake());
  const labels = ['label', '{"text"', '<html>'];
  const DocumentClassificationConfig = { Mode: 'MULTI_CLASS' as const, Labels: labels };
  const FlywheelArn = await createNews(door, { TaskConfig: { LanguageCode: 'en', DocumentClassificationConfig } });
  for (const [at, first] of ['label,text', '"{""text""",one', '<html>,two'].entries()) {
    const DatasetArn = await addDataset(door, FlywheelArn, `train-${at}`, `${first}\nlabel,another\n`);
    const { DatasetProperties } = await door.comprehend.describeDataset({ DatasetArn });
    expect(DatasetProperties).toMatchObject({ Status: 'COMPLETED', NumberOfDocuments: 2 });
  }
});
