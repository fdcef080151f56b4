import { type Call, found, type Handlers, list, notFound, Refusal } from './call.ts';
import { type Commit, readCommit, unverified } from './commits.ts';
import { refuseRuled } from './contents.ts';
import { synchronize } from './merging.ts';
import { nodeId } from './people.ts';
import { commitTree, lines, resolve } from './repository.ts';
import type { State } from './state.ts';

const addressOf = (state: State): string => `${state.apiUrl}/repos/${state.owner}/${state.name}/git`;

function refShape(state: State, ref: string): Record<string, unknown> {
  const sha = state.repository.git(['rev-parse', ref]);
  const object = { type: 'commit', sha, url: `${addressOf(state)}/commits/${sha}` };
  return { ref, node_id: nodeId('REF', ref), url: `${addressOf(state)}/${ref}`, object };
}

function commitShape(state: State, commit: Commit): Record<string, unknown> {
  const page = `${state.url}/${state.owner}/${state.name}/commit`;
  const url = `${addressOf(state)}/commits`;
  const { sha, author, committer, message } = commit;
  return {
    ...{ sha, node_id: nodeId('C', sha), url: `${url}/${sha}`, html_url: `${page}/${sha}`, author, committer, message },
    tree: { sha: commit.tree, url: `${addressOf(state)}/trees/${commit.tree}` },
    parents: commit.parents.map((parent) => ({ sha: parent, url: `${url}/${parent}`, html_url: `${page}/${parent}` })),
    verification: unverified,
  };
}

function treeShape(state: State, sha: string, recursive: boolean): Record<string, unknown> {
  const entries = lines(state.repository.ask(['ls-tree', '--long', ...(recursive ? ['-r', '-t'] : []), sha])).map((line) => {
    const [meta, path] = line.split('\t') as [string, string];
    const [mode, type, object, size] = meta.split(/\s+/) as [string, string, string, string];
    return {
      path,
      mode,
      type,
      sha: object,
      ...(size === '-' ? {} : { size: Number(size) }),
      url: `${addressOf(state)}/${type}s/${object}`,
    };
  });
  return { sha, url: `${addressOf(state)}/trees/${sha}`, tree: entries, truncated: false };
}

interface TreeRequest {
  base_tree?: string;
  tree: { path: string; mode?: string; type?: string; sha?: string | null; content?: string }[];
}

function createTree({ state, body }: Call): Record<string, unknown> {
  const { base_tree: base, tree } = body as unknown as TreeRequest;
  const env = { GIT_INDEX_FILE: `${state.repository.path}/index-${state.nextId()}` };
  const read = state.repository.ask(base === undefined ? ['read-tree', '--empty'] : ['read-tree', base], { env });
  if (read === undefined) throw new Refusal(404, 'base_tree is not a valid tree');
  const entries = tree.map(({ path, mode = '100644', sha, content }) => {
    if (sha === null) return `0 ${'0'.repeat(40)}\t${path}`;
    return `${mode} ${sha ?? state.repository.git(['hash-object', '-w', '--stdin'], { input: content ?? '' })}\t${path}`;
  });
  state.repository.git(['update-index', '--index-info'], { input: `${entries.join('\n')}\n`, env });
  return treeShape(state, state.repository.git(['write-tree'], { env }), false);
}

function createCommit({ state, grant, body }: Call): Record<string, unknown> {
  const {
    message,
    tree,
    parents = [],
    author,
  } = body as { message: string; tree: string; parents?: string[]; author?: { name: string; email: string; date?: string } };
  if (state.repository.ask(['cat-file', '-e', `${tree}^{tree}`]) === undefined) throw new Refusal(422, 'Tree SHA does not exist');
  for (const parent of parents)
    if (resolve(state.repository, parent) === undefined) throw new Refusal(422, 'Parent SHA does not exist or is not a commit object');
  const by = { name: grant!.login, email: `${grant!.login}@users.noreply.example`, ...author, date: author?.date ?? state.now() };
  return commitShape(state, readCommit(state, commitTree(state.repository, tree, parents, message, by))!);
}

