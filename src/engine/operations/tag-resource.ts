import * as c from '../constraints.ts';
import type { Operation } from '../operation.ts';
import { changeTags } from '../tagged.ts';
import { withTags } from '../tags.ts';

export const tagResource: Operation<'tagResource'> = {
  constraints: { ResourceArn: c.required(c.resourceArn), Tags: c.required(c.tags) },
  outrun: 'ConcurrentModificationException',

  run: async (request, services) => {
    await changeTags(request.ResourceArn!, services, (tags) => withTags(tags, request.Tags));
    return {};
  },
};
