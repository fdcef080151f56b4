import type { Tag } from '@aws-sdk/client-comprehend';
import { limits } from '../comprehend/limits.ts';
import { invalid, ServiceError } from './errors.ts';
import type { Tags } from './lake/resources.ts';

/**
 * The tags with those given added or replaced.
 * @throws {ServiceError} TooManyTagsException beyond 50, InvalidRequestException for a reserved key or one given twice.
 */
export function withTags(tags: Tags, given: readonly Tag[] | undefined): Tags {
  const keys = (given ?? []).map((tag) => tag.Key!);
  const twice = keys.find((key, at) => keys.indexOf(key) < at);
  if (twice !== undefined) throw invalid(`The tag key ${twice} is given twice.`);
  const reserved = keys.find((key) => key.toLowerCase().startsWith('aws:'));
  if (reserved !== undefined) throw invalid(`The tag key ${reserved} begins with aws:, which is reserved.`);
  const kept = tags.filter((tag) => !keys.includes(tag.key));
  const next = [...kept, ...(given ?? []).map((tag) => ({ key: tag.Key!, value: tag.Value ?? '' }))];
  if (next.length > limits.tagsPerResource)
    throw new ServiceError(
      'TooManyTagsException',
      `A resource can have ${limits.tagsPerResource} tags: this one would have ${next.length}.`,
    );
  return next;
}

export const tagList = (tags: Tags): Tag[] => tags.map(({ key, value }) => ({ Key: key, Value: value }));