function updateRef({ state, params, body }: Call): Record<string, unknown> {
  const { sha, force = false } = body as { sha: string; force?: boolean };
  const ref = `refs/${params.ref}`;
  const before = resolve(state.repository, ref);
  if (before === undefined) throw new Refusal(422, 'Reference does not exist');
  if (resolve(state.repository, sha) === undefined) throw new Refusal(422, 'Object does not exist');
  refuseRuled(state, ref);
  if (!force && state.repository.ask(['merge-base', '--is-ancestor', before, sha]) === undefined)
    throw new Refusal(422, 'Update is not a fast forward');
  state.repository.git(['update-ref', ref, sha]);
  synchronize(state);
  return refShape(state, ref);
}

function createRef({ state, body }: Call): Record<string, unknown> {
  const { ref, sha } = body as { ref: string; sha: string };
  if (!/^refs\/[^/]+\/.+/.test(ref)) throw new Refusal(422, `Reference name must start with 'refs/' and have at least two slashes.`);
  if (resolve(state.repository, sha) === undefined) throw new Refusal(422, 'Object does not exist');
  if (resolve(state.repository, ref) !== undefined) throw new Refusal(422, 'Reference already exists');
  refuseRuled(state, ref);
  state.repository.git(['update-ref', ref, sha]);
  return refShape(state, ref);
}

export const gitHandlers: Handlers = {
  'git/get-ref': ({ state, params }) => {
    if (resolve(state.repository, `refs/${params.ref}`) === undefined) throw notFound();
    return { status: 200, body: refShape(state, `refs/${params.ref}`) };
  },
  'git/list-matching-refs': (call) => {
    const all = lines(call.state.repository.git(['for-each-ref', '--format=%(refname)']));
    return list(
      call,
      all.filter((ref) => ref.startsWith(`refs/${call.params.ref}`)),
      (ref) => refShape(call.state, ref),
    );
  },
  'git/create-ref': (call) => ({ status: 201, body: createRef(call) }),
  'git/update-ref': (call) => ({ status: 200, body: updateRef(call) }),
  'git/delete-ref': ({ state, params }) => {
    const ref = `refs/${params.ref}`;
    if (resolve(state.repository, ref) === undefined) throw new Refusal(422, 'Reference does not exist');
    refuseRuled(state, ref);
    state.repository.git(['update-ref', '-d', ref]);
    return { status: 204 };
  },
  'git/create-blob': ({ state, body }) => {
    const { content, encoding = 'utf-8' } = body as { content: string; encoding?: string };
    const bytes = Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
    const sha = state.repository.git(['hash-object', '-w', '--stdin'], { input: bytes });
    return { status: 201, body: { sha, url: `${addressOf(state)}/blobs/${sha}` } };
  },
  'git/get-blob': ({ state, params }) => {
    const sha = params.file_sha!;
    if (state.repository.ask(['cat-file', '-e', `${sha}^{blob}`]) === undefined) throw notFound();
    const bytes = state.repository.bytes(['cat-file', 'blob', sha]);
    const content = bytes.toString('base64');
    return {
      status: 200,
      body: { sha, node_id: nodeId('B', sha), size: bytes.length, url: `${addressOf(state)}/blobs/${sha}`, content, encoding: 'base64' },
    };
  },
  'git/create-tree': (call) => ({ status: 201, body: createTree(call) }),
  'git/get-tree': ({ state, params, query }) => {
    const sha = state.repository.ask(['rev-parse', '--verify', '--quiet', `${params.tree_sha}^{tree}`]);
    return { status: 200, body: treeShape(state, found(sha), query.recursive !== undefined) };
  },
  'git/create-commit': (call) => ({ status: 201, body: createCommit(call) }),
  'git/get-commit': ({ state, params }) => ({ status: 200, body: commitShape(state, found(readCommit(state, params.commit_sha!))) }),
};
