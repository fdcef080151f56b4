import * as c from '../constraints.ts';
import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { jobProperties } from '../properties.ts';

export const describeDocumentClassificationJob: Operation<'describeDocumentClassificationJob'> = {
  constraints: { JobId: c.required(c.jobId) },

  run: async (request, { store, place }) => {
    // Ids are hex digits; what else the constraint allows, such as a slash, must not become part of a key.
    const job = /^[0-9a-f]{32}$/.test(request.JobId!) ? await store.jobs.find(request.JobId!) : undefined;
    if (job === undefined)
      throw new ServiceError('JobNotFoundException', 'The specified job was not found. Check the job ID and try again.');
    return { DocumentClassificationJobProperties: jobProperties(job, place) };
  },
};
