import { type Call, found, type Handlers, invalid, list, Refusal } from './call.ts';
import { changedFiles, commitShape, readCommit } from './commits.ts';
import { addressed } from './description.ts';
import { edit, issueShape } from './issues.ts';
import { merge, openPull } from './merging.ts';
import { userShape } from './people.ts';
import type { Pull } from './records.ts';
import { repositoryShape } from './repositories.ts';
import { lines, resolve } from './repository.ts';
import type { State } from './state.ts';

const pullOf = (state: State, number: string): Pull => found(state.pulls.get(Number(number)));

/** Where the pull request left its base: what "files changed" is measured from. */
const forkPoint = (state: State, pull: Pull): string => state.repository.git(['merge-base', pull.base.sha, pull.head.sha]);

const commitsOf = (state: State, pull: Pull): string[] =>
  lines(state.repository.git(['rev-list', '--reverse', `${pull.base.sha}..${pull.head.sha}`]));

export function pullShape(
  state: State,
  pull: Pull,
  schema: 'pull-request' | 'pull-request-simple' = 'pull-request',
): Record<string, unknown> {
  const repository = `${state.apiUrl}/repos/${state.owner}/${state.name}`;
  const url = `${repository}/pulls/${pull.number}`;
  const html = `${state.url}/${state.owner}/${state.name}/pull/${pull.number}`;
  const side = (owner: string, { ref, sha }: { ref: string; sha: string }) => ({
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: userShape(state, owner),
    repo: repositoryShape(state, owner, 'repository'),
  });
  const issue = issueShape(state, pull);
  const { pull_request: _, comments, ...shared } = Object.fromEntries(Object.entries(issue).filter(([key]) => !key.endsWith('url')));
  const addresses = {
    self: url,
    html,
    issue: `${repository}/issues/${pull.number}`,
    comments: `${repository}/issues/${pull.number}/comments`,
    commits: `${url}/commits`,
    statuses: `${repository}/statuses/${pull.head.sha}`,
    review_comments: `${url}/comments`,
    review_comment: `${repository}/pulls/comments{/number}`,
  };
  return addressed(state, schema, {
    ...shared,
    id: 8000 + pull.number,
    url,
    html_url: html,
    issue_url: addresses.issue,
    comments_url: addresses.comments,
    commits_url: addresses.commits,
    statuses_url: addresses.statuses,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    _links: Object.fromEntries(Object.entries(addresses).map(([name, href]) => [name, { href }])),
    head: side(pull.head.owner, pull.head),
    base: side(state.owner, pull.base),
    draft: pull.draft,
    merge_commit_sha: pull.mergeCommit,
    merged_at: pull.mergedAt,
    auto_merge: null,
    requested_reviewers: [],
    requested_teams: [],
    // The description of a list has no null here, whatever GitHub says of a label without one.
    labels: (issue.labels as { description: string | null }[]).map((label) => ({ ...label, description: label.description ?? '' })),
    ...(schema === 'pull-request' ? details(state, pull, comments) : {}),
  });
}

/** What only the single pull request shows, not the list. */
function details(state: State, pull: Pull, comments: unknown): Record<string, unknown> {
  const files = changedFiles(state, forkPoint(state, pull), pull.head.sha);
  const sum = (key: string) => files.reduce((total, file) => total + (file[key] as number), 0);
  const open = pull.state === 'open';
  return {
    additions: sum('additions'),
    deletions: sum('deletions'),
    changed_files: files.length,
    commits: commitsOf(state, pull).length,
    comments,
    review_comments: 0,
    maintainer_can_modify: false,
    merged: pull.mergedAt !== null,
    merged_by: pull.mergedBy === null ? null : userShape(state, pull.mergedBy),
    mergeable: open ? pull.mergeCommit !== null : null,
    rebaseable: open ? pull.mergeCommit !== null : null,
    mergeable_state: open ? (pull.mergeCommit === null ? 'dirty' : 'clean') : 'unknown',
  };
}

