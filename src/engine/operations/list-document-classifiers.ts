import * as c from '../constraints.ts';
import { filteredModels } from '../models.ts';
import type { Operation } from '../operation.ts';
import { page } from '../pages.ts';
import { classifierProperties } from '../properties.ts';

export const listDocumentClassifiers: Operation<'listDocumentClassifiers'> = {
  constraints: {
    Filter: c.structure({ ...c.modelFilter, DocumentClassifierName: c.arnName }),
    ...c.paging,
  },

  run: async (request, { store, switches }) => {
    const { DocumentClassifierName: name, ...filter } = request.Filter ?? {};
    const { items, NextToken } = page(await filteredModels('classifier', { name, ...filter }, store), request, switches);
    return { DocumentClassifierPropertiesList: items.map((model) => classifierProperties(model, switches)), NextToken };
  },
};
