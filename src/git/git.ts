import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure } from '../problems/failure.ts';
import { cleanEnvironment, type Environment, type Token, withConfig, withToken } from './environment.ts';
import { gitFailure, type Outcome } from './git-failure.ts';

/** The git command line in one directory. No shell, no hooks, no prompts, no pager; the same words in every language. */
export interface Git {
  readonly directory: string;
  /** Standard output. @throws Failure with git's own last lines when it ends badly. */
  bytes(args: string[], options?: RunOptions): Promise<Buffer>;
  /** Standard output as text, without the final line break. @throws Failure as `bytes`. */
  text(args: string[], options?: RunOptions): Promise<string>;
  /** For commands whose exit code is an answer. @throws Failure only when git cannot be started. */
  attempt(args: string[], options?: RunOptions): Promise<Outcome>;
  /** Standard output as it comes; git is ended when the reader leaves early. @throws Failure as `bytes`. */
  stream(args: string[], options?: RunOptions): AsyncIterable<Uint8Array>;
}

export interface RunOptions {
  /** Written to standard input, piece by piece. */
  input?: Iterable<Uint8Array | string>;
  /** The command may talk to a server and so is given the token. */
  network?: boolean;
  /** Set on top of the cleaned environment. */
  environment?: Environment;
}

export interface GitOptions {
  token?: Token | undefined;
  /** Instead of the environment of this process. */
  environment?: Environment | undefined;
  /** The directory may belong to another user, as a workspace does inside a job container. */
  trustOwner?: boolean | undefined;
}

/** `git merge-tree --write-tree` came with 2.38. */
const oldest = [2, 38] as const;

/**
 * Configuration that a repository or a user may have set and that must not act here: programs run on the side, and
 * maintenance that outlives the command. Low speed limits end a transfer that hangs (bytes per second, seconds).
 */
const settings: [key: string, value: string][] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.pager', 'cat'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['color.ui', 'never'],
  ['log.showSignature', 'false'],
  ['submodule.recurse', 'false'],
  ['fetch.unpackLimit', '1'],
  ['i18n.commitEncoding', 'UTF-8'],
  ['i18n.logOutputEncoding', 'UTF-8'],
  ['http.lowSpeedLimit', '1000'],
  ['http.lowSpeedTime', '60'],
];

/**
 * Opens the git command line in `directory`, which need not be a repository.
 * @throws Failure when git is missing or older than 2.38.
 */
export async function openGit(directory: string, options: GitOptions = {}): Promise<Git> {
  if (!existsSync(directory)) throw new Failure('directory-missing', `There is no directory ${directory}.`);
  const trusted: [string, string][] = options.trustOwner === true ? [['safe.directory', '*']] : [];
  const offline = withConfig(cleanEnvironment(options.environment ?? process.env), [...settings, ...trusted]);
  const online = withToken(offline, options.token);
  const start = (args: string[], { input, network = false, environment = {} }: RunOptions) => {
    const child = spawn('git', args, { cwd: directory, env: { ...(network ? online : offline), ...environment }, windowsHide: true });
    // A git that ends before it has read everything breaks the pipe; its exit code and words say why.
    pipeline(Readable.from(input ?? []), child.stdin).catch(() => undefined);
    return child;
  };
  const attempt = (args: string[], run: RunOptions = {}) => outcome(start(args, run));
  const bytes = async (args: string[], run: RunOptions = {}) => {
    const result = await attempt(args, run);
    if (result.code !== 0) throw gitFailure(commandName(args), result);
    return result.stdout;
  };
  requireVersion(await bytes(['version']));
  return {
    directory,
    attempt,
    bytes,
    text: async (args, run) => (await bytes(args, run)).toString('utf8').replace(/\n$/, ''),
    stream: (args, run = {}) => streamed(args, () => start(args, run)),
  };
}

async function outcome(child: ChildProcessWithoutNullStreams): Promise<Outcome> {
  const stdout: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  const { code, stderr } = await ending(child);
  return { code, stdout: Buffer.concat(stdout), stderr };
}

async function* streamed(args: string[], start: () => ChildProcessWithoutNullStreams): AsyncGenerator<Uint8Array> {
  const child = start();
  const end = ending(child);
  // Awaited below, unless the reader leaves early: then nobody is left to tell.
  end.catch(() => undefined);
  try {
    for await (const chunk of child.stdout) yield chunk as Buffer;
    const { code, stderr } = await end;
    if (code !== 0) throw gitFailure(commandName(args), { code, stderr });
  } finally {
    child.kill();
  }
}

/** Resolves when git is gone and its pipes are empty. Only the end of a long standard error is kept. */
async function ending(child: ChildProcessWithoutNullStreams): Promise<{ code: number; stderr: string }> {
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr = (stderr + chunk).slice(-65_536);
  });
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    return { code: code ?? 128, stderr: signal === null ? stderr : `${stderr}\nended by ${signal}` };
  } catch (error) {
    throw notStarted(error);
  }
}

function notStarted(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return new Failure('git-missing', `git could not be started: ${message}.`, {
    hint: 'Install git 2.38 or newer and put it on the PATH.',
    cause: error,
  });
}

function requireVersion(printed: Buffer): void {
  const version = /(\d+)\.(\d+)\S*/.exec(printed.toString('utf8'));
  const [major, minor] = [Number(version?.[1] ?? 0), Number(version?.[2] ?? 0)];
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new Failure(
    'git-too-old',
    `git ${version?.[0] ?? 'of unknown version'} is too old: ${oldest.join('.')} or newer is needed to merge without a checkout.`,
    {
      hint: 'Update git. On GitHub-hosted runners it is new enough.',
    },
  );
}

/** The command without its arguments: those may be long, and messages must be stable between runs. */
function commandName(args: string[]): string {
  return args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-C' && args[index - 1] !== '-c') ?? '';
}
