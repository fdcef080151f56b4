import * as c from '../constraints.ts';
import { invalid } from '../errors.ts';
import { foundJob, jobAt } from '../jobs.ts';
import { recordName } from '../lake/layout.ts';
import type { Operation } from '../operation.ts';

export const stopEntitiesDetectionJob: Operation<'stopEntitiesDetectionJob'> = {
  constraints: { JobId: c.required(c.jobId) },
  outrun: 'InternalServerException',

  run: async (request, { store, now }) => {
    const { name } = await jobAt('recognizer', request.JobId!, store);
    const job = await store.jobs.change(recordName({ model: 'recognizer', name }), (current) => {
      const { status } = foundJob(current);
      if (status === 'COMPLETED' || status === 'FAILED') throw invalid(`Job ${name} is ${status}: there is nothing to stop.`);
      return status === 'SUBMITTED' || status === 'IN_PROGRESS' ? { ...current!, status: 'STOP_REQUESTED', stopped: now() } : undefined;
    });
    return { JobId: name, JobStatus: job!.status };
  },
};
