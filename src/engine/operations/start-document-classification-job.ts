import { createHash } from 'node:crypto';
import type { StartDocumentClassificationJobRequest } from '@aws-sdk/client-comprehend';
import { jobArn } from '../../comprehend/arn.ts';
import { limits } from '../../comprehend/limits.ts';
import { outputUri } from '../classification-job.ts';
import * as c from '../constraints.ts';
import { servedModel } from '../endpoint-binding.ts';
import { invalid, ServiceError } from '../errors.ts';
import type { Job } from '../lake/resources.ts';
import type { Operation, Services } from '../operation.ts';
import { withTags } from '../tags.ts';
import { canonicalJson, isRepeated, tokenOf } from '../tokens.ts';

export const startDocumentClassificationJob: Operation<'startDocumentClassificationJob'> = {
  constraints: {
    JobName: c.jobName,
    DocumentClassifierArn: c.classifierArn,
    InputDataConfig: c.required(
      c.structure({ S3Uri: c.required(c.s3Uri), InputFormat: c.inputFormat, DocumentReaderConfig: c.documentReaderConfig }),
    ),
    OutputDataConfig: c.required(c.structure({ S3Uri: c.required(c.s3Uri), KmsKeyId: c.kmsKeyId })),
    DataAccessRoleArn: c.required(c.roleArn),
    ClientRequestToken: c.clientRequestToken,
    VolumeKmsKeyId: c.kmsKeyId,
    VpcConfig: c.vpcConfig,
    Tags: c.tags,
    FlywheelArn: c.flywheelArn,
  },

  run: async (request, services) => {
    const { store, place } = services;
    const token = tokenOf(request);
    if ((request.DocumentClassifierArn === undefined) === (request.FlywheelArn === undefined))
      throw invalid('StartDocumentClassificationJob needs DocumentClassifierArn or FlywheelArn, and not both.');
    if (request.InputDataConfig!.DocumentReaderConfig !== undefined)
      throw invalid('The embedded engine classifies plain text, without DocumentReaderConfig.');
    const model = await servedModel({ model: request.DocumentClassifierArn, flywheel: request.FlywheelArn }, services);
    if (services.strict) await requireRoom(services);

    for (let attempt = 0; ; attempt++) {
      const id = jobId(request, services, attempt);
      let taken = false;
      const job = await store.jobs.change(id, (existing) => {
        taken = existing !== undefined && !isRepeated(existing.token, token);
        return existing === undefined ? { ...newJob(request, id, model, services), ...(token && { token }) } : undefined;
      });
      if (!taken) return { JobId: id, JobArn: jobArn(place, id), JobStatus: job!.status, DocumentClassifierArn: job!.model };
    }
  },
};

/** 32 hex digits, as the service's. A token is one job's for ever; without a token, equal requests in one millisecond are told apart by `attempt`. */
function jobId(request: StartDocumentClassificationJobRequest, services: Services, attempt: number): string {
  const seed = request.ClientRequestToken ?? canonicalJson([request, services.now(), attempt]);
  return createHash('sha256').update(seed).digest('hex').slice(0, 32);
}

function newJob(request: StartDocumentClassificationJobRequest, id: string, model: string, { place, now }: Services): Job {
  const { S3Uri, InputFormat = 'ONE_DOC_PER_LINE' } = request.InputDataConfig!;
  const output = request.OutputDataConfig!;
  return {
    name: id,
    status: 'SUBMITTED',
    created: now(),
    model,
    input: { uri: S3Uri!, format: InputFormat },
    output: { uri: outputUri(output.S3Uri!, place.account, id), ...(output.KmsKeyId === undefined ? {} : { kmsKeyId: output.KmsKeyId }) },
    role: request.DataAccessRoleArn!,
    ...(request.JobName === undefined ? {} : { jobName: request.JobName }),
    ...(request.FlywheelArn === undefined ? {} : { flywheel: request.FlywheelArn }),
    ...(request.VolumeKmsKeyId === undefined ? {} : { volumeKmsKeyId: request.VolumeKmsKeyId }),
    ...(request.VpcConfig === undefined ? {} : { vpc: request.VpcConfig }),
    tags: withTags([], request.Tags),
  };
}

/** The operation does not declare ResourceLimitExceededException. */
async function requireRoom({ store }: Services): Promise<void> {
  const running = (await store.jobs.all()).filter((job) => job.status === 'SUBMITTED').length;
  if (running >= limits.jobsInProgress)
    throw new ServiceError(
      'TooManyRequestsException',
      `${running} classification jobs are in progress: the limit is ${limits.jobsInProgress}.`,
    );
}
