import { limits } from '../../comprehend/limits.ts';
import * as c from '../constraints.ts';
import { ServiceError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { changeTags } from '../tagged.ts';

export const untagResource: Operation<'untagResource'> = {
  constraints: { ResourceArn: c.required(c.resourceArn), TagKeys: c.required(c.list(c.tagKey)) },
  outrun: 'ConcurrentModificationException',

  run: async (request, services) => {
    const keys = request.TagKeys!;
    if (keys.length > limits.tagsPerResource)
      throw new ServiceError('TooManyTagKeysException', `${keys.length} tag keys are given: the limit is ${limits.tagsPerResource}.`);
    await changeTags(request.ResourceArn!, services, (tags) => tags.filter((tag) => !keys.includes(tag.key)));
    return {};
  },
};
