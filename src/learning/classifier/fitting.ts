import { finish, type Parts, type Procedure, type Training } from '../training.ts';
import { type Fit, fit, openProblem, type Problem, sizesOf } from './fit.ts';
import { scoreDocuments } from './scoring.ts';
import { bytesFor, lanes } from './workspace.ts';

/** One fit of a training, and what it says of documents that it did not learn from. */
export interface Piece {
  name: string;
  /** Weight of the errors. */
  cost: number;
  members: Int32Array;
  held: Int32Array;
  /** Whether the fit itself is wanted, or only what it says. */
  keeps: boolean;
}

export interface Fitted {
  /** [document in the order of `held`][label] */
  margins: Float32Array;
  fit: Fit | null;
}

export type ClassifierTraining<Result> = Training<Problem, Piece, Fitted, Result>;

/** Nanoseconds that one feature of one document and one block of labels take in one pass: little, as most documents rest. */
const passTime = 2.5;

export const fitting: Procedure<Problem, Piece, Fitted> = {
  name: 'classifier',
  open: (problem) => {
    const open = openProblem(problem);
    return ({ cost, members, held, keeps }) => {
      const fitted = fit({ ...open, effort: { ...open.effort, cost } }, members);
      const margins = new Float32Array(held.length * open.labels);
      let end = 0;
      scoreDocuments(open.kernel, fitted.weights, held, (_, row) => {
        margins.set(row, end);
        end += row.length;
      });
      return { margins, fit: keeps ? fitted : null };
    };
  },
  seconds: ({ problem, pieces }: Parts<Problem, Piece>) => {
    const { entries, labels } = sizesOf(problem);
    return 1e-9 * passTime * entries * Math.ceil(labels / lanes) * problem.effort.passes * pieces.length;
  },
  bytes: (problem) => {
    const { documents } = problem;
    return bytesFor(sizesOf(problem)) + documents.ids.byteLength + documents.counts.byteLength + documents.bounds.byteLength;
  },
};

export const finishHere = <Result>(training: ClassifierTraining<Result>, progress: (message: string) => void): Result =>
  finish(training, fitting, progress);

/** One piece for each fold: it learns from the others, and says what it thinks of those of the fold's documents that are below `most`. */
export function foldPieces(assigned: Uint8Array, folds: number, cost: number, most: number, keeps: boolean, prefix = ''): Piece[] {
  const numbers = Int32Array.from(assigned.keys());
  return Array.from({ length: folds }, (_, fold) => ({
    ...{ name: `${prefix}fold ${fold + 1} of ${folds}`, cost, keeps },
    members: numbers.filter((document) => assigned[document] !== fold),
    held: numbers.filter((document) => document < most && assigned[document] === fold),
  }));
}

/** The piece that learns from all documents. */
export const wholePiece = (documents: number, cost: number): Piece => ({
  ...{ name: `all ${documents} documents`, cost, keeps: true },
  members: Int32Array.from({ length: documents }, (_, document) => document),
  held: new Int32Array(),
});

/** [document][label], of the documents held by any of the pieces: row d is of document d. */
export function marginsOf(pieces: readonly Piece[], fitted: readonly Fitted[], documents: number, labels: number): Float32Array {
  const margins = new Float32Array(documents * labels);
  pieces.forEach(({ held }, piece) => {
    const rows = fitted[piece]!.margins;
    held.forEach((document, at) => {
      margins.set(rows.subarray(at * labels, (at + 1) * labels), document * labels);
    });
  });
  return margins;
}
