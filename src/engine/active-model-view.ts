import { parseArn } from '../comprehend/arn.ts';
import { modelBytes } from './classifiers.ts';
import { activeModelUris } from './lake/layout.ts';
import type { Flywheel } from './lake/resources.ts';
import type { Store } from './lake/store.ts';

/**
 * Puts the flywheel's active model where applications load it from, unless it is there. The name is written after the model, so that a run
 * stopped in between is noticed by the next one.
 */
export async function putActiveModelView(flywheel: Flywheel, store: Store): Promise<void> {
  if (flywheel.activeModel === null) return;
  const uris = activeModelUris(flywheel.lake);
  const { name, part } = parseArn(flywheel.activeModel)!;
  const model = await store.models.find(`${name}/${part}`);
  const bytes = new TextEncoder().encode(`${JSON.stringify({ modelArn: flywheel.activeModel, digest: model?.digest }, null, 2)}\n`);
  const there = await store.storage.get(uris.name);
  if (model === undefined || (there !== undefined && Buffer.compare(there, bytes) === 0)) return;
  await store.storage.putView(uris.model, await modelBytes(model, store));
  await store.storage.putView(uris.name, bytes);
}
