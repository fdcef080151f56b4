/** The thread of a server that reads documents and trains, and what the two say to each other. They share nothing but the lake. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { bugDetails } from '../engine/access-log.ts';
import { openBackground } from '../engine/background.ts';
import type { Engine } from '../engine/engine.ts';
import type { ServedLake } from './serve-lake.ts';

/** From the thread: a line about what it does, the end of a round, or what went wrong. To the thread: `wake`, whatever the value. */
type Message = { progress: string } | { round: true } | { bug: object };

export interface Thread {
  /** There may be work. */
  wake: () => void;
  /** At once, also in the middle of a training. */
  stop: () => Promise<void>;
}

interface Listeners {
  progress: (message: string) => void;
  onRound: () => void;
  onBug: (details: object) => void;
}

/** A thread that ended by itself, out of memory for example, is started anew when there is work again, and not before. */
export function openThread(program: string, lake: ServedLake, { progress, onRound, onBug }: Listeners): Thread {
  let worker: Worker | undefined;
  const start = (): Worker => {
    const started = new Worker(program, { argv: ['serve'], workerData: lake });
    started.on('message', (message: Message) => {
      if ('progress' in message) progress(message.progress);
      else if ('bug' in message) onBug(message.bug);
      else onRound();
    });
    started.on('error', (error) => onBug(bugDetails(error)));
    started.on('exit', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  };
  return {
    wake: () => {
      worker ??= start();
      worker.postMessage('wake');
    },
    stop: async () => {
      await worker?.terminate();
    },
  };
}

/** The lake that this thread was started for; undefined in the main thread. */
export const threadsLake = (): ServedLake | undefined => (isMainThread ? undefined : (workerData as ServedLake));

/** Works whenever it is woken, until the thread is stopped. */
export async function workInThread(open: (progress: (message: string) => void) => Engine, now: () => Date): Promise<void> {
  const say = (message: Message): void => parentPort!.postMessage(message);
  const engine = open((progress) => say({ progress }));
  const background = openBackground(
    async () => {
      const next = await engine.workOn('documents');
      say({ round: true });
      return next;
    },
    () => now().getTime(),
    (error) => say({ bug: bugDetails(error) }),
  );
  parentPort!.on('message', background.wake);
  await new Promise<void>((closed) => parentPort!.on('close', closed));
}
