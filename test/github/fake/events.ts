import { commentShape } from './comments.ts';
import { readCommit } from './commits.ts';
import { issueOf, issueShape } from './issues.ts';
import type { Queued } from './merging.ts';
import { userShape } from './people.ts';
import { pullShape } from './pulls.ts';
import type { Comment } from './records.ts';
import { repositoryShape } from './repositories.ts';
import { lines } from './repository.ts';
import type { GitHub } from './server.ts';
import type { State } from './state.ts';

/** What starts a workflow run: the event's name and the JSON that the runner puts at GITHUB_EVENT_PATH. */
export interface Event {
  name: 'issue_comment' | 'merge_group' | 'pull_request' | 'push' | 'schedule' | 'workflow_dispatch';
  payload: Record<string, unknown>;
}

const about = (state: State, sender: string) => ({ repository: repositoryShape(state), sender: userShape(state, sender) });

/** `opened`, `synchronize` (with the head before it), `reopened`, `edited` or `closed`. */
export function pullRequestEvent(
  { state }: GitHub,
  number: number,
  action: string,
  more: { before?: string; sender?: string } = {},
): Event {
  const pull = state.pulls.get(number)!;
  const moved = action === 'synchronize' ? { before: more.before ?? pull.base.sha, after: pull.head.sha } : {};
  const payload = { action, number, pull_request: pullShape(state, pull), ...about(state, more.sender ?? pull.login), ...moved };
  return { name: 'pull_request', payload };
}

/** The default branch moved from `before` to `after`, by a merge or otherwise. */
export function pushEvent(
  { state }: GitHub,
  { before, after }: { before: string; after: string },
  { branch = state.defaultBranch, sender = state.owner } = {},
): Event {
  const commits = lines(state.repository.git(['rev-list', '--reverse', after, ...(/^0+$/.test(before) ? [] : [`^${before}`])]));
  const shapes = commits.map((sha) => commitOf(state, sha));
  const payload = {
    ref: `refs/heads/${branch}`,
    before,
    after,
    base_ref: null,
    created: /^0+$/.test(before),
    deleted: false,
    forced: false,
    compare: `${state.url}/${state.owner}/${state.name}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: shapes,
    head_commit: shapes.at(-1) ?? null,
    pusher: { name: sender, email: `${sender}@users.noreply.example` },
    ...about(state, sender),
  };
  return { name: 'push', payload };
}

function commitOf(state: State, sha: string): Record<string, unknown> {
  const { message, tree, author, committer } = readCommit(state, sha)!;
  const paths = (filter: string) =>
    lines(
      state.repository.git([
        'diff-tree',
        '--root',
        '--no-commit-id',
        '--name-only',
        '-r',
        '-m',
        '--first-parent',
        `--diff-filter=${filter}`,
        sha,
      ]),
    );
  return {
    id: sha,
    tree_id: tree,
    distinct: true,
    message,
    timestamp: committer.date,
    url: `${state.url}/${state.owner}/${state.name}/commit/${sha}`,
    author: { name: author.name, email: author.email, username: author.name },
    committer: { name: committer.name, email: committer.email, username: committer.name },
    added: paths('A'),
    removed: paths('D'),
    modified: paths('M'),
  };
}

export function mergeGroupEvent({ state }: GitHub, queued: Queued): Event {
  const commit = commitOf(state, queued.sha);
  const { id, tree_id, message, timestamp, author, committer } = commit;
  const group = {
    head_sha: queued.sha,
    head_ref: queued.ref,
    base_sha: queued.base,
    base_ref: `refs/heads/${state.defaultBranch}`,
    head_commit: { id, tree_id, message, timestamp, author, committer },
  };
  return { name: 'merge_group', payload: { action: 'checks_requested', merge_group: group, ...about(state, 'github-merge-queue[bot]') } };
}

/** A person pressed "Run workflow" on `branch`. */
export function dispatchEvent(
  { state }: GitHub,
  inputs: Record<string, string>,
  { branch = state.defaultBranch, sender = state.owner } = {},
): Event {
  const payload = { inputs, ref: `refs/heads/${branch}`, workflow: '.github/workflows/flywheel.yml', ...about(state, sender) };
  return { name: 'workflow_dispatch', payload };
}

export function scheduleEvent({ state }: GitHub, schedule = '23 * * * *'): Event {
  return { name: 'schedule', payload: { schedule, workflow: '.github/workflows/flywheel.yml', ...about(state, state.owner) } };
}

export function issueCommentEvent({ state }: GitHub, comment: Comment): Event {
  const issue = issueShape(state, issueOf(state, comment.issue));
  return {
    name: 'issue_comment',
    payload: { action: 'created', issue, comment: commentShape(state, comment), ...about(state, comment.login) },
  };
}
