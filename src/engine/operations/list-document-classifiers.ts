import { parseArn } from '../../comprehend/arn.ts';
import * as c from '../constraints.ts';
import type { Operation } from '../operation.ts';
import { isWithin, oneFilter, page } from '../pages.ts';
import { classifierProperties } from '../properties.ts';

export const listDocumentClassifiers: Operation<'listDocumentClassifiers'> = {
  constraints: {
    Filter: c.structure({
      Status: c.text({
        enum: ['SUBMITTED', 'TRAINING', 'DELETING', 'STOP_REQUESTED', 'STOPPED', 'IN_ERROR', 'TRAINED', 'TRAINED_WITH_WARNING'],
      }),
      DocumentClassifierName: c.arnName,
      SubmitTimeBefore: c.timestamp,
      SubmitTimeAfter: c.timestamp,
    }),
    ...c.paging,
  },

  run: async (request, { store }) => {
    const { Status, DocumentClassifierName, SubmitTimeAfter, SubmitTimeBefore } = request.Filter ?? {};
    oneFilter(request.Filter);
    const models = (await store.models.all())
      .filter((model) => (Status === undefined || model.status === Status) && isWithin(model.created, SubmitTimeAfter, SubmitTimeBefore))
      .filter((model) => DocumentClassifierName === undefined || parseArn(model.arn)!.name === DocumentClassifierName);
    const { items, NextToken } = page(models, request);
    return { DocumentClassifierPropertiesList: items.map(classifierProperties), NextToken };
  },
};
