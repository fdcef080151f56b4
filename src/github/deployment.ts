import { modelName, short } from '../report/model-name.ts';
import type { FlywheelReport } from '../report/report.ts';
import { type Client, hasStatus, type RepositoryName } from './client.ts';
import { createOnce } from './once.ts';
import { at } from './payload.ts';

export type DeploymentState = 'success' | 'failure' | 'in_progress';

/** The model that serves, as a deployment record tells it. */
export interface Served {
  environment: string;
  commit: string;
  /** Version ARN. */
  model: string;
  key: string | null;
  digest: string | null;
  state: DeploymentState;
}

/** What the record must say after a command that wrote; null when no model serves or nothing was decided. */
export function servedBy(flywheel: FlywheelReport): Served | null {
  const { name, activeModel, activeKey, commit, status, endpoint, history, candidateModel, key, modelDigest } = flywheel;
  if (activeModel == null || commit == null || !isServed(flywheel)) return null;
  const entry = history?.find(({ model }) => model === activeModel);
  const candidate = candidateModel === activeModel || candidateModel == null;
  return {
    environment: `flywheel/${name}`,
    commit: entry?.commit ?? commit,
    model: activeModel,
    key: activeKey ?? entry?.key ?? (candidate ? (key ?? null) : null),
    digest: entry?.modelDigest ?? (candidate ? (modelDigest ?? null) : null),
    state: stateOf(endpoint?.status, status),
  };
}

/** While a model trains nothing is decided; one that was promoted and waits for its endpoint is being deployed. */
const isServed = ({ status, changes = [], candidateModel, activeModel }: FlywheelReport): boolean =>
  status === 'done' ||
  status === 'failed' ||
  (status === 'training' && (candidateModel === activeModel || changes.some(({ kind }) => kind === 'adopt')));

function stateOf(endpoint: string | undefined, status: FlywheelReport['status']): DeploymentState {
  if (status === 'failed' || endpoint === 'FAILED') return 'failure';
  if (status === 'training') return 'in_progress';
  return endpoint === undefined || endpoint === 'IN_SERVICE' ? 'success' : 'in_progress';
}

/**
 * Records what serves as a deployment of the commit behind it. The newest record of the environment for the same model is
 * continued, so that a run repeated, or a later one that finishes, adds a status and not a second record.
 */
export async function recordDeployment(
  client: Client,
  repository: RepositoryName,
  served: Served,
  logUrl: string | null,
): Promise<'created' | 'continued' | 'unchanged'> {
  const [newest, before] = await deploymentsOf(client, repository, served.environment);
  if (newest?.model === served.model) {
    const last = await lastState(client, repository, newest.id);
    if (last === served.state) return 'unchanged';
    await addStatus(client, repository, newest.id, served, logUrl);
    await retire(client, repository, before, served, logUrl);
    return 'continued';
  }
  const id = await createOnce(
    () => createDeployment(client, repository, served),
    async () => {
      const [made] = await deploymentsOf(client, repository, served.environment);
      return made?.model === served.model ? made.id : null;
    },
  );
  await addStatus(client, repository, id, served, logUrl);
  await retire(client, repository, newest, served, logUrl);
  return 'created';
}

/** GitHub's `auto_inactive` leaves production environments out; without this, every model that ever served would look active. */
async function retire(
  client: Client,
  repository: RepositoryName,
  before: Recorded | undefined,
  { environment, state }: Served,
  logUrl: string | null,
): Promise<void> {
  if (before !== undefined && state === 'success')
    await addStatus(client, repository, before.id, { environment, state: 'inactive' }, logUrl);
}

async function createDeployment(
  client: Client,
  repository: RepositoryName,
  { environment, commit, model, key, digest }: Served,
): Promise<number> {
  const { data } = await client.rest.repos.createDeployment({
    ...repository,
    ref: commit,
    task: 'deploy:model',
    environment,
    description: `Model ${short(key) ?? modelName(model) ?? ''}`.slice(0, 140),
    // GitHub must neither merge the default branch into the commit nor wait for its checks: the model serves already.
    auto_merge: false,
    required_contexts: [],
    payload: { key, digest, model },
    production_environment: true,
  });
  if ('id' in data) return data.id;
  throw new Error('GitHub merged instead of deploying, although auto_merge is false.');
}

interface Recorded {
  id: number;
  model: unknown;
}

/** Newest first. */
async function deploymentsOf(client: Client, repository: RepositoryName, environment: string): Promise<Recorded[]> {
  const { data } = await client.rest.repos.listDeployments({ ...repository, environment, per_page: 100 });
  return [...data].sort((a, b) => b.id - a.id).map(({ id, payload }) => ({ id, model: at(payload, 'model') }));
}

async function lastState(client: Client, repository: RepositoryName, deployment: number): Promise<string | null> {
  const { data } = await client.rest.repos.listDeploymentStatuses({ ...repository, deployment_id: deployment, per_page: 100 });
  return [...data].sort((a, b) => b.id - a.id)[0]?.state ?? null;
}

async function addStatus(
  client: Client,
  repository: RepositoryName,
  deployment: number,
  { environment, state }: { environment: string; state: DeploymentState | 'inactive' },
  logUrl: string | null,
): Promise<void> {
  await client.rest.repos.createDeploymentStatus({
    ...repository,
    deployment_id: deployment,
    state,
    environment,
    auto_inactive: true,
    ...(logUrl === null ? {} : { log_url: logUrl }),
  });
}

/** Names of the flywheels that GitHub remembers as deployed, for the guard that refuses to start a lost lake anew. Empty where the token may not look. */
export async function deployedFlywheels(client: Client, repository: RepositoryName): Promise<string[]> {
  try {
    const { data } = await client.rest.repos.listDeployments({ ...repository, task: 'deploy:model', per_page: 100 });
    return [...new Set(data.map(({ environment }) => environment).filter((environment) => environment.startsWith('flywheel/')))].map(
      (environment) => environment.slice('flywheel/'.length),
    );
  } catch (error) {
    if (hasStatus(error, 403, 404)) return [];
    throw error;
  }
}
