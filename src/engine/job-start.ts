import { createHash } from 'node:crypto';
import type { StartDocumentClassificationJobRequest, StartEntitiesDetectionJobRequest } from '@aws-sdk/client-comprehend';
import { type ModelKind, modelKindOf } from '../comprehend/arn.ts';
import { limits } from '../comprehend/limits.ts';
import { servedModel } from './endpoint-binding.ts';
import { invalid, ServiceError } from './errors.ts';
import { outputUri } from './job.ts';
import { recordName } from './lake/layout.ts';
import type { Job } from './lake/resources.ts';
import type { Services } from './operation.ts';
import { withTags } from './tags.ts';
import { canonicalJson, isRepeated, tokenOf } from './tokens.ts';

type StartRequest = Omit<StartDocumentClassificationJobRequest, 'DocumentClassifierArn'> &
  Partial<Pick<StartEntitiesDetectionJobRequest, 'LanguageCode'>>;

/** What the messages call the jobs of each kind. */
const names: Record<ModelKind, { kind: string; does: string }> = {
  classifier: { kind: 'classification', does: 'classifies plain text' },
  recognizer: { kind: 'entities detection', does: 'finds entities in plain text' },
};

/**
 * The job that the request asks for, or asked for before under the same token.
 * @param model ARN that the request names instead of a flywheel
 * @throws {ServiceError} what the operation refuses with.
 */
export async function startJob(kind: ModelKind, request: StartRequest, model: string | undefined, services: Services): Promise<Job> {
  const { store } = services;
  const token = tokenOf(request, services.switches);
  if (request.InputDataConfig!.DocumentReaderConfig !== undefined)
    throw invalid(`The embedded engine ${names[kind].does}, without DocumentReaderConfig.`);
  const served = await servedModel({ model, flywheel: request.FlywheelArn }, services);
  if (modelKindOf(served) !== kind)
    throw invalid(`The active model of flywheel ${request.FlywheelArn} is ${served}: it is of another kind.`);
  if (services.strict) await requireRoom(kind, services);

  for (let attempt = 0; ; attempt++) {
    const id = jobId(request, services, attempt);
    let taken = false;
    const job = await store.jobs.change(recordName({ model: kind, name: id }), (existing) => {
      taken = existing !== undefined && !isRepeated(existing.token, token);
      return existing === undefined ? { ...newJob(kind, request, id, served, services), ...(token && { token }) } : undefined;
    });
    if (!taken) return job!;
  }
}

/** 32 hex digits, as the service's. A token is one job's for ever; without a token, equal requests in one millisecond are told apart by `attempt`. */
function jobId(request: StartRequest, services: Services, attempt: number): string {
  const seed = request.ClientRequestToken ?? canonicalJson([request, services.now(), attempt]);
  return createHash('sha256').update(seed).digest('hex').slice(0, 32);
}

function newJob(kind: ModelKind, request: StartRequest, id: string, model: string, { place, now }: Services): Job {
  const { S3Uri, InputFormat = 'ONE_DOC_PER_LINE' } = request.InputDataConfig!;
  const output = request.OutputDataConfig!;
  return {
    name: id,
    status: 'SUBMITTED',
    created: now(),
    model,
    input: { uri: S3Uri!, format: InputFormat },
    output: {
      uri: outputUri(kind, output.S3Uri!, place.account, id),
      ...(output.KmsKeyId === undefined ? {} : { kmsKeyId: output.KmsKeyId }),
    },
    role: request.DataAccessRoleArn!,
    ...(request.LanguageCode === undefined ? {} : { language: request.LanguageCode }),
    ...(request.JobName === undefined ? {} : { jobName: request.JobName }),
    ...(request.FlywheelArn === undefined ? {} : { flywheel: request.FlywheelArn }),
    ...(request.VolumeKmsKeyId === undefined ? {} : { volumeKmsKeyId: request.VolumeKmsKeyId }),
    ...(request.VpcConfig === undefined ? {} : { vpc: request.VpcConfig }),
    tags: withTags([], request.Tags),
  };
}

/** Ten of each kind. The operations do not declare ResourceLimitExceededException. */
async function requireRoom(kind: ModelKind, { store }: Services): Promise<void> {
  const running = (await store.jobs.all()).filter((job) => modelKindOf(job.model) === kind && job.ended === undefined).length;
  if (running >= limits.jobsInProgress)
    throw new ServiceError(
      'TooManyRequestsException',
      `${running} ${names[kind].kind} jobs are in progress: the limit is ${limits.jobsInProgress}.`,
    );
}
