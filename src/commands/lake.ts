import { join } from 'node:path';
import type { Storage } from '../comprehend/storage.ts';
import { type Config, type LocalEngine, lakeOf } from '../config/config.ts';
import { createEngine } from '../engine/engine.ts';
import { openDirectoryLake } from '../engine/lake/directory.ts';
import { openMemoryLake } from '../engine/lake/memory.ts';
import { overlay } from '../engine/lake/overlay.ts';
import { openGitLake } from '../git/lake.ts';
import type { Repository } from '../git/repository.ts';
import { learningVersion } from '../learning/version.ts';
import { Failure } from '../problems/failure.ts';
import type { EmbeddedBackend } from '../reconcile/backend.ts';
import type { Settings } from './settings.ts';

export const localRoot = 's3://flywheel';
const engineRecords = `${localRoot}/engine`;
const dataAccessRole = 'arn:aws:iam::000000000000:role/flywheel';

/** What is asked of a flywheel whose engine is the embedded one. */
type LocalFlywheel = Pick<Config, 'name'> & { engine: LocalEngine };

/** The lake that a flywheel.yaml names. @throws {Failure} when it cannot be reached. */
export async function openLake(config: LocalFlywheel, repository: Repository, settings: Settings): Promise<Storage> {
  const { lake } = config.engine;
  if (lake.startsWith('git:')) {
    const { remote } = await repository.defaultBranch();
    return openGitLake(repository.git, { branch: lake.slice('git:'.length), remote, clock: settings.now, author: lakeAuthor });
  }
  if (settings.ephemeral)
    throw new Failure(
      'directory-lake',
      `The lake of flywheel ${config.name} is the directory ${lake}, which is lost when this machine is thrown away after the run.`,
      {
        hint: 'Use `engine: { local: { lake: "git:flywheel-lake" } }`, or a runner of your own.',
      },
    );
  return readable(openDirectoryLake(join(repository.root, lake)), config);
}

/**
 * Whether a model of this flywheel served before, as far as something beside the lake knows: GitHub remembers deployments, and a
 * clone that once read or wrote the lake branch remembers its last commit.
 */
export async function wasDeployed({ name, engine }: Config, repository: Repository, settings: Settings): Promise<boolean> {
  if (settings.deployed.includes(name)) return true;
  if (!lakeOf(engine).startsWith('git:')) return false;
  const remembered = `refs/flywheel/lake/${lakeOf(engine).slice('git:'.length)}`;
  const { code, stdout } = await repository.git.attempt(['ls-tree', '-d', '--name-only', remembered, `flywheel/index/${name}/serving`]);
  return code === 0 && stdout.length > 0;
}

/** A directory is not touched until it is read; whoever opens it wants to know at once. */
async function readable(lake: Storage, config: LocalFlywheel): Promise<Storage> {
  try {
    await lake.list(`${localRoot}/index/`);
    return lake;
  } catch (error) {
    throw new Failure(
      'lake-unreadable',
      `The lake of flywheel ${config.name}, the directory ${config.engine.lake}, cannot be read: ${(error as Error).message}.`,
      { hint: 'Make it readable, or name another lake in flywheel.yaml.', cause: error },
    );
  }
}

const lakeAuthor = { name: 'flywheel', email: 'flywheel@users.noreply.github.com' };

/** A lake in memory, for what must not touch any other. */
export const emptyLake = (): Storage => openMemoryLake();

/** A lake that reads through and keeps its writes to itself: what commands that write nothing work in. */
export const readThrough = (lake: Storage): Storage => overlay(lake);

/** The embedded engine works while it is waited for, however long that is: nothing is ever left for a later run. */
const enoughSeconds = 300;

export function localBackend(storage: Storage, settings: Pick<Settings, 'now' | 'progress'>): EmbeddedBackend {
  // When a lake is published is for the reconciler to say: a whole run is one commit on a Git lake, or two.
  const unpublished = { ...storage, publish: async () => {} };
  const engine = createEngine({ storage: unpublished, clock: settings.now, records: engineRecords, progress: settings.progress });
  const aside = overlay(storage);
  const scorer = createEngine({ storage: aside, clock: settings.now, records: engineRecords });
  return {
    comprehend: engine.comprehend,
    storage,
    scoring: { comprehend: scorer.comprehend, storage: aside, wait: () => scorer.work() },
    root: localRoot,
    dataAccessRole,
    learningVersion,
    strict: false,
    now: settings.now,
    wait: () => engine.work(),
    patience: () => enoughSeconds,
    briefPatience: enoughSeconds,
  };
}
