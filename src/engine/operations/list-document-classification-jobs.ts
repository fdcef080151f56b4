import * as c from '../constraints.ts';
import { classificationJobProperties } from '../job-properties.ts';
import { filteredJobs } from '../jobs.ts';
import type { Operation } from '../operation.ts';
import { page } from '../pages.ts';

export const listDocumentClassificationJobs: Operation<'listDocumentClassificationJobs'> = {
  constraints: { Filter: c.jobFilter, ...c.paging },

  run: async (request, { store, place, switches }) => {
    const { items, NextToken } = page(await filteredJobs('classifier', request.Filter, store), request, switches);
    return { DocumentClassificationJobPropertiesList: items.map((job) => classificationJobProperties(job, place)), NextToken };
  },
};
