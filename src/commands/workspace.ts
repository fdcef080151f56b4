import { commitTree } from '../git/commit-tree.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import type { Tree } from '../git/tree.ts';
import { workingTree } from '../git/working-tree.ts';
import { Failure } from '../problems/failure.ts';
import type { Settings } from './settings.ts';

export const findRepository = (settings: Settings): Promise<Repository | null> =>
  openRepository(settings.directory, {
    trustOwner: settings.trustOwner,
    environment: settings.environment,
    ...(settings.token === null ? {} : { token: settings.token }),
  });

/** @throws {Failure} outside a repository. */
export async function requireRepository(settings: Settings): Promise<Repository> {
  const repository = await findRepository(settings);
  if (repository !== null) return repository;
  throw new Failure('no-repository', `${settings.directory} is not in a Git repository.`, {
    hint: 'Run `git init`, commit flywheel.yaml and the data, and try again.',
  });
}

/** The files on the disk: of the repository around the directory, or of the directory where there is none. */
export const filesOnDisk = (settings: Settings, repository: Repository | null): Tree =>
  workingTree(repository?.root ?? settings.directory, repository?.git ?? null);

/** Who asks for what is written: as the surroundings say, or as Git knows whoever works in this repository. */
export async function askerOf({ by }: Settings, { git }: Repository): Promise<string> {
  if (by !== null) return by;
  const { code, stdout } = await git.attempt(['config', '--get', 'user.name']);
  const name = stdout.toString('utf8').trim();
  return code === 0 && name !== '' ? name : 'unknown';
}

export const filesAt = (repository: Repository, treeish: string): Tree => commitTree(repository.git, treeish);
