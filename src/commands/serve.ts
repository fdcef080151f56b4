import { bugDetails, openLog } from '../engine/access-log.ts';
import { openAwsJson } from '../engine/aws-json.ts';
import { openBackground } from '../engine/background.ts';
import { type HttpDoor, openHttpDoor } from '../engine/http.ts';
import { Failure } from '../problems/failure.ts';
import type { Options } from './arguments.ts';
import { engineOf, numberOption, servedLake } from './serve-lake.ts';
import { openThread, type Thread, threadsLake, workInThread } from './serve-thread.ts';
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

  const { host, port } = addressOf(options);
  const lake = servedLake(options, settings);
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
    outside.print(`${JSON.stringify({ url: door.url, lake: lake.directory, switches: lake.switches })}\n`);
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

function addressOf({ host = '127.0.0.1', port = '0' }: Options): { host: string; port: number } {
  return { host, port: numberOption('port', port, 'from 0, which picks a free one, to 65535', /^\d{1,5}$/, 65535) };
}

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
