import { describe, expect, it } from 'vitest';
import { limits } from '../../src/comprehend/limits.ts';
import { readModelStats, readOutOfFold } from '../../src/comprehend/model-stats.ts';
import type { Door, OpenDoor } from './door.ts';
import {
  activeMail,
  addLetters,
  annotatedInput,
  createMail,
  entityTypes,
  ingested,
  type Letter,
  letters,
  linesOf,
  mailRequest,
  trainedMail,
} from './mailroom.ts';
import { activeNews, classifierInput, createNews, iterate, newsRequest, refusal, role, rows, upload } from './newsroom.ts';

const typesOf = (count: number) => Array.from({ length: count }, (_, at) => ({ Type: `TYPE_${at}` }));
const task = (EntityTypes: { Type: string }[]) =>
  mailRequest({ TaskConfig: { LanguageCode: 'en', EntityRecognitionConfig: { EntityTypes } } });

export function entityContract(open: OpenDoor): void {
  describe('a flywheel for entity recognition', () => {
    it('says its type, its entity types, and that it has no labels', async () => {
      const door = await open();
      const FlywheelArn = await createMail(door);
      const { FlywheelProperties } = await door.comprehend.describeFlywheel({ FlywheelArn });
      expect(FlywheelProperties).toMatchObject({ Status: 'ACTIVE', ModelType: 'ENTITY_RECOGNIZER', TaskConfig: mailRequest().TaskConfig });
      const { FlywheelSummaryList } = await door.comprehend.listFlywheels({});
      expect(FlywheelSummaryList).toMatchObject([{ FlywheelArn, ModelType: 'ENTITY_RECOGNIZER' }]);
    });

    it.each([0, 26])('refuses %i entity types', async (count) => {
      const door = await open();
      expect(await refusal(door.comprehend.createFlywheel(task(typesOf(count))))).toEqual({
        name: 'InvalidRequestException',
        message: `EntityRecognitionConfig.EntityTypes must name 1 to 25 types: ${count} are given.`,
      });
    });

    it.each([1, 25])('takes %i of them', async (count) => {
      const door = await open();
      expect((await door.comprehend.createFlywheel(task(typesOf(count)))).FlywheelArn).toMatch(/:flywheel\/mail$/);
    });

    it('refuses a type that is named twice, types of a classifier, and labels of a recognizer', async () => {
      const door = await open();
      expect((await refusal(door.comprehend.createFlywheel(task([{ Type: 'CITY' }, { Type: 'CITY' }])))).message).toBe(
        'The entity type CITY is given twice.',
      );
      for (const request of [newsRequest({ ModelType: 'ENTITY_RECOGNIZER' }), mailRequest({ ModelType: 'DOCUMENT_CLASSIFIER' })])
        expect((await refusal(door.comprehend.createFlywheel(request))).name).toBe('InvalidRequestException');
    });

    it('takes no model of the other type, and no flywheel takes its own', async () => {
      const door = await open();
      const mail = await activeMail(door);
      const news = await activeNews(door);
      for (const [FlywheelArn, ActiveModelArn] of [
        [mail.FlywheelArn, news.ModelArn],
        [news.FlywheelArn, mail.ModelArn],
      ])
        expect(await refusal(door.comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn }))).toMatchObject({
          name: 'InvalidRequestException',
          message: expect.stringMatching(/is of another type than flywheel (mail|news)\.$/),
        });
    });

    it('is made from a version of another one, with its types and a copy of its documents', async () => {
      const door = await open();
      const { ModelArn } = await activeMail(door);
      const copy = await door.comprehend.createFlywheel({
        ...{ FlywheelName: 'copy', DataAccessRoleArn: role, DataLakeS3Uri: 's3://lake/flywheels', ActiveModelArn: ModelArn },
      });
      await door.work();
      const { FlywheelProperties } = await door.comprehend.describeFlywheel({ FlywheelArn: copy.FlywheelArn });
      expect(FlywheelProperties).toMatchObject({
        ActiveModelArn: ModelArn,
        ModelType: 'ENTITY_RECOGNIZER',
        TaskConfig: mailRequest().TaskConfig,
      });
      const { DatasetPropertiesList } = await door.comprehend.listDatasets({ FlywheelArn: copy.FlywheelArn });
      expect(DatasetPropertiesList).toMatchObject([{ Status: 'COMPLETED', NumberOfDocuments: 60 }]);
      await addLetters(door, copy.FlywheelArn!, 'more', letters(20, 60));
      const { TrainedModelArn, EvaluatedModelArn } = await iterate(door, copy.FlywheelArn!);
      expect(EvaluatedModelArn).toBe(ModelArn);
      expect(TrainedModelArn).toMatch(/:entity-recognizer\/mail\/version\/Comprehend-Generated-v2-/);
    });
  });

  describe('datasets of documents with entities', () => {
    const stored = async (door: Door, prefix: string | undefined) => {
      const read = async (name: string) => new TextDecoder().decode(await door.storage.get(`${prefix}${name}`));
      return { documents: (await read('documents.txt')).split('\n'), annotations: (await read('annotations.csv')).split('\n') };
    };

    it('are kept as Comprehend has them, whatever they were given as', async () => {
      const door = await open();
      const FlywheelArn = await createMail(door);
      const documents = letters(12);
      const given = await annotatedInput(door, 'annotated', documents);
      const manifest = documents.map(({ text, entities }) => {
        const annotations = entities.map(({ start, end, type }) => ({ startOffset: start, endOffset: end, label: type }));
        return JSON.stringify({ source: text, Job: { annotations: { entities: annotations } }, 'Job-metadata': {} });
      });
      const S3Uri = await upload(door, 'a.manifest', `${manifest.join('\n')}\n`);
      const results = [
        await ingested(door, FlywheelArn, 'annotated', given),
        await ingested(door, FlywheelArn, 'manifest', {
          ...{ DataFormat: 'AUGMENTED_MANIFEST', AugmentedManifests: [{ S3Uri, AttributeNames: ['Job'] }] },
        }),
      ];
      for (const { Status, Message, NumberOfDocuments } of results)
        expect([Status, Message, NumberOfDocuments]).toEqual(['COMPLETED', undefined, 12]);
      const [annotated, manifested] = await Promise.all(results.map(({ DatasetS3Uri }) => stored(door, DatasetS3Uri)));
      expect(manifested).toEqual(annotated);
      expect(annotated!.documents.toSorted()).toEqual(linesOf(documents).split('\n').toSorted());
      expect(annotated!.annotations[0]).toBe('File,Line,Begin Offset,End Offset,Type');
      const [first] = documents;
      const line = annotated!.documents.indexOf(first!.text);
      const expected = first!.entities.map(({ start, end, type }) => `documents.txt,${line},${start},${end},${type}`);
      expect(annotated!.annotations.filter((row) => row.startsWith(`documents.txt,${line},`))).toEqual(expected);
    });

    it('may be one document per file', async () => {
      const door = await open();
      const FlywheelArn = await createMail(door);
      await upload(door, 'files/one.txt', 'Ada Novak\nlives in Lyon');
      await upload(door, 'files/two.txt', 'Nobody lives in Graz');
      const annotations = 'File, Begin Offset, End Offset, Type\none.txt,0,9,PERSON\none.txt,19,23,CITY\ntwo.txt,16,20,CITY\n';
      const { Status, Message, DatasetS3Uri } = await ingested(door, FlywheelArn, 'files', {
        EntityRecognizerInputDataConfig: {
          Documents: { S3Uri: 's3://lake/uploads/files/', InputFormat: 'ONE_DOC_PER_FILE' },
          Annotations: { S3Uri: await upload(door, 'files.csv', annotations) },
        },
      });
      expect([Status, Message]).toEqual(['COMPLETED', undefined]);
      const { documents } = await stored(door, DatasetS3Uri);
      expect(documents.toSorted()).toEqual(['', 'Ada Novak lives in Lyon', 'Nobody lives in Graz']);
    });

    it('may come with a list of entities, each of which counts wherever it stands', async () => {
      const door = await open();
      const FlywheelArn = await createMail(door);
      const { Status, Message, DatasetS3Uri } = await ingested(door, FlywheelArn, 'listed', {
        EntityRecognizerInputDataConfig: {
          Documents: { S3Uri: await upload(door, 'listed.txt', 'Ada Novak lives in Lyon\nLyon is large\n') },
          EntityList: { S3Uri: await upload(door, 'list.csv', 'Text,Type\nAda Novak,PERSON\nLyon,CITY\n') },
        },
      });
      expect([Status, Message]).toEqual(['COMPLETED', undefined]);
      const { documents, annotations } = await stored(door, DatasetS3Uri);
      const [one, two] = ['Ada Novak lives in Lyon', 'Lyon is large'].map((text) => documents.indexOf(text));
      const rows = [`documents.txt,${one},0,9,PERSON`, `documents.txt,${one},19,23,CITY`, `documents.txt,${two},0,4,CITY`];
      expect(annotations.slice(1, -1).toSorted()).toEqual(rows.toSorted());
    });

    it('lose entities of types that the flywheel does not know, and stay', async () => {
      const door = await open();
      const FlywheelArn = await createMail(door);
      const text = 'Ada Novak drives a van\n';
      const { Status, NumberOfDocuments, DatasetS3Uri } = await ingested(door, FlywheelArn, 'van', {
        EntityRecognizerInputDataConfig: {
          Documents: { S3Uri: await upload(door, 'van.txt', text) },
          Annotations: {
            S3Uri: await upload(door, 'van.csv', 'File,Line,Begin Offset,End Offset,Type\nvan.txt,0,0,9,PERSON\nvan.txt,0,19,22,CAR\n'),
          },
        },
      });
      expect([Status, NumberOfDocuments]).toEqual(['COMPLETED', 1]);
      expect((await stored(door, DatasetS3Uri)).annotations.slice(1)).toEqual(['documents.txt,0,0,9,PERSON', '']);
    });

    it.each([
      [
        'there are no documents',
        's3://lake/uploads/none.txt',
        '',
        /^NO_READ_ACCESS_TO_INPUT: No object begins with s3:\/\/lake\/uploads\/none\.txt\.$/,
      ],
      [
        'there are no annotations',
        's3://lake/uploads/x.txt',
        undefined,
        /^NO_READ_ACCESS_TO_INPUT: No object begins with s3:\/\/lake\/uploads\/x\.csv\.$/,
      ],
      [
        'an entity lies outside its line',
        's3://lake/uploads/x.txt',
        'x.txt,0,0,90,PERSON\n',
        /^INVALID_INPUT: s3:\/\/lake\/uploads\/x\.csv, line 2: .*outside/,
      ],
      ['entities overlap', 's3://lake/uploads/x.txt', 'x.txt,0,0,9,PERSON\nx.txt,0,4,9,CITY\n', /^INVALID_INPUT: .*overlaps/],
    ])('fail when %s', async (_, S3Uri, annotations, message) => {
      const door = await open();
      const FlywheelArn = await createMail(door);
      await upload(door, 'x.txt', 'Ada Novak lives in Lyon\n');
      const header = 'File,Line,Begin Offset,End Offset,Type\n';
      if (annotations !== undefined) await upload(door, 'x.csv', `${header}${annotations}`);
      const { Status, Message } = await ingested(door, FlywheelArn, 'x', {
        EntityRecognizerInputDataConfig: { Documents: { S3Uri }, Annotations: { S3Uri: 's3://lake/uploads/x.csv' } },
      });
      expect([Status, Message]).toEqual(['FAILED', expect.stringMatching(message)]);
    });

    it.each([
      ['documents of a classifier', classifierInput('s3://lake/a')],
      ['neither annotations nor a list', { EntityRecognizerInputDataConfig: { Documents: { S3Uri: 's3://lake/a' } } }],
      [
        'annotations and a list',
        {
          EntityRecognizerInputDataConfig: {
            ...{ Documents: { S3Uri: 's3://lake/a' }, Annotations: { S3Uri: 's3://lake/b' }, EntityList: { S3Uri: 's3://lake/c' } },
          },
        },
      ],
    ])('are refused when they are %s', async (_, InputDataConfig) => {
      const door = await open();
      const FlywheelArn = await createMail(door);
      const refused = await refusal(door.comprehend.createDataset({ FlywheelArn, DatasetName: 'a', InputDataConfig }));
      expect(refused.name).toBe('InvalidRequestException');
    });

    it('do not fit a flywheel for classification', async () => {
      const door = await open();
      const FlywheelArn = await createNews(door);
      const InputDataConfig = await annotatedInput(door, 'a', letters(3));
      expect(await refusal(door.comprehend.createDataset({ FlywheelArn, DatasetName: 'a', InputDataConfig }))).toEqual({
        name: 'InvalidRequestException',
        message: 'EntityRecognizerInputDataConfig does not fit flywheel news, which is for document classification.',
      });
    });

    it.each([
      ['two documents', letters(2), 'TRAIN', 'TOO_FEW_DOCUMENTS: The dataset has 2 documents: at least 3 are needed.'],
      [
        '24 annotations of a type',
        letters(32),
        'TRAIN',
        'TOO_FEW_ANNOTATIONS: Entity type CITY has 24 annotations: at least 25 are needed.',
      ],
      ['enough', letters(40), 'TRAIN', undefined],
      ['24 annotations, to test on', letters(32), 'TEST', undefined],
      [
        'a long document',
        [...letters(40), { text: 'long '.repeat(1001), entities: [] }],
        'TRAIN',
        `DOCUMENT_SIZE: A document has 5004 bytes: the limit is ${limits.recognizerDataset.documentBytesMax}.`,
      ],
    ] as [string, Letter[], 'TRAIN' | 'TEST', string | undefined][])(
      'of %s end as the service says when strict, and COMPLETED otherwise',
      async (_, documents, type, message) => {
        for (const strict of [true, false]) {
          const door = await open({ strict });
          const { Status, Message } = await addLetters(door, await createMail(door), 'x', documents, type);
          expect([Status, Message]).toEqual(strict && message !== undefined ? ['FAILED', message] : ['COMPLETED', undefined]);
        }
      },
    );
  });

  describe('versions of an entity recognizer', () => {
    it('have the metrics of the service: averages over all entities, and those of each type', async () => {
      const door = await open();
      const FlywheelArn = await createMail(door);
      await addLetters(door, FlywheelArn, 'train', [...letters(40), ...letters(12, 40, true)]);
      await addLetters(door, FlywheelArn, 'test', letters(24, 600), 'TEST');
      const { TrainedModelArn, TrainedModelMetrics } = await iterate(door, FlywheelArn);
      const { EntityRecognizerProperties: model } = await door.comprehend.describeEntityRecognizer({
        EntityRecognizerArn: TrainedModelArn,
      });
      const { EvaluationMetrics, EntityTypes } = model!.RecognizerMetadata!;
      expect(TrainedModelMetrics).toEqual({
        AverageF1Score: EvaluationMetrics!.F1Score,
        AveragePrecision: EvaluationMetrics!.Precision,
        AverageRecall: EvaluationMetrics!.Recall,
      });
      expect(EvaluationMetrics!.F1Score).toBeGreaterThan(0.5);
      expect(EvaluationMetrics!.F1Score).toBeLessThanOrEqual(1);
      const { Precision: p, Recall: r, F1Score: f } = EvaluationMetrics!;
      expect(f).toBeCloseTo((2 * p! * r!) / (p! + r!), 9);
      expect(EntityTypes!.map(({ Type, NumberOfTrainMentions }) => [Type, NumberOfTrainMentions])).toEqual([
        ['CITY', 39],
        ['PERSON', 39],
      ]);
      expect(EntityTypes!.every(({ EvaluationMetrics: each }) => each!.F1Score! >= 0 && each!.F1Score! <= 1)).toBe(true);
    });

    it('are described with what they learned from', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await trainedMail(door);
      expect(ModelArn).toMatch(
        /^arn:aws:comprehend:us-east-1:000000000000:entity-recognizer\/mail\/version\/Comprehend-Generated-v1-[0-9a-f]{8}$/,
      );
      const { EntityRecognizerProperties: model } = await door.comprehend.describeEntityRecognizer({ EntityRecognizerArn: ModelArn });
      expect(model).toMatchObject({
        ...{ EntityRecognizerArn: ModelArn, FlywheelArn, Status: 'TRAINED', LanguageCode: 'en', DataAccessRoleArn: role },
        ...{ VersionName: ModelArn.split('/').at(-1), RecognizerMetadata: { NumberOfTrainedDocuments: 60, NumberOfTestDocuments: 24 } },
      });
      expect(model!.TrainingEndTime!.getTime()).toBeGreaterThanOrEqual(model!.TrainingStartTime!.getTime());
    });

    it('keep beside them what a model without a document found in it', async () => {
      const door = await open();
      const { ModelArn } = await trainedMail(door);
      const { EntityRecognizerProperties: model } = await door.comprehend.describeEntityRecognizer({ EntityRecognizerArn: ModelArn });
      const prefix = model!.OutputDataConfig!.FlywheelStatsS3Prefix!;
      expect(await readModelStats(door.storage, prefix)).toMatchObject({ documents: 60, labels: entityTypes });
      const outOfFold = [...(await readOutOfFold(door.storage, prefix))!.values()];
      expect(outOfFold).toHaveLength(60);
      expect(new Set(outOfFold.map(({ given }) => given.length))).toEqual(new Set([0, 2]));
      expect(outOfFold.filter(({ given, predicted }) => given.join() === predicted.join()).length).toBeGreaterThan(45);
      expect(outOfFold.flatMap(({ given }) => given).every((span) => /^\d+-\d+ (CITY|PERSON)$/.test(span))).toBe(true);
    });

    it('hold a tenth of the documents back where there are no others to test on', async () => {
      const door = await open();
      const FlywheelArn = await createMail(door);
      await addLetters(door, FlywheelArn, 'train', letters(60));
      const { TrainedModelArn, TrainedModelMetrics } = await iterate(door, FlywheelArn);
      const { EntityRecognizerProperties: model } = await door.comprehend.describeEntityRecognizer({
        EntityRecognizerArn: TrainedModelArn,
      });
      const { NumberOfTrainedDocuments, NumberOfTestDocuments } = model!.RecognizerMetadata!;
      expect(NumberOfTrainedDocuments! + NumberOfTestDocuments!).toBe(60);
      expect(NumberOfTestDocuments).toBeGreaterThan(0);
      expect(TrainedModelMetrics!.AverageF1Score).toBeGreaterThan(0.5);
    });

    it('learn from documents without a single entity that there is none', async () => {
      const door = await open();
      const FlywheelArn = await createMail(door);
      const none = letters(12).map(({ text }) => ({ text, entities: [] }));
      await addLetters(door, FlywheelArn, 'train', none);
      const { Status, TrainedModelArn } = await iterate(door, FlywheelArn);
      expect(Status).toBe('COMPLETED');
      const { EndpointArn } = await door.comprehend.createEndpoint({
        EndpointName: 'none',
        ModelArn: TrainedModelArn,
        DesiredInferenceUnits: 1,
      });
      await door.work();
      expect(await door.comprehend.detectEntities({ EndpointArn, Text: none[0]!.text })).toEqual({ Entities: [] });
    });

    it.each(['none/version/v1', 'none', 'mail'])('are not there as %s', async (name) => {
      const door = await open();
      await trainedMail(door);
      const EntityRecognizerArn = `arn:aws:comprehend:us-east-1:000000000000:entity-recognizer/${name}`;
      expect((await refusal(door.comprehend.describeEntityRecognizer({ EntityRecognizerArn }))).name).toBe('ResourceNotFoundException');
    });

    it('are listed newest first, apart from classifiers, filtered by name, status and time', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await trainedMail(door);
      // A classifier of the same name.
      const { FlywheelArn: news } = await door.comprehend.createFlywheel(newsRequest({ FlywheelName: 'mail-topics' }));
      await door.work();
      const { DatasetArn } = await door.comprehend.createDataset({
        ...{ FlywheelArn: news, DatasetName: 'a', InputDataConfig: classifierInput(await upload(door, 'a.csv', rows(30))) },
      });
      await door.work();
      expect((await door.comprehend.describeDataset({ DatasetArn })).DatasetProperties!.Status).toBe('COMPLETED');
      await iterate(door, news!);
      await addLetters(door, FlywheelArn, 'more', letters(20, 60));
      const { TrainedModelArn, CreationTime } = await iterate(door, FlywheelArn);
      const arns = async (Filter?: object) =>
        (await door.comprehend.listEntityRecognizers({ Filter })).EntityRecognizerPropertiesList!.map((model) => model.EntityRecognizerArn);
      expect(await arns()).toEqual([TrainedModelArn, ModelArn]);
      expect(await arns({ RecognizerName: 'mail' })).toHaveLength(2);
      expect(await arns({ RecognizerName: 'news' })).toEqual([]);
      expect(await arns({ Status: 'IN_ERROR' })).toEqual([]);
      expect(await arns({ SubmitTimeBefore: CreationTime })).toEqual([ModelArn]);
      expect((await refusal(arns({ Status: 'TRAINED', RecognizerName: 'mail' }))).name).toBe('InvalidFilterException');
      expect((await door.comprehend.listDocumentClassifiers({})).DocumentClassifierPropertiesList).toHaveLength(1);
    });

    it('are deleted once nobody uses them', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await activeMail(door);
      const deletion = () => door.comprehend.deleteEntityRecognizer({ EntityRecognizerArn: ModelArn });
      expect(await refusal(deletion())).toEqual({
        name: 'ResourceInUseException',
        message: `Model ${ModelArn} is the active model of flywheel mail.`,
      });
      await addLetters(door, FlywheelArn, 'more', letters(20, 60));
      const { TrainedModelArn } = await iterate(door, FlywheelArn);
      await door.comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: TrainedModelArn });
      await deletion();
      const described = await door.comprehend.describeEntityRecognizer({ EntityRecognizerArn: ModelArn });
      expect(described.EntityRecognizerProperties!.Status).toBe('DELETING');
      await door.work();
      expect((await refusal(deletion())).name).toBe('ResourceNotFoundException');
    });
  });
}
