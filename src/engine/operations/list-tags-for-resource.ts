import * as c from '../constraints.ts';
import type { Operation } from '../operation.ts';
import { readTags } from '../tagged.ts';
import { tagList } from '../tags.ts';

export const listTagsForResource: Operation<'listTagsForResource'> = {
  constraints: { ResourceArn: c.required(c.resourceArn) },

  run: async (request, services) => ({ ResourceArn: request.ResourceArn, Tags: tagList(await readTags(request.ResourceArn!, services)) }),
};
