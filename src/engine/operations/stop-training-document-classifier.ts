import * as c from '../constraints.ts';
import { modelAt, stopTraining } from '../models.ts';
import type { Operation } from '../operation.ts';

export const stopTrainingDocumentClassifier: Operation<'stopTrainingDocumentClassifier'> = {
  constraints: { DocumentClassifierArn: c.required(c.classifierArn) },

  run: async (request, services) => {
    await stopTraining(await modelAt(request.DocumentClassifierArn!, services), services);
    return {};
  },
};
