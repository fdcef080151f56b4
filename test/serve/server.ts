/** `flywheel serve` as its users run it: a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bundledCli } from '../cli/bundle.ts';
import { temporary } from '../git/sandbox.ts';

export interface Served {
  url: string;
  lake: string;
  child: ChildProcess;
  /** Everything on standard output, and the lines of the log. */
  stdout: () => string;
  log: () => Record<string, unknown>[];
  /** Asks it to stop. @returns its exit code, and the signal that ended it */
  stop: (signal?: NodeJS.Signals) => Promise<[number | null, NodeJS.Signals | null]>;
}

let bundle: Promise<string> | undefined;

export async function startServer(options: { lake?: string; args?: string[]; variables?: Record<string, string> } = {}): Promise<Served> {
  bundle ??= bundledCli();
  const lake = options.lake ?? join(temporary(), 'lake');
  const child = spawn(process.execPath, [await bundle, 'serve', '--lake', lake, ...(options.args ?? ['--port', '0'])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.variables },
  });
  const out: string[] = [];
  const errors: string[] = [];
  createInterface(child.stderr).on('line', (line) => errors.push(line));
  const ready = new Promise<string>((found, failed) => {
    createInterface(child.stdout).on('line', (line) => {
      out.push(line);
      found(line);
    });
    child.once('exit', (code) => failed(new Error(`The server ended with ${code} before it was ready: ${errors.join('\n')}`)));
  });
  const { url } = JSON.parse(await ready) as { url: string };
  return {
    url,
    lake,
    child,
    stdout: () => out.join('\n'),
    log: () => errors.map((line) => JSON.parse(line) as Record<string, unknown>),
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return [child.exitCode, child.signalCode];
      const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
      child.kill(signal);
      return ended;
    },
  };
}
