import type { Tag } from '@aws-sdk/client-comprehend';
import type { ReadOnlyComprehend } from '../comprehend/api.ts';
import type { Config } from '../config/config.ts';

/** The tag of everything that a flywheel makes; its value is the flywheel's name. */
const ownerTag = 'flywheel';

/** Tags for what a flywheel makes: whose it is, and what flywheel.yaml adds. */
export function tagsOf({ name, engine }: Pick<Config, 'name' | 'engine'>): Tag[] {
  const declared = engine.kind === 'local' ? [] : Object.entries(engine.tags).filter(([Key]) => Key !== ownerTag);
  return [{ Key: ownerTag, Value: name }, ...declared.map(([Key, Value]) => ({ Key, Value }))];
}

/** The tags of something; empty where it is gone meanwhile. */
export async function readTags(comprehend: Pick<ReadOnlyComprehend, 'listTagsForResource'>, ResourceArn: string): Promise<Tag[]> {
  try {
    return (await comprehend.listTagsForResource({ ResourceArn })).Tags ?? [];
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return [];
    throw error;
  }
}

/** The flywheel that made what has these tags; null where none of them says so. */
export const ownerIn = (tags: readonly Tag[]): string | null => tags.find(({ Key }) => Key === ownerTag)?.Value ?? null;
