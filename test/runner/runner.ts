import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Event } from '../github/fake/events.ts';
import type { GitHub } from '../github/fake/server.ts';
import { type Annotation, readOutput, readValues } from './commands.ts';
import { contextOf, defaultVariables, type Run } from './environment.ts';
import { inputVariables, readMetadata } from './metadata.ts';

export const project = join(import.meta.dirname, '../..');

export interface Job {
  github: GitHub;
  event: Event;
  /** GITHUB_WORKSPACE, as `checkout` left it. */
  workspace: string;
  token: string;
  /** `with:` of the step. */
  inputs?: Record<string, string>;
  /** `env:` of the step. */
  environment?: Record<string, string>;
  /** Binary to run the action with. */
  node: string;
  /** Folder of action.yml. */
  action?: string;
  run?: Partial<Run>;
  /** Where a run says something other than its event: a re-run keeps the commit of last week. */
  sha?: string;
  ref?: string;
  /** Cancels the job: SIGINT at once, then SIGTERM and SIGKILL if it goes on, and the post step all the same. */
  cancel?: AbortSignal;
}

export interface Step {
  exitCode: number;
  stdout: string;
  stderr: string;
  annotations: Annotation[];
  dropped: number;
  /** Markdown of the step's summary. */
  summary: string;
  seconds: number;
}

export interface Result extends Step {
  outputs: Record<string, string>;
  /** What the main step left for the post step. */
  state: Record<string, string>;
  post: Step | undefined;
}

/** Bytes of summary that GitHub takes from one step. */
const summaryLimit = 1 << 20;
const jobSeconds = 120;
const runs = { next: 1 };

/**
 * Runs the action as GitHub's runner does: its inputs, its variables, its files, its Node, then the post step.
 * @throws when a secret shows in what the action gives out, when an output is not declared, when a summary is too long.
 */
export async function runAction(job: Job): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'flywheel-runner-'));
  try {
    return await steps(job, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function steps(job: Job, folder: string): Promise<Result> {
  const action = job.action ?? project;
  const metadata = readMetadata(action);
  const variables = { ...baseVariables(job, folder, action), ...inputVariables(metadata, job.inputs ?? {}, job.token), ...job.environment };
  const main = await step(job, join(action, metadata.main), folder, 'main', variables, job.cancel);
  const state = readValues(main.files.GITHUB_STATE);
  const outputs = readValues(main.files.GITHUB_OUTPUT);
  const unknown = Object.keys(outputs).filter((name) => !(name in metadata.outputs));
  if (unknown.length > 0) throw new Error(`action.yml does not declare the outputs ${unknown.join(', ')}`);
  const saved = Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
  const post =
    metadata.post === undefined ? undefined : await step(job, join(action, metadata.post), folder, 'post', { ...variables, ...saved });
  return { ...main.step, outputs, state, post: post?.step };
}

function baseVariables(job: Job, folder: string, action: string): Record<string, string> {
  const number = runs.next++;
  const run: Run = {
    id: 5000 + number,
    number,
    attempt: 1,
    workflow: 'flywheel',
    job: 'flywheel',
    actor: job.github.state.owner,
    ...job.run,
  };
  const derived = contextOf(job.github, job.event);
  const context = { ...derived, sha: job.sha ?? derived.sha, ref: job.ref ?? derived.ref };
  const eventPath = join(folder, 'event.json');
  writeFileSync(eventPath, JSON.stringify(job.event.payload));
  for (const name of ['home', 'temp', 'tools']) mkdirSync(join(folder, name), { recursive: true });
  return {
    ...defaultVariables(job.github, job.event, context, run),
    GITHUB_ACTION_PATH: action,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_WORKSPACE: job.workspace,
    HOME: join(folder, 'home'),
    LANG: 'C.UTF-8',
    // A runner has git on its path, and nothing of the project that a developer's path may hold.
    PATH: (process.env.PATH ?? '')
      .split(delimiter)
      .filter((part) => !part.includes('node_modules'))
      .join(delimiter),
    RUNNER_TEMP: join(folder, 'temp'),
    RUNNER_TOOL_CACHE: join(folder, 'tools'),
  };
}

const fileCommands = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const;
type Files = Record<(typeof fileCommands)[number], string>;

async function step(job: Job, script: string, folder: string, name: string, variables: Record<string, string>, cancel?: AbortSignal) {
  const paths = Object.fromEntries(fileCommands.map((file) => [file, join(folder, `${name}-${file}`)])) as Files;
  for (const path of Object.values(paths)) writeFileSync(path, '');
  const started = performance.now();
  const { exitCode, stdout, stderr } = await spawned(job.node, script, job.workspace, { ...variables, ...paths }, cancel);
  const seconds = (performance.now() - started) / 1000;
  const files = Object.fromEntries(fileCommands.map((file) => [file, readFileSync(paths[file], 'utf8')])) as Files;
  const { annotations, dropped, masked } = readOutput(`${stdout}\n${stderr}`);
  const summary = files.GITHUB_STEP_SUMMARY;
  if (Buffer.byteLength(summary) > summaryLimit)
    throw new Error(`the summary has ${Buffer.byteLength(summary)} bytes; GitHub takes ${summaryLimit}`);
  const shown = [stdout.replace(/^::add-mask::.*$/gm, ''), stderr, summary, files.GITHUB_OUTPUT].join('\n');
  refuseLeaks(shown, [job.token, ...masked]);
  return { step: { exitCode, stdout, stderr, annotations, dropped, summary, seconds }, files };
}

/** The runner hides secrets in its log, but not in outputs, comments and summaries: none may be given out at all. */
function refuseLeaks(shown: string, secrets: string[]): void {
  const forms = secrets
    .filter((secret) => secret.length > 3)
    .flatMap((secret) => [secret, Buffer.from(`x-access-token:${secret}`).toString('base64')]);
  const leaked = forms.find((form) => shown.includes(form));
  if (leaked !== undefined)
    throw new Error(`the action shows a secret: …${shown.slice(Math.max(shown.indexOf(leaked) - 80, 0), shown.indexOf(leaked))}***`);
}

function spawned(node: string, script: string, cwd: string, env: Record<string, string>, cancel?: AbortSignal) {
  const child = spawn(node, [script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const timers = [setTimeout(() => child.kill('SIGKILL'), jobSeconds * 1000)];
  const interrupt = () => {
    child.kill('SIGINT');
    timers.push(
      setTimeout(() => child.kill('SIGTERM'), 7_500),
      setTimeout(() => child.kill('SIGKILL'), 10_000),
    );
  };
  cancel?.addEventListener('abort', interrupt, { once: true });
  return new Promise<{ exitCode: number; stdout: string; stderr: string }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const timer of timers) clearTimeout(timer);
      cancel?.removeEventListener('abort', interrupt);
      if (code === null && !cancel?.aborted)
        reject(new Error(`${script} was still running after ${jobSeconds} s or was killed by ${signal}`));
      else resolve({ exitCode: code ?? 130, ...output });
    });
  });
}
