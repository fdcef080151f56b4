/** Entity recognizers as the service describes them. */
import type {
  EntityRecognizerEvaluationMetrics,
  EntityRecognizerInputDataConfig,
  EntityRecognizerMetadata,
  EntityRecognizerProperties,
} from '@aws-sdk/client-comprehend';
import type { Model } from './lake/resources.ts';
import { soFar } from './models.ts';
import type { Switches } from './switches.ts';

type Rates = { f1?: number; precision?: number; recall?: number };

const dateIf = (milliseconds: number | undefined): Date | undefined => (milliseconds === undefined ? undefined : new Date(milliseconds));

export function recognizerProperties(described: Model, switches: Switches): EntityRecognizerProperties {
  const model = soFar(described, switches);
  return {
    EntityRecognizerArn: model.arn,
    LanguageCode: model.language,
    Status: model.status as EntityRecognizerProperties['Status'],
    Message: model.message,
    SubmitTime: new Date(model.created),
    EndTime: dateIf(model.trainingEnded ?? model.ended),
    TrainingStartTime: dateIf(model.trainingStarted),
    TrainingEndTime: dateIf(model.trainingEnded),
    InputDataConfig: model.submission?.input as EntityRecognizerInputDataConfig | undefined,
    ...(model.flywheel !== undefined && { OutputDataConfig: { FlywheelStatsS3Prefix: model.statsPrefix } }),
    ...(model.digest !== undefined && { RecognizerMetadata: metadata(model, switches) }),
    DataAccessRoleArn: model.role,
    VolumeKmsKeyId: model.submission?.volumeKmsKeyId,
    VpcConfig: model.submission?.vpc,
    ModelKmsKeyId: model.modelKmsKeyId,
    VersionName: model.version,
    SourceModelArn: model.source,
    FlywheelArn: model.flywheel,
  };
}

function metadata({ averages, types = [], trainedDocuments, testDocuments }: Model, switches: Switches): EntityRecognizerMetadata {
  return {
    NumberOfTrainedDocuments: trainedDocuments,
    NumberOfTestDocuments: testDocuments,
    EvaluationMetrics: averages === null ? {} : metrics(averages, switches),
    EntityTypes: types.map(({ type, mentions, ...rates }) => ({
      Type: type,
      EvaluationMetrics: metrics(rates, switches),
      NumberOfTrainMentions: mentions,
    })),
  };
}

const metrics = ({ f1, precision, recall }: Rates, switches: Switches): EntityRecognizerEvaluationMetrics => ({
  ...(f1 === undefined ? {} : { F1Score: scaled(f1, switches) }),
  ...(precision === undefined ? {} : { Precision: scaled(precision, switches) }),
  ...(recall === undefined ? {} : { Recall: scaled(recall, switches) }),
});

/** @param rate 0–1 */
export const scaled = (rate: number, { entityMetrics }: Switches): number => (entityMetrics === '0-100' ? rate * 100 : rate);
