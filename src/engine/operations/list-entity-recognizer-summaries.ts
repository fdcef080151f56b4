import * as c from '../constraints.ts';
import { summariesOf } from '../models.ts';
import type { Operation } from '../operation.ts';
import { page } from '../pages.ts';

export const listEntityRecognizerSummaries: Operation<'listEntityRecognizerSummaries'> = {
  constraints: c.paging,

  run: async (request, services) => {
    const { items, NextToken } = page(await summariesOf('recognizer', services), request, services.switches);
    const summaries = items.map(({ name, summary }) => ({ RecognizerName: name, ...summary }));
    return { EntityRecognizerSummariesList: summaries, NextToken };
  },
};
