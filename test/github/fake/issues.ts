import { type Call, found, type Handlers, invalid, list } from './call.ts';
import { addressed } from './description.ts';
import { associationOf, nodeId, userShape } from './people.ts';
import type { Issue, Pull } from './records.ts';
import type { State } from './state.ts';

export const titleLimit = 256;

export function issueOf(state: State, number: string | number): Issue | Pull {
  return found(state.issues.get(Number(number)) ?? state.pulls.get(Number(number)));
}

export function labelShape(state: State, name: string): Record<string, unknown> {
  const label = state.labels.get(name);
  const url = `${state.apiUrl}/repos/${state.owner}/${state.name}/labels/${encodeURIComponent(name)}`;
  return {
    id: label?.id ?? 0,
    node_id: nodeId('LA', label?.id ?? 0),
    url,
    name,
    description: label?.description ?? null,
    color: label?.color ?? 'ededed',
    default: false,
  };
}

/** Labels that are used exist: GitHub makes them on the way. */
export function ensureLabels(state: State, names: string[]): void {
  for (const name of names) if (!state.labels.has(name)) state.labels.set(name, { id: state.nextId(), color: 'ededed', description: null });
}

export function issueShape(state: State, issue: Issue | Pull): Record<string, unknown> {
  const pull = state.pulls.get(issue.number);
  const repository = `${state.apiUrl}/repos/${state.owner}/${state.name}`;
  const page = `${state.url}/${state.owner}/${state.name}/${pull ? 'pull' : 'issues'}/${issue.number}`;
  const url = `${repository}/issues/${issue.number}`;
  const shape = addressed(state, 'issue', {
    id: 5000 + issue.number,
    node_id: nodeId('I', issue.number),
    number: issue.number,
    url,
    repository_url: repository,
    comments_url: `${url}/comments`,
    html_url: page,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    state_reason: null,
    locked: false,
    user: userShape(state, issue.login, issue.type),
    assignee: null,
    assignees: [],
    labels: issue.labels.map((name) => labelShape(state, name)),
    milestone: null,
    comments: state.comments.filter((comment) => comment.issue === issue.number).length,
    author_association: associationOf(state, issue.login),
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
  });
  if (pull === undefined) return shape;
  const addresses = { url: `${repository}/pulls/${issue.number}`, html_url: page, diff_url: `${page}.diff`, patch_url: `${page}.patch` };
  return { ...shape, draft: pull.draft, pull_request: { ...addresses, merged_at: pull.mergedAt } };
}

/** Changes that an issue and a pull request share. */
export function edit(state: State, issue: Issue, body: Record<string, unknown>): void {
  const {
    title,
    body: text,
    state: next,
    labels,
  } = body as { title?: string; body?: string | null; state?: Issue['state']; labels?: (string | { name: string })[] };
  if (title !== undefined) issue.title = checkedTitle(title);
  if (text !== undefined) issue.body = text;
  if (labels !== undefined) {
    issue.labels = labels.map((label) => (typeof label === 'string' ? label : label.name));
    ensureLabels(state, issue.labels);
  }
  issue.updatedAt = state.now();
  if (next !== undefined && next !== issue.state) {
    issue.state = next;
    issue.closedAt = next === 'closed' ? issue.updatedAt : null;
  }
}

export function checkedTitle(title: string): string {
  if (title.trim() === '') throw invalid('Issue', 'title', 'title is missing', 'missing_field');
  if (title.length > titleLimit) throw invalid('Issue', 'title', `title is too long (maximum is ${titleLimit} characters)`);
  return title;
}

export function createIssue(
  state: State,
  by: { login: string; type: 'Bot' | 'User' },
  title: string,
  body: string | null,
  labels: string[] = [],
): Issue {
  const now = state.now();
  ensureLabels(state, labels);
  const times = { createdAt: now, updatedAt: now, closedAt: null };
  const issue: Issue = { number: state.nextNumber(), title: checkedTitle(title), body, state: 'open', ...by, labels, ...times };
  state.issues.set(issue.number, issue);
  return issue;
}

function matching(call: Call): (Issue | Pull)[] {
  const { state: wanted = 'open', labels, creator } = call.query;
  return [...call.state.issues.values(), ...call.state.pulls.values()]
    .filter((issue) => wanted === 'all' || issue.state === wanted)
    .filter((issue) => labels === undefined || labels.split(',').every((label) => issue.labels.includes(label)))
    .filter((issue) => creator === undefined || issue.login === creator)
    .sort((a, b) => b.number - a.number);
}

export const issueHandlers: Handlers = {
  'issues/get': ({ state, params }) => ({ status: 200, body: issueShape(state, issueOf(state, params.issue_number!)) }),
  'issues/list-for-repo': (call) => list(call, matching(call), (issue) => issueShape(call.state, issue)),
  'issues/create': ({ state, grant, body }) => {
    const {
      title,
      body: text = null,
      labels = [],
    } = body as { title: string | number; body?: string; labels?: (string | { name: string })[] };
    const names = labels.map((label) => (typeof label === 'string' ? label : label.name));
    return {
      status: 201,
      body: issueShape(state, createIssue(state, { login: grant!.login, type: grant!.type }, String(title), text, names)),
    };
  },
  'issues/update': ({ state, params, body }) => {
    const issue = issueOf(state, params.issue_number!);
    edit(state, issue, body);
    return { status: 200, body: issueShape(state, issue) };
  },
  'issues/list-labels-on-issue': (call) =>
    list(call, issueOf(call.state, call.params.issue_number!).labels, (name) => labelShape(call.state, name)),
  'issues/add-labels': ({ state, params, body }) => {
    const issue = issueOf(state, params.issue_number!);
    const added = (body.labels as string[]).map(String);
    ensureLabels(state, added);
    issue.labels = [...new Set([...issue.labels, ...added])];
    return { status: 200, body: issue.labels.map((name) => labelShape(state, name)) };
  },
  'issues/remove-label': ({ state, params }) => {
    const issue = issueOf(state, params.issue_number!);
    found(issue.labels.find((name) => name === params.name));
    issue.labels = issue.labels.filter((name) => name !== params.name);
    return { status: 200, body: issue.labels.map((name) => labelShape(state, name)) };
  },
  'issues/get-label': ({ state, params }) => {
    found(state.labels.get(params.name!));
    return { status: 200, body: labelShape(state, params.name!) };
  },
  'issues/create-label': ({ state, body }) => {
    const { name, color = 'ededed', description = null } = body as { name: string; color?: string; description?: string | null };
    if (state.labels.has(name)) throw invalid('Label', 'name', 'already_exists', 'already_exists');
    state.labels.set(name, { id: state.nextId(), color, description });
    return { status: 201, body: labelShape(state, name) };
  },
};
