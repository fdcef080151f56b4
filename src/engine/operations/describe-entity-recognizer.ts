import * as c from '../constraints.ts';
import { modelAt } from '../models.ts';
import type { Operation } from '../operation.ts';
import { recognizerProperties } from '../recognizer-properties.ts';

export const describeEntityRecognizer: Operation<'describeEntityRecognizer'> = {
  constraints: { EntityRecognizerArn: c.required(c.recognizerArn) },

  run: async (request, services) => ({
    EntityRecognizerProperties: recognizerProperties(await modelAt(request.EntityRecognizerArn!, services), services.switches),
  }),
};
