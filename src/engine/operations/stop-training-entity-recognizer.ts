import * as c from '../constraints.ts';
import { modelAt, stopTraining } from '../models.ts';
import type { Operation } from '../operation.ts';

export const stopTrainingEntityRecognizer: Operation<'stopTrainingEntityRecognizer'> = {
  constraints: { EntityRecognizerArn: c.required(c.recognizerArn) },

  run: async (request, services) => {
    await stopTraining(await modelAt(request.EntityRecognizerArn!, services), services);
    return {};
  },
};
