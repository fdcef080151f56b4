/** Records as the service describes them. */
import type {
  DatasetProperties,
  DocumentClassificationJobProperties,
  DocumentClassifierProperties,
  EndpointProperties,
  FlywheelIterationProperties,
  FlywheelModelEvaluationMetrics,
  FlywheelProperties,
} from '@aws-sdk/client-comprehend';
import { datasetArn, endpointArn, flywheelArn, jobArn, type Place } from '../comprehend/arn.ts';
import { datasetPrefix } from './lake/layout.ts';
import type { Averages, Dataset, Endpoint, Flywheel, Iteration, Job, Model } from './lake/resources.ts';
import type { Switches } from './switches.ts';

const date = (milliseconds: number): Date => new Date(milliseconds);
const dateIf = (milliseconds: number | undefined): Date | undefined => (milliseconds === undefined ? undefined : new Date(milliseconds));

export function flywheelProperties(flywheel: Flywheel, place: Place, switches: Switches): FlywheelProperties {
  const labels = switches.describedLabels === 'present' && flywheel.labels !== null ? { Labels: flywheel.labels } : {};
  return {
    FlywheelArn: flywheelArn(place, flywheel.name),
    ...(flywheel.activeModel === null ? {} : { ActiveModelArn: flywheel.activeModel }),
    DataAccessRoleArn: flywheel.role,
    TaskConfig: { LanguageCode: flywheel.language, DocumentClassificationConfig: { Mode: flywheel.mode ?? 'MULTI_CLASS', ...labels } },
    DataLakeS3Uri: flywheel.lake,
    DataSecurityConfig: flywheel.security,
    Status: flywheel.status === 'DELETING' ? switches.statusAfterDelete : (flywheel.status as FlywheelProperties['Status']),
    ModelType: 'DOCUMENT_CLASSIFIER',
    CreationTime: date(flywheel.created),
    LastModifiedTime: date(flywheel.modified),
    ...(flywheel.iterations.length === 0 ? {} : { LatestFlywheelIteration: flywheel.iterations.at(-1)!.id }),
  };
}

export function datasetProperties(flywheel: Flywheel, dataset: Dataset, place: Place): DatasetProperties {
  return {
    DatasetArn: datasetArn(place, flywheel.name, dataset.name),
    DatasetName: dataset.name,
    DatasetType: dataset.type,
    DatasetS3Uri: datasetPrefix(flywheel.lake, dataset.name, dataset.created),
    Description: dataset.description,
    Status: dataset.status,
    Message: dataset.message,
    NumberOfDocuments: dataset.documents,
    CreationTime: date(dataset.created),
    EndTime: dateIf(dataset.ended),
  };
}

export function iterationProperties(flywheel: Flywheel, iteration: Iteration, place: Place): FlywheelIterationProperties {
  const { evaluated, trained } = iteration;
  return {
    FlywheelArn: flywheelArn(place, flywheel.name),
    FlywheelIterationId: iteration.id,
    CreationTime: date(iteration.created),
    EndTime: dateIf(iteration.ended),
    Status: iteration.status,
    Message: iteration.message,
    ...(evaluated && { EvaluatedModelArn: evaluated.model, EvaluatedModelMetrics: metrics(evaluated.averages) }),
    ...(trained && { TrainedModelArn: trained.model, TrainedModelMetrics: metrics(trained.averages) }),
  };
}

function metrics(averages: Averages | null): FlywheelModelEvaluationMetrics | undefined {
  if (averages === null) return undefined;
  return {
    AverageF1Score: averages.f1,
    AveragePrecision: averages.precision,
    AverageRecall: averages.recall,
    AverageAccuracy: averages.accuracy,
  };
}

