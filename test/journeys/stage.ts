import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { type Event, pullRequestEvent, pushEvent } from '../github/fake/events.ts';
import type { MergeMethod, PullRequest } from '../github/fake/merging.ts';
import type { Check, Comment, Deployment, Pull } from '../github/fake/records.ts';
import { type Files, lines } from '../github/fake/repository.ts';
import { type GitHub, startGitHub } from '../github/fake/server.ts';
import type { Grant, Settings } from '../github/fake/state.ts';
import { checkout } from '../runner/checkout.ts';
import { type Job, type Result, runAction } from '../runner/runner.ts';
import { installNode24 } from '../runtime/node24.ts';
import { firstFiles } from './data.ts';

// A journey is up to seven runs, and several journeys share the cores: a busy machine must not look like a failure.
vi.setConfig({ testTimeout: 600_000 });

/** The two permission sets of the example's workflow. */
const previewing: Grant['permissions'] = { contents: 'read', 'pull-requests': 'write', checks: 'write' };
export const applying: Grant['permissions'] = {
  contents: 'write',
  deployments: 'write',
  issues: 'write',
  'pull-requests': 'write',
  checks: 'write',
};
const applies = (event: Event): boolean => ['push', 'schedule', 'workflow_dispatch'].includes(event.name);

export interface Options extends Pick<Partial<Job>, 'inputs' | 'environment' | 'run' | 'sha' | 'ref' | 'cancel'> {
  /** What the job's `permissions` say; by the event, as in the example, unless told. */
  permissions?: Grant['permissions'];
  /** 1 unless told, and never persisted credentials: the harder case. */
  depth?: number;
}

/** A repository on GitHub whose workflow runs the built action. */
export interface Stage {
  github: GitHub;
  run: (event: Event, options?: Options) => Promise<Result>;
  /** A branch with these files and a pull request for it. */
  propose: (files: Files, request?: Partial<PullRequest>) => { number: number; opened: Event };
  /** Another commit on the pull request's branch. */
  amend: (number: number, files: Files) => Event;
  /** The push that merging makes. */
  merge: (number: number, method?: MergeMethod) => Event;
  /** The push that made the repository. */
  firstPush: () => Event;
  /** A commit on the default branch, by the push that it makes. */
  push: (files: Files) => Event;
  pull: (number: number) => Pull;
  /** Our comments on a pull request, as they are now. */
  told: (number: number) => Comment[];
  checks: (commit: string) => Check[];
  deployments: () => Deployment[];
  /** What promotions the lake records, oldest first. */
  serving: (flywheel?: string) => { model: { key: string }; decision: string; commit: string; by: string; why: string }[];
  /** The lake branch's tip; undefined when there is none. */
  lake: () => string | undefined;
  /** Stops GitHub. @throws when the fake was asked for what GitHub does not do. */
  end: () => Promise<void>;
}

export async function newStage(settings: Settings = {}): Promise<Stage> {
  const github = await startGitHub({ files: firstFiles(), ...settings });
  const { state } = github;
  const pull = (number: number) => state.pulls.get(number)!;
  return {
    github,
    run: (event, options) => play(github, event, options),
    propose: (files, { branch = 'proposal', owner, base, ...request } = {}) => {
      github.commit(branch, files, { login: 'ada', ...(owner === undefined ? {} : { owner }) });
      const { number } = github.openPull({ branch, login: 'ada', ...(owner && { owner }), ...(base && { base }), ...request });
      return { number, opened: pullRequestEvent(github, number, 'opened') };
    },
    amend: (number, files) => {
      const { ref, owner, sha } = pull(number).head;
      github.commit(ref, files, { login: 'ada', owner });
      return pullRequestEvent(github, number, 'synchronize', { before: sha });
    },
    merge: (number, method = 'merge') => pushEvent(github, github.merge(number, method)),
    firstPush: () => pushEvent(github, { before: '0'.repeat(40), after: github.tip() }),
    push: (files) => {
      const before = github.tip();
      return pushEvent(github, { before, after: github.commit(state.defaultBranch, files) });
    },
    pull,
    told: (number) => structuredClone(state.comments.filter(({ issue, login }) => issue === number && login === 'github-actions[bot]')),
    checks: (commit) => state.checks.filter(({ headSha }) => headSha === commit),
    deployments: () => state.deployments,
    serving: (flywheel = 'support') => readServing(github, flywheel),
    lake: () => state.repository.ask(['rev-parse', '--verify', '--quiet', lakeRef]),
    end: () => github.close(),
  };
}

