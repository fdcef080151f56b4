import { found, type Handlers, list } from './call.ts';
import { addressed } from './description.ts';
import { nodeId, userShape } from './people.ts';
import { lines, resolve } from './repository.ts';
import type { State } from './state.ts';

/** The repository, or a fork of it when `owner` is someone else. */
export function repositoryShape(state: State, owner = state.owner, schema = 'full-repository'): Record<string, unknown> {
  const fork = owner !== state.owner;
  const id = fork ? 900_001 : 900_000;
  const page = `${state.url}/${owner}/${state.name}`;
  const url = `${state.apiUrl}/repos/${owner}/${state.name}`;
  const open = [...state.issues.values(), ...state.pulls.values()].filter((issue) => issue.state === 'open').length;
  const nothing = { description: null, homepage: null, language: null, license: null, mirror_url: null };
  const off = {
    archived: false,
    disabled: false,
    has_pages: false,
    has_wiki: false,
    has_projects: false,
    has_downloads: false,
    has_discussions: false,
  };
  const zero = {
    forks: 0,
    forks_count: 0,
    size: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    network_count: 0,
    subscribers_count: 0,
  };
  const times = { created_at: '2026-01-05T09:00:00Z', updated_at: '2026-03-02T09:00:00Z', pushed_at: '2026-03-02T09:00:00Z' };
  return addressed(state, schema, {
    ...nothing,
    ...off,
    ...zero,
    ...times,
    id,
    node_id: nodeId('R', id),
    name: state.name,
    full_name: `${owner}/${state.name}`,
    owner: userShape(state, owner),
    private: state.private,
    visibility: state.private ? 'private' : 'public',
    fork,
    has_issues: true,
    open_issues: open,
    open_issues_count: open,
    default_branch: state.defaultBranch,
    url,
    html_url: page,
    clone_url: `${page}.git`,
    git_url: `${page.replace(/^http/, 'git')}.git`,
    ssh_url: `git@${new URL(state.url).host}:${owner}/${state.name}.git`,
    topics: [],
    custom_properties: {},
    is_template: false,
    web_commit_signoff_required: false,
    allow_forking: true,
  });
}

const branchesOf = (state: State): string[] => lines(state.repository.git(['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads']));

function protectedBranch(state: State, branch: string): boolean {
  return state.rules.some((pattern) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(`refs/heads/${branch}`));
}

function role(state: State, login: string): string {
  return login === state.owner ? 'admin' : (state.collaborators.get(login) ?? (state.private ? 'none' : 'read'));
}

export const repositoryHandlers: Handlers = {
  'repos/get': ({ state }) => ({ status: 200, body: repositoryShape(state) }),
  'repos/list-branches': (call) =>
    list(call, branchesOf(call.state), (name) => {
      const sha = resolve(call.state.repository, `refs/heads/${name}`)!;
      const url = `${call.state.apiUrl}/repos/${call.state.owner}/${call.state.name}/commits/${sha}`;
      return { name, commit: { sha, url }, protected: protectedBranch(call.state, name) };
    }),
  'repos/get-collaborator-permission-level': ({ state, params }) => {
    const login = params.username!;
    const roleName = role(state, login);
    // The old word for each role: maintain reads as write, triage as read.
    const permission = { maintain: 'write', triage: 'read' }[roleName] ?? roleName;
    return { status: 200, body: { permission, role_name: roleName, user: { ...userShape(state, login), role_name: roleName } } };
  },
  'users/get-authenticated': ({ state, grant }) => {
    // A workflow's token is an installation, not a user.
    if (found(grant).type === 'Bot') return { status: 403, body: { message: 'Resource not accessible by integration', status: '403' } };
    const nothing = { name: null, company: null, blog: null, location: null, email: null, hireable: null, bio: null };
    const counts = { public_repos: 1, public_gists: 0, followers: 0, following: 0 };
    const dates = { created_at: '2020-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };
    return { status: 200, body: { ...userShape(state, found(grant).login), ...nothing, ...counts, ...dates } };
  },
  'rate-limit/get': ({ state }) => {
    const core = { ...state.rate, used: state.rate.limit - state.rate.remaining };
    return { status: 200, body: { resources: { core, search: { limit: 30, remaining: 30, reset: core.reset, used: 0 } }, rate: core } };
  },
};
