import type { ReadStorage, Storage } from '../comprehend/storage.ts';
import { type Config, lakeOf } from '../config/config.ts';
import type { Repository } from '../git/repository.ts';
import type { Backend } from '../reconcile/backend.ts';
import { comprehendBackend, openBucket } from './comprehend-backend.ts';
import { localBackend, localRoot, openLake, readThrough } from './lake.ts';
import type { Settings } from './settings.ts';

/** What the flywheels of one command work with. Those of one lake share it: a lake is opened, and published, once. */
export interface Backends {
  /** @throws {Failure} when the flywheel's lake cannot be reached. */
  of(config: Config): Promise<Backend>;
  /** The lakes that were opened, by where they are. */
  opened(): { lake: ReadStorage; root: string }[];
}

/** @param access a command that only reads works in lakes that keep its writes to themselves */
export function openBackends(repository: Repository, settings: Settings, access: 'read' | 'write'): Backends {
  const lakes = new Map<string, { lake: Storage; root: string }>();
  const open = async ({ engine, ...config }: Config): Promise<{ lake: Storage; root: string }> => {
    const known = lakes.get(lakeOf(engine));
    if (known !== undefined) return known;
    const lake = engine.kind === 'local' ? await openLake({ ...config, engine }, repository, settings) : openBucket(engine, settings);
    const root = engine.kind === 'local' ? localRoot : engine.dataLake;
    const opened = { lake: access === 'write' ? lake : readThrough(lake), root };
    lakes.set(lakeOf(engine), opened);
    return opened;
  };
  return {
    of: async (config) => {
      const { lake } = await open(config);
      return config.engine.kind === 'local' ? localBackend(lake, settings) : comprehendBackend(config.engine, lake, settings);
    },
    opened: () => [...lakes.values()],
  };
}
