import * as c from '../constraints.ts';
import { deleteModel } from '../model-deletion.ts';
import type { Operation } from '../operation.ts';

export const deleteDocumentClassifier: Operation<'deleteDocumentClassifier'> = {
  constraints: { DocumentClassifierArn: c.required(c.classifierArn) },

  run: async (request, services) => {
    await deleteModel(request.DocumentClassifierArn!, services);
    return {};
  },
};
