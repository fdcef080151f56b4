import * as c from '../constraints.ts';
import { entitiesJobProperties } from '../job-properties.ts';
import { filteredJobs } from '../jobs.ts';
import type { Operation } from '../operation.ts';
import { page } from '../pages.ts';

export const listEntitiesDetectionJobs: Operation<'listEntitiesDetectionJobs'> = {
  constraints: { Filter: c.jobFilter, ...c.paging },

  run: async (request, { store, place, switches }) => {
    const { items, NextToken } = page(await filteredJobs('recognizer', request.Filter, store), request, switches);
    return { EntitiesDetectionJobPropertiesList: items.map((job) => entitiesJobProperties(job, place)), NextToken };
  },
};
