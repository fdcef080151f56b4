import { type Call, found, type Handlers, invalid, list, Refusal } from './call.ts';
import { nodeId, userShape } from './people.ts';
import type { Deployment, DeploymentStatus } from './records.ts';
import { commitTree, mergedTree, resolve } from './repository.ts';
import type { State } from './state.ts';

interface DeploymentRequest {
  ref: string;
  task?: string;
  auto_merge?: boolean;
  required_contexts?: string[];
  payload?: unknown;
  environment?: string;
  description?: string | null;
  transient_environment?: boolean;
  production_environment?: boolean;
}

const addressOf = (state: State, deployment: Deployment): string =>
  `${state.apiUrl}/repos/${state.owner}/${state.name}/deployments/${deployment.id}`;

function deploymentShape(state: State, deployment: Deployment): Record<string, unknown> {
  const url = addressOf(state, deployment);
  return {
    id: deployment.id,
    node_id: nodeId('DE', deployment.id),
    url,
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    creator: userShape(state, deployment.login),
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    statuses_url: `${url}/statuses`,
    repository_url: `${state.apiUrl}/repos/${state.owner}/${state.name}`,
    transient_environment: deployment.transient,
    production_environment: deployment.production,
  };
}

function statusShape(state: State, deployment: Deployment, status: DeploymentStatus): Record<string, unknown> {
  const url = addressOf(state, deployment);
  return {
    id: status.id,
    node_id: nodeId('DES', status.id),
    url: `${url}/statuses/${status.id}`,
    state: status.state,
    creator: userShape(state, status.login),
    description: status.description,
    environment: status.environment,
    ...(status.environmentUrl === '' ? {} : { environment_url: status.environmentUrl }),
    log_url: status.logUrl,
    target_url: status.logUrl,
    deployment_url: url,
    repository_url: `${state.apiUrl}/repos/${state.owner}/${state.name}`,
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
}

/** Contexts of the commit that are not green; `required` undefined asks for every one there is. */
function unmet(state: State, sha: string, required: string[] | undefined): string[] {
  const green = new Map<string, boolean>();
  for (const status of state.statuses.filter((one) => one.sha === sha)) green.set(status.context, status.state === 'success');
  for (const check of state.checks.filter((one) => one.headSha === sha))
    green.set(check.name, check.status === 'completed' && ['success', 'neutral', 'skipped'].includes(check.conclusion!));
  return (required ?? [...green.keys()]).filter((context) => green.get(context) !== true);
}

/** Before deploying, GitHub merges the default branch into a branch that is behind it, unless told not to. */
function autoMerged(state: State, branch: string, sha: string): boolean {
  const tip = resolve(state.repository, `refs/heads/${state.defaultBranch}`)!;
  const isBranch = resolve(state.repository, `refs/heads/${branch}`) !== undefined;
  if (!isBranch || state.repository.ask(['merge-base', '--is-ancestor', tip, sha]) !== undefined) return false;
  const tree = mergedTree(state.repository, sha, tip);
  if (tree === undefined) throw new Refusal(409, `Conflict merging ${state.defaultBranch} into ${branch}.`);
  const by = { name: 'GitHub', email: 'noreply@github.com', date: state.now() };
  const merge = commitTree(state.repository, tree, [sha, tip], `Merge ${state.defaultBranch} into ${branch}`, by);
  state.repository.git(['update-ref', `refs/heads/${branch}`, merge]);
  return true;
}

function create({ state, grant, body }: Call): Deployment | { merged: string } {
  const request = body as unknown as DeploymentRequest;
  const sha = resolve(state.repository, request.ref) ?? resolve(state.repository, `refs/heads/${request.ref}`);
  if (sha === undefined) throw new Refusal(422, `No ref found for: ${request.ref}`);
  if (request.auto_merge !== false && autoMerged(state, request.ref, sha))
    return { merged: `Auto-merged ${state.defaultBranch} into ${request.ref} on deployment.` };
  const contexts = unmet(state, sha, request.required_contexts);
  if (contexts.length > 0)
    throw new Refusal(409, `Conflict: Commit status checks failed for ${request.ref}.`, {
      errors: [
        {
          contexts: contexts.map((context) => ({ context, state: 'pending' })),
          resource: 'Deployment',
          field: 'required_contexts',
          code: 'invalid',
        },
      ],
    });
  const environment = request.environment ?? 'production';
  const now = state.now();
  const deployment: Deployment = {
    id: state.nextId(),
    sha,
    ref: request.ref,
    task: request.task ?? 'deploy',
    environment,
    description: request.description ?? '',
    payload: request.payload ?? {},
    transient: request.transient_environment ?? false,
    production: request.production_environment ?? environment === 'production',
    login: grant!.login,
    createdAt: now,
    updatedAt: now,
    statuses: [],
  };
  state.deployments.push(deployment);
  return deployment;
}

function addStatus({ state, grant, params, body }: Call): Record<string, unknown> {
  const deployment = deploymentOf(state, params.deployment_id!);
  const request = body as {
    state: string;
    description?: string;
    environment?: string;
    environment_url?: string;
    log_url?: string;
    target_url?: string;
    auto_inactive?: boolean;
  };
  if ((request.description ?? '').length > 140)
    throw invalid('DeploymentStatus', 'description', 'description is too long (maximum is 140 characters)');
  const base = { environment: deployment.environment, environmentUrl: '', logUrl: '', description: '', login: grant!.login };
  if (request.state === 'success' && request.auto_inactive !== false)
    for (const other of state.deployments)
      if (
        other !== deployment &&
        other.environment === deployment.environment &&
        !other.transient &&
        !other.production &&
        other.statuses.at(-1)?.state === 'success'
      )
        other.statuses.push({ ...base, id: state.nextId(), state: 'inactive', createdAt: state.now() });
  const logUrl = request.log_url ?? request.target_url ?? '';
  const given = { description: request.description ?? '', environmentUrl: request.environment_url ?? '', logUrl };
  const status = {
    ...base,
    ...given,
    environment: request.environment ?? deployment.environment,
    id: state.nextId(),
    state: request.state,
    createdAt: state.now(),
  };
  deployment.statuses.push(status);
  deployment.updatedAt = status.createdAt;
  return statusShape(state, deployment, status);
}

const deploymentOf = (state: State, id: string): Deployment => found(state.deployments.find((deployment) => deployment.id === Number(id)));

export const deploymentHandlers: Handlers = {
  'repos/create-deployment': (call) => {
    const made = create(call);
    return 'merged' in made ? { status: 202, body: { message: made.merged } } : { status: 201, body: deploymentShape(call.state, made) };
  },
  'repos/get-deployment': ({ state, params }) => ({
    status: 200,
    body: deploymentShape(state, deploymentOf(state, params.deployment_id!)),
  }),
  'repos/list-deployments': (call) => {
    const { sha, ref, task, environment } = call.query;
    const asked = { sha, ref, task, environment };
    const matches = (deployment: Deployment) =>
      Object.entries(asked).every(
        ([key, value]) => value === undefined || value === 'none' || deployment[key as keyof typeof asked] === value,
      );
    return list(call, call.state.deployments.filter(matches).reverse(), (deployment) => deploymentShape(call.state, deployment));
  },
  'repos/create-deployment-status': (call) => ({ status: 201, body: addStatus(call) }),
  'repos/list-deployment-statuses': (call) => {
    const deployment = deploymentOf(call.state, call.params.deployment_id!);
    return list(call, [...deployment.statuses].reverse(), (status) => statusShape(call.state, deployment, status));
  },
};
