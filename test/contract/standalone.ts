import { gunzipSync } from 'node:zlib';
import type { CreateDocumentClassifierRequest } from '@aws-sdk/client-comprehend';
import { describe, expect, it } from 'vitest';
import { readSingleFileTar } from '../../src/comprehend/tar.ts';
import type { Door, OpenDoor } from './door.ts';
import { addDataset, iterate, refusal, role, rows, topics, trainedNews, upload } from './newsroom.ts';

const name = 'desk';
const arnOf = (resource: string): string => `arn:aws:comprehend:us-east-1:000000000000:document-classifier/${resource}`;

/** The ARN of a classifier that was submitted with 60 documents. */
async function submit(door: Door, changes: Partial<CreateDocumentClassifierRequest> = {}): Promise<string> {
  const { DocumentClassifierArn } = await door.comprehend.createDocumentClassifier({
    DocumentClassifierName: name,
    DataAccessRoleArn: role,
    LanguageCode: 'en',
    InputDataConfig: { S3Uri: await upload(door, 'desk.csv', rows(60)) },
    ...changes,
  });
  return DocumentClassifierArn!;
}

const describeModel = async (door: Door, DocumentClassifierArn: string) =>
  (await door.comprehend.describeDocumentClassifier({ DocumentClassifierArn })).DocumentClassifierProperties!;

/** What becomes of such a classifier. */
async function trained(door: Door, changes: Partial<CreateDocumentClassifierRequest> = {}) {
  const arn = await submit(door, changes);
  await door.work();
  return describeModel(door, arn);
}