function create({ state, grant, body }: Call): Pull {
  if (grant!.type === 'Bot' && !state.actionsMayCreatePulls)
    throw new Refusal(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  const request = body as { title?: string; head: string; base: string; body?: string; draft?: boolean };
  const [owner, ref] = request.head.includes(':') ? (request.head.split(':') as [string, string]) : [state.owner, request.head];
  const repository = owner === state.owner ? state.repository : state.forks.get(owner);
  const head = repository && resolve(repository, `refs/heads/${ref}`);
  if (head === undefined) throw invalid('PullRequest', 'head', 'head is invalid', 'invalid');
  const base = resolve(state.repository, `refs/heads/${request.base}`);
  if (base === undefined) throw invalid('PullRequest', 'base', 'base is invalid', 'invalid');
  const open = [...state.pulls.values()].find(
    (pull) => pull.state === 'open' && pull.head.owner === owner && pull.head.ref === ref && pull.base.ref === request.base,
  );
  if (open) throw invalid('PullRequest', 'head', `A pull request already exists for ${owner}:${ref}.`);
  if (owner === state.owner && state.repository.git(['rev-list', '--count', `${base}..${head}`]) === '0')
    throw invalid('PullRequest', 'head', `No commits between ${request.base} and ${ref}`);
  const { login, type } = grant!;
  const { title = ref, body: text = null, draft = false } = request;
  return openPull(state, { branch: ref, owner, base: request.base, title, body: text, draft, login, type });
}

function listed({ state, query }: Call): Pull[] {
  const { state: wanted = 'open', head, base, sort = 'created' } = query;
  const order = query.direction === 'asc' || (sort !== 'created' && query.direction === undefined) ? 1 : -1;
  const key = (pull: Pull) => (sort === 'updated' ? pull.updatedAt : pull.createdAt);
  return [...state.pulls.values()]
    .filter((pull) => wanted === 'all' || pull.state === wanted)
    .filter((pull) => head === undefined || `${pull.head.owner}:${pull.head.ref}` === head)
    .filter((pull) => base === undefined || pull.base.ref === base)
    .sort((a, b) => order * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.number - b.number));
}

/** The merged pull request that brought the commit to the default branch; for a commit elsewhere, every pull request that has it. */
function associated(state: State, sha: string): Pull[] {
  const onDefault = state.repository.ask(['merge-base', '--is-ancestor', sha, `refs/heads/${state.defaultBranch}`]) !== undefined;
  const pulls = [...state.pulls.values()];
  if (onDefault) return pulls.filter((pull) => pull.landed.includes(sha));
  const has = (pull: Pull) => lines(state.repository.ask(['rev-list', `${pull.base.sha}..${pull.head.sha}`])).includes(sha);
  return pulls.filter((pull) => (pull.state === 'open' || pull.mergedAt !== null) && has(pull));
}

export const pullHandlers: Handlers = {
  'pulls/get': ({ state, params }) => ({ status: 200, body: pullShape(state, pullOf(state, params.pull_number!)) }),
  'pulls/list': (call) => list(call, listed(call), (pull) => pullShape(call.state, pull, 'pull-request-simple')),
  'pulls/create': (call) => ({ status: 201, body: pullShape(call.state, create(call)) }),
  'pulls/update': ({ state, params, body }) => {
    const pull = pullOf(state, params.pull_number!);
    edit(state, pull, body);
    return { status: 200, body: pullShape(state, pull) };
  },
  'pulls/merge': ({ state, grant, params, body }) => {
    const pull = pullOf(state, params.pull_number!);
    const { sha = pull.head.sha, merge_method: method = 'merge' } = body as { sha?: string; merge_method?: 'merge' | 'squash' | 'rebase' };
    if (pull.state === 'closed' || pull.mergeCommit === null) throw new Refusal(405, 'Pull Request is not mergeable');
    if (sha !== pull.head.sha) throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
    merge(state, pull.number, method, grant!.login);
    return { status: 200, body: { sha: pull.mergeCommit, merged: true, message: 'Pull Request successfully merged' } };
  },
  'pulls/list-files': (call) => {
    const pull = pullOf(call.state, call.params.pull_number!);
    return list(call, changedFiles(call.state, forkPoint(call.state, pull), pull.head.sha).slice(0, 3000), (file) => file);
  },
  'pulls/list-commits': (call) => {
    const commits = commitsOf(call.state, pullOf(call.state, call.params.pull_number!)).slice(0, 250);
    return list(call, commits, (sha) => commitShape(call.state, readCommit(call.state, sha)!));
  },
  'repos/list-pull-requests-associated-with-commit': (call) => {
    const sha = resolve(call.state.repository, call.params.commit_sha!);
    if (sha === undefined) throw new Refusal(422, `No commit found for SHA: ${call.params.commit_sha}`);
    return list(call, associated(call.state, sha), (pull) => pullShape(call.state, pull, 'pull-request-simple'));
  },
};
