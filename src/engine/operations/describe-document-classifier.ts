import * as c from '../constraints.ts';
import { found, type Operation, resolveArn } from '../operation.ts';
import { classifierProperties } from '../properties.ts';

export const describeDocumentClassifier: Operation<'describeDocumentClassifier'> = {
  constraints: { DocumentClassifierArn: c.required(c.classifierArn) },

  run: async (request, { store, place }) => {
    const arn = resolveArn(request.DocumentClassifierArn!, place, 'classifier');
    return { DocumentClassifierProperties: classifierProperties(found(await store.models.find(`${arn.name}/${arn.part}`))) };
  },
};
