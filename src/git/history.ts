import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../problems/failure.ts';
import type { Git } from './git.ts';
import { splitAtNul } from './path-bytes.ts';
import { fetchCommits, hasCommit, originOf } from './remote.ts';

export interface Commit {
  sha: string;
  subject: string;
  author: Person;
  /** When it was committed; ISO 8601 in UTC. */
  date: string;
  /** Whether it is on the line of first parents: a merge itself, and not what it merged. */
  firstParent: boolean;
}

export interface Person {
  name: string;
  email: string;
}

/** How a shallow clone asks for more history: each step brings more, the last one everything. */
const deepening = ['--deepen=50', '--deepen=500', '--unshallow'];

/**
 * The best common ancestor, or null when there is none. A shallow clone is deepened until it is found.
 * @throws Failure when history is missing and the remote cannot give it.
 */
export async function mergeBase(git: Git, a: string, b: string): Promise<string | null> {
  return deepenUntilSure(git, [a, b], null, async () => {
    const { code, stdout } = await git.attempt(['merge-base', a, b]);
    return code === 0 ? stdout.toString('utf8').trim() : null;
  });
}

/** Whether `b` is `a` or came after it. A shallow clone is deepened until that is certain. @throws Failure as `mergeBase`. */
export async function isAncestor(git: Git, a: string, b: string): Promise<boolean> {
  return deepenUntilSure(git, [b], false, async () => (await git.attempt(['merge-base', '--is-ancestor', a, b])).code === 0);
}

/**
 * The commits that `to` has and `from` lacks, newest first.
 * @param from null for the whole history
 * @throws Failure when `from` is unknown, also to the remote.
 */
export async function commitsBetween(git: Git, from: string | null, to: string): Promise<Commit[]> {
  // The whole history is wanted: nothing short of all of it is enough.
  if (from === null) await deepenUntilSure(git, [to], false, async () => false);
  else if (!(await isAncestor(git, from, to)) && !(await hasCommit(git, from))) {
    throw new Failure('commit-missing', `Commit ${from} is not in the history of ${to}.`, { hint: 'The branch may have been rewritten.' });
  }
  const range = [...(from === null ? [to] : [`${from}..${to}`]), '--'];
  const line = new Set((await git.text(['rev-list', '--first-parent', ...range])).split('\n'));
  const printed = await git.bytes(['log', '-z', '--topo-order', '--format=%H%x00%s%x00%an%x00%ae%x00%cI', ...range]);
  const fields = splitAtNul(printed).map((field) => field.toString('utf8'));
  return Array.from({ length: fields.length / 5 }, (_, index) => {
    const [sha, subject, name, email, date] = fields.slice(index * 5) as [string, string, string, string, string];
    return { sha, subject, author: { name, email }, date: new Date(date).toISOString(), firstParent: line.has(sha) };
  });
}

/**
 * Tries to find what `look` looks for. Not finding it is an answer only when no history is cut off behind the commits.
 * @param nothing what `look` answers when it found nothing
 */
async function deepenUntilSure<Answer>(git: Git, commits: string[], nothing: Answer, look: () => Promise<Answer>): Promise<Answer> {
  for (const step of deepening) {
    const answer = await look();
    if (answer !== nothing || !(await isCutOff(git, commits))) return answer;
    const remote = await originOf(git);
    if (remote === null) {
      throw new Failure('history-missing', 'This clone is shallow and has no remote named origin to fetch the rest of the history from.', {
        hint: 'Clone again without --depth.',
      });
    }
    await fetchCommits(git, remote, commits, step);
  }
  return look();
}

/** Whether the history behind any of the commits ends where a shallow clone was cut, or a commit is not here at all. */
async function isCutOff(git: Git, commits: string[]): Promise<boolean> {
  const file = await git.text(['rev-parse', '--git-path', 'shallow']);
  const cuts = await readFile(join(git.directory, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const boundary = new Set(cuts.split('\n').filter((line) => line !== ''));
  if (boundary.size === 0) return false;
  const roots = await git.attempt(['rev-list', '--max-parents=0', ...commits, '--']);
  return (
    roots.code !== 0 ||
    roots.stdout
      .toString('utf8')
      .split('\n')
      .some((root) => boundary.has(root))
  );
}
