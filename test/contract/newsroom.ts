/** A small classifier task that every suite uses: three topics, told apart by a few words. */
import type { CreateFlywheelRequest } from '@aws-sdk/client-comprehend';
import { type Door, placeOf } from './door.ts';

export const role = 'arn:aws:iam::000000000000:role/flywheel';
export const topics = ['business', 'science', 'sport'];

const words: Record<string, string[]> = {
  business: ['bank', 'shares', 'profit', 'market', 'merger', 'prices'],
  science: ['comet', 'protein', 'telescope', 'species', 'particle', 'fossil'],
  sport: ['goal', 'coach', 'league', 'match', 'sprint', 'medal'],
};

/** Rows `from` … `from + count − 1` of Comprehend CSV, topics in turn; `wrong` gives every row the label of the next topic. */
export function rows(count: number, from = 0, wrong = false): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const number = from + at;
    const topic = number % 3;
    const word = (offset: number): string => words[topics[topic]!]![(number * 7 + offset) % 6]!;
    return `${topics[wrong ? (topic + 1) % 3 : topic]},report ${number} about the ${word(0)} and the ${word(2)} in the ${word(5)} story\n`;
  });
  return lines.join('');
}

export const newsRequest = (changes: Partial<CreateFlywheelRequest> = {}): CreateFlywheelRequest => ({
  FlywheelName: 'news',
  DataAccessRoleArn: role,
  DataLakeS3Uri: 's3://lake/flywheels',
  ModelType: 'DOCUMENT_CLASSIFIER',
  TaskConfig: { LanguageCode: 'en', DocumentClassificationConfig: { Mode: 'MULTI_CLASS', Labels: topics } },
  ...changes,
});

/** The ARN of a flywheel that is ACTIVE. */
export async function createNews(door: Door, changes: Partial<CreateFlywheelRequest> = {}): Promise<string> {
  const { role: DataAccessRoleArn, root, suffix } = placeOf(door);
  const here = { FlywheelName: `news${suffix}`, DataAccessRoleArn, DataLakeS3Uri: `${root}/flywheels` };
  const { FlywheelArn } = await door.comprehend.createFlywheel(newsRequest({ ...here, ...changes }));
  await door.work();
  return FlywheelArn!;
}

export async function upload(door: Door, name: string, text: string): Promise<string> {
  const uri = `${placeOf(door).root}/uploads/${name}`;
  await door.storage.putIfAbsent(uri, new TextEncoder().encode(text));
  return uri;
}

export const classifierInput = (S3Uri: string) => ({ DataFormat: 'COMPREHEND_CSV' as const, DocumentClassifierInputDataConfig: { S3Uri } });

/** The ARN of a dataset that is no longer CREATING. */
export async function addDataset(
  door: Door,
  FlywheelArn: string,
  DatasetName: string,
  text: string,
  DatasetType: 'TRAIN' | 'TEST' = 'TRAIN',
): Promise<string> {
  const uri = await upload(door, `${DatasetName}.csv`, text);
  const { DatasetArn } = await door.comprehend.createDataset({
    FlywheelArn,
    DatasetName,
    DatasetType,
    InputDataConfig: classifierInput(uri),
  });
  await door.work();
  return DatasetArn!;
}

/** The properties of an iteration that is over. */
export async function iterate(door: Door, FlywheelArn: string) {
  const { FlywheelIterationId } = await door.comprehend.startFlywheelIteration({ FlywheelArn });
  await door.work();
  return (await door.comprehend.describeFlywheelIteration({ FlywheelArn, FlywheelIterationId })).FlywheelIterationProperties!;
}

/** A flywheel with training and test documents and one trained version, which is not active yet. */
export async function trainedNews(door: Door): Promise<{ FlywheelArn: string; ModelArn: string }> {
  const FlywheelArn = await createNews(door);
  await addDataset(door, FlywheelArn, 'train-1', rows(60));
  await addDataset(door, FlywheelArn, 'test-1', rows(30, 600), 'TEST');
  const { TrainedModelArn } = await iterate(door, FlywheelArn);
  return { FlywheelArn, ModelArn: TrainedModelArn! };
}

/** … which is active. */
export async function activeNews(door: Door): Promise<{ FlywheelArn: string; ModelArn: string }> {
  const { FlywheelArn, ModelArn } = await trainedNews(door);
  await door.comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: ModelArn });
  await door.work();
  return { FlywheelArn, ModelArn };
}

/** Name and message of the refusal that the call must end with. */
export async function refusal(call: Promise<unknown>): Promise<{ name: string; message: string }> {
  const answer = await call.then(
    (value) => ({ value }),
    (error: Error) => ({ name: error.name, message: error.message }),
  );
  if ('value' in answer) throw new Error(`The call was not refused: it answered ${JSON.stringify(answer.value)}.`);
  return answer;
}
