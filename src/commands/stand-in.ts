import type { Storage } from '../comprehend/storage.ts';
import type { Repository } from '../git/repository.ts';
import { desiredOnce } from '../reconcile/desired.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import type { ServingRecord } from '../reconcile/records.ts';
import { withoutAccount } from './estimate.ts';
import { emptyLake, localBackend } from './lake.ts';
import { isSound, type Loaded, loadFlywheels } from './load.ts';
import type { Settings } from './settings.ts';
import { filesAt } from './workspace.ts';

/** A model that the embedded engine trains to stand for one that cannot be asked. */
export interface StandIn {
  lake: Storage;
  /** Short model key; null when nothing came of the training. */
  model: string | null;
  commit: string;
  /** `serving`: of the documents of the model that serves. */
  of: 'serving' | 'base';
}

/**
 * A stand-in for the model that serves: the same documents give the same model, or one like it. Of the base where nobody knows what serves, or where
 * its commit is gone. null when the base has problems of its own.
 */
export async function standInFor(
  settings: Settings,
  repository: Repository,
  base: { loaded: Loaded; commit: string },
  serving: readonly ServingRecord[],
): Promise<StandIn | null> {
  const key = serving.at(-1)?.model.key;
  // A rollback records the commit at which somebody asked for it; the model is that of the first record.
  const trainedAt = serving.find(({ model }) => model.key === key)?.commit ?? null;
  const commit = trainedAt === null ? null : await repository.fetchCommit(trainedAt).catch(() => null);
  const then = commit === null ? [] : await loadFlywheels(filesAt(repository, commit), settings.config);
  const loaded = then.find((each) => each.config?.name === base.loaded.config?.name);
  return commit !== null && loaded !== undefined && isSound(loaded)
    ? train(settings, loaded, commit, 'serving')
    : isSound(base.loaded)
      ? train(settings, base.loaded, base.commit, 'base')
      : null;
}

async function train(settings: Settings, loaded: Loaded, commit: string, of: StandIn['of']): Promise<StandIn> {
  const lake = emptyLake();
  const { config, documents } = loaded;
  const { promotion } = config!;
  const unhindered = {
    ...withoutAccount(config!),
    ...{ pin: null, suspend: false, endpoint: null },
    promotion: { ...promotion, minimum: {}, minimumPerLabel: {}, approval: 'on-merge' as const },
  };
  const backend = localBackend(lake, settings);
  const outcome = await reconcile({
    backend,
    desired: desiredOnce(unhindered, documents, commit),
    asker: { by: 'preview' },
    promote: true,
    isTip: async () => true,
    deployed: false,
    progress: () => {},
    patience: backend.patience(settings.waitSeconds),
  });
  return { lake, model: outcome.observed.serving.at(-1)?.model.key.slice(0, 8) ?? null, commit, of };
}
