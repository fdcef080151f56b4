/** Jobs of one kind, as operations look for them. */
import type { DocumentClassificationJobFilter } from '@aws-sdk/client-comprehend';
import { type ModelKind, modelKindOf } from '../comprehend/arn.ts';
import { ServiceError } from './errors.ts';
import { recordName } from './lake/layout.ts';
import type { Job } from './lake/resources.ts';
import type { Store } from './lake/store.ts';
import { isWithin, oneFilter } from './pages.ts';

/** @throws {ServiceError} JobNotFoundException */
export async function jobAt(kind: ModelKind, id: string, store: Store): Promise<Job> {
  // Ids are hex digits; what else the constraint allows, such as a slash, must not become part of a key.
  return foundJob(/^[0-9a-f]{32}$/.test(id) ? await store.jobs.find(recordName({ model: kind, name: id })) : undefined);
}

/** @throws {ServiceError} JobNotFoundException */
export function foundJob(job: Job | undefined): Job {
  if (job === undefined) throw new ServiceError('JobNotFoundException', 'The specified job was not found. Check the job ID and try again.');
  return job;
}

/** @throws {ServiceError} InvalidFilterException when several filters are set. */
export async function filteredJobs(kind: ModelKind, filter: DocumentClassificationJobFilter | undefined, store: Store): Promise<Job[]> {
  const { JobName, JobStatus, SubmitTimeAfter, SubmitTimeBefore } = filter ?? {};
  oneFilter(filter);
  return (await store.jobs.all())
    .filter((job) => modelKindOf(job.model) === kind && isWithin(job.created, SubmitTimeAfter, SubmitTimeBefore))
    .filter((job) => (JobName === undefined || job.jobName === JobName) && (JobStatus === undefined || job.status === JobStatus));
}
