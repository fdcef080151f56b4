import * as c from '../constraints.ts';
import { filteredModels } from '../models.ts';
import type { Operation } from '../operation.ts';
import { page } from '../pages.ts';
import { recognizerProperties } from '../recognizer-properties.ts';

export const listEntityRecognizers: Operation<'listEntityRecognizers'> = {
  constraints: {
    Filter: c.structure({ ...c.modelFilter, RecognizerName: c.arnName }),
    ...c.paging,
  },

  run: async (request, { store, switches }) => {
    const { RecognizerName: name, ...filter } = request.Filter ?? {};
    const { items, NextToken } = page(await filteredModels('recognizer', { name, ...filter }, store), request, switches);
    return { EntityRecognizerPropertiesList: items.map((model) => recognizerProperties(model, switches)), NextToken };
  },
};
