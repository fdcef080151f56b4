import * as c from '../constraints.ts';
import type { Operation } from '../operation.ts';
import { isWithin, oneFilter, page } from '../pages.ts';
import { jobProperties } from '../properties.ts';

export const listDocumentClassificationJobs: Operation<'listDocumentClassificationJobs'> = {
  constraints: {
    Filter: c.structure({
      JobName: c.jobName,
      JobStatus: c.text({ enum: ['SUBMITTED', 'IN_PROGRESS', 'COMPLETED', 'FAILED', 'STOP_REQUESTED', 'STOPPED'] }),
      SubmitTimeBefore: c.timestamp,
      SubmitTimeAfter: c.timestamp,
    }),
    ...c.paging,
  },

  run: async (request, { store, place }) => {
    const { JobName, JobStatus, SubmitTimeAfter, SubmitTimeBefore } = request.Filter ?? {};
    oneFilter(request.Filter);
    const jobs = (await store.jobs.all())
      .filter((job) => (JobName === undefined || job.jobName === JobName) && (JobStatus === undefined || job.status === JobStatus))
      .filter((job) => isWithin(job.created, SubmitTimeAfter, SubmitTimeBefore));
    const { items, NextToken } = page(jobs, request);
    return { DocumentClassificationJobPropertiesList: items.map((job) => jobProperties(job, place)), NextToken };
  },
};
