import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { getInput, setSecret } from '@actions/core';
import { Failure } from '../problems/failure.ts';
import type { Environment } from './event.ts';

export const commands = ['auto', 'check', 'plan', 'preview', 'apply', 'train', 'retrain', 'promote', 'rollback', 'drift', 'prune'] as const;
export const commentModes = ['always', 'changes', 'failures', 'off'] as const;
export type CommentMode = (typeof commentModes)[number];

/** The inputs of action.yml, looked at. */
export interface Inputs {
  /** `auto`: what the event asks for. */
  command: (typeof commands)[number];
  /** Glob of flywheel.yaml files. */
  config: string;
  /** null: nothing on GitHub is written. */
  token: string | null;
  /** How long to wait for training, in seconds. */
  wait: number;
  comment: CommentMode;
  version: string | null;
  reason: string | null;
  /** What a prune lists is removed. */
  confirm: boolean;
  /** The only flywheel to work on; null for all. */
  flywheel: string | null;
  workingDirectory: string;
}

/** One workflow run: what it was asked, where it runs, and what happened. */
export interface Runner {
  inputs: Inputs;
  environment: Environment;
  /** The event's payload as GitHub wrote it. */
  payload: unknown;
  /** Absolute path of the checkout. */
  workspace: string;
  /** The environment for Git. */
  variables: Record<string, string | undefined>;
  /** The machine is thrown away after the run. */
  ephemeral: boolean;
}

/** The only place that reads the runner's environment and the event's file. @throws Failure for an input or a variable that is not usable. */
export function readRunner(): Runner {
  return {
    inputs: readInputs(),
    environment: readEnvironment(),
    payload: readPayload(variable('GITHUB_EVENT_PATH')),
    workspace: variable('GITHUB_WORKSPACE'),
    variables: process.env,
    ephemeral: process.env.RUNNER_ENVIRONMENT !== 'self-hosted',
  };
}

/** Adds Markdown to the job's summary; false on a runner without one. */
export function appendSummary(markdown: string): boolean {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (file === undefined || file === '') return false;
  appendFileSync(file, `${markdown}\n`);
  return true;
}

function readInputs(): Inputs {
  const token = getInput('github-token') || null;
  if (token !== null) setSecret(token);
  return {
    command: oneOf('command', commands, 'auto'),
    config: getInput('config') || '**/flywheel.yaml',
    token,
    wait: seconds('wait'),
    comment: oneOf('comment', commentModes, 'always'),
    version: getInput('version') || null,
    reason: getInput('reason') || null,
    confirm: getInput('confirm') === 'true',
    flywheel: getInput('flywheel') || null,
    workingDirectory: getInput('working-directory') || '.',
  };
}

function oneOf<const Values extends readonly string[]>(input: string, values: Values, otherwise: Values[number]): Values[number] {
  const value = getInput(input) || otherwise;
  if (values.includes(value)) return value;
  throw new Failure('input', `The input ${input} is "${value}". Allowed: ${values.join(', ')}.`, {
    hint: `Correct \`with: ${input}:\` in the workflow.`,
  });
}

/** An hour on a runner is the most that a wait is good for; the scheduled run does the rest. */
const longestWait = 3600;

function seconds(input: string): number {
  const text = getInput(input) || '0';
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= longestWait) return value;
  throw new Failure('input', `The input ${input} is "${text}". Allowed: whole seconds, 0 to ${longestWait}.`, {
    hint: `Correct \`with: ${input}:\` in the workflow.`,
  });
}

function readEnvironment(): Environment {
  const [owner = '', repo = ''] = variable('GITHUB_REPOSITORY').split('/');
  const repositoryUrl = `${variable('GITHUB_SERVER_URL')}/${owner}/${repo}`;
  const id = whole('GITHUB_RUN_ID');
  const attempt = whole('GITHUB_RUN_ATTEMPT');
  return {
    eventName: variable('GITHUB_EVENT_NAME'),
    repository: { owner, repo },
    repositoryUrl,
    apiUrl: variable('GITHUB_API_URL'),
    ref: variable('GITHUB_REF'),
    sha: variable('GITHUB_SHA'),
    actor: variable('GITHUB_ACTOR'),
    run: {
      id,
      number: whole('GITHUB_RUN_NUMBER'),
      attempt,
      url: `${repositoryUrl}/actions/runs/${id}${attempt > 1 ? `/attempts/${attempt}` : ''}`,
    },
  };
}

function readPayload(file: string): unknown {
  if (!existsSync(file)) throw new Failure('event-missing', `GITHUB_EVENT_PATH names ${file}, which does not exist.`, { hint: notHere });
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Failure('event-malformed', `The event's payload in ${file} is not JSON.`, { hint: notHere, cause });
  }
}

function whole(name: string): number {
  const value = Number(variable(name));
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Failure('environment', `${name} is "${variable(name)}", which is not a number.`, { hint: notHere });
}

function variable(name: string): string {
  const value = process.env[name];
  if (value !== undefined && value !== '') return value;
  throw new Failure('environment', `The variable ${name} is not set.`, { hint: notHere });
}

const notHere = 'The action runs in GitHub Actions; on your machine use the command line, `flywheel --help`.';
