import type { LanguageCode, StartDocumentClassificationJobRequest } from '@aws-sdk/client-comprehend';
import type { Comprehend } from '../comprehend/api.ts';
import { Failure } from '../problems/failure.ts';

/** Enough looks for a job that is given 15 seconds between them to take two hours. */
const looks = 480;

type Started = Pick<
  StartDocumentClassificationJobRequest,
  'ClientRequestToken' | 'DataAccessRoleArn' | 'InputDataConfig' | 'OutputDataConfig'
>;

/** A job of the service that answers documents: two operations for each kind of model, and the same story. */
interface ScoringJob {
  start: (request: Started) => Promise<string>;
  look: (id: string) => Promise<{ JobStatus?: string; Message?: string; OutputDataConfig?: { S3Uri?: string } } | undefined>;
}

export const classificationJob = (comprehend: Comprehend, DocumentClassifierArn: string): ScoringJob => ({
  start: async (request) => (await comprehend.startDocumentClassificationJob({ ...request, DocumentClassifierArn })).JobId!,
  look: async (JobId) => (await comprehend.describeDocumentClassificationJob({ JobId })).DocumentClassificationJobProperties,
});

/** The service asks for the language although the model knows it. */
export const detectionJob = (comprehend: Comprehend, EntityRecognizerArn: string, LanguageCode: LanguageCode): ScoringJob => ({
  start: async (request) => (await comprehend.startEntitiesDetectionJob({ ...request, EntityRecognizerArn, LanguageCode })).JobId!,
  look: async (JobId) => (await comprehend.describeEntitiesDetectionJob({ JobId })).EntitiesDetectionJobProperties,
});

/** Where the output lies. @throws {Failure} when the job fails or does not end. */
export async function outputOf({ look }: ScoringJob, id: string, wait: () => Promise<void>): Promise<string> {
  for (let round = 0; round < looks; round++) {
    const properties = await look(id);
    if (properties?.JobStatus === 'COMPLETED') return properties.OutputDataConfig!.S3Uri!;
    if (properties?.JobStatus === 'FAILED' || properties?.JobStatus === 'STOPPED')
      throw new Failure(
        'scoring-failed',
        `Scoring job ${id} ended ${properties.JobStatus}: ${properties.Message ?? 'the service gave no reason'}.`,
      );
    await wait();
  }
  throw new Failure('scoring-unfinished', `Scoring job ${id} did not end.`, { hint: 'Run the command again: it goes on from here.' });
}
