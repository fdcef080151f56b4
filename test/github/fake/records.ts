/** What GitHub keeps in its own database, beside what Git keeps. */

export interface Comment {
  id: number;
  issue: number;
  body: string;
  login: string;
  type: 'Bot' | 'User';
  createdAt: string;
  updatedAt: string;
}

export interface Issue {
  number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  login: string;
  type: 'Bot' | 'User';
  labels: string[];
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
}

export interface Pull extends Issue {
  draft: boolean;
  head: { owner: string; ref: string; sha: string };
  base: { ref: string; sha: string };
  /** The test merge while open (null when it conflicts), then what landed on the base branch. */
  mergeCommit: string | null;
  mergedAt: string | null;
  mergedBy: string | null;
  /** Commits of this pull request on the base branch. */
  landed: string[];
}

export interface Annotation {
  path: string;
  start_line: number;
  end_line: number;
  start_column?: number;
  end_column?: number;
  annotation_level: 'notice' | 'warning' | 'failure';
  message: string;
  title?: string;
  raw_details?: string;
}

export interface Check {
  id: number;
  name: string;
  headSha: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
  externalId: string;
  detailsUrl: string;
  startedAt: string;
  completedAt: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  annotations: Annotation[];
}

export interface DeploymentStatus {
  id: number;
  state: string;
  description: string;
  environment: string;
  environmentUrl: string;
  logUrl: string;
  login: string;
  createdAt: string;
}

export interface Deployment {
  id: number;
  sha: string;
  ref: string;
  task: string;
  environment: string;
  description: string | null;
  payload: unknown;
  transient: boolean;
  production: boolean;
  login: string;
  createdAt: string;
  updatedAt: string;
  statuses: DeploymentStatus[];
}

export interface CommitStatus {
  id: number;
  sha: string;
  state: 'error' | 'failure' | 'pending' | 'success';
  context: string;
  description: string | null;
  targetUrl: string | null;
  login: string;
  createdAt: string;
}

export interface WorkflowRun {
  id: number;
  number: number;
  attempt: number;
  workflow: string;
  event: string;
  status: string;
  conclusion: string | null;
  headBranch: string;
  headSha: string;
  createdAt: string;
}
