import type { Storage } from '../../comprehend/storage.ts';
import { artefactsPrefix, type Kind, seriesPrefix } from './layout.ts';
import { openRecords } from './records.ts';
import type { Endpoint, Flywheel, Job, Model } from './resources.ts';

/** The resources of one region in one lake. */
export interface Store {
  storage: Storage;
  flywheels: Collection<Flywheel>;
  /** Named `<model>/<version>`. */
  models: Collection<Model>;
  endpoints: Collection<Endpoint>;
  jobs: Collection<Job>;
  /** Prefix of what a model is made of that no flywheel trained. */
  artefacts(arn: string, created: number): string;
}

/** Resources by name. One that was deleted is not there, but for `change` and `everOf`. */
export interface Collection<T extends { status: string }> {
  find(name: string): Promise<T | undefined>;
  all(): Promise<T[]>;
  /** Also the deleted ones, of all names below `prefix`. */
  everOf(prefix: string): Promise<T[]>;
  /**
   * Writes what `decide` makes of the resource, which is undefined before its first creation and has status DELETED after a deletion.
   * Decide answers undefined to leave it as it is. It may be asked several times, when others write at the same time.
   */
  change(name: string, decide: (current: T | undefined) => T | undefined): Promise<T | undefined>;
}

/** @param remembers as of `openRecords` */
export function openStore(storage: Storage, records: string, region: string, remembers: boolean): Store {
  const kept = openRecords(storage, remembers);
  const collection = <T extends { status: string }>(kind: Kind): Collection<T> => {
    const series = (name?: string): string => seriesPrefix(records, region, kind, name);
    return {
      find: async (name) => present(await kept.latest<T>(series(name))),
      all: async () => (await kept.all<T>(series())).filter((resource) => resource.status !== 'DELETED'),
      everOf: (prefix) => kept.all<T>(series(prefix)),
      change: (name, decide) => kept.change<T>(series(name), decide),
    };
  };
  return {
    storage,
    flywheels: collection('flywheels'),
    models: collection('models'),
    endpoints: collection('endpoints'),
    jobs: collection('jobs'),
    artefacts: (arn, created) => artefactsPrefix(records, region, arn, created),
  };
}

/** The resource, unless it was deleted. */
export const present = <T extends { status: string }>(resource: T | undefined): T | undefined =>
  resource?.status === 'DELETED' ? undefined : resource;