export function standaloneContract(open: OpenDoor): void {
  describe('CreateDocumentClassifier', () => {
    it('trains a model outside of flywheels, and describes it as it was asked for', async () => {
      const door = await open();
      const input = {
        ...{ DataFormat: 'COMPREHEND_CSV' as const, S3Uri: await upload(door, 'desk.csv', rows(60)) },
        TestS3Uri: await upload(door, 'test.csv', rows(30, 600)),
      };
      const vpc = { SecurityGroupIds: ['sg-1'], Subnets: ['subnet-1'] };
      const arn = await submit(door, { InputDataConfig: input, VolumeKmsKeyId: 'volume', ModelKmsKeyId: 'model', VpcConfig: vpc });
      expect(arn).toBe(arnOf(name));
      const asked = {
        ...{ DocumentClassifierArn: arn, LanguageCode: 'en', Mode: 'MULTI_CLASS', DataAccessRoleArn: role },
        ...{ InputDataConfig: input, VolumeKmsKeyId: 'volume', ModelKmsKeyId: 'model', VpcConfig: vpc, SubmitTime: expect.any(Date) },
      };
      expect(await describeModel(door, arn)).toEqual({ ...asked, Status: 'SUBMITTED' });
      await door.work();
      expect(await describeModel(door, arn)).toEqual({
        ...asked,
        ...{ Status: 'TRAINED', EndTime: expect.any(Date), TrainingStartTime: expect.any(Date), TrainingEndTime: expect.any(Date) },
        ClassifierMetadata: {
          ...{ NumberOfLabels: 3, NumberOfTrainedDocuments: 60, NumberOfTestDocuments: 30 },
          EvaluationMetrics: {
            ...{ Accuracy: 1, Precision: 1, Recall: 1, F1Score: 1, MicroPrecision: 1, MicroRecall: 1, MicroF1Score: 1, HammingLoss: 0 },
          },
        },
      });
    });

    it('holds back a tenth of the documents without TestS3Uri', async () => {
      const { ClassifierMetadata } = await trained(await open());
      const { NumberOfTrainedDocuments: train, NumberOfTestDocuments: test } = ClassifierMetadata!;
      expect(train! + test!).toBe(60);
      expect(test).toBeGreaterThan(0);
    });

    it('trains with several labels on a document, apart by the delimiter that it names', async () => {
      const door = await open();
      const both = Array.from({ length: 10 }, (_, at) => `sport;business,the match ${at} and the bank and the shares of the league\n`).join(
        '',
      );
      const S3Uri = await upload(door, 'both.csv', `${rows(60)}${both}`);
      const model = await trained(door, { Mode: 'MULTI_LABEL', InputDataConfig: { S3Uri, LabelDelimiter: ';' } });
      expect(model).toMatchObject({ Status: 'TRAINED', Mode: 'MULTI_LABEL', ClassifierMetadata: { NumberOfLabels: 3 } });
      const undivided = await trained(door, { DocumentClassifierName: 'undivided', Mode: 'MULTI_LABEL', InputDataConfig: { S3Uri } });
      expect(undivided.ClassifierMetadata!.NumberOfLabels).toBe(4);
    });

    it('reads augmented manifests, each for training or for testing', async () => {
      const door = await open();
      const manifest = (text: string): string =>
        text
          .trimEnd()
          .split('\n')
          .map((line) => line.split(','))
          .map(([label, source]) => JSON.stringify({ source, ...{ topic: 1, 'topic-metadata': { 'class-name': label } } }))
          .join('\n');
      const AttributeNames = ['topic'];
      const AugmentedManifests = [
        { S3Uri: await upload(door, 'train.manifest', manifest(rows(30))), AttributeNames },
        { S3Uri: await upload(door, 'more.manifest', manifest(rows(30, 30))), AttributeNames, Split: 'TRAIN' as const },
        { S3Uri: await upload(door, 'test.manifest', manifest(rows(12, 600))), AttributeNames, Split: 'TEST' as const },
      ];
      const model = await trained(door, { InputDataConfig: { DataFormat: 'AUGMENTED_MANIFEST', AugmentedManifests } });
      expect(model).toMatchObject({
        Status: 'TRAINED',
        ClassifierMetadata: { NumberOfTrainedDocuments: 60, NumberOfTestDocuments: 12, EvaluationMetrics: { Accuracy: 1 } },
      });
    });

    it('writes a confusion matrix of the classes where OutputDataConfig says', async () => {
      const door = await open();
      const input = {
        S3Uri: await upload(door, 'desk.csv', rows(60)),
        TestS3Uri: await upload(
          door,
          'test.csv',
          `${rows(30, 600)}sport,the bank and the shares and the profit\nweather,the comet and the species\n`,
        ),
      };
      const { OutputDataConfig } = await trained(door, {
        InputDataConfig: input,
        OutputDataConfig: { S3Uri: 's3://lake/out/', KmsKeyId: 'k' },
      });
      expect(OutputDataConfig).toEqual({
        S3Uri: expect.stringMatching(/^s3:\/\/lake\/out\/000000000000-CLR-[0-9a-f]{32}\/output\/output\.tar\.gz$/),
        KmsKeyId: 'k',
      });
      expect(await matrixOf(door, OutputDataConfig!.S3Uri!)).toEqual({
        type: 'multi_class',
        confusion_matrix: [
          [10, 0, 0, 0],
          [0, 10, 0, 0],
          [1, 0, 10, 0],
          [0, 1, 0, 0],
        ],
        ...{ labels: [...topics, 'weather'], all_labels: topics },
      });
    });

    it('writes a confusion matrix of each label of a multi-label model', async () => {
      const door = await open();
      const test = 'business|sport,the coach and the goal of the league\nscience,the comet and the species and the fossil\n';
      const input = { S3Uri: await upload(door, 'desk.csv', rows(60)), TestS3Uri: await upload(door, 'test.csv', test) };
      const { OutputDataConfig } = await trained(door, {
        ...{ Mode: 'MULTI_LABEL', InputDataConfig: input, OutputDataConfig: { S3Uri: 's3://lake/out' } },
      });
      expect(await matrixOf(door, OutputDataConfig!.S3Uri!)).toEqual({
        type: 'multi_label',
        // Rows: without the label, with it. Columns: not given, given.
        confusion_matrix: [
          [
            [1, 0],
            [1, 0],
          ],
          [
            [1, 0],
            [0, 1],
          ],
          [
            [1, 0],
            [0, 1],
          ],
        ],
        ...{ labels: topics, all_labels: topics },
      });
    });

    it('makes versions of one name, beside a model without one', async () => {
      const door = await open();
      const arns = [await submit(door), await submit(door, { VersionName: 'v1' }), await submit(door, { VersionName: 'v2' })];
      expect(arns).toEqual([arnOf('desk'), arnOf('desk/version/v1'), arnOf('desk/version/v2')]);
      await door.work();
      expect((await describeModel(door, arns[1]!)).VersionName).toBe('v1');
      const { DocumentClassifierPropertiesList: all } = await door.comprehend.listDocumentClassifiers({
        Filter: { DocumentClassifierName: name },
      });
      expect(all!.map((model) => [model.DocumentClassifierArn, model.VersionName, model.Status])).toEqual([
        [arns[2], 'v2', 'TRAINED'],
        [arns[1], 'v1', 'TRAINED'],
        [arns[0], undefined, 'TRAINED'],
      ]);
      for (const VersionName of [undefined, 'v1'])
        expect((await refusal(submit(door, { VersionName }))).name).toBe('ResourceInUseException');
    });

    it('answers the same request with the same token as before, and refuses another request with it', async () => {
      const door = await open();
      const arn = await submit(door, { ClientRequestToken: 'once' });
      expect(await submit(door, { ClientRequestToken: 'once' })).toBe(arn);
      expect(await refusal(submit(door, { ClientRequestToken: 'once', LanguageCode: 'de' }))).toEqual({
        name: 'InvalidRequestException',
        message: 'The ClientRequestToken once was used before, with other parameters.',
      });
    });

    it('makes models that endpoints, jobs and flywheels work with, and deletes them', async () => {
      const door = await open();
      const arn = await submit(door, { VersionName: 'v1', Tags: [{ Key: 'team', Value: 'desk' }] });
      const unready = { EndpointName: 'desk', ModelArn: arn, DesiredInferenceUnits: 1 };
      expect((await refusal(door.comprehend.createEndpoint(unready))).name).toBe('ResourceUnavailableException');
      await door.work();
      const { EndpointArn } = await door.comprehend.createEndpoint(unready);
      const job = await door.comprehend.startDocumentClassificationJob({
        ...{ DocumentClassifierArn: arn, DataAccessRoleArn: role, OutputDataConfig: { S3Uri: 's3://lake/out' } },
        InputDataConfig: { S3Uri: await upload(door, 'job.txt', 'The coach praised the league\n') },
      });
      await door.work();
      const { Classes } = await door.comprehend.classifyDocument({ EndpointArn, Text: 'The coach praised the league' });
      expect(Classes![0]!.Name).toBe('sport');
      const { DocumentClassificationJobProperties } = await door.comprehend.describeDocumentClassificationJob({ JobId: job.JobId });
      expect(DocumentClassificationJobProperties!.JobStatus).toBe('COMPLETED');
      expect((await door.comprehend.listTagsForResource({ ResourceArn: arn })).Tags).toEqual([{ Key: 'team', Value: 'desk' }]);
      expect((await refusal(door.comprehend.deleteDocumentClassifier({ DocumentClassifierArn: arn }))).name).toBe('ResourceInUseException');
      await door.comprehend.deleteEndpoint({ EndpointArn });
      await door.work();
      await door.comprehend.deleteDocumentClassifier({ DocumentClassifierArn: arn });
      await door.work();
      expect((await refusal(describeModel(door, arn))).name).toBe('ResourceNotFoundException');
      expect(await submit(door, { VersionName: 'v1' })).toBe(arn);
    });

    it('gives a flywheel its first active model, whose documents the flywheel copies', async () => {
      const door = await open();
      const input = { S3Uri: await upload(door, 'desk.csv', rows(60)), TestS3Uri: await upload(door, 'test.csv', rows(30, 600)) };
      const arn = await submit(door, { InputDataConfig: input });
      await door.work();
      const { FlywheelArn } = await door.comprehend.createFlywheel({
        ...{ FlywheelName: 'wheel', ActiveModelArn: arn, DataAccessRoleArn: role, DataLakeS3Uri: 's3://lake/flywheels' },
      });
      await door.work();
      const { DatasetPropertiesList } = await door.comprehend.listDatasets({ FlywheelArn });
      const told = DatasetPropertiesList!.map((each) => [each.DatasetName, each.DatasetType, each.Status, each.NumberOfDocuments]);
      expect(told.toSorted(([a], [b]) => (a! < b! ? -1 : 1))).toEqual([
        ['desk', 'TRAIN', 'COMPLETED', 60],
        ['desk-test', 'TEST', 'COMPLETED', 30],
      ]);
      await addDataset(door, FlywheelArn!, 'more', rows(30, 60));
      const { EvaluatedModelArn, TrainedModelArn } = await iterate(door, FlywheelArn!);
      expect([EvaluatedModelArn, TrainedModelArn]).toEqual([
        arn,
        expect.stringMatching(/document-classifier\/desk\/version\/Comprehend-Generated-v1-[0-9a-f]{8}$/),
      ]);
      expect((await describeModel(door, TrainedModelArn!)).ClassifierMetadata!.NumberOfTrainedDocuments).toBe(90);
    });

    it('is refused what does not fit together, and native documents', async () => {
      const door = await open();
      const S3Uri = 's3://lake/uploads/desk.csv';
      const manifest = { S3Uri, AttributeNames: ['topic'] };
      const refused = (InputDataConfig: CreateDocumentClassifierRequest['InputDataConfig']) => refusal(submit(door, { InputDataConfig }));
      const native = (member: string) =>
        `${member} asks for a model of native documents: the embedded engine trains on plain text, and reads no PDF, Word file or image.`;
      for (const [input, message] of [
        [{}, 'With DataFormat COMPREHEND_CSV, InputDataConfig must have S3Uri.'],
        [{ S3Uri, AugmentedManifests: [manifest] }, 'AugmentedManifests need DataFormat AUGMENTED_MANIFEST.'],
        [{ DataFormat: 'AUGMENTED_MANIFEST' }, 'AugmentedManifests must hold at least one manifest to train on.'],
        [
          { DataFormat: 'AUGMENTED_MANIFEST', AugmentedManifests: [{ ...manifest, Split: 'TEST' }] },
          'AugmentedManifests must hold at least one manifest to train on.',
        ],
        [
          { DataFormat: 'AUGMENTED_MANIFEST', AugmentedManifests: [{ ...manifest, AttributeNames: [] }] },
          'Each augmented manifest must name an attribute.',
        ],
        [
          { DataFormat: 'AUGMENTED_MANIFEST', S3Uri, AugmentedManifests: [manifest] },
          'With DataFormat AUGMENTED_MANIFEST the documents are in AugmentedManifests: S3Uri and TestS3Uri must not be given.',
        ],
        [{ S3Uri, DocumentType: 'SEMI_STRUCTURED_DOCUMENT' }, native('DocumentType')],
        [{ S3Uri, Documents: { S3Uri } }, native('Documents')],
        [{ S3Uri, DocumentReaderConfig: { DocumentReadAction: 'TEXTRACT_DETECT_DOCUMENT_TEXT' } }, native('DocumentReaderConfig')],
        [
          { DataFormat: 'AUGMENTED_MANIFEST', AugmentedManifests: [{ ...manifest, DocumentType: 'SEMI_STRUCTURED_DOCUMENT' }] },
          native('DocumentType'),
        ],
      ] as const)
        expect(await refused(input as never)).toEqual({ name: 'InvalidRequestException', message });
      expect((await refusal(submit(door, { LanguageCode: 'ja' }))).name).toBe('UnsupportedLanguageException');
      expect((await refusal(submit(door, { ModelPolicy: 'no JSON' }))).message).toBe('The resource policy is not a JSON object.');
      expect((await door.comprehend.listDocumentClassifiers({})).DocumentClassifierPropertiesList).toEqual([]);
    });

    it('ends IN_ERROR with a message when the documents cannot be used', async () => {
      const door = await open();
      const ended = async (key: string, text: string | undefined, changes: Partial<CreateDocumentClassifierRequest> = {}) => {
        const S3Uri = text === undefined ? `s3://lake/uploads/${key}` : await upload(door, key, text);
        const { Status, Message, ClassifierMetadata, EndTime } = await trained(door, {
          ...{ DocumentClassifierName: key, InputDataConfig: { S3Uri } },
          ...changes,
        });
        expect([Status, ClassifierMetadata, EndTime]).toEqual(['IN_ERROR', undefined, expect.any(Date)]);
        return Message;
      };
      expect(await ended('nothing', undefined)).toBe('NO_READ_ACCESS_TO_INPUT: No object begins with s3://lake/uploads/nothing.');
      expect(await ended('one-column', 'sport\n')).toMatch(/^INVALID_INPUT: s3:\/\/lake\/uploads\/one-column, line 1: /);
      expect(await ended('empty', '')).toBe('INVALID_INPUT: There is no document in s3://lake/uploads/empty.');
      const joined = {
        Mode: 'MULTI_LABEL' as const,
        InputDataConfig: { S3Uri: await upload(door, 'j', 'a|b;c,text\n'), LabelDelimiter: ';' },
      };
      expect(await ended('joined', '', joined)).toMatch(/^INVALID_INPUT: .*, line 1: The label "a\|b" holds "\|"/);
      await door.comprehend.deleteDocumentClassifier({ DocumentClassifierArn: arnOf('nothing') });
    });

    it('keeps to the minimums and caps of the service where it is strict', async () => {
      const door = await open({ strict: true });
      const messageOf = async (key: string, text: string, Mode: 'MULTI_CLASS' | 'MULTI_LABEL' = 'MULTI_CLASS') =>
        (await trained(door, { DocumentClassifierName: key, Mode, InputDataConfig: { S3Uri: await upload(door, key, text) } })).Message;
      const many = (count: number) => Array.from({ length: count }, (_, at) => `l${at},text ${at}\n`).join('');
      expect(await messageOf('few', rows(24))).toMatch(/^TOO_FEW_DOCUMENTS: Label business has \d documents: at least 10 are needed\.$/);
      expect(await messageOf('few-sets', rows(30), 'MULTI_LABEL')).toMatch(/^TOO_FEW_DOCUMENTS: The dataset has 30 documents: at least 50/);
      expect(await messageOf('one', 'a,text\na,other\n')).toBe('TOO_FEW_LABELS: The documents have 1 label: at least 2 are needed.');
      expect(await messageOf('many', many(1001))).toBe('TOO_MANY_LABELS: The documents have 1001 labels: the limit is 1000.');
      expect(await messageOf('many-sets', many(101), 'MULTI_LABEL')).toBe(
        'TOO_MANY_LABELS: The documents have 101 labels: the limit is 100.',
      );
      expect(await messageOf('enough', rows(60))).toBeUndefined();
    });
  });

  describe('StopTrainingDocumentClassifier', () => {
    it('stops what is not trained yet; what was stopped can be deleted', async () => {
      const door = await open();
      const DocumentClassifierArn = await submit(door);
      const deletion = () => door.comprehend.deleteDocumentClassifier({ DocumentClassifierArn });
      expect((await refusal(deletion())).name).toBe('ResourceUnavailableException');
      for (const _ of ['once', 'twice']) await door.comprehend.stopTrainingDocumentClassifier({ DocumentClassifierArn });
      expect((await describeModel(door, DocumentClassifierArn)).Status).toBe('STOP_REQUESTED');
      await door.work();
      const stopped = await describeModel(door, DocumentClassifierArn);
      expect([stopped.Status, stopped.EndTime, stopped.ClassifierMetadata]).toEqual(['STOPPED', expect.any(Date), undefined]);
      const endpoint = { EndpointName: 'desk', ModelArn: DocumentClassifierArn, DesiredInferenceUnits: 1 };
      expect((await refusal(door.comprehend.createEndpoint(endpoint))).message).toBe(`Model ${DocumentClassifierArn} is STOPPED.`);
      await deletion();
      await door.work();
      expect((await refusal(deletion())).name).toBe('ResourceNotFoundException');
    });

    it('is refused when there is no training to stop', async () => {
      const door = await open();
      const { ModelArn } = await trainedNews(door);
      const { DocumentClassifierArn } = await trained(door);
      for (const arn of [ModelArn, DocumentClassifierArn])
        expect(await refusal(door.comprehend.stopTrainingDocumentClassifier({ DocumentClassifierArn: arn }))).toEqual({
          name: 'InvalidRequestException',
          message: `Model ${arn} is TRAINED: there is no training to stop.`,
        });
      expect((await refusal(door.comprehend.stopTrainingDocumentClassifier({ DocumentClassifierArn: arnOf('x') }))).name).toBe(
        'ResourceNotFoundException',
      );
    });
  });

  describe('ListDocumentClassifierSummaries', () => {
    it('puts the versions of a name together, the latest name first', async () => {
      const door = await open();
      await trainedNews(door);
      await submit(door);
      const last = await submit(door, { VersionName: 'v1' });
      const { DocumentClassifierSummariesList: all } = await door.comprehend.listDocumentClassifierSummaries({});
      expect(all).toEqual([
        {
          ...{ DocumentClassifierName: name, NumberOfVersions: 2, LatestVersionName: 'v1', LatestVersionStatus: 'SUBMITTED' },
          LatestVersionCreatedAt: (await describeModel(door, last)).SubmitTime,
        },
        {
          ...{
            DocumentClassifierName: 'news',
            NumberOfVersions: 1,
            LatestVersionStatus: 'TRAINED',
            LatestVersionCreatedAt: expect.any(Date),
          },
          LatestVersionName: expect.stringMatching(/^Comprehend-Generated-v1-/),
        },
      ]);
      const first = await door.comprehend.listDocumentClassifierSummaries({ MaxResults: 1 });
      const second = await door.comprehend.listDocumentClassifierSummaries({ MaxResults: 1, NextToken: first.NextToken });
      expect([first, second].map((page) => page.DocumentClassifierSummariesList![0])).toEqual(all);
      expect(second.NextToken).toBeUndefined();
    });
  });
}

async function matrixOf(door: Door, uri: string): Promise<unknown> {
  const { name: file, content } = readSingleFileTar(gunzipSync((await door.storage.get(uri))!));
  expect(file).toBe('confusion_matrix.json');
  return JSON.parse(new TextDecoder().decode(content));
}
