import { ensureLabels } from './issues.ts';
import type { Pull } from './records.ts';
import { commitFiles, commitTree, type Files, lines, mergedTree, rebased, resolve, type Signature } from './repository.ts';
import type { State } from './state.ts';

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export interface PullRequest {
  /** Branch that holds the change. */
  branch: string;
  /** Whose repository the branch is in; a fork when it is not the repository's owner. */
  owner?: string;
  base?: string;
  title?: string;
  body?: string | null;
  draft?: boolean;
  login?: string;
  type?: 'Bot' | 'User';
  labels?: string[];
}

export const signature = (state: State, login: string): Signature => ({
  name: login,
  email: `${login}@users.noreply.example`,
  date: state.now(),
});

/** Commits on a branch, making it from the default branch when it is new, and brings open pull requests up to date. */
export function commit(
  state: State,
  branch: string,
  files: Files,
  { message = 'Change the data', login = state.owner, owner = state.owner } = {},
): string {
  const repository = owner === state.owner ? state.repository : state.forks.get(owner)!;
  const tip = resolve(repository, `refs/heads/${branch}`) ?? resolve(repository, `refs/heads/${state.defaultBranch}`) ?? null;
  const sha = commitFiles(repository, { branch, files, message, by: signature(state, login), parent: tip });
  synchronize(state);
  return sha;
}

export function openPull(state: State, request: PullRequest): Pull {
  const { branch, owner = state.owner, base = state.defaultBranch, title = branch, body = null, draft = false, labels = [] } = request;
  const { login = owner, type = 'User' } = request;
  ensureLabels(state, labels);
  const now = state.now();
  const pull: Pull = {
    ...{ number: state.nextNumber(), title, body, state: 'open', login, type, labels, draft },
    ...{ createdAt: now, updatedAt: now, closedAt: null, mergedAt: null, mergedBy: null, landed: [] },
    head: { owner, ref: branch, sha: '' },
    base: { ref: base, sha: resolve(state.repository, `refs/heads/${base}`)! },
    mergeCommit: null,
  };
  state.pulls.set(pull.number, pull);
  synchronize(state);
  return pull;
}

/** After any push: heads follow their branches, and each open pull request gets its test merge (refs/pull/N/merge) anew. */
export function synchronize(state: State): void {
  for (const pull of state.pulls.values()) {
    if (pull.state === 'closed') continue;
    const from = pull.head.owner === state.owner ? state.repository : state.forks.get(pull.head.owner)!;
    const tip = resolve(from, `refs/heads/${pull.head.ref}`);
    if (tip === undefined) continue;
    if (from !== state.repository) state.repository.git(['fetch', '--quiet', from.path, tip]);
    const base = resolve(state.repository, `refs/heads/${pull.base.ref}`)!;
    if (tip !== pull.head.sha) {
      pull.head.sha = tip;
      pull.base.sha = base;
      pull.updatedAt = state.now();
      state.repository.git(['update-ref', `refs/pull/${pull.number}/head`, tip]);
    }
    testMerge(state, pull, base);
  }
}

function testMerge(state: State, pull: Pull, base: string): void {
  const ref = `refs/pull/${pull.number}/merge`;
  if (state.repository.ask(['log', '-1', '--format=%P', ref, '--']) === `${base} ${pull.head.sha}`) return;
  const tree = mergedTree(state.repository, base, pull.head.sha);
  if (tree === undefined) {
    pull.mergeCommit = null;
    state.repository.ask(['update-ref', '-d', ref]);
    return;
  }
  pull.mergeCommit = commitTree(
    state.repository,
    tree,
    [base, pull.head.sha],
    `Merge ${pull.head.sha} into ${base}`,
    signature(state, 'GitHub'),
  );
  state.repository.git(['update-ref', ref, pull.mergeCommit]);
}

/** Presses the merge button. Returns what a push event needs: the branch's tip before and after. */
export function merge(state: State, number: number, method: MergeMethod, login = state.owner): { before: string; after: string } {
  const pull = state.pulls.get(number)!;
  const before = resolve(state.repository, `refs/heads/${pull.base.ref}`)!;
  const commits = landing(state, pull, before, method, login);
  return land(state, pull, before, commits, login);
}

/** The commits that merging puts on the base branch, oldest first. */
function landing(state: State, pull: Pull, base: string, method: MergeMethod, login: string): string[] {
  const by = signature(state, login);
  if (method === 'rebase') return rebased(state.repository, base, pull.head.sha, by);
  const tree = mergedTree(state.repository, base, pull.head.sha);
  if (tree === undefined) throw new Error(`pull request ${pull.number} has conflicts`);
  if (method === 'squash') return [commitTree(state.repository, tree, [base], `${pull.title} (#${pull.number})\n`, by)];
  const message = `Merge pull request #${pull.number} from ${pull.head.owner}/${pull.head.ref}\n\n${pull.title}\n`;
  const own = lines(state.repository.git(['rev-list', '--reverse', `${base}..${pull.head.sha}`]));
  return [...own, commitTree(state.repository, tree, [base, pull.head.sha], message, by)];
}

function land(state: State, pull: Pull, before: string, commits: string[], login: string): { before: string; after: string } {
  const after = commits.at(-1)!;
  state.repository.git(['update-ref', `refs/heads/${pull.base.ref}`, after, before]);
  const now = state.now();
  Object.assign(pull, {
    state: 'closed',
    landed: commits,
    mergeCommit: after,
    mergedAt: now,
    closedAt: now,
    updatedAt: now,
    mergedBy: login,
  });
  state.repository.ask(['update-ref', '-d', `refs/pull/${pull.number}/merge`]);
  synchronize(state);
  return { before, after };
}

export interface Queued {
  /** e.g. `refs/heads/gh-readonly-queue/main/pr-7-<base>`. */
  ref: string;
  sha: string;
  base: string;
  commits: string[];
}

/** "Merge when ready": the queue builds the merge on a branch of its own, which `merge_group` runs check. */
export function enqueue(state: State, number: number, method: MergeMethod = 'merge', login = state.owner): Queued {
  const pull = state.pulls.get(number)!;
  const base = resolve(state.repository, `refs/heads/${pull.base.ref}`)!;
  const commits = landing(state, pull, base, method, login);
  const ref = `refs/heads/gh-readonly-queue/${pull.base.ref}/pr-${number}-${base}`;
  state.repository.git(['update-ref', ref, commits.at(-1)!]);
  return { ref, sha: commits.at(-1)!, base, commits };
}

/** The queue's checks are green: the base branch moves to the very commit that was checked. */
export function leaveQueue(state: State, number: number, { ref, base, commits }: Queued): { before: string; after: string } {
  const landed = land(state, state.pulls.get(number)!, base, commits, 'github-merge-queue[bot]');
  state.repository.git(['update-ref', '-d', ref]);
  return landed;
}

export function close(state: State, number: number): Pull {
  const pull = state.pulls.get(number)!;
  const now = state.now();
  Object.assign(pull, { state: 'closed', closedAt: now, updatedAt: now });
  state.repository.ask(['update-ref', '-d', `refs/pull/${pull.number}/merge`]);
  return pull;
}
