import { randomBytes } from 'node:crypto';
import { type Call, Refusal } from './call.ts';
import { actionsBot } from './people.ts';
import type { Grant, Level, Scope, State } from './state.ts';

/** What each operation asks of a token, as GitHub documents it. Several scopes: one is enough. */
const needs: Record<string, { scopes: Scope[]; level: Level }> = {
  ...each('actions', 'read', ['actions/get-workflow-run', 'actions/list-workflow-runs']),
  ...each('actions', 'write', ['actions/create-workflow-dispatch']),
  ...each('checks', 'read', ['checks/get', 'checks/list-annotations', 'checks/list-for-ref']),
  ...each('checks', 'write', ['checks/create', 'checks/update']),
  ...each('contents', 'read', ['git/get-blob', 'git/get-commit', 'git/get-ref', 'git/get-tree', 'git/list-matching-refs']),
  ...each('contents', 'read', ['repos/compare-commits-with-basehead', 'repos/get-branch', 'repos/get-commit', 'repos/get-content']),
  ...each('contents', 'read', ['repos/list-branches', 'repos/list-commits']),
  ...each('contents', 'write', ['git/create-blob', 'git/create-commit', 'git/create-ref', 'git/create-tree', 'git/delete-ref']),
  ...each('contents', 'write', ['git/update-ref', 'pulls/merge', 'repos/create-dispatch-event', 'repos/create-or-update-file-contents']),
  ...each('deployments', 'read', ['repos/get-deployment', 'repos/list-deployments', 'repos/list-deployment-statuses']),
  ...each('deployments', 'write', ['repos/create-deployment', 'repos/create-deployment-status']),
  ...each('issues', 'read', ['issues/list-for-repo']),
  ...each('issues', 'write', ['issues/create']),
  ...each('pull-requests', 'read', ['pulls/get', 'pulls/list', 'pulls/list-commits', 'pulls/list-files']),
  ...each('pull-requests', 'read', ['repos/list-pull-requests-associated-with-commit']),
  ...each('pull-requests', 'write', ['pulls/create', 'pulls/update']),
  ...each('statuses', 'read', ['repos/get-combined-status-for-ref']),
  ...each('statuses', 'write', ['repos/create-commit-status']),
};

/** On an issue these ask for `issues`; on a pull request, which is an issue too, `pull-requests` will do. */
const onIssueOrPull: Record<string, Level> = {
  'issues/add-labels': 'write',
  'issues/create-comment': 'write',
  'issues/delete-comment': 'write',
  'issues/get': 'read',
  'issues/get-comment': 'read',
  'issues/list-comments': 'read',
  'issues/list-labels-on-issue': 'read',
  'issues/remove-label': 'write',
  'issues/update': 'write',
  'issues/update-comment': 'write',
  'issues/create-label': 'write',
  'issues/get-label': 'read',
  'reactions/create-for-issue-comment': 'write',
};

/** Every token has metadata: read. */
const metadata = ['rate-limit/get', 'repos/get', 'repos/get-collaborator-permission-level', 'users/get-authenticated'];

function each(scope: Scope, level: Level, operations: string[]): Record<string, { scopes: Scope[]; level: Level }> {
  return Object.fromEntries(operations.map((operation) => [operation, { scopes: [scope], level }]));
}

/** Issues the token of a workflow run. `fork`: what a run for a fork's or Dependabot's pull request gets, reading only, whatever it asks. */
export function workflowToken(state: State, permissions: Grant['permissions'], { fork = false } = {}): string {
  const granted = fork ? Object.fromEntries(Object.keys(permissions).map((scope) => [scope, 'read' as const])) : permissions;
  return newToken(state, 'ghs_', { login: actionsBot.login, type: 'Bot', permissions: granted });
}

/** A person's own token: everything their role allows. */
export function personalToken(state: State, login: string): string {
  const level: Level = ['admin', 'maintain', 'write'].includes(state.collaborators.get(login) ?? 'read') ? 'write' : 'read';
  const scopes: Scope[] = ['actions', 'contents', 'deployments', 'issues', 'pull-requests', 'statuses'];
  return newToken(state, 'ghp_', { login, type: 'User', permissions: Object.fromEntries(scopes.map((scope) => [scope, level])) });
}

function newToken(state: State, prefix: string, grant: Grant): string {
  const token = prefix + randomBytes(18).toString('hex');
  state.tokens.set(token, grant);
  return token;
}

/** Who sends this Authorization header; undefined for nobody. @throws Refusal 401 for a token GitHub never issued. */
export function grantOf(state: State, authorization: string | undefined): Grant | undefined {
  if (authorization === undefined) return undefined;
  const [, kind = '', value = ''] = /^(\w+)\s+(.+)$/.exec(authorization) ?? [];
  const token = kind.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString('utf8').split(':').slice(1).join(':') : value;
  const grant = state.tokens.get(token);
  if (grant === undefined) throw new Refusal(401, 'Bad credentials');
  return grant;
}

export function allows(grant: Grant | undefined, scopes: Scope[], level: Level): boolean {
  return scopes.some((scope) => grant?.permissions[scope] === 'write' || (level === 'read' && grant?.permissions[scope] === 'read'));
}

/** @throws Refusal when whoever calls may not do this. */
export function authorize(call: Call, operation: string): void {
  const { state, grant } = call;
  if (grant === undefined && state.private) throw new Refusal(404, 'Not Found');
  if (metadata.includes(operation)) return;
  const need = needs[operation] ?? { scopes: scopesOfIssue(call), level: onIssueOrPull[operation] };
  if (need.level === undefined) throw new Error(`access.ts has no row for ${operation}`);
  if (need.level === 'read' && !state.private) return;
  if (allows(grant, need.scopes, need.level)) return;
  if (grant === undefined) throw new Refusal(401, 'Requires authentication');
  if (grant.type === 'User') throw new Refusal(need.level === 'write' ? 403 : 404, 'Must have admin rights to Repository.');
  throw new Refusal(
    403,
    'Resource not accessible by integration',
    {},
    { 'x-accepted-github-permissions': accepted(need.scopes, need.level) },
  );
}

function scopesOfIssue({ state, params }: Call): Scope[] {
  const comment = state.comments.find((candidate) => candidate.id === Number(params.comment_id));
  const number = comment?.issue ?? Number(params.issue_number);
  return state.pulls.has(number) || Number.isNaN(number) ? ['issues', 'pull-requests'] : ['issues'];
}

const accepted = (scopes: Scope[], level: Level): string => scopes.map((scope) => `${scope.replace('-', '_')}=${level}`).join('; ');
