/** Jobs as the service describes them. */
import type { DocumentClassificationJobProperties, EntitiesDetectionJobProperties } from '@aws-sdk/client-comprehend';
import { jobArn, modelKindOf, type Place } from '../comprehend/arn.ts';
import type { Job } from './lake/resources.ts';

export const classificationJobProperties = (job: Job, place: Place): DocumentClassificationJobProperties => ({
  ...common(job, place),
  DocumentClassifierArn: job.model,
});

export const entitiesJobProperties = (job: Job, place: Place): EntitiesDetectionJobProperties => ({
  ...common(job, place),
  EntityRecognizerArn: job.model,
  LanguageCode: job.language,
});

function common(job: Job, place: Place): Omit<DocumentClassificationJobProperties, 'DocumentClassifierArn'> {
  return {
    JobId: job.name,
    JobArn: jobArn(place, modelKindOf(job.model), job.name),
    JobName: job.jobName,
    JobStatus: job.status,
    Message: job.message,
    SubmitTime: new Date(job.created),
    EndTime: job.ended === undefined ? undefined : new Date(job.ended),
    InputDataConfig: { S3Uri: job.input.uri, InputFormat: job.input.format, DocumentReaderConfig: job.input.reader },
    OutputDataConfig: { S3Uri: job.output.uri, KmsKeyId: job.output.kmsKeyId },
    DataAccessRoleArn: job.role,
    VolumeKmsKeyId: job.volumeKmsKeyId,
    VpcConfig: job.vpc,
    FlywheelArn: job.flywheel,
  };
}