export function classifierProperties(model: Model): DocumentClassifierProperties {
  const { submission } = model;
  return {
    DocumentClassifierArn: model.arn,
    LanguageCode: model.language,
    Status: model.status as DocumentClassifierProperties['Status'],
    SubmitTime: date(model.created),
    Message: model.message,
    EndTime: dateIf(model.trainingEnded ?? model.ended),
    TrainingStartTime: dateIf(model.trainingStarted),
    TrainingEndTime: dateIf(model.trainingEnded),
    InputDataConfig: submission?.input,
    ...(outputDataConfig(model) && { OutputDataConfig: outputDataConfig(model) }),
    ...(model.digest !== undefined && {
      ClassifierMetadata: {
        NumberOfLabels: model.labels.length,
        NumberOfTrainedDocuments: model.trainedDocuments,
        NumberOfTestDocuments: model.testDocuments,
        EvaluationMetrics: model.averages === null ? {} : evaluationMetrics(model.averages),
      },
    }),
    DataAccessRoleArn: model.role,
    VolumeKmsKeyId: submission?.volumeKmsKeyId,
    VpcConfig: submission?.vpc,
    Mode: model.mode ?? 'MULTI_CLASS',
    ModelKmsKeyId: model.modelKmsKeyId,
    VersionName: model.version,
    SourceModelArn: model.source,
    FlywheelArn: model.flywheel,
  };
}

/** A flywheel's version says where its statistics lie; one that was trained alone, where its confusion matrix is. */
function outputDataConfig({ flywheel, statsPrefix, submission }: Model): DocumentClassifierProperties['OutputDataConfig'] {
  if (flywheel !== undefined) return { FlywheelStatsS3Prefix: statsPrefix };
  return submission?.output && { S3Uri: submission.output.uri, KmsKeyId: submission.output.kmsKeyId };
}

/** With one label per document, micro precision, recall and F1 are all the accuracy, and the Hamming loss is what is missing to 1. */
function evaluationMetrics(
  averages: Averages,
): NonNullable<NonNullable<DocumentClassifierProperties['ClassifierMetadata']>['EvaluationMetrics']> {
  const {
    accuracy,
    precision,
    recall,
    f1,
    microF1,
    microPrecision = microF1,
    microRecall = microF1,
    hammingLoss = 1 - accuracy,
  } = averages;
  return {
    Accuracy: accuracy,
    Precision: precision,
    Recall: recall,
    F1Score: f1,
    MicroPrecision: microPrecision,
    MicroRecall: microRecall,
    MicroF1Score: microF1,
    HammingLoss: hammingLoss,
  };
}

/** `activeModel` is that of the flywheel that the endpoint follows: until the endpoint has it, it is UPDATING. */
export function endpointProperties(endpoint: Endpoint, place: Place, activeModel: string | null): EndpointProperties {
  const desiredModel = endpoint.status === 'IN_SERVICE' && activeModel !== null ? activeModel : endpoint.desiredModel;
  const follows = endpoint.status === 'IN_SERVICE' && desiredModel !== endpoint.model;
  return {
    EndpointArn: endpointArn(place, endpoint.name),
    Status: follows ? 'UPDATING' : (endpoint.status as EndpointProperties['Status']),
    ModelArn: endpoint.model,
    DesiredModelArn: desiredModel,
    DesiredInferenceUnits: endpoint.desiredUnits,
    CurrentInferenceUnits: endpoint.units,
    CreationTime: date(endpoint.created),
    LastModifiedTime: date(endpoint.modified),
    DataAccessRoleArn: endpoint.role,
    DesiredDataAccessRoleArn: endpoint.desiredRole,
    ...(endpoint.flywheel === null ? {} : { FlywheelArn: endpoint.flywheel }),
  };
}

export function jobProperties(job: Job, place: Place): DocumentClassificationJobProperties {
  return {
    JobId: job.name,
    JobArn: jobArn(place, job.name),
    JobName: job.jobName,
    JobStatus: job.status,
    Message: job.message,
    SubmitTime: date(job.created),
    EndTime: dateIf(job.ended),
    DocumentClassifierArn: job.model,
    InputDataConfig: { S3Uri: job.input.uri, InputFormat: job.input.format, DocumentReaderConfig: job.input.reader },
    OutputDataConfig: { S3Uri: job.output.uri, KmsKeyId: job.output.kmsKeyId },
    DataAccessRoleArn: job.role,
    VolumeKmsKeyId: job.volumeKmsKeyId,
    VpcConfig: job.vpc,
    FlywheelArn: job.flywheel,
  };
}
