import * as c from '../constraints.ts';
import { deleteModel } from '../model-deletion.ts';
import type { Operation } from '../operation.ts';

export const deleteEntityRecognizer: Operation<'deleteEntityRecognizer'> = {
  constraints: { EntityRecognizerArn: c.required(c.recognizerArn) },

  run: async (request, services) => {
    await deleteModel(request.EntityRecognizerArn!, services);
    return {};
  },
};
