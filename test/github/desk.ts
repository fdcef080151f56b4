import { type Client, githubClient } from '../../src/github/client.ts';
import type { Environment } from '../../src/github/event.ts';
import type { Sink } from '../../src/github/sink.ts';
import { type GitHub, startGitHub } from './fake/server.ts';
import type { Settings } from './fake/state.ts';

/** A fresh GitHub with one repository, and what a workflow run there has in hand. */
export interface Desk {
  github: GitHub;
  client: Client;
  repository: { owner: string; repo: string };
  environment: Environment;
  /** Seconds that the client waited before trying again. */
  waits: number[];
  /** A client with another token. */
  as(token: string): Client;
}

export const everything = { checks: 'write', contents: 'write', deployments: 'write', issues: 'write', 'pull-requests': 'write' } as const;

export async function openDesk(settings: Settings = {}, permissions: Parameters<GitHub['workflowToken']>[0] = everything): Promise<Desk> {
  const github = await startGitHub(settings);
  const waits: number[] = [];
  const as = (token: string) => githubClient(token, { apiUrl: github.apiUrl, wait: async (seconds) => waits.push(seconds) });
  const [owner = '', repo = ''] = github.slug.split('/');
  const repositoryUrl = `${github.url}/${github.slug}`;
  return {
    github,
    client: as(github.workflowToken(permissions)),
    repository: { owner, repo },
    environment: {
      eventName: 'pull_request',
      repository: { owner, repo },
      repositoryUrl,
      apiUrl: github.apiUrl,
      ref: 'refs/heads/main',
      sha: github.tip(),
      actor: 'ada',
      run: { id: 500, number: 5, attempt: 1, url: `${repositoryUrl}/actions/runs/500` },
    },
    waits,
    as,
  };
}

/** A pull request that adds one file, on a branch of its own. */
export function pullRequest({ github }: Desk) {
  const branch = `better-${github.state.pulls.size}`;
  github.commit(branch, { [`data/${branch}.csv`]: 'text,label\nrain,weather\n' });
  return { branch, ...github.openPull({ branch, title: `Add ${branch}`, login: 'ada' }) };
}

/** Forgets what earlier tests wrote. Pull requests that stay open would be merged anew after every commit. */
export function clear({ github, waits }: Desk): void {
  const { comments, checks, deployments, pulls } = github.state;
  for (const list of [comments, checks, deployments, waits]) list.length = 0;
  for (const pull of pulls.values()) pull.state = 'closed';
}

/** What a run would have told its runner. */
export interface Told extends Sink {
  outputs: Record<string, string>;
  summaries: string[];
  annotations: { level: string; message: string; path: string | null }[];
}

export function newSink(): Told {
  const told: Told = {
    outputs: {},
    summaries: [],
    annotations: [],
    info: () => undefined,
    annotate: (level, message, at) => told.annotations.push({ level, message, path: at?.path ?? null }),
    output: (name, value) => {
      told.outputs[name] = value;
    },
    summary: (markdown) => told.summaries.push(markdown) > 0,
  };
  return told;
}
