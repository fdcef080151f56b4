import { Failure } from '../problems/failure.ts';
import { listBlobs } from './blobs.ts';
import { type DefaultBranch, defaultBranch, type Tip, tip } from './default-branch.ts';
import { type Git, type GitOptions, openGit } from './git.ts';
import { gitFailure } from './git-failure.ts';
import { type Commit, commitsBetween, isAncestor, mergeBase, type Person } from './history.ts';
import { pathText, splitAtNul } from './path-bytes.ts';
import { askRemote, fetchCommits, hasCommit, isCommitId, isShallow, originOf } from './remote.ts';

/** A repository as the commands need it. Commits are full ids, as `resolve` and `fetchCommit` give them. */
export interface Repository {
  git: Git;
  /** Absolute path of the top of the work tree. */
  root: string;
  /** The commit checked out. @throws Failure when there is none yet. */
  head(): Promise<string>;
  /** The commit a name means here, or null. A branch that only origin has (`main` in a checkout of CI) is found as well. */
  resolve(ref: string): Promise<string | null>;
  /** The branch checked out, or null when HEAD is detached. */
  branch(): Promise<string | null>;
  defaultBranch(): Promise<DefaultBranch>;
  tip(): Promise<Tip>;
  /** The tree that merging `head` into `base` would give, or the paths in conflict, sorted. */
  mergeTree(base: string, head: string): Promise<Merge>;
  mergeBase(a: string, b: string): Promise<string | null>;
  isAncestor(a: string, b: string): Promise<boolean>;
  /**
   * Makes a commit available here, from origin where needed, and gives its id. A shallow clone stays shallow.
   * @param ref a commit id, or the name of a branch, tag or `refs/…`
   */
  fetchCommit(ref: string): Promise<string>;
  commitsBetween(from: string | null, to: string): Promise<Commit[]>;
  /** Paths that differ from HEAD or are untracked and not ignored, sorted. */
  dirty(): Promise<string[]>;
  /** Who wrote a commit, and when (ISO 8601 in UTC). */
  commitAuthor(commit: string): Promise<Person & { date: string }>;
  isShallow(): Promise<boolean>;
  /** A regular file's bytes at a commit, or null when there is no such file. */
  showFile(commit: string, path: string): Promise<Uint8Array | null>;
}

export type Merge = { tree: string } | { conflicts: string[] };

/**
 * Opens the repository that contains `directory`.
 * @returns null when it is in none
 * @throws Failure when git is missing, too old, or refuses the repository.
 */
export async function openRepository(directory: string, options: GitOptions = {}): Promise<Repository | null> {
  const outside = await openGit(directory, options);
  const top = await outside.attempt(['rev-parse', '--show-toplevel']);
  if (top.code !== 0 && /not a git repository/.test(top.stderr)) return null;
  if (top.code !== 0) throw gitFailure('rev-parse', top);
  const root = top.stdout.toString('utf8').replace(/\n$/, '');
  const git = await openGit(root, options);
  return {
    git,
    root,
    head: () => head(git),
    resolve: (ref) => resolve(git, ref),
    branch: () => branch(git),
    defaultBranch: () => defaultBranch(git),
    tip: () => tip(git),
    mergeTree: (base, other) => mergeTree(git, base, other),
    mergeBase: async (a, b) => mergeBase(git, commitId(a), commitId(b)),
    isAncestor: async (a, b) => isAncestor(git, commitId(a), commitId(b)),
    fetchCommit: (ref) => fetchCommit(git, ref),
    commitsBetween: async (from, to) => commitsBetween(git, from === null ? null : commitId(from), commitId(to)),
    dirty: () => dirty(git),
    commitAuthor: async (commit) => commitAuthor(git, commitId(commit)),
    isShallow: () => isShallow(git),
    showFile: async (commit, path) => showFile(git, commitId(commit), path),
  };
}

async function head(git: Git): Promise<string> {
  const commit = await resolve(git, 'HEAD');
  if (commit === null)
    throw new Failure('no-commit', 'This repository has no commit yet.', { hint: 'Commit flywheel.yaml and the data first.' });
  return commit;
}