/** A stage whose first push was applied: one model serves. The first run of a file does it, the others begin with what it left. */
export async function servedStage(settings: Settings = {}): Promise<Stage> {
  const files = settings.files ?? firstFiles();
  const stage = await newStage({ ...settings, files });
  const key = JSON.stringify(files);
  const made = beginnings.get(key) ?? begin(files);
  beginnings.set(key, made);
  const { lake, checks, deployments } = await made;
  const { state } = stage.github;
  const bundle = join(state.repository.path, 'lake.bundle');
  writeFileSync(bundle, lake);
  state.repository.git(['fetch', '--quiet', bundle, `${lakeRef}:${lakeRef}`]);
  rmSync(bundle);
  state.checks.push(...structuredClone(checks));
  state.deployments.push(...structuredClone(deployments));
  const newest = Math.max(...[...checks, ...deployments].map(({ id }) => id));
  while (state.nextId() < newest);
  return stage;
}

interface Beginning {
  lake: Uint8Array;
  checks: Check[];
  deployments: Deployment[];
}

/** Commits of the same files are the same everywhere, since the fake's clock is its own. */
const beginnings = new Map<string, Promise<Beginning>>();

async function begin(files: Files): Promise<Beginning> {
  const stage = await newStage({ files });
  const { exitCode, stdout } = await stage.run(stage.firstPush());
  if (exitCode !== 0) throw new Error(`The first push failed:\n${stdout}`);
  const { checks, deployments, repository } = stage.github.state;
  const lake = repository.bytes(['bundle', 'create', '--quiet', '-', lakeRef]);
  await stage.end();
  return { lake, checks, deployments };
}

const lakeRef = 'refs/heads/flywheel-lake';

async function play(github: GitHub, event: Event, { permissions, depth = 1, ...options }: Options = {}): Promise<Result> {
  const actor = (event.payload.sender as { login: string }).login;
  const head = (event.payload.pull_request as { head?: { repo?: { full_name: string } } } | undefined)?.head;
  const fork = actor === 'dependabot[bot]' || (head !== undefined && head.repo?.full_name !== github.slug);
  const token = github.workflowToken(permissions ?? (applies(event) ? applying : previewing), { fork });
  const told = { ...(options.sha && { sha: options.sha }), ...(options.ref && { ref: options.ref }) };
  const workspace = await checkout({ github, event, token, depth, ...told });
  try {
    const result = await runAction({ github, event, workspace, token, node: installNode24(), ...options, run: { actor, ...options.run } });
    const { comments, checks, deployments, issues, pulls } = github.state;
    const kept = JSON.stringify([comments, checks, deployments, [...issues.values()], [...pulls.values()]]);
    if (kept.includes(token)) throw new Error('GitHub was told the token in a comment, a check, a deployment, an issue or a pull request');
    return result;
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function readServing({ state: { repository } }: GitHub, flywheel: string): ReturnType<Stage['serving']> {
  const paths = lines(repository.ask(['ls-tree', '-r', '--name-only', lakeRef]));
  return paths
    .filter((path) => path.includes(`/index/${flywheel}/serving/`))
    .sort()
    .map((path) => JSON.parse(repository.git(['show', `${lakeRef}:${path}`])));
}
