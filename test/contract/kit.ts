/** What differs between the kinds of models in tests of what they have in common. */
import type { CreateFlywheelRequest, DatasetInputDataConfig } from '@aws-sdk/client-comprehend';
import type { Comprehend } from '../../src/comprehend/api.ts';
import type { Door } from './door.ts';
import { classifierInput, newsRequest, role, rows, upload } from './newsroom.ts';

type Binding = { FlywheelArn: string } | { ModelArn: string };

export interface Kit {
  kind: string;
  /** Of the service's words for ARNs. */
  endpoint: string;
  job: string;
  flywheel: (changes: Partial<CreateFlywheelRequest>) => CreateFlywheelRequest;
  /** Uploads so many documents, from a number on, for a dataset. */
  documents: (door: Door, count: number, from: number) => Promise<DatasetInputDataConfig>;
  /** For a dataset that fails. */
  nothing: DatasetInputDataConfig;
  /** Creates a model outside of flywheels, from documents or from nothing, and gives its ARN. */
  createModel: (comprehend: Comprehend, name: string, from: DatasetInputDataConfig) => Promise<string>;
  describeModel: (comprehend: Comprehend, ModelArn: string) => Promise<string | undefined>;
  listModels: (comprehend: Comprehend) => Promise<unknown>;
  listSummaries: (comprehend: Comprehend) => Promise<unknown>;
  deleteModel: (comprehend: Comprehend, ModelArn: string) => Promise<unknown>;
  stopTraining: (comprehend: Comprehend, ModelArn: string) => Promise<unknown>;
  /** Something is there to be read. */
  startJob: (comprehend: Comprehend, binding: Binding, S3Uri?: string) => Promise<{ JobId: string; JobArn: string }>;
  /** Jobs of classifiers cannot be stopped. */
  stopJob?: (comprehend: Comprehend, JobId: string) => Promise<unknown>;
  describeJob: (comprehend: Comprehend, JobId: string) => Promise<string | undefined>;
  listJobs: (comprehend: Comprehend) => Promise<unknown>;
  infer: (comprehend: Comprehend, EndpointArn: string) => Promise<unknown>;
}

export const jobInput = 's3://lake/uploads/job.txt';

/** Of every job: where its documents are, and where its answers go. */
export const jobRequest = (S3Uri: string) => ({
  ...{ DataAccessRoleArn: role, InputDataConfig: { S3Uri }, OutputDataConfig: { S3Uri: 's3://lake/out/' } },
});

export const classifierKit: Kit = {
  kind: 'a classifier',
  endpoint: 'document-classifier-endpoint',
  job: 'document-classification-job',
  flywheel: newsRequest,
  documents: async (door, count, from) => classifierInput(await upload(door, `rows-${from}.csv`, rows(count, from))),
  nothing: classifierInput('s3://lake/nowhere'),
  createModel: async (comprehend, DocumentClassifierName, { DocumentClassifierInputDataConfig }) => {
    const request = { DocumentClassifierName, DataAccessRoleArn: role, LanguageCode: 'en' as const };
    const InputDataConfig = { S3Uri: DocumentClassifierInputDataConfig!.S3Uri };
    return (await comprehend.createDocumentClassifier({ ...request, InputDataConfig })).DocumentClassifierArn!;
  },
  describeModel: async (comprehend, DocumentClassifierArn) =>
    (await comprehend.describeDocumentClassifier({ DocumentClassifierArn })).DocumentClassifierProperties!.Status,
  listModels: (comprehend) => comprehend.listDocumentClassifiers({}),
  listSummaries: (comprehend) => comprehend.listDocumentClassifierSummaries({}),
  deleteModel: (comprehend, DocumentClassifierArn) => comprehend.deleteDocumentClassifier({ DocumentClassifierArn }),
  stopTraining: (comprehend, DocumentClassifierArn) => comprehend.stopTrainingDocumentClassifier({ DocumentClassifierArn }),
  startJob: async (comprehend, binding, S3Uri = jobInput) => {
    const model = 'ModelArn' in binding ? { DocumentClassifierArn: binding.ModelArn } : binding;
    const { JobId, JobArn } = await comprehend.startDocumentClassificationJob({ ...jobRequest(S3Uri), ...model });
    return { JobId: JobId!, JobArn: JobArn! };
  },
  describeJob: async (comprehend, JobId) =>
    (await comprehend.describeDocumentClassificationJob({ JobId })).DocumentClassificationJobProperties!.JobStatus,
  listJobs: (comprehend) => comprehend.listDocumentClassificationJobs({}),
  infer: (comprehend, EndpointArn) => comprehend.classifyDocument({ EndpointArn, Text: 'a goal' }),
};
