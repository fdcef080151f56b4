import type {
  DocumentClassificationJobProperties,
  EntitiesDetectionJobProperties,
  StartDocumentClassificationJobRequest,
} from '@aws-sdk/client-comprehend';
import type { Comprehend } from '../comprehend/api.ts';
import type { Task } from '../config/config.ts';
import { Failure } from '../problems/failure.ts';

type Started = Pick<
  StartDocumentClassificationJobRequest,
  'JobName' | 'ClientRequestToken' | 'DataAccessRoleArn' | 'InputDataConfig' | 'OutputDataConfig' | 'VolumeKmsKeyId' | 'VpcConfig' | 'Tags'
>;

type Properties = Pick<
  DocumentClassificationJobProperties & EntitiesDetectionJobProperties,
  'JobId' | 'JobStatus' | 'Message' | 'SubmitTime' | 'OutputDataConfig'
>;

/** A job of the service that answers documents: operations of their own for each kind of model, and the same story. */
export interface ScoringJob {
  start: (request: Started) => Promise<string>;
  look: (id: string) => Promise<Properties | undefined>;
  /** The newest of that name. */
  find: (name: string) => Promise<string | undefined>;
}

/** @param model ARN of a version */
export const jobOf = (comprehend: Comprehend, task: Task, model: string): ScoringJob =>
  task.type === 'entity-recognizer' ? detectionJob(comprehend, model, task.language) : classificationJob(comprehend, model);

const classificationJob = (comprehend: Comprehend, DocumentClassifierArn: string): ScoringJob => ({
  start: async (request) => (await comprehend.startDocumentClassificationJob({ ...request, DocumentClassifierArn })).JobId!,
  look: async (JobId) => (await comprehend.describeDocumentClassificationJob({ JobId })).DocumentClassificationJobProperties,
  find: async (JobName) =>
    newest((await comprehend.listDocumentClassificationJobs({ Filter: { JobName } })).DocumentClassificationJobPropertiesList),
});

/** The service asks for the language although the model knows it. */
const detectionJob = (comprehend: Comprehend, EntityRecognizerArn: string, LanguageCode: Task['language']): ScoringJob => ({
  start: async (request) => (await comprehend.startEntitiesDetectionJob({ ...request, EntityRecognizerArn, LanguageCode })).JobId!,
  look: async (JobId) => (await comprehend.describeEntitiesDetectionJob({ JobId })).EntitiesDetectionJobProperties,
  find: async (JobName) => newest((await comprehend.listEntitiesDetectionJobs({ Filter: { JobName } })).EntitiesDetectionJobPropertiesList),
});

const newest = (jobs: readonly Properties[] = []): string | undefined =>
  [...jobs].sort((a, b) => (a.SubmitTime?.getTime() ?? 0) - (b.SubmitTime?.getTime() ?? 0)).at(-1)?.JobId;

type State = { kind: 'completed'; output: string } | { kind: 'busy'; words: string } | { kind: 'ended'; failure: Failure };

/** A status that is not known is one that is not over. */
export function stateOf(id: string, properties: Properties | undefined): State {
  const { JobStatus = 'SUBMITTED', Message, OutputDataConfig } = properties ?? {};
  if (JobStatus === 'COMPLETED') return { kind: 'completed', output: OutputDataConfig!.S3Uri! };
  if (JobStatus !== 'FAILED' && JobStatus !== 'STOPPED') return { kind: 'busy', words: `scoring job ${id} is ${JobStatus}` };
  const message = `Scoring job ${id} ended ${JobStatus}: ${Message ?? 'the service gave no reason'}`;
  const hint = 'When the reason is gone, run the command again: it starts another job for the documents that have no answer.';
  return { kind: 'ended', failure: new Failure('scoring-failed', message.replace(/\.?$/, '.'), { hint }) };
}

/** Enough for a job of the embedded engine, which works while it is waited for. */
const mostLooks = 10;

/** Where the output lies. @throws {Failure} when the job fails or does not end. */
export async function outputOf({ look }: ScoringJob, id: string, wait: () => Promise<void>): Promise<string> {
  for (let round = 0; round < mostLooks; round++) {
    const state = stateOf(id, await look(id));
    if (state.kind === 'completed') return state.output;
    if (state.kind === 'ended') throw state.failure;
    await wait();
  }
  throw new Failure('scoring-unfinished', `Scoring job ${id} did not end.`, { hint: 'Run the command again: it goes on from here.' });
}
