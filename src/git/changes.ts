import type { Git } from './git.ts';
import { pathText, splitAtNul } from './path-bytes.ts';

/** Paths that differ between two commits or trees, sorted; a renamed file counts under both names. */
export async function changedPaths(git: Git, from: string, to: string): Promise<string[]> {
  const printed = await git.bytes(['diff-tree', '-r', '-z', '--no-renames', '--name-only', '--no-commit-id', from, to]);
  return splitAtNul(printed).map(pathText).sort();
}

/** Parents as the commit names them: a shallow clone knows the names of commits that it does not have. */
export async function parentsOf(git: Git, commit: string): Promise<string[]> {
  const [header] = (await git.text(['cat-file', 'commit', commit])).split('\n\n', 1);
  return header!.split('\n').flatMap((line) => (line.startsWith('parent ') ? [line.slice('parent '.length)] : []));
}
