/** A small task of entity recognition that every suite uses: who sends something, and where to. */
import type { CreateFlywheelRequest, DatasetInputDataConfig } from '@aws-sdk/client-comprehend';
import type { Door } from './door.ts';
import { iterate, newsRequest, upload } from './newsroom.ts';

export const entityTypes = ['CITY', 'PERSON'];

const people = ['Ada Novak', 'Bo Lindt', 'Cleo Marsh', 'Dan Abel', 'Eva Roth', 'Finn Koch'];
const cities = ['Bremen', 'Lyon', 'Turin', 'Porto', 'Graz', 'Delft'];

export interface Letter {
  text: string;
  /** In code points. */
  entities: { start: number; end: number; type: string }[];
}

/** Documents `from` … `from + count − 1`; in every fourth there is nothing to find. `wrong` exchanges the types. */
export function letters(count: number, from = 0, wrong = false): Letter[] {
  return Array.from({ length: count }, (_, at) => {
    const number = from + at;
    const person = people[(number * 5 + 1) % people.length]!;
    const city = cities[(number * 7 + 2) % cities.length]!;
    const text = [
      `order ${number}: 📦 ${person} sends a parcel to ${city} today`,
      `a parcel from ${person} reached ${city} as number ${number}`,
      `number ${number} left ${city} for ${person} this morning`,
      `number ${number} is still on its way`,
    ][number % 4]!;
    const found = number % 4 === 3 ? [] : [place(text, person, wrong ? 'CITY' : 'PERSON'), place(text, city, wrong ? 'PERSON' : 'CITY')];
    return { text, entities: found.sort((a, b) => a.start - b.start) };
  });
}

function place(text: string, words: string, type: string): Letter['entities'][number] {
  const start = Array.from(text.slice(0, text.indexOf(words))).length;
  return { start, end: start + Array.from(words).length, type };
}

/** Comprehend's annotations of documents that stand one on each line of a file. */
export const annotationsOf = (documents: readonly Letter[], file: string): string =>
  `File, Line, Begin Offset, End Offset, Type\n${documents
    .flatMap(({ entities }, line) => entities.map(({ start, end, type }) => `${file},${line},${start},${end},${type}\n`))
    .join('')}`;

export const linesOf = (documents: readonly Letter[]): string => documents.map(({ text }) => `${text}\n`).join('');

export const mailRequest = (changes: Partial<CreateFlywheelRequest> = {}): CreateFlywheelRequest => ({
  ...newsRequest(),
  ...{ FlywheelName: 'mail', ModelType: 'ENTITY_RECOGNIZER' },
  TaskConfig: { LanguageCode: 'en', EntityRecognitionConfig: { EntityTypes: entityTypes.map((Type) => ({ Type })) } },
  ...changes,
});

/** The ARN of a flywheel that is ACTIVE. */
export async function createMail(door: Door, changes: Partial<CreateFlywheelRequest> = {}): Promise<string> {
  const { FlywheelArn } = await door.comprehend.createFlywheel(mailRequest(changes));
  await door.work();
  return FlywheelArn!;
}

/** Uploads documents with their annotations, and says where they are. */
export async function annotatedInput(door: Door, name: string, documents: readonly Letter[]): Promise<DatasetInputDataConfig> {
  return {
    DataFormat: 'COMPREHEND_CSV',
    EntityRecognizerInputDataConfig: {
      Documents: { S3Uri: await upload(door, `${name}.txt`, linesOf(documents)), InputFormat: 'ONE_DOC_PER_LINE' },
      Annotations: { S3Uri: await upload(door, `${name}-annotations.csv`, annotationsOf(documents, `${name}.txt`)) },
    },
  };
}

/** The properties of a dataset that is no longer CREATING. */
export async function ingested(
  door: Door,
  FlywheelArn: string,
  DatasetName: string,
  InputDataConfig: DatasetInputDataConfig,
  DatasetType: 'TRAIN' | 'TEST' = 'TRAIN',
) {
  const { DatasetArn } = await door.comprehend.createDataset({ FlywheelArn, DatasetName, DatasetType, InputDataConfig });
  await door.work();
  return (await door.comprehend.describeDataset({ DatasetArn })).DatasetProperties!;
}

export async function addLetters(
  door: Door,
  FlywheelArn: string,
  name: string,
  documents: readonly Letter[],
  type: 'TRAIN' | 'TEST' = 'TRAIN',
) {
  return ingested(door, FlywheelArn, name, await annotatedInput(door, name, documents), type);
}

/** A flywheel with training and test documents and one trained version, which is not active yet. */
export async function trainedMail(door: Door): Promise<{ FlywheelArn: string; ModelArn: string }> {
  const FlywheelArn = await createMail(door);
  await addLetters(door, FlywheelArn, 'train-1', letters(60));
  await addLetters(door, FlywheelArn, 'test-1', letters(24, 600), 'TEST');
  const { TrainedModelArn } = await iterate(door, FlywheelArn);
  return { FlywheelArn, ModelArn: TrainedModelArn! };
}

/** … which is active. */
export async function activeMail(door: Door): Promise<{ FlywheelArn: string; ModelArn: string }> {
  const { FlywheelArn, ModelArn } = await trainedMail(door);
  await door.comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: ModelArn });
  await door.work();
  return { FlywheelArn, ModelArn };
}
