import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../problems/failure.ts';
import type { Git } from './git.ts';
import { gitFailure } from './git-failure.ts';
import type { Person } from './history.ts';
import { type Push, readPush } from './lake-push.ts';
import { askRemote, fetchCommits, hasCommit } from './remote.ts';

/**
 * The branch that holds a lake, moved with plumbing alone: HEAD, the index, the work tree and remote-tracking branches
 * stay as they are. With a remote, the remote's branch is the lake; without one, the local branch is.
 */
export interface LakeBranch {
  readonly name: string;
  /** The newest commit, with its objects at hand; null while the branch does not exist. @throws Failure when the remote cannot be asked. */
  newest(): Promise<string | null>;
  /** Stores contents; ids in the same order. */
  writeBlobs(contents: Uint8Array[]): Promise<string[]>;
  /** Makes a commit of `parent`'s files with `files` added or replaced. The branch does not move yet. */
  commit(parent: string | null, files: { path: string; sha: string }[], message: string): Promise<string>;
  /** Moves the branch from `parent` to `commit`, or not at all. @throws Failure when that is forbidden. */
  move(parent: string | null, commit: string): Promise<Push>;
}

export interface LakeBranchOptions {
  branch: string;
  /** Name or address; null for a lake that stays in this clone. */
  remote: string | null;
  clock: () => Date;
  author: Person;
}

/** @throws Failure when Git allows no branch of that name. */
export async function openLakeBranch(git: Git, options: LakeBranchOptions): Promise<LakeBranch> {
  const { branch, remote } = options;
  if ((await git.attempt(['check-ref-format', `refs/heads/${branch}`])).code !== 0 || branch.startsWith('-')) {
    throw new Failure('invalid-ref', `${JSON.stringify(branch)} is not a possible name for a lake branch.`, {
      hint: 'Use a name such as flywheel-lake.',
    });
  }
  const local = `refs/heads/${branch}`;
  // Keeps fetched and pushed objects from garbage collection, and so from being fetched again.
  const keptAs = `refs/flywheel/lake/${branch}`;
  return {
    name: branch,
    newest: () => (remote === null ? localTip(git, local) : remoteTip(git, remote, local, keptAs)),
    writeBlobs: (contents) => writeBlobs(git, contents),
    commit: async (parent, files, message) => commitTree(git, parent, await writeTree(git, parent, files), message, options),
    move: (parent, commit) => (remote === null ? moveLocal(git, local, parent, commit) : push(git, remote, branch, commit, keptAs)),
  };
}

async function localTip(git: Git, reference: string): Promise<string | null> {
  const { code, stdout } = await git.attempt(['rev-parse', '--verify', '--quiet', `${reference}^{commit}`]);
  return code === 0 ? stdout.toString('utf8').trim() : null;
}

/** Only what is new since the last time crosses the network. */
async function remoteTip(git: Git, remote: string, reference: string, keptAs: string): Promise<string | null> {
  const commit = (await askRemote(git, remote, [reference])).ids.get(reference);
  if (commit === undefined) return null;
  if (!(await hasCommit(git, commit))) await fetchCommits(git, remote, [commit], '--depth=1', keptAs);
  return commit;
}

/** One process for any number of blobs: `get-mark` prints the id of each. Models do not resemble each other: no deltas. */
async function writeBlobs(git: Git, contents: Uint8Array[]): Promise<string[]> {
  function* commands(): Generator<Uint8Array | string> {
    for (const [index, content] of contents.entries()) {
      yield `blob\nmark :${index + 1}\ndata ${content.length}\n`;
      yield content;
      yield `\nget-mark :${index + 1}\n`;
    }
    yield 'done\n';
  }
  const printed = await git.text([...durable, 'fast-import', '--quiet', '--done', '--depth=0'], { input: commands() });
  return printed.split('\n');
}

/** What the branch will point to is on the disk before it does: a power cut must not leave a branch without its files. */
const durable = ['-c', 'core.fsync=all'];

async function writeTree(git: Git, parent: string | null, files: { path: string; sha: string }[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flywheel-lake-'));
  try {
    const environment = { GIT_INDEX_FILE: join(folder, 'index') };
    if (parent !== null) await git.bytes(['read-tree', parent], { environment });
    const input = files.map(({ path, sha }) => `100644 ${sha}\t${path}\0`);
    await git.bytes(['update-index', '--add', '-z', '--index-info'], { environment, input });
    return await git.text([...durable, 'write-tree'], { environment });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function commitTree(
  git: Git,
  parent: string | null,
  tree: string,
  message: string,
  { clock, author }: LakeBranchOptions,
): Promise<string> {
  const when = `@${Math.floor(clock().getTime() / 1000)} +0000`;
  const environment = Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((role) => [
      [`GIT_${role}_NAME`, author.name],
      [`GIT_${role}_EMAIL`, author.email],
      [`GIT_${role}_DATE`, when],
    ]),
  );
  const parents = parent === null ? [] : ['-p', parent];
  return git.text([...durable, 'commit-tree', '--no-gpg-sign', ...parents, tree], { environment, input: [message] });
}

/** Git compares the old value and takes a lock; a lock held by another run is waited for (milliseconds). */
async function moveLocal(git: Git, reference: string, parent: string | null, commit: string): Promise<Push> {
  const expected = parent ?? '0'.repeat(commit.length);
  const update = ['update-ref', '-m', 'flywheel lake', '--end-of-options', reference, commit, expected];
  const outcome = await git.attempt([...durable, '-c', 'core.filesRefLockTimeout=5000', ...update]);
  if (outcome.code === 0) return 'done';
  if (/but expected|reference already exists/.test(outcome.stderr)) return 'raced';
  throw gitFailure('update-ref', outcome);
}

async function push(git: Git, remote: string, branch: string, commit: string, keptAs: string): Promise<Push> {
  const plain = ['--porcelain', '--no-verify', '--no-follow-tags', '--no-signed', '--recurse-submodules=no'];
  const outcome = await git.attempt(['push', ...plain, '--end-of-options', remote, `${commit}:refs/heads/${branch}`], { network: true });
  const result = readPush(branch, outcome);
  // Another run in this clone may hold the reference; it only saves a fetch, so its outcome does not matter.
  if (result === 'done') await git.attempt(['update-ref', '--end-of-options', keptAs, commit]);
  return result;
}
