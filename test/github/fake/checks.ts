import { type Call, found, type Handlers, list, page, Refusal } from './call.ts';
import { actionsApp, nodeId } from './people.ts';
import type { Annotation, Check } from './records.ts';
import { resolve } from './repository.ts';
import type { State } from './state.ts';

interface CheckRequest {
  name?: string;
  head_sha?: string;
  status?: Check['status'];
  conclusion?: string;
  external_id?: string;
  details_url?: string;
  started_at?: string;
  completed_at?: string;
  output?: { title?: string; summary?: string; text?: string; annotations?: Annotation[] };
}

function checkShape(state: State, check: Check): Record<string, unknown> {
  const url = `${state.apiUrl}/repos/${state.owner}/${state.name}/check-runs/${check.id}`;
  return {
    id: check.id,
    node_id: nodeId('CR', check.id),
    name: check.name,
    head_sha: check.headSha,
    external_id: check.externalId,
    url,
    html_url: `${state.url}/${state.owner}/${state.name}/runs/${check.id}`,
    details_url: check.detailsUrl,
    status: check.status,
    conclusion: check.conclusion,
    started_at: check.startedAt,
    completed_at: check.completedAt,
    output: {
      title: check.title,
      summary: check.summary,
      text: check.text,
      annotations_count: check.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: 700_000 },
    app: actionsApp(state),
    pull_requests: [],
  };
}

/** @throws Refusal for a person's token: only an app may write checks. */
function byAnApp({ grant }: Call): void {
  if (grant?.type !== 'Bot') throw new Refusal(403, 'You must authenticate via a GitHub App.');
}

function fill(state: State, check: Check, request: CheckRequest): void {
  const { output } = request;
  if (request.status === 'completed' && request.conclusion === undefined && check.conclusion === null)
    throw new Refusal(422, 'Invalid request.\n\nMissing required keys "conclusion".');
  check.name = request.name ?? check.name;
  check.externalId = request.external_id ?? check.externalId;
  check.detailsUrl = request.details_url ?? check.detailsUrl;
  check.startedAt = request.started_at ?? check.startedAt;
  if (request.status !== undefined) check.status = request.status;
  if (request.conclusion !== undefined) {
    check.status = 'completed';
    check.conclusion = request.conclusion;
  }
  if (check.status === 'completed') check.completedAt = request.completed_at ?? check.completedAt ?? state.now();
  else [check.conclusion, check.completedAt] = [null, null];
  if (output === undefined) return;
  check.title = output.title ?? check.title;
  check.summary = output.summary ?? check.summary;
  check.text = output.text ?? check.text;
  check.annotations.push(...(output.annotations ?? []).map(checkedAnnotation));
}

function checkedAnnotation(annotation: Annotation): Annotation {
  const { start_line, end_line, start_column, message } = annotation;
  if (start_line !== end_line && start_column !== undefined)
    throw new Refusal(422, 'Invalid request.\n\nAnnotations that span multiple lines may not have columns.');
  if (end_line < start_line || start_line < 0) throw new Refusal(422, 'Invalid request.\n\nAnnotation lines are out of order.');
  if (Buffer.byteLength(message) > 65_536) throw new Refusal(422, 'Invalid request.\n\nAnnotation message exceeds 64 KB.');
  return annotation;
}

const checkOf = (state: State, id: string): Check => found(state.checks.find((check) => check.id === Number(id)));

function create(call: Call): Check {
  byAnApp(call);
  const { state } = call;
  const request = call.body as CheckRequest;
  const headSha = resolve(state.repository, request.head_sha!);
  if (headSha === undefined) throw new Refusal(422, `No commit found for SHA: ${request.head_sha}`);
  const detailsUrl = `${state.url}/${state.owner}/${state.name}`;
  const empty = { title: null, summary: null, text: null, annotations: [], conclusion: null, completedAt: null };
  const check: Check = {
    id: state.nextId(),
    name: '',
    headSha,
    status: 'queued',
    externalId: '',
    detailsUrl,
    startedAt: state.now(),
    ...empty,
  };
  fill(state, check, request);
  state.checks.push(check);
  return check;
}

function forRef(call: Call): Check[] {
  const { state, query, params } = call;
  const sha = found(resolve(state.repository, params.ref!));
  const matching = state.checks
    .filter((check) => check.headSha === sha)
    .filter((check) => query.check_name === undefined || check.name === query.check_name)
    .filter((check) => query.status === undefined || check.status === query.status)
    .filter(() => query.app_id === undefined || query.app_id === '15368')
    .reverse();
  if (query.filter === 'all') return matching;
  return matching.filter((check, index) => matching.findIndex((other) => other.name === check.name) === index);
}

export const checkHandlers: Handlers = {
  'checks/create': (call) => ({ status: 201, body: checkShape(call.state, create(call)) }),
  'checks/update': (call) => {
    byAnApp(call);
    const check = checkOf(call.state, call.params.check_run_id!);
    fill(call.state, check, call.body as CheckRequest);
    return { status: 200, body: checkShape(call.state, check) };
  },
  'checks/get': ({ state, params }) => ({ status: 200, body: checkShape(state, checkOf(state, params.check_run_id!)) }),
  'checks/list-for-ref': (call) => {
    const all = forRef(call);
    const { items, headers } = page(call, all);
    return { status: 200, body: { total_count: all.length, check_runs: items.map((check) => checkShape(call.state, check)) }, headers };
  },
  'checks/list-annotations': (call) => {
    const check = checkOf(call.state, call.params.check_run_id!);
    const absent = { start_column: null, end_column: null, title: null, raw_details: null };
    const blob = `${call.state.url}/${call.state.owner}/${call.state.name}/blob/${check.headSha}`;
    return list(call, check.annotations, (annotation) => ({ ...absent, ...annotation, blob_href: `${blob}/${annotation.path}` }));
  },
};
