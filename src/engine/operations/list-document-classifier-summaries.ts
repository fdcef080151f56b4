import * as c from '../constraints.ts';
import { summariesOf } from '../models.ts';
import type { Operation } from '../operation.ts';
import { page } from '../pages.ts';

export const listDocumentClassifierSummaries: Operation<'listDocumentClassifierSummaries'> = {
  constraints: c.paging,

  run: async (request, services) => {
    const { items, NextToken } = page(await summariesOf('classifier', services), request, services.switches);
    const summaries = items.map(({ name, summary }) => ({ DocumentClassifierName: name, ...summary }));
    return { DocumentClassifierSummariesList: summaries, NextToken };
  },
};
