import { type Call, found, type Handlers, list, notFound, page, Refusal } from './call.ts';
import { addressed } from './description.ts';
import { nodeId, userShape } from './people.ts';
import type { CommitStatus } from './records.ts';
import { repositoryShape } from './repositories.ts';
import { lines, resolve } from './repository.ts';
import type { State } from './state.ts';

export const unverified = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

export interface Commit {
  sha: string;
  tree: string;
  parents: string[];
  message: string;
  author: { name: string; email: string; date: string };
  committer: { name: string; email: string; date: string };
}

export function readCommit(state: State, revision: string): Commit | undefined {
  const format = ['%H', '%T', '%P', '%an', '%ae', '%at', '%cn', '%ce', '%ct', '%B'].join('%x00');
  const text = state.repository.ask(['log', '-1', `--format=${format}`, revision, '--']);
  if (text === undefined || text === '') return undefined;
  const [sha, tree, parents, name, email, date, byName, byEmail, byDate, message] = text.split('\0') as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const iso = (seconds: string) => new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');
  const committer = { name: byName, email: byEmail, date: iso(byDate) };
  return {
    sha,
    tree,
    parents: parents.split(' ').filter(Boolean),
    message: message.trimEnd(),
    author: { name, email, date: iso(date) },
    committer,
  };
}

