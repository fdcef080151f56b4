import type { Repository } from '../git/repository.ts';
import { Failure } from '../problems/failure.ts';

/** What merging would give: `tree` is the merge's tree, `base` the commit merged into. */
export interface Proposal {
  base: string;
  head: string;
  tree: string;
}

/** The proposal on the command line: HEAD merged into a branch, computed without touching the work tree. */
export async function proposalOf(repository: Repository, baseRef: string): Promise<Proposal> {
  const base = await baseCommit(repository, baseRef);
  const head = await repository.head();
  const merge = await repository.mergeTree(base, head);
  if ('tree' in merge) return { base, head, tree: merge.tree };
  throw mergeConflict(baseRef, merge.conflicts);
}

/** @throws {Failure} when there is no such commit. */
export async function baseCommit(repository: Repository, baseRef: string): Promise<string> {
  const base = await repository.resolve(baseRef);
  if (base !== null) return base;
  throw new Failure('unknown-base', `${baseRef} is not a commit in this repository.`, {
    hint: 'Name the branch that this one is to be merged into, e.g. `--base main`.',
  });
}

export const mergeConflict = (baseRef: string, conflicts: readonly string[]): Failure =>
  new Failure(
    'merge-conflict',
    `HEAD cannot be merged into ${baseRef}: ${conflicts.join(', ')} ${conflicts.length === 1 ? 'is' : 'are'} in conflict.`,
    {
      hint: `Merge ${baseRef} into this branch, resolve the conflicts and commit.`,
    },
  );
