import { type Call, found, type Handlers, invalid, notFound, Refusal } from './call.ts';
import { readCommit, unverified } from './commits.ts';
import { signature, synchronize } from './merging.ts';
import { nodeId } from './people.ts';
import { commitFiles, lines, resolve } from './repository.ts';
import type { State } from './state.ts';

interface TreeEntry {
  mode: string;
  type: string;
  sha: string;
  size: number;
  path: string;
}

function entriesOf(state: State, commit: string, path: string): TreeEntry[] {
  return lines(state.repository.ask(['ls-tree', '--long', commit, path])).map((line) => {
    const [meta, name] = line.split('\t') as [string, string];
    const [mode, type, sha, size] = meta.split(/\s+/) as [string, string, string, string];
    return { mode, type, sha, size: Number(size) || 0, path: name };
  });
}

function entryShape(state: State, ref: string, entry: TreeEntry): Record<string, unknown> {
  const api = `${state.apiUrl}/repos/${state.owner}/${state.name}`;
  const page = `${state.url}/${state.owner}/${state.name}`;
  const type = entry.mode === '120000' ? 'symlink' : entry.type === 'tree' ? 'dir' : entry.type === 'commit' ? 'submodule' : 'file';
  const url = `${api}/contents/${entry.path}?ref=${ref}`;
  const git = `${api}/git/${entry.type}s/${entry.sha}`;
  const html = `${page}/${type === 'dir' ? 'tree' : 'blob'}/${ref}/${entry.path}`;
  const addresses = { url, git_url: git, html_url: html, download_url: type === 'file' ? `${page}/raw/${ref}/${entry.path}` : null };
  const name = entry.path.split('/').at(-1);
  return { type, name, path: entry.path, sha: entry.sha, size: entry.size, ...addresses, _links: { self: url, git, html } };
}

function get(call: Call): unknown {
  const { state, params, query } = call;
  const ref = query.ref ?? state.defaultBranch;
  const commit = resolve(state.repository, ref);
  if (commit === undefined) throw new Refusal(404, `No commit found for the ref ${ref}`);
  const path = params.path!.replace(/\/+$/, '');
  const [entry] = entriesOf(state, commit, path);
  if (entry === undefined) throw notFound();
  if (entry.type === 'tree') return entriesOf(state, commit, `${path}/`).map((child) => entryShape(state, ref, child));
  const bytes = state.repository.bytes(['cat-file', 'blob', entry.sha]);
  if (call.accept.includes('raw')) return bytes.toString('utf8');
  const shape = entryShape(state, ref, entry);
  if (shape.type === 'symlink') return { ...shape, target: bytes.toString('utf8') };
  // Above 1 MB GitHub leaves the content out; above 100 MB it refuses.
  if (entry.size > 1 << 20) return { ...shape, encoding: 'none', content: '' };
  return { ...shape, encoding: 'base64', content: `${bytes.toString('base64').replace(/(.{60})/g, '$1\n')}\n` };
}

function put({ state, grant, params, body }: Call): { status: number; body: unknown } {
  const request = body as { message: string; content: string; sha?: string; branch?: string };
  const branch = request.branch ?? state.defaultBranch;
  const path = params.path!;
  const tip = resolve(state.repository, `refs/heads/${branch}`);
  if (tip === undefined) throw new Refusal(404, `Branch ${branch} not found`);
  refuseRuled(state, `refs/heads/${branch}`);
  const [before] = entriesOf(state, tip, path);
  if (before !== undefined && request.sha === undefined) throw invalid('', 'sha', `"sha" wasn't supplied.`, 'missing');
  if (request.sha !== undefined && request.sha !== before?.sha) throw new Refusal(409, `${path} does not match ${request.sha}`);
  const files = { [path]: Buffer.from(request.content, 'base64') };
  const sha = commitFiles(state.repository, { branch, files, message: request.message, by: signature(state, grant!.login), parent: tip });
  synchronize(state);
  const commit = found(readCommit(state, sha));
  const api = `${state.apiUrl}/repos/${state.owner}/${state.name}/git`;
  const [entry] = entriesOf(state, sha, path);
  return {
    status: before === undefined ? 201 : 200,
    body: {
      content: entryShape(state, branch, entry!),
      commit: {
        ...{
          sha,
          node_id: nodeId('C', sha),
          url: `${api}/commits/${sha}`,
          html_url: `${state.url}/${state.owner}/${state.name}/commit/${sha}`,
        },
        ...{ author: commit.author, committer: commit.committer, message: commit.message, verification: unverified },
        tree: { sha: commit.tree, url: `${api}/trees/${commit.tree}` },
        parents: commit.parents.map((parent) => ({ sha: parent, url: `${api}/commits/${parent}` })),
      },
    },
  };
}

/** @throws Refusal when a rule of the repository keeps this ref for GitHub alone. */
export function refuseRuled(state: State, ref: string): void {
  if (state.rules.some((pattern) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(ref)))
    throw new Refusal(422, 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n');
}

export const contentHandlers: Handlers = {
  'repos/get-content': (call) => ({ status: 200, body: get(call) }),
  'repos/create-or-update-file-contents': put,
};