export function commitShape(state: State, commit: Commit): Record<string, unknown> {
  const url = `${state.apiUrl}/repos/${state.owner}/${state.name}/commits/${commit.sha}`;
  const page = `${state.url}/${state.owner}/${state.name}/commit`;
  const git = `${state.apiUrl}/repos/${state.owner}/${state.name}/git`;
  return addressed(state, 'commit', {
    sha: commit.sha,
    node_id: nodeId('C', commit.sha),
    url,
    html_url: `${page}/${commit.sha}`,
    commit: {
      url: `${git}/commits/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.tree, url: `${git}/trees/${commit.tree}` },
      verification: unverified,
    },
    author: userShape(state, commit.author.name),
    committer: userShape(state, commit.committer.name),
    parents: commit.parents.map((sha) => ({ sha, url: url.replace(commit.sha, sha), html_url: `${page}/${sha}` })),
  });
}

const words: Record<string, string> = { A: 'added', M: 'modified', D: 'removed', R: 'renamed', T: 'changed', C: 'copied' };

/** Files that differ between two revisions, as a pull request lists them. */
export function changedFiles(state: State, from: string, to: string): Record<string, unknown>[] {
  const status = lines(state.repository.git(['diff', '--raw', '--no-abbrev', '-M', from, to]));
  const counts = lines(state.repository.git(['diff', '--numstat', '-M', from, to])).map((line) => line.split('\t').slice(0, 2).map(Number));
  return status.map((line, index) => {
    const [meta, ...paths] = line.split('\t') as [string, ...string[]];
    const fields = meta.split(' ');
    const [additions = 0, deletions = 0] = counts[index]!.map((count) => (Number.isNaN(count) ? 0 : count));
    const filename = paths.at(-1)!;
    const renamed = paths.length > 1 ? { previous_filename: paths[0] } : {};
    const sha = /^0+$/.test(fields[3]!) ? fields[2]! : fields[3]!;
    return addressed(state, 'diff-entry', {
      sha,
      filename,
      status: words[fields[4]![0]!],
      additions,
      deletions,
      changes: additions + deletions,
      ...renamed,
    });
  });
}

function compare(call: Call): Record<string, unknown> {
  const { state, params } = call;
  const [from = '', to = ''] = params.basehead!.split('...');
  const [base, head] = [from, to].map((name) => readCommit(state, name.split(':').at(-1)!));
  if (base === undefined || head === undefined) throw notFound();
  const ancestor = state.repository.ask(['merge-base', base.sha, head.sha]);
  if (ancestor === undefined) throw new Refusal(404, `No common ancestor between ${from} and ${to}.`);
  const ahead = lines(state.repository.git(['rev-list', '--reverse', `${base.sha}..${head.sha}`]));
  const behind = lines(state.repository.git(['rev-list', `${head.sha}..${base.sha}`])).length;
  const status = ahead.length > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical';
  return addressed(state, 'commit-comparison', {
    base_commit: commitShape(state, base),
    merge_base_commit: commitShape(state, readCommit(state, ancestor)!),
    status,
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: page(call, ahead).items.map((sha) => commitShape(state, readCommit(state, sha)!)),
    files: changedFiles(state, ancestor, head.sha).slice(0, 300),
  });
}

function statusShape(state: State, status: CommitStatus): Record<string, unknown> {
  const url = `${state.apiUrl}/repos/${state.owner}/${state.name}/statuses/${status.sha}`;
  const { id, state: value, context, description, targetUrl, createdAt } = status;
  const times = { created_at: createdAt, updated_at: createdAt };
  return { id, node_id: nodeId('SC', id), url, avatar_url: null, state: value, context, description, target_url: targetUrl, ...times };
}

function combined(call: Call): Record<string, unknown> {
  const { state, params } = call;
  const sha = found(resolve(state.repository, params.ref!));
  const newest = new Map(state.statuses.filter((status) => status.sha === sha).map((status) => [status.context, status]));
  const states = [...newest.values()].map((status) => status.state);
  const failed = states.some((value) => value === 'failure' || value === 'error');
  const overall = failed ? 'failure' : states.length === 0 || states.includes('pending') ? 'pending' : 'success';
  const statuses = [...newest.values()].map((status) => statusShape(state, status));
  const repository = repositoryShape(state, state.owner, 'minimal-repository');
  return addressed(state, 'combined-commit-status', { state: overall, sha, total_count: newest.size, statuses, repository });
}

export const commitHandlers: Handlers = {
  'repos/get-commit': ({ state, params }) => {
    const commit = found(readCommit(state, params.ref!));
    const files = changedFiles(state, commit.parents[0] ?? '4b825dc642cb6eb9a060e54bf8d69288fbee4904', commit.sha);
    return { status: 200, body: { ...commitShape(state, commit), files } };
  },
  'repos/list-commits': (call) => {
    const { sha = call.state.defaultBranch, path } = call.query;
    const tip = found(resolve(call.state.repository, sha));
    const shas = lines(call.state.repository.git(['rev-list', tip, '--', ...(path === undefined ? [] : [path])]));
    return list(call, shas, (one) => commitShape(call.state, readCommit(call.state, one)!));
  },
  'repos/get-branch': ({ state, params }) => {
    const commit = found(readCommit(state, `refs/heads/${params.branch}`));
    const address = `${state.apiUrl}/repos/${state.owner}/${state.name}/branches/${params.branch}`;
    const protection = { enabled: false, required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] } };
    const links = { html: `${state.url}/${state.owner}/${state.name}/tree/${params.branch}`, self: address };
    const body = {
      name: params.branch,
      commit: commitShape(state, commit),
      _links: links,
      protected: false,
      protection,
      protection_url: `${address}/protection`,
    };
    return { status: 200, body };
  },
  'repos/compare-commits-with-basehead': (call) => ({ status: 200, body: compare(call) }),
  'repos/get-combined-status-for-ref': (call) => ({ status: 200, body: combined(call) }),
  'repos/create-commit-status': ({ state, grant, params, body }) => {
    const sha = resolve(state.repository, params.sha!);
    if (sha === undefined) throw new Refusal(422, `No commit found for SHA: ${params.sha}`);
    const request = body as { state: CommitStatus['state']; context?: string; description?: string | null; target_url?: string | null };
    const { context = 'default', description = null, target_url: targetUrl = null } = request;
    if ((description ?? '').length > 140) throw new Refusal(422, 'Validation Failed');
    const status = {
      id: state.nextId(),
      sha,
      state: request.state,
      context,
      description,
      targetUrl,
      login: grant!.login,
      createdAt: state.now(),
    };
    state.statuses.push(status);
    return { status: 201, body: { ...statusShape(state, status), creator: userShape(state, status.login) } };
  },
};
