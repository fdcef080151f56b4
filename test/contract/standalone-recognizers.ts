import type { CreateEntityRecognizerRequest } from '@aws-sdk/client-comprehend';
import { describe, expect, it } from 'vitest';
import { codePointsIn } from '../../src/comprehend/offsets.ts';
import type { Door, OpenDoor } from './door.ts';
import { refusal, role, upload } from './newsroom.ts';

const cities = ['Oslo', 'Rome', 'Lima', 'Cairo', 'Quito', 'Delhi'];
const people = ['Anna Berg', 'Bo Lind', 'Cleo Marsh', 'Dan Frost', 'Eva Stone'];

/** Line, entity and type in turn: `count` documents, each with a person and a city. */
function staff(count: number, from = 0): { documents: string; annotations: string; manifest: string } {
  const lines = Array.from({ length: count }, (_, at) => {
    const number = from + at;
    const [person, city] = [people[number % people.length]!, cities[(number * 5) % cities.length]!];
    const text = `\u{1f4e8} ${number}: yesterday ${person} went to ${city} by train`;
    // Code points: the sign at the beginning is one.
    const begin = (part: string): number => codePointsIn(text)(text.indexOf(part));
    const spans = [person, city].map((part, which) => ({
      start: begin(part),
      end: begin(part) + part.length,
      type: which === 0 ? 'PERSON' : 'LOCATION',
    }));
    return { text, spans };
  });
  const rows = lines.flatMap(({ spans }, line) => spans.map(({ start, end, type }) => `staff.txt,${line},${start},${end},${type}\n`));
  const entities = (spans: (typeof lines)[number]['spans']) =>
    spans.map(({ start, end, type }) => ({ startOffset: start, endOffset: end, label: type }));
  return {
    documents: lines.map(({ text }) => `${text}\n`).join(''),
    annotations: `File,Line,Begin Offset,End Offset,Type\n${rows.join('')}`,
    manifest: lines
      .map(
        ({ text, spans }) =>
          `${JSON.stringify({ source: text, ...{ who: { annotations: { entities: entities(spans) } }, 'who-metadata': {} } })}\n`,
      )
      .join(''),
  };
}

const types = (...names: string[]) => names.map((Type) => ({ Type }));
const arnOf = (resource: string): string => `arn:aws:comprehend:us-east-1:000000000000:entity-recognizer/${resource}`;

/** Documents and annotations at `s3://lake/uploads/<folder>/`. */
async function annotated(door: Door, folder: string, count: number, from = 0) {
  const { documents, annotations } = staff(count, from);
  return {
    documents: await upload(door, `${folder}/staff.txt`, documents),
    annotations: await upload(door, `${folder}/spans.csv`, annotations),
  };
}

async function submit(door: Door, changes: Partial<CreateEntityRecognizerRequest> = {}): Promise<string> {
  const { documents, annotations } = await annotated(door, 'train', 60);
  const { EntityRecognizerArn } = await door.comprehend.createEntityRecognizer({
    ...{ RecognizerName: 'staff', DataAccessRoleArn: role, LanguageCode: 'en' },
    InputDataConfig: { EntityTypes: types('PERSON', 'LOCATION'), Documents: { S3Uri: documents }, Annotations: { S3Uri: annotations } },
    ...changes,
  });
  return EntityRecognizerArn!;
}

const describeModel = async (door: Door, EntityRecognizerArn: string) =>
  (await door.comprehend.describeEntityRecognizer({ EntityRecognizerArn })).EntityRecognizerProperties!;

async function trained(door: Door, changes: Partial<CreateEntityRecognizerRequest> = {}) {
  const arn = await submit(door, changes);
  await door.work();
  return describeModel(door, arn);
}

