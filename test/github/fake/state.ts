import type { Check, Comment, CommitStatus, Deployment, Issue, Pull, WorkflowRun } from './records.ts';
import type { Files, Repository } from './repository.ts';

export type Level = 'read' | 'write';
export type Scope = 'actions' | 'checks' | 'contents' | 'deployments' | 'issues' | 'pull-requests' | 'statuses';

/** What a token may do; scopes are spelled as in a workflow's `permissions`. */
export interface Grant {
  login: string;
  type: 'Bot' | 'User';
  permissions: Partial<Record<Scope, Level>>;
}

/** One answered request, for tests that ask who called what. */
export interface Entry {
  method: string;
  path: string;
  operation: string | undefined;
  /** 0 when the connection was cut. */
  status: number;
  login: string | undefined;
  body: unknown;
}

/** What goes wrong with the n-th call of an operation: an answer instead of the call, a cut before or after it, a delay, or a side effect. */
export type Fault =
  | number
  | { status: number; message?: string; headers?: Record<string, string> }
  | 'reset'
  | 'lost'
  | { delayMilliseconds: number }
  | (() => void | Promise<void>);

export interface Settings {
  owner?: string;
  name?: string;
  private?: boolean;
  defaultBranch?: string;
  /** First commit of the default branch. */
  files?: Files;
  /** "Allow GitHub Actions to create and approve pull requests"; off in a new repository, as on GitHub. */
  actionsMayCreatePulls?: boolean;
  /** Requests an hour; GitHub gives a workflow's token 1,000. */
  rateLimit?: number;
}

/** Everything GitHub knows beside what Git knows. Tests may read all of it, and change it as a visitor to the website would. */
export interface State {
  owner: string;
  name: string;
  url: string;
  apiUrl: string;
  private: boolean;
  defaultBranch: string;
  actionsMayCreatePulls: boolean;
  rate: { limit: number; remaining: number; reset: number };
  repository: Repository;
  /** By owner. */
  forks: Map<string, Repository>;
  tokens: Map<string, Grant>;
  collaborators: Map<string, 'admin' | 'maintain' | 'write' | 'triage' | 'read'>;
  issues: Map<number, Issue>;
  pulls: Map<number, Pull>;
  comments: Comment[];
  checks: Check[];
  deployments: Deployment[];
  statuses: CommitStatus[];
  labels: Map<string, { id: number; color: string; description: string | null }>;
  runs: WorkflowRun[];
  dispatches: { workflow: string; ref: string; inputs: Record<string, unknown> }[];
  /** Shell patterns of refs that only GitHub itself may move. */
  rules: string[];
  log: Entry[];
  /** Where the fake broke GitHub's own description, or was asked for what it cannot do. Must stay empty. */
  mistakes: string[];
  faults: Map<string, Map<number, Fault>>;
  /** A second later at every call, so that nothing depends on the machine's clock. */
  now(): string;
  nextId(): number;
  nextNumber(): number;
}

export function newState(settings: Settings, url: string, repository: Repository): State {
  let seconds = Date.parse('2026-03-02T09:00:00Z') / 1000;
  let id = 1000;
  let number = 0;
  const limit = settings.rateLimit ?? 1000;
  return {
    owner: settings.owner ?? 'newsdesk',
    name: settings.name ?? 'topics',
    url,
    apiUrl: `${url}/api/v3`,
    private: settings.private ?? false,
    defaultBranch: settings.defaultBranch ?? 'main',
    actionsMayCreatePulls: settings.actionsMayCreatePulls ?? false,
    rate: { limit, remaining: limit, reset: seconds + 3600 },
    repository,
    forks: new Map(),
    tokens: new Map(),
    collaborators: new Map(),
    issues: new Map(),
    pulls: new Map(),
    comments: [],
    checks: [],
    deployments: [],
    statuses: [],
    labels: new Map(),
    runs: [],
    dispatches: [],
    rules: [],
    log: [],
    mistakes: [],
    faults: new Map(),
    now: () => new Date(seconds++ * 1000).toISOString().replace('.000Z', 'Z'),
    nextId: () => ++id,
    nextNumber: () => ++number,
  };
}
