import * as c from '../constraints.ts';
import { modelAt } from '../models.ts';
import type { Operation } from '../operation.ts';
import { classifierProperties } from '../properties.ts';

export const describeDocumentClassifier: Operation<'describeDocumentClassifier'> = {
  constraints: { DocumentClassifierArn: c.required(c.classifierArn) },

  run: async (request, services) => ({
    DocumentClassifierProperties: classifierProperties(await modelAt(request.DocumentClassifierArn!, services), services.switches),
  }),
};
