import { jobArn } from '../../comprehend/arn.ts';
import * as c from '../constraints.ts';
import { invalid } from '../errors.ts';
import { startJob } from '../job-start.ts';
import type { Operation } from '../operation.ts';

export const startDocumentClassificationJob: Operation<'startDocumentClassificationJob'> = {
  constraints: { ...c.job, DocumentClassifierArn: c.classifierArn },

  run: async (request, services) => {
    const { DocumentClassifierArn: model } = request;
    if ((model === undefined) === (request.FlywheelArn === undefined))
      throw invalid('StartDocumentClassificationJob needs DocumentClassifierArn or FlywheelArn, and not both.');
    const job = await startJob('classifier', request, model, services);
    return {
      JobId: job.name,
      JobArn: jobArn(services.place, 'classifier', job.name),
      JobStatus: job.status,
      DocumentClassifierArn: job.model,
    };
  },
};