async function resolve(git: Git, ref: string): Promise<string | null> {
  for (const name of [ref, `refs/remotes/origin/${ref}`]) {
    const { code, stdout } = await git.attempt(['rev-parse', '--verify', '--quiet', '--end-of-options', `${refName(name)}^{commit}`]);
    if (code === 0) return stdout.toString('utf8').trim();
  }
  return null;
}

async function branch(git: Git): Promise<string | null> {
  const { code, stdout } = await git.attempt(['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return code === 0 ? stdout.toString('utf8').trim() : null;
}

async function mergeTree(git: Git, base: string, other: string): Promise<Merge> {
  if ((await mergeBase(git, commitId(base), commitId(other))) === null) {
    throw new Failure('no-common-history', `Commits ${base} and ${other} have no history in common, so they cannot be merged.`, {
      hint: 'Name the branch that this one was started from.',
    });
  }
  const merge = await git.attempt(['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', base, other], { network: true });
  if (merge.code > 1) throw gitFailure('merge-tree', merge);
  const [tree, ...conflicts] = splitAtNul(merge.stdout).map(pathText);
  return merge.code === 0 ? { tree: tree! } : { conflicts: conflicts.sort() };
}

async function fetchCommit(git: Git, ref: string): Promise<string> {
  if (isCommitId(ref) && (await hasCommit(git, ref))) return ref;
  const remote = await originOf(git);
  if (remote === null) {
    const known = await resolve(git, ref);
    if (known === null) throw unknownCommit(ref, 'and there is no remote named origin');
    return known;
  }
  const commit = isCommitId(ref) ? ref : await remoteCommit(git, remote, ref);
  if (!(await hasCommit(git, commit))) await fetchCommits(git, remote, [commit]);
  return (await resolve(git, commit)) ?? commit;
}

async function remoteCommit(git: Git, remote: string, ref: string): Promise<string> {
  const short = refName(ref).replace(/^origin\//, '');
  const names = [short, `refs/heads/${short}`, `refs/tags/${short}^{}`, `refs/tags/${short}`].filter(
    (name) => name === 'HEAD' || name.startsWith('refs/'),
  );
  const { ids } = await askRemote(git, remote, names);
  const found = names.find((name) => ids.has(name));
  if (found === undefined) throw unknownCommit(ref, 'and origin has no branch, tag or reference of that name either');
  return ids.get(found)!;
}

function unknownCommit(ref: string, but: string): Failure {
  return new Failure('commit-missing', `${ref} is not a commit in this repository, ${but}.`, {
    hint: 'Give a branch, a tag or a commit id.',
  });
}

async function dirty(git: Git): Promise<string[]> {
  const printed = await git.bytes(['status', '--porcelain=v1', '-z', '--untracked-files=all', '--ignore-submodules=all', '--no-renames']);
  return splitAtNul(printed)
    .map((line) => pathText(line.subarray(3)))
    .sort();
}

async function commitAuthor(git: Git, commit: string): Promise<Person & { date: string }> {
  const printed = await git.text(['log', '-1', '--format=%an%x00%ae%x00%aI', commit, '--']);
  const [name, email, date] = printed.split('\0') as [string, string, string];
  return { name, email, date: new Date(date).toISOString() };
}

async function showFile(git: Git, commit: string, path: string): Promise<Uint8Array | null> {
  const blob = (await listBlobs(git, commit, path)).find((found) => found.path === path);
  return blob === undefined ? null : git.bytes(['cat-file', 'blob', blob.sha], { network: true });
}

/** Checked before it reaches git: a name that begins with a dash would be an option. */
function refName(ref: string): string {
  if (ref !== '' && !ref.startsWith('-') && !/[\s\p{Cc}]/u.test(ref)) return ref;
  throw new Failure('invalid-ref', `${JSON.stringify(ref)} is not the name of a commit.`, { hint: 'Give a branch, a tag or a commit id.' });
}

function commitId(commit: string): string {
  if (isCommitId(commit)) return commit;
  throw new Failure('invalid-ref', `${JSON.stringify(commit)} is not a full commit id.`, { hint: 'Resolve the name first.' });
}
