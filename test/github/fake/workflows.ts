import { found, type Handlers, page, Refusal } from './call.ts';
import { addressed } from './description.ts';
import { nodeId } from './people.ts';
import type { WorkflowRun } from './records.ts';
import { repositoryShape } from './repositories.ts';
import { resolve } from './repository.ts';
import type { State } from './state.ts';

function runShape(state: State, run: WorkflowRun): Record<string, unknown> {
  const url = `${state.apiUrl}/repos/${state.owner}/${state.name}/actions/runs/${run.id}`;
  const repository = repositoryShape(state, state.owner, 'minimal-repository');
  const person = { name: state.owner, email: `${state.owner}@users.noreply.example` };
  return addressed(state, 'workflow-run', {
    id: run.id,
    node_id: nodeId('WFR', run.id),
    name: run.workflow,
    path: `.github/workflows/${run.workflow}.yml`,
    display_title: run.workflow,
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: 1,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    head_commit: { id: run.headSha, tree_id: run.headSha, message: '', timestamp: run.createdAt, author: person, committer: person },
    url,
    html_url: `${state.url}/${state.owner}/${state.name}/actions/runs/${run.id}`,
    created_at: run.createdAt,
    updated_at: run.createdAt,
    repository,
    head_repository: repository,
    pull_requests: [],
  });
}

export const workflowHandlers: Handlers = {
  'actions/get-workflow-run': ({ state, params }) => ({
    status: 200,
    body: runShape(state, found(state.runs.find((run) => run.id === Number(params.run_id)))),
  }),
  'actions/list-workflow-runs': (call) => {
    const { state, query, params } = call;
    const runs = state.runs
      .filter((run) => `${run.workflow}.yml` === params.workflow_id)
      .filter((run) => query.head_sha === undefined || run.headSha === query.head_sha)
      .filter((run) => query.event === undefined || run.event === query.event)
      .filter((run) => query.status === undefined || run.status === query.status || run.conclusion === query.status)
      .reverse();
    const { items, headers } = page(call, runs);
    return { status: 200, body: { total_count: runs.length, workflow_runs: items.map((run) => runShape(state, run)) }, headers };
  },
  'actions/create-workflow-dispatch': ({ state, params, body }) => {
    const { ref, inputs = {} } = body as { ref: string; inputs?: Record<string, unknown> };
    if (resolve(state.repository, ref) === undefined) throw new Refusal(422, `No ref found for: ${ref}`);
    state.dispatches.push({ workflow: params.workflow_id!, ref, inputs });
    return { status: 204 };
  },
  'repos/create-dispatch-event': ({ state, body }) => {
    const { event_type: type, client_payload: payload = {} } = body as { event_type: string; client_payload?: Record<string, unknown> };
    state.dispatches.push({ workflow: type, ref: `refs/heads/${state.defaultBranch}`, inputs: payload });
    return { status: 204 };
  },
};
