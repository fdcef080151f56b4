import type { ReadOnlyComprehend } from '../comprehend/api.ts';
import { modelKindOf } from '../comprehend/arn.ts';

/** What the service says of a model version, whichever kind it is. */
export interface Version {
  arn: string;
  status: string;
  message: string;
  statsPrefix: string | null;
  trainedDocuments: number | null;
  /** Which is what is paid for. */
  trainingSeconds: number | null;
}

/** With a warning or without. */
export const isTrained = ({ status }: Version): boolean => status === 'TRAINED' || status === 'TRAINED_WITH_WARNING';

/** null when somebody deleted it. */
export async function describeVersion(comprehend: ReadOnlyComprehend, arn: string): Promise<Version | null> {
  try {
    return modelKindOf(arn) === 'recognizer' ? await describeRecognizer(comprehend, arn) : await describeClassifier(comprehend, arn);
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return null;
    throw error;
  }
}

async function describeRecognizer(comprehend: ReadOnlyComprehend, EntityRecognizerArn: string): Promise<Version> {
  const { EntityRecognizerProperties } = await comprehend.describeEntityRecognizer({ EntityRecognizerArn });
  const { Status = 'TRAINED', Message = '', OutputDataConfig, RecognizerMetadata, ...times } = EntityRecognizerProperties ?? {};
  return {
    ...{ arn: EntityRecognizerArn, status: Status, message: Message },
    statsPrefix: OutputDataConfig?.FlywheelStatsS3Prefix ?? null,
    trainedDocuments: RecognizerMetadata?.NumberOfTrainedDocuments ?? null,
    trainingSeconds: secondsOf(times),
  };
}

async function describeClassifier(comprehend: ReadOnlyComprehend, DocumentClassifierArn: string): Promise<Version> {
  const { DocumentClassifierProperties } = await comprehend.describeDocumentClassifier({ DocumentClassifierArn });
  const { Status = 'TRAINED', Message = '', OutputDataConfig, ClassifierMetadata, ...times } = DocumentClassifierProperties ?? {};
  return {
    ...{ arn: DocumentClassifierArn, status: Status, message: Message },
    statsPrefix: OutputDataConfig?.FlywheelStatsS3Prefix ?? null,
    trainedDocuments: ClassifierMetadata?.NumberOfTrainedDocuments ?? null,
    trainingSeconds: secondsOf(times),
  };
}

function secondsOf({
  TrainingStartTime,
  TrainingEndTime,
}: {
  TrainingStartTime?: Date | undefined;
  TrainingEndTime?: Date | undefined;
}): number | null {
  return TrainingStartTime === undefined || TrainingEndTime === undefined
    ? null
    : (TrainingEndTime.getTime() - TrainingStartTime.getTime()) / 1000;
}
