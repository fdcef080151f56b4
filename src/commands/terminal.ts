import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../problems/failure.ts';
import { type Arguments, parseArguments, waitSeconds } from './arguments.ts';
import { type Answer, dispatch, failureAnswer, type Surroundings } from './dispatch.ts';
import type { Settings } from './settings.ts';

/** The longest that a training takes: somebody at a terminal waits for it. */
const defaultWait = 4 * 3600;

/** The command line's own surroundings, read once: everything below receives values. */
export async function answer(argv: readonly string[]): Promise<Answer> {
  const json = argv.includes('--json');
  let command = commandIn(argv);
  try {
    const parsed = parseArguments(argv);
    command = parsed.command;
    return await dispatch(parsed, settingsOf(parsed), surroundings());
  } catch (error) {
    if (error instanceof Failure) return failureAnswer(error, command, json);
    throw error;
  }
}

/** What standard output gets of a bug: nothing for people, whose stack goes elsewhere, and with --json the object of every exit. */
export function answerToBug(error: unknown, argv: readonly string[]): string {
  if (!argv.includes('--json')) return '';
  const hint = 'This is a bug: please report it with the stack on standard error.';
  return failureAnswer(new Failure('bug', error instanceof Error ? error.message : String(error), { hint }), commandIn(argv), true).text;
}

const commandIn = (argv: readonly string[]): string => argv.find((word) => !word.startsWith('-')) ?? 'help';

function settingsOf({ options }: Arguments): Settings {
  const quiet = options.json === true || process.env.CI !== undefined || !process.stderr.isTTY;
  const origin = process.env.GITHUB_SERVER_URL ?? 'https://github.com';
  const token = process.env.GITHUB_TOKEN;
  return {
    directory: resolve(options.directory ?? '.'),
    config: options.config ?? '**/flywheel.yaml',
    now: () => new Date(),
    progress: quiet ? () => {} : (line) => process.stderr.write(`${line}\n`),
    by: process.env.GITHUB_ACTOR ?? process.env.USER ?? process.env.LOGNAME ?? null,
    token: token === undefined || token === '' ? null : { value: token, origin },
    environment: process.env,
    waitSeconds: waitSeconds(options.wait, defaultWait),
    deployed: [],
    pullRequests: null,
    trustOwner: false,
    ephemeral: false,
  };
}

function surroundings(): Surroundings {
  const beside = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const { version } = JSON.parse(readFileSync(beside('../package.json'), 'utf8')) as { version: string };
  return {
    color: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
    width: process.stdout.columns ?? 100,
    input: standardInput,
    examples: beside('../examples'),
    version,
    outside: {
      print: (line) => process.stdout.write(line),
      log: (line) => process.stderr.write(line),
      stopped,
      program: fileURLToPath(import.meta.url),
    },
  };
}

/** The first signal asks to stop; a second one, while that takes its time, ends the process at once, as it always does. */
function stopped(): Promise<string> {
  return new Promise((done) => {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const stop = (signal: NodeJS.Signals): void => {
      for (const each of signals) process.off(each, stop);
      done(signal);
    };
    for (const each of signals) process.on(each, stop);
  });
}

/** Lines that hold something, without the byte order mark that files begin with on some systems: it is no part of the first text. */
async function standardInput(): Promise<string[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
}
