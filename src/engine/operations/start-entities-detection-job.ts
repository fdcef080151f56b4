import { jobArn } from '../../comprehend/arn.ts';
import * as c from '../constraints.ts';
import { invalid, notImplemented } from '../errors.ts';
import { startJob } from '../job-start.ts';
import type { Operation } from '../operation.ts';

export const startEntitiesDetectionJob: Operation<'startEntitiesDetectionJob'> = {
  constraints: { ...c.job, EntityRecognizerArn: c.recognizerArn, LanguageCode: c.required(c.languageCode) },

  run: async (request, services) => {
    const { EntityRecognizerArn: model, FlywheelArn: flywheel } = request;
    if (model === undefined && flywheel === undefined)
      throw notImplemented(
        'StartEntitiesDetectionJob without EntityRecognizerArn and FlywheelArn asks for the pretrained model of Amazon Comprehend',
      );
    if (model !== undefined && flywheel !== undefined)
      throw invalid('StartEntitiesDetectionJob takes EntityRecognizerArn or FlywheelArn, not both.');
    const job = await startJob('recognizer', request, model, services);
    return {
      JobId: job.name,
      JobArn: jobArn(services.place, 'recognizer', job.name),
      JobStatus: job.status,
      EntityRecognizerArn: job.model,
    };
  },
};
