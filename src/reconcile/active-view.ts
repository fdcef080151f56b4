import { readModelStats } from '../comprehend/model-stats.ts';
import type { Backend } from './backend.ts';
import type { ServingRecord } from './records.ts';

/** The active model for applications: always the same path. `model.json` names it, `model.bin` is the model, compressed by zlib. */
const activeUri = (root: string, name: string, file: 'model.json' | 'model.bin'): string => `${root}/active/${name}/${file}`;

/** Puts the model that serves where applications load it from. Where the service does not give models out, only its name. */
export async function putActiveView(
  backend: Backend,
  name: string,
  { model, commit, at }: ServingRecord,
  statsPrefix: string | null,
): Promise<void> {
  const stats = statsPrefix === null ? undefined : await readModelStats(backend.storage, statsPrefix);
  const bytes = stats === undefined ? undefined : await backend.storage.get(stats.modelUri);
  if (bytes !== undefined) await backend.storage.putView(activeUri(backend.root, name, 'model.bin'), bytes);
  const view = {
    model: model.arn,
    key: model.key,
    modelDigest: model.modelDigest,
    labels: stats?.labels ?? null,
    documents: model.documents,
    commit,
    at,
  };
  await backend.storage.putView(activeUri(backend.root, name, 'model.json'), Buffer.from(`${JSON.stringify(view, null, 2)}\n`));
}
