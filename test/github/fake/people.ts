import { createHash } from 'node:crypto';
import { addressed } from './description.ts';
import type { State } from './state.ts';

export const actionsBot = { login: 'github-actions[bot]', id: 41898282 };

/** A stable number for a login, so that a user has the same id wherever GitHub shows them. */
const idOf = (login: string): number =>
  login === actionsBot.login ? actionsBot.id : createHash('sha256').update(login).digest().readUInt32BE(0) % 90_000_000;

export const nodeId = (kind: string, id: number | string): string => `${kind}_${Buffer.from(String(id)).toString('base64url')}`;

export function userShape(state: State, login: string, type?: string): Record<string, unknown> {
  const id = idOf(login);
  const kind = type ?? (login.endsWith('[bot]') ? 'Bot' : 'User');
  return addressed(state, 'simple-user', {
    login,
    id,
    node_id: nodeId('U', id),
    gravatar_id: '',
    type: kind,
    site_admin: false,
    user_view_type: 'public',
    url: `${state.apiUrl}/users/${encodeURIComponent(login)}`,
    html_url: `${state.url}/${login.endsWith('[bot]') ? `apps/${login.slice(0, -5)}` : login}`,
  });
}

/** The app behind every workflow's token; all checks and comments of all workflows carry it. */
export function actionsApp(state: State): Record<string, unknown> {
  return {
    id: 15368,
    slug: 'github-actions',
    node_id: nodeId('A', 15368),
    client_id: 'Iv1.05c79e9ad1f6bdfa',
    owner: userShape(state, 'github', 'Organization'),
    name: 'GitHub Actions',
    description: 'Automate your workflow from idea to production',
    external_url: 'https://help.github.com/en/actions',
    html_url: `${state.url}/apps/github-actions`,
    created_at: '2018-07-30T09:30:17Z',
    updated_at: '2026-01-12T16:03:13Z',
    permissions: { checks: 'write', contents: 'write', deployments: 'write', issues: 'write', metadata: 'read', pull_requests: 'write' },
    events: ['check_run', 'deployment', 'issues', 'push'],
  };
}

/** By GitHub's words for how close someone is to the repository. */
export function associationOf(state: State, login: string): string {
  if (login === state.owner) return 'OWNER';
  return state.collaborators.has(login) ? 'COLLABORATOR' : login.endsWith('[bot]') ? 'NONE' : 'CONTRIBUTOR';
}