export function standaloneRecognizerContract(open: OpenDoor): void {
  describe('CreateEntityRecognizer', () => {
    it('trains on annotations, tests on others, and describes the recognizer as it was asked for', async () => {
      const door = await open();
      const [train, test] = [await annotated(door, 'train', 60), await annotated(door, 'test', 20, 600)];
      const input = {
        ...{ DataFormat: 'COMPREHEND_CSV' as const, EntityTypes: types('PERSON', 'LOCATION') },
        Documents: { S3Uri: train.documents, TestS3Uri: test.documents, InputFormat: 'ONE_DOC_PER_LINE' as const },
        Annotations: { S3Uri: train.annotations, TestS3Uri: test.annotations },
      };
      const arn = await submit(door, { VersionName: 'v1', InputDataConfig: input, VolumeKmsKeyId: 'volume', ModelKmsKeyId: 'model' });
      expect(arn).toBe(arnOf('staff/version/v1'));
      const asked = {
        ...{ EntityRecognizerArn: arn, LanguageCode: 'en', DataAccessRoleArn: role, VersionName: 'v1' },
        ...{ InputDataConfig: input, VolumeKmsKeyId: 'volume', ModelKmsKeyId: 'model', SubmitTime: expect.any(Date) },
      };
      expect(await describeModel(door, arn)).toEqual({ ...asked, Status: 'SUBMITTED' });
      await door.work();
      const right = { Precision: 1, Recall: 1, F1Score: 1 };
      expect(await describeModel(door, arn)).toEqual({
        ...asked,
        ...{ Status: 'TRAINED', EndTime: expect.any(Date), TrainingStartTime: expect.any(Date), TrainingEndTime: expect.any(Date) },
        RecognizerMetadata: {
          ...{ NumberOfTrainedDocuments: 60, NumberOfTestDocuments: 20, EvaluationMetrics: right },
          EntityTypes: [
            { Type: 'LOCATION', EvaluationMetrics: right, NumberOfTrainMentions: 60 },
            { Type: 'PERSON', EvaluationMetrics: right, NumberOfTrainMentions: 60 },
          ],
        },
      });
    });

    it('answers from an endpoint and in a job, and gives a flywheel its first active model', async () => {
      const door = await open();
      const arn = await submit(door);
      await door.work();
      const { EndpointArn } = await door.comprehend.createEndpoint({ EndpointName: 'staff', ModelArn: arn, DesiredInferenceUnits: 1 });
      const { FlywheelArn } = await door.comprehend.createFlywheel({
        ...{ FlywheelName: 'wheel', ActiveModelArn: arn, DataAccessRoleArn: role, DataLakeS3Uri: 's3://lake/flywheels' },
      });
      const Text = '\u{1f4e8} 7: yesterday Cleo Marsh went to Cairo by train';
      const { JobId } = await door.comprehend.startEntitiesDetectionJob({
        ...{ EntityRecognizerArn: arn, DataAccessRoleArn: role, LanguageCode: 'en', OutputDataConfig: { S3Uri: 's3://lake/out' } },
        InputDataConfig: { S3Uri: await upload(door, 'job.txt', `${Text}\n`) },
      });
      await door.work();
      const { Entities } = await door.comprehend.detectEntities({ EndpointArn, Text });
      expect(Entities!.map(({ BeginOffset, EndOffset, Type, Text: found }) => [BeginOffset, EndOffset, Type, found])).toEqual([
        [15, 25, 'PERSON', 'Cleo Marsh'],
        [34, 39, 'LOCATION', 'Cairo'],
      ]);
      const { EntitiesDetectionJobProperties } = await door.comprehend.describeEntitiesDetectionJob({ JobId });
      expect(EntitiesDetectionJobProperties!.JobStatus).toBe('COMPLETED');
      const { DatasetPropertiesList } = await door.comprehend.listDatasets({ FlywheelArn });
      expect(DatasetPropertiesList).toMatchObject([
        { DatasetName: 'staff', DatasetType: 'TRAIN', Status: 'COMPLETED', NumberOfDocuments: 60 },
      ]);
    });

    it('takes an entity list in place of annotations', async () => {
      const door = await open();
      const list = ['Text,Type', ...people.map((name) => `${name},PERSON`), ...cities.map((name) => `${name},LOCATION`)].join('\n');
      const model = await trained(door, {
        InputDataConfig: {
          EntityTypes: types('PERSON', 'LOCATION'),
          Documents: { S3Uri: (await annotated(door, 'listed', 60)).documents },
          EntityList: { S3Uri: await upload(door, 'list.csv', `${list}\n`) },
        },
      });
      expect(model).toMatchObject({ Status: 'TRAINED', RecognizerMetadata: { EvaluationMetrics: { F1Score: 1 } } });
      const { NumberOfTrainedDocuments: train, NumberOfTestDocuments: test } = model.RecognizerMetadata!;
      expect([train! + test!, test! > 0]).toEqual([60, true]);
    });

    it('reads augmented manifests, each for training or for testing', async () => {
      const door = await open();
      const AttributeNames = ['who'];
      const model = await trained(door, {
        InputDataConfig: {
          ...{ DataFormat: 'AUGMENTED_MANIFEST', EntityTypes: types('PERSON', 'LOCATION') },
          AugmentedManifests: [
            { S3Uri: await upload(door, 'train.manifest', staff(60).manifest), AttributeNames },
            { S3Uri: await upload(door, 'test.manifest', staff(10, 600).manifest), AttributeNames, Split: 'TEST' },
          ],
        },
      });
      expect(model.Message).toBeUndefined();
      expect(model.RecognizerMetadata).toMatchObject({
        ...{ NumberOfTrainedDocuments: 60, NumberOfTestDocuments: 10, EvaluationMetrics: { F1Score: 1 } },
      });
    });

    it('ignores the entities of types that it is not asked for', async () => {
      const door = await open();
      const { documents, annotations } = await annotated(door, 'all', 60);
      const input = { EntityTypes: types('LOCATION'), Documents: { S3Uri: documents }, Annotations: { S3Uri: annotations } };
      const { RecognizerMetadata } = await trained(door, { InputDataConfig: input });
      expect(RecognizerMetadata!.EntityTypes!.map(({ Type }) => Type)).toEqual(['LOCATION']);
    });

    it('has names of its own, beside those of classifiers', async () => {
      const door = await open();
      await submit(door, { ClientRequestToken: 'once' });
      expect(await submit(door, { ClientRequestToken: 'once' })).toBe(arnOf('staff'));
      expect((await refusal(submit(door))).name).toBe('ResourceInUseException');
      const { DocumentClassifierArn } = await door.comprehend.createDocumentClassifier({
        ...{ DocumentClassifierName: 'staff', DataAccessRoleArn: role, LanguageCode: 'en' },
        InputDataConfig: { S3Uri: await upload(door, 'c.csv', 'a,one\nb,two\n') },
      });
      await submit(door, { VersionName: 'v1' });
      const { EntityRecognizerSummariesList } = await door.comprehend.listEntityRecognizerSummaries({});
      expect(EntityRecognizerSummariesList).toMatchObject([{ RecognizerName: 'staff', NumberOfVersions: 2, LatestVersionName: 'v1' }]);
      expect((await door.comprehend.listDocumentClassifierSummaries({})).DocumentClassifierSummariesList).toMatchObject([
        { DocumentClassifierName: 'staff', NumberOfVersions: 1 },
      ]);
      await door.work();
      const { DocumentClassifierProperties } = await door.comprehend.describeDocumentClassifier({ DocumentClassifierArn });
      expect(DocumentClassifierProperties!.Status).toBe('TRAINED');
    });

    it('is refused what does not fit together', async () => {
      const door = await open();
      const [S3Uri, TestS3Uri] = ['s3://lake/uploads/a', 's3://lake/uploads/b'];
      const EntityTypes = types('LOCATION');
      const manifest = { S3Uri, AttributeNames: ['who'] };
      const either = 'With DataFormat COMPREHEND_CSV, InputDataConfig must have Documents, and either Annotations or EntityList.';
      for (const [input, message] of [
        [{ Documents: { S3Uri } }, either],
        [{ Annotations: { S3Uri } }, either],
        [{ Documents: { S3Uri }, Annotations: { S3Uri }, EntityList: { S3Uri } }, either],
        [
          { Documents: { S3Uri, TestS3Uri }, EntityList: { S3Uri } },
          'TestS3Uri must be given for both Documents and Annotations, or for neither.',
        ],
        [
          { Documents: { S3Uri }, Annotations: { S3Uri, TestS3Uri } },
          'TestS3Uri must be given for both Documents and Annotations, or for neither.',
        ],
        [{ AugmentedManifests: [manifest] }, 'AugmentedManifests need DataFormat AUGMENTED_MANIFEST.'],
        [
          { DataFormat: 'AUGMENTED_MANIFEST', Documents: { S3Uri }, AugmentedManifests: [manifest] },
          'With DataFormat AUGMENTED_MANIFEST the documents are in AugmentedManifests: nothing else must be given.',
        ],
        [{ EntityTypes: [], Documents: { S3Uri }, Annotations: { S3Uri } }, 'EntityTypes must name at least one type.'],
        [{ EntityTypes: types('A', 'A'), Documents: { S3Uri }, Annotations: { S3Uri } }, 'The entity type A is given twice.'],
      ] as const)
        expect(await refusal(submit(door, { InputDataConfig: { EntityTypes, ...input } as never }))).toEqual({
          name: 'InvalidRequestException',
          message,
        });
      expect((await refusal(submit(door, { LanguageCode: 'ko' }))).name).toBe('UnsupportedLanguageException');
    });

    it('keeps to the minimums and caps of the service where it is strict', async () => {
      const door = await open({ strict: true });
      const { documents, annotations } = await annotated(door, 'strict', 120);
      const input = (EntityTypes: { Type: string }[]) => ({
        EntityTypes,
        Documents: { S3Uri: documents },
        Annotations: { S3Uri: annotations },
      });
      const many = Array.from({ length: 26 }, (_, at) => `T${at}`);
      expect((await refusal(submit(door, { InputDataConfig: input(types(...many)) }))).message).toBe(
        'An entity recognizer can have 25 entity types: 26 are given.',
      );
      const messageOf = async (RecognizerName: string, changes: Partial<CreateEntityRecognizerRequest>) =>
        (await trained(door, { RecognizerName, ...changes })).Message;
      expect(await messageOf('absent', { InputDataConfig: input(types('LOCATION', 'ZOO')) })).toBe(
        'TOO_FEW_ANNOTATIONS: Entity type ZOO has 0 annotations: at least 25 are needed.',
      );
      const few = await annotated(door, 'few', 10);
      const rare = { EntityTypes: types('LOCATION'), Documents: { S3Uri: few.documents }, Annotations: { S3Uri: few.annotations } };
      expect(await messageOf('rare', { InputDataConfig: rare })).toMatch(
        /^TOO_FEW_ANNOTATIONS: Entity type LOCATION has \d+ annotations: at least 25/,
      );
      const small = await annotated(door, 'small', 60);
      const short = { EntityTypes: types('LOCATION'), Documents: { S3Uri: small.documents }, Annotations: { S3Uri: small.annotations } };
      expect(await messageOf('short', { InputDataConfig: short })).toMatch(
        /^CORPUS_SIZE: The documents have \d{4} bytes: at least 5120 are needed\.$/,
      );
      expect(await messageOf('enough', { InputDataConfig: input(types('LOCATION', 'PERSON')) })).toBeUndefined();
    });

    it('wants two hundred matches of an entity list for each type, and short entries, where it is strict', async () => {
      const door = await open({ strict: true });
      const listed = async (name: string, count: number, more = '') => {
        const list = `Text,Type\n${people.map((person) => `${person},PERSON\n`).join('')}${more}`;
        const InputDataConfig = {
          EntityTypes: types('PERSON'),
          Documents: { S3Uri: (await annotated(door, name, count)).documents },
          EntityList: { S3Uri: await upload(door, `${name}.csv`, list) },
        };
        return (await trained(door, { RecognizerName: name, InputDataConfig })).Message;
      };
      expect(await listed('few', 199)).toBe(
        'TOO_FEW_MATCHES: Entity type PERSON has 199 matches of the entity list: at least 200 are needed.',
      );
      expect(await listed('long', 200, `${'😀'.repeat(5001)},PERSON\n`)).toBe(
        'ENTITY_LIST_SIZE: An entry of the entity list has 5001 characters: the limit is 5000.',
      );
      expect(await listed('enough', 200, `${'😀'.repeat(5000)},PERSON\n`)).toBeUndefined();
    });

    it('ends IN_ERROR with a message when there is nothing to read', async () => {
      const door = await open();
      const { documents } = await annotated(door, 'alone', 5);
      const input = { EntityTypes: types('LOCATION'), Documents: { S3Uri: documents }, Annotations: { S3Uri: 's3://lake/uploads/none' } };
      expect(await trained(door, { InputDataConfig: input })).toMatchObject({
        ...{ Status: 'IN_ERROR', Message: 'NO_READ_ACCESS_TO_INPUT: No object begins with s3://lake/uploads/none.' },
      });
    });
  });

  describe('StopTrainingEntityRecognizer', () => {
    it('stops what is not trained yet, which can be deleted then; and nothing else', async () => {
      const door = await open();
      const EntityRecognizerArn = await submit(door);
      await door.comprehend.stopTrainingEntityRecognizer({ EntityRecognizerArn });
      expect((await describeModel(door, EntityRecognizerArn)).Status).toBe('STOP_REQUESTED');
      await door.work();
      expect((await describeModel(door, EntityRecognizerArn)).Status).toBe('STOPPED');
      expect((await refusal(door.comprehend.stopTrainingEntityRecognizer({ EntityRecognizerArn }))).name).toBe('InvalidRequestException');
      await door.comprehend.deleteEntityRecognizer({ EntityRecognizerArn });
      await door.work();
      expect((await refusal(describeModel(door, EntityRecognizerArn))).name).toBe('ResourceNotFoundException');
    });
  });
}
