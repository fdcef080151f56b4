import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { bugDetails, openLog } from '../engine/access-log.ts';
import { openAwsJson } from '../engine/aws-json.ts';
import { openBackground } from '../engine/background.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import { type HttpDoor, openHttpDoor } from '../engine/http.ts';
import { openDirectoryLake } from '../engine/lake/directory.ts';
import { Failure } from '../problems/failure.ts';
import type { Options } from './arguments.ts';
import { openThread, type ServedLake, type Thread, threadsLake, workInThread } from './serve-thread.ts';
import type { Settings } from './settings.ts';

/** What a server needs of the process that it runs in. */
export interface Outside {
  /** Standard output, and standard error. */
  print: (line: string) => void;
  log: (line: string) => void;
  /** Resolves with the name of the signal that asks the process to stop. */
  stopped: () => Promise<string>;
  /** The file that runs, which threads run too. */
  program: string;
}

/**
 * Amazon Comprehend over HTTP on a lake in a directory, until a signal stops it. Requests are answered here; documents are read and models
 * trained by a thread that looks into the same lake. The thread runs the same program, so that one file is all that has to be shipped.
 * @throws {Failure} for options that cannot be, a lake that cannot be written, and an address that is taken.
 */
export async function serve(options: Options, settings: Settings, outside: Outside): Promise<void> {
  const ofThread = threadsLake();
  if (ofThread !== undefined) return workInThread((progress) => engineOf(ofThread, settings, progress), settings.now);

  const { lake, host, port } = placeOf(options, settings);
  const log = openLog(settings.now, outside.log);
  const onBug = (error: unknown, what: string): void => log('bug', { in: what, ...bugDetails(error) });
  const engine = engineOf(lake, settings, () => {});
  const now = (): number => settings.now().getTime();
  const states = openBackground(
    () => engine.workOn('states'),
    now,
    (error) => onBug(error, 'states'),
  );
  const thread = openThread(outside.program, lake, {
    progress: (message) => log('work', { message }),
    onRound: states.wake,
    onBug: (details) => log('bug', { in: 'documents', ...details }),
  });
  const wake = (): void => {
    states.wake();
    thread.wake();
  };
  try {
    const door = await listen(host, port, () => openHttpDoor({ answer: openAwsJson(engine, { onWrite: wake, onBug }), host, port, log }));
    outside.print(`${JSON.stringify({ url: door.url, lake: lake.directory })}\n`);
    wake();
    log('ready', { url: door.url, reachedFrom: isLoopback(host) ? 'this machine' : 'the network, with any credentials' });
    const signal = await outside.stopped();
    log('stopping', { signal });
    await stop(door, states, thread);
    log('stopped', {});
  } finally {
    await stop(undefined, states, thread);
  }
}

/** A training that is cut off is begun again by the next server on the lake. Every write is published by itself. */
async function stop(door: HttpDoor | undefined, states: { stop(): Promise<void> }, thread: Thread): Promise<void> {
  await door?.close();
  await Promise.all([states.stop(), thread.stop()]);
}

function engineOf({ directory, region, stateSeconds }: ServedLake, { now }: Settings, progress: (message: string) => void): Engine {
  return createEngine({ storage: openDirectoryLake(directory), clock: now, region, stateSeconds, strict: true, progress });
}

function placeOf(options: Options, settings: Settings): { lake: ServedLake; host: string; port: number } {
  const given = options.lake ?? '';
  if (given === '')
    throw new Failure('missing-argument', '--lake DIR is missing: the directory that holds what the service has.', {
      hint: 'Any directory will do; it is made when it is not there. s3://bucket/key is the file DIR/bucket/key.',
    });
  const directory = resolve(settings.directory, given);
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new Failure('lake-unreadable', `The lake ${directory} cannot be made: ${(error as Error).message}.`, { cause: error });
  }
  const region = options.region ?? 'us-east-1';
  if (!/^[a-z0-9-]{1,32}$/.test(region)) throw wrong('region', region, 'the name of a region, such as us-east-1');
  const port = numberOf('port', options.port ?? '0', 'from 0, which picks a free one, to 65535', /^\d{1,5}$/, 65535);
  const stateSeconds = numberOf('state-seconds', options['state-seconds'] ?? '0', 'from 0 to 86400', /^\d{1,5}(\.\d{1,3})?$/, 86_400);
  return { lake: { directory, region, stateSeconds }, host: options.host ?? '127.0.0.1', port };
}

function numberOf(name: string, text: string, allowed: string, form: RegExp, max: number): number {
  if (form.test(text) && Number(text) <= max) return Number(text);
  throw wrong(name, text, `a number ${allowed}`);
}

const wrong = (name: string, value: string, allowed: string): Failure =>
  new Failure('invalid-option', `--${name} is ${JSON.stringify(value)}; it is ${allowed}.`);

async function listen(host: string, port: number, open: () => Promise<HttpDoor>): Promise<HttpDoor> {
  try {
    return await open();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const why = code === 'EADDRINUSE' ? 'another program listens there' : message;
    throw new Failure('cannot-listen', `The server cannot listen on ${host}, port ${port}: ${why}.`, {
      hint: '--port 0 picks a free port; --host names an address of this machine.',
      cause: error,
    });
  }
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');
