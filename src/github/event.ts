import { at, commitAt, numberAt, optionalTextAt, textAt } from './payload.ts';
import { readSlash, type Slash } from './slash.ts';

/** What the runner says of itself, read once by runner.ts. */
export interface Environment {
  eventName: string;
  repository: { owner: string; repo: string };
  /** E.g. `https://github.com/owner/repository`. */
  repositoryUrl: string;
  apiUrl: string;
  /** The ref and the commit that the run is for. */
  ref: string;
  sha: string;
  /** Who caused the run. */
  actor: string;
  run: { id: number; number: number; attempt: number; url: string };
}

/** What happened on GitHub, as far as the action answers to it. */
export type Event =
  | ({ kind: 'pull-request'; action: string } & PullRequest)
  | ({ kind: 'pull-request-closed'; merged: boolean } & PullRequest)
  | { kind: 'merge-group'; head: string; base: string; baseRef: string; toDefaultBranch: boolean }
  | { kind: 'push'; ref: string; toDefaultBranch: boolean; before: string | null; after: string; deleted: boolean }
  | { kind: 'dispatch'; ref: string; toDefaultBranch: boolean; inputs: Record<string, string> }
  | { kind: 'schedule'; ref: string; toDefaultBranch: boolean }
  | Comment
  | { kind: 'other'; name: string };

/** Somebody commented. */
export interface Comment {
  kind: 'comment';
  /** The pull request's. */
  number: number;
  commentId: number;
  by: string;
  /** What it asks for; null where it asks for nothing: no command, a bot's, on an issue, or an edit. */
  slash: Slash | null;
}

export interface PullRequest {
  number: number;
  head: string;
  headRef: string;
  base: string;
  baseRef: string;
  /** What merging would give, e.g. `refs/pull/7/merge`. */
  mergeRef: string;
  /** The head is in another repository (or in one that is gone): its author is not one of ours, its token reads only. */
  fork: boolean;
  /** Dependabot caused the run: its token reads only. */
  dependabot: boolean;
  toDefaultBranch: boolean;
}

const dependabot = 'dependabot[bot]';

/** @throws Failure when the payload lacks what the event must have. */
export function readEvent(environment: Environment, payload: unknown): Event {
  switch (environment.eventName) {
    case 'pull_request':
      return readPullRequest(environment, payload);
    case 'merge_group':
      return readMergeGroup(payload);
    case 'push':
      return readPush(payload);
    case 'workflow_dispatch':
      return { kind: 'dispatch', ref: environment.ref, toDefaultBranch: isDefault(environment.ref, payload), inputs: readInputs(payload) };
    case 'issue_comment':
      return readComment(payload);
    case 'schedule':
    case 'repository_dispatch':
      // Both are runs of the default branch, whose payload need not name it. The second is how somebody else's clock asks, e.g. EventBridge of AWS.
      return { kind: 'schedule', ref: environment.ref, toDefaultBranch: true };
    default:
      return { kind: 'other', name: environment.eventName };
  }
}

function readPullRequest(environment: Environment, payload: unknown): Event {
  const number = numberAt(payload, 'pull_request', 'number');
  const baseRef = textAt(payload, 'pull_request', 'base', 'ref');
  const pullRequest: PullRequest = {
    number,
    head: commitAt(payload, 'pull_request', 'head', 'sha'),
    headRef: textAt(payload, 'pull_request', 'head', 'ref'),
    base: commitAt(payload, 'pull_request', 'base', 'sha'),
    baseRef,
    mergeRef: `refs/pull/${number}/merge`,
    fork:
      optionalTextAt(payload, 'pull_request', 'head', 'repo', 'full_name') !== textAt(payload, 'pull_request', 'base', 'repo', 'full_name'),
    dependabot: environment.actor === dependabot,
    toDefaultBranch: baseRef === defaultBranch(payload),
  };
  const action = textAt(payload, 'action');
  if (action === 'closed') return { kind: 'pull-request-closed', merged: at(payload, 'pull_request', 'merged') === true, ...pullRequest };
  return { kind: 'pull-request', action, ...pullRequest };
}

function readMergeGroup(payload: unknown): Event {
  const baseRef = textAt(payload, 'merge_group', 'base_ref').replace(/^refs\/heads\//, '');
  return {
    kind: 'merge-group',
    head: commitAt(payload, 'merge_group', 'head_sha'),
    base: commitAt(payload, 'merge_group', 'base_sha'),
    baseRef,
    toDefaultBranch: baseRef === defaultBranch(payload),
  };
}

function readPush(payload: unknown): Event {
  const ref = textAt(payload, 'ref');
  const before = commitAt(payload, 'before');
  return {
    kind: 'push',
    ref,
    toDefaultBranch: isDefault(ref, payload),
    // A branch's first push comes from commit zero.
    before: /^0+$/.test(before) ? null : before,
    after: commitAt(payload, 'after'),
    deleted: at(payload, 'deleted') === true,
  };
}

/** Whoever may comment may write anything: only what is new, and said by a person, can ask for something. */
function readComment(payload: unknown): Comment {
  const byPerson = at(payload, 'comment', 'user', 'type') === 'User';
  const onPull = at(payload, 'issue', 'pull_request') != null;
  const heard = textAt(payload, 'action') === 'created' && onPull && byPerson;
  return {
    kind: 'comment',
    number: numberAt(payload, 'issue', 'number'),
    commentId: numberAt(payload, 'comment', 'id'),
    by: optionalTextAt(payload, 'comment', 'user', 'login') ?? '',
    slash: heard ? readSlash(optionalTextAt(payload, 'comment', 'body') ?? '') : null,
  };
}

/** Inputs of a dispatched workflow: texts, and booleans and numbers as texts. */
function readInputs(payload: unknown): Record<string, string> {
  const inputs = at(payload, 'inputs');
  if (typeof inputs !== 'object' || inputs === null) return {};
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]) => (value === null || typeof value === 'object' ? [] : [[name, String(value)]])),
  );
}

const defaultBranch = (payload: unknown): string => textAt(payload, 'repository', 'default_branch');
const isDefault = (ref: string, payload: unknown): boolean => ref === `refs/heads/${defaultBranch(payload)}`;
