import type { Event } from '../github/fake/events.ts';
import { resolve } from '../github/fake/repository.ts';
import type { GitHub } from '../github/fake/server.ts';

/** What the runner checks out and says about a run: derived from the event, as GitHub documents it for each. */
export interface Context {
  sha: string;
  ref: string;
  headRef: string;
  baseRef: string;
}

/** GITHUB_SHA, GITHUB_REF and the two branch names that only pull requests have. */
export function contextOf(github: GitHub, { name, payload }: Event): Context {
  const none = { headRef: '', baseRef: '' };
  const branch = `refs/heads/${github.state.defaultBranch}`;
  if (name === 'push') return { sha: payload.after as string, ref: payload.ref as string, ...none };
  if (name === 'workflow_dispatch')
    return { sha: resolve(github.state.repository, payload.ref as string)!, ref: payload.ref as string, ...none };
  if (name === 'merge_group') {
    const group = payload.merge_group as { head_sha: string; head_ref: string };
    return { sha: group.head_sha, ref: group.head_ref, ...none };
  }
  if (name !== 'pull_request') return { sha: github.tip(), ref: branch, ...none };
  const pull = payload.pull_request as {
    number: number;
    merged: boolean;
    merge_commit_sha: string;
    head: { ref: string };
    base: { ref: string };
  };
  const refs = { headRef: pull.head.ref, baseRef: pull.base.ref };
  // The test merge is gone once a pull request has landed.
  if (pull.merged) return { sha: github.tip(pull.base.ref), ref: `refs/heads/${pull.base.ref}`, ...refs };
  return { sha: pull.merge_commit_sha, ref: `refs/pull/${pull.number}/merge`, ...refs };
}

export interface Run {
  id: number;
  number: number;
  attempt: number;
  workflow: string;
  job: string;
  actor: string;
}

/** The default variables of a hosted Linux runner that do not name a file. */
export function defaultVariables(github: GitHub, event: Event, { sha, ref, headRef, baseRef }: Context, run: Run): Record<string, string> {
  const { owner } = github.state;
  const refName = ref.replace(/^refs\/(heads|tags|pull)\//, '');
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_ACTION_REPOSITORY: '',
    GITHUB_ACTION_REF: '',
    GITHUB_ACTOR: run.actor,
    GITHUB_ACTOR_ID: '1',
    GITHUB_TRIGGERING_ACTOR: run.actor,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_BASE_REF: baseRef,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_GRAPHQL_URL: `${github.url}/api/graphql`,
    GITHUB_HEAD_REF: headRef,
    GITHUB_JOB: run.job,
    GITHUB_REF: ref,
    GITHUB_REF_NAME: refName,
    GITHUB_REF_PROTECTED: 'false',
    GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: github.slug,
    GITHUB_REPOSITORY_ID: '900000',
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_REPOSITORY_OWNER_ID: '1',
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_RUN_ATTEMPT: String(run.attempt),
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_NUMBER: String(run.number),
    GITHUB_SERVER_URL: github.url,
    GITHUB_SHA: sha,
    GITHUB_WORKFLOW: run.workflow,
    GITHUB_WORKFLOW_REF: `${github.slug}/.github/workflows/${run.workflow}.yml@${ref}`,
    GITHUB_WORKFLOW_SHA: sha,
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'GitHub Actions 1',
    RUNNER_OS: 'Linux',
  };
}
