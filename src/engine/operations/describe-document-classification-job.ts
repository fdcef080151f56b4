import * as c from '../constraints.ts';
import { classificationJobProperties } from '../job-properties.ts';
import { jobAt } from '../jobs.ts';
import type { Operation } from '../operation.ts';

export const describeDocumentClassificationJob: Operation<'describeDocumentClassificationJob'> = {
  constraints: { JobId: c.required(c.jobId) },

  run: async (request, { store, place }) => ({
    DocumentClassificationJobProperties: classificationJobProperties(await jobAt('classifier', request.JobId!, store), place),
  }),
};
