import * as c from '../constraints.ts';
import { modelAt } from '../models.ts';
import { found, type Operation } from '../operation.ts';

export const describeResourcePolicy: Operation<'describeResourcePolicy'> = {
  constraints: { ResourceArn: c.required(c.modelArn) },

  run: async (request, services) => {
    const { text, created, modified, revision } = found((await modelAt(request.ResourceArn!, services)).policy);
    return { ResourcePolicy: text, CreationTime: new Date(created), LastModifiedTime: new Date(modified), PolicyRevisionId: revision };
  },
};
