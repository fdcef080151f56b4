/** Records as the service describes them. */
import type {
  DatasetProperties,
  DocumentClassifierInputDataConfig,
  DocumentClassifierProperties,
  EndpointProperties,
  FlywheelIterationProperties,
  FlywheelModelEvaluationMetrics,
  FlywheelProperties,
  TaskConfig,
} from '@aws-sdk/client-comprehend';
import { datasetArn, endpointArn, flywheelArn, type Place } from '../comprehend/arn.ts';
import { endpointKind } from './endpoint-binding.ts';
import type { Averages } from './lake/averages.ts';
import { datasetPrefix } from './lake/layout.ts';
import type { Dataset, Endpoint, Flywheel, Iteration, Model } from './lake/resources.ts';
import { soFar } from './models.ts';
import type { Services } from './operation.ts';
import { scaled } from './recognizer-properties.ts';
import type { Switches } from './switches.ts';

const date = (milliseconds: number): Date => new Date(milliseconds);
const dateIf = (milliseconds: number | undefined): Date | undefined => (milliseconds === undefined ? undefined : new Date(milliseconds));

export function flywheelProperties(flywheel: Flywheel, place: Place, switches: Switches): FlywheelProperties {
  return {
    FlywheelArn: flywheelArn(place, flywheel.name),
    ...(flywheel.activeModel === null ? {} : { ActiveModelArn: flywheel.activeModel }),
    DataAccessRoleArn: flywheel.role,
    TaskConfig: taskConfig(flywheel, switches),
    DataLakeS3Uri: flywheel.lake,
    DataSecurityConfig: flywheel.security,
    Status: flywheel.status === 'DELETING' ? switches.statusAfterDelete : (flywheel.status as FlywheelProperties['Status']),
    ModelType: flywheel.kind === 'recognizer' ? 'ENTITY_RECOGNIZER' : 'DOCUMENT_CLASSIFIER',
    CreationTime: date(flywheel.created),
    LastModifiedTime: date(flywheel.modified),
    ...(flywheel.iterations.length === 0 ? {} : { LatestFlywheelIteration: flywheel.iterations.at(-1)!.id }),
  };
}

/** EntityTypes, unlike Labels, are required wherever the configuration is. */
function taskConfig({ kind, language, mode, labels }: Flywheel, switches: Switches): TaskConfig {
  if (kind === 'recognizer') return { LanguageCode: language, EntityRecognitionConfig: { EntityTypes: labels!.map((Type) => ({ Type })) } };
  const described = switches.describedLabels === 'present' && labels !== null ? { Labels: labels } : {};
  return { LanguageCode: language, DocumentClassificationConfig: { Mode: mode ?? 'MULTI_CLASS', ...described } };
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

export function iterationProperties(
  flywheel: Flywheel,
  iteration: Iteration,
  { place, switches }: Pick<Services, 'place' | 'switches'>,
): FlywheelIterationProperties {
  const { evaluated, trained } = iteration;
  return {
    FlywheelArn: flywheelArn(place, flywheel.name),
    FlywheelIterationId: iteration.id,
    CreationTime: date(iteration.created),
    EndTime: dateIf(iteration.ended),
    Status: iteration.status,
    Message: iteration.message,
    ...(evaluated && { EvaluatedModelArn: evaluated.model, EvaluatedModelMetrics: metrics(flywheel, evaluated.averages, switches) }),
    ...(trained && { TrainedModelArn: trained.model, TrainedModelMetrics: metrics(flywheel, trained.averages, switches) }),
    EvaluationManifestS3Prefix: iteration.manifest,
  };
}

/** Recognizers have no accuracy anywhere in the service. */
function metrics({ kind }: Flywheel, averages: Averages | null, switches: Switches): FlywheelModelEvaluationMetrics | undefined {
  if (averages === null) return undefined;
  if (kind === 'recognizer')
    return {
      AverageF1Score: scaled(averages.f1, switches),
      AveragePrecision: scaled(averages.precision, switches),
      AverageRecall: scaled(averages.recall, switches),
    };
  return {
    AverageF1Score: averages.f1,
    AveragePrecision: averages.precision,
    AverageRecall: averages.recall,
    AverageAccuracy: averages.accuracy,
  };
}

export function classifierProperties(described: Model, switches: Switches): DocumentClassifierProperties {
  const model = soFar(described, switches);
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
    InputDataConfig: submission?.input as DocumentClassifierInputDataConfig | undefined,
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
    EndpointArn: endpointArn(place, endpointKind(endpoint), endpoint.name),
    Status: follows ? 'UPDATING' : (endpoint.status as EndpointProperties['Status']),
    ModelArn: endpoint.model,
    DesiredModelArn: desiredModel,
    DesiredInferenceUnits: endpoint.desiredUnits,
    ...(endpoint.units === 0 ? {} : { CurrentInferenceUnits: endpoint.units }),
    CreationTime: date(endpoint.created),
    LastModifiedTime: date(endpoint.modified),
    DataAccessRoleArn: endpoint.role,
    DesiredDataAccessRoleArn: endpoint.desiredRole,
    ...(endpoint.flywheel === null ? {} : { FlywheelArn: endpoint.flywheel }),
  };
}
