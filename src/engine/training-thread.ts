/** What a thread of threads.ts runs: it lays out one problem, and does the pieces that it is sent, until it is ended. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Problem } from '../learning/classifier/fit.ts';
import { fitting, type Piece } from '../learning/classifier/fitting.ts';
import type { Opening } from './threads.ts';

const procedures = { classifier: fitting };
const { procedure, problem } = workerData as Opening;
const run = procedures[procedure].open(problem as Problem);

parentPort!.on('message', (piece: Piece) => {
  const outcome = run(piece);
  parentPort!.postMessage(outcome, buffersIn(outcome));
});

/** The memory of all arrays in a value: it is handed over instead of being copied. */
function buffersIn(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(buffersIn);
}
