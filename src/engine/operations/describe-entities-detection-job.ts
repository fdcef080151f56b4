import * as c from '../constraints.ts';
import { entitiesJobProperties } from '../job-properties.ts';
import { jobAt } from '../jobs.ts';
import type { Operation } from '../operation.ts';

export const describeEntitiesDetectionJob: Operation<'describeEntitiesDetectionJob'> = {
  constraints: { JobId: c.required(c.jobId) },

  run: async (request, { store, place }) => ({
    EntitiesDetectionJobProperties: entitiesJobProperties(await jobAt('recognizer', request.JobId!, store), place),
  }),
};
