/** Threads that share a training: each does some of its pieces. Who does which changes nothing of the model. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Parts, Procedure, Training } from '../learning/training.ts';

export interface Threads {
  /** At most so many at once; with 1, everything is done in the thread that asks. */
  most: number;
  /** What a thread runs: training-thread.ts, built. */
  program: URL;
  /** Seconds that a step of a training must roughly take in one thread, for threads to be worth their start. */
  worth: number;
  /** Bytes that all threads together may take for their copies of what they work on. */
  memory: number;
}

/** More would wait for memory rather than compute. */
const mostThreads = 4;

/** As many threads as there are processors, four at most; one where this runs from its sources, beside which nothing is built. */
export const defaultThreads = (): Threads => ({
  most: import.meta.url.endsWith('.js') ? Math.min(mostThreads, availableParallelism()) : 1,
  program: new URL('./training-thread.js', import.meta.url),
  worth: 0.5,
  memory: 2 ** 30,
});

/** What a thread is started with. It is sent pieces then, and answers each with its outcome. */
export interface Opening {
  procedure: Procedure<never, never, never>['name'];
  problem: unknown;
}

/**
 * Takes a training through its steps, and shares the pieces of a step among threads where that pays. What a thread that ends early, out of
 * memory for example, leaves undone is done here: nothing is lost but time.
 */
export async function finishInThreads<Problem, Piece extends { name: string }, Outcome, Result>(
  training: Training<Problem, Piece, Outcome, Result>,
  procedure: Procedure<Problem, Piece, Outcome>,
  threads: Threads,
  progress: (message: string) => void,
): Promise<Result> {
  let step = training.next();
  while (step.done !== true) {
    const { problem, pieces } = step.value;
    const count = threadsFor(step.value, procedure, threads);
    const opening: Opening = { procedure: procedure.name, problem };
    const start = (): Worker => new Worker(threads.program, { workerData: opening });
    const outcomes = count < 2 ? new Map<Piece, Outcome>() : await shareOut<Piece, Outcome>(pieces, count, start, progress);
    const left = pieces.filter((piece) => !outcomes.has(piece));
    if (left.length > 0) {
      const run = procedure.open(problem);
      for (const piece of left) {
        progress(piece.name);
        outcomes.set(piece, run(piece));
      }
    }
    step = training.next(pieces.map((piece) => outcomes.get(piece)!));
  }
  return step.value;
}

/** How many threads pay: none for what is short, and no more than there are pieces and than fit into memory. */
function threadsFor<Problem, Piece extends { name: string }>(
  parts: Parts<Problem, Piece>,
  { seconds, bytes }: Pick<Procedure<Problem, Piece, unknown>, 'seconds' | 'bytes'>,
  { most, worth, memory }: Threads,
): number {
  if (most < 2 || parts.pieces.length < 2 || seconds(parts) < worth) return 1;
  return Math.min(most, parts.pieces.length, Math.floor(memory / bytes(parts.problem)));
}

/** The outcomes that threads came to; that of a piece is missing where its thread ended early. Threads go when there is no piece left for them. */
async function shareOut<Piece extends { name: string }, Outcome>(
  pieces: readonly Piece[],
  count: number,
  start: () => Worker,
  progress: (message: string) => void,
): Promise<Map<Piece, Outcome>> {
  const outcomes = new Map<Piece, Outcome>();
  const waiting = pieces.values();
  const workThrough = (worker: Worker): Promise<void> =>
    new Promise((ended) => {
      const give = (): void => {
        const { value: piece } = waiting.next();
        if (piece === undefined) return void worker.terminate();
        progress(piece.name);
        worker.once('message', (outcome: Outcome) => {
          outcomes.set(piece, outcome);
          give();
        });
        worker.postMessage(piece);
      };
      worker.on('error', (error) => progress(`a thread ended early (${error.message}), its part is done here`));
      worker.on('exit', () => ended());
      give();
    });
  await Promise.all(Array.from({ length: count }, () => workThrough(start())));
  return outcomes;
}
