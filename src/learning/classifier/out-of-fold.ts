import { confidences, expectedCalibrationError } from './calibration.ts';
import { openProblem, type Problem, weigh } from './fit.ts';
import { type Fitted, foldPieces, marginsOf, type Piece } from './fitting.ts';
import { scoreDocuments } from './scoring.ts';
import { fitTemperature } from './temperature.ts';

/** What models that did not see a document's text say of it: the honest view of the training documents. */
export interface OutOfFold {
  folds: number;
  /** Label number of each example. */
  predicted: Uint16Array;
  /** Calibrated confidence in the predicted label, 0–1. */
  scores: Float32Array;
  /** Calibrated confidence in the example's own label, 0–1. */
  givenScores: Float32Array;
  /** What margins are multiplied by before the softmax. */
  temperature: number;
  /** Mean gap between confidence and share of right answers, 0–1. */
  expectedCalibrationError: number;
}

/** Margins that are kept to fit the temperature on; documents beyond are scored twice. */
const mostMargins = 1 << 22;

const keptOf = ({ documents, labels }: Problem): number => Math.min(documents.length, Math.floor(mostMargins / labels));

/** One piece for each fold. `assigned` is the fold of each document. */
export function heldOutPieces(problem: Problem, assigned: Uint8Array, folds: number): Piece[] {
  const kept = keptOf(problem);
  return foldPieces(assigned, folds, problem.effort.cost, kept, kept < assigned.length);
}

/** What the pieces of the folds say of all documents. */
export function judgeFolds(problem: Problem, assigned: Uint8Array, pieces: readonly Piece[], fitted: readonly Fitted[]): OutOfFold {
  const { labels } = problem;
  const count = assigned.length;
  // One label each, so that the label numbers stand at the numbers of the documents.
  const targets = problem.targets.labels;
  const kept = keptOf(problem);
  const margins = marginsOf(pieces, fitted, kept, labels);
  const temperature = fitTemperature(margins, targets, labels);
  const predicted = new Uint16Array(count);
  const scores = new Float32Array(count);
  const givenScores = new Float32Array(count);
  const note = (document: number, row: Float64Array): void => {
    confidences(row, temperature);
    const top = highest(row);
    predicted[document] = top;
    scores[document] = row[top]!;
    givenScores[document] = row[targets[document]!]!;
  };
  for (let document = 0; document < kept; document++)
    note(document, Float64Array.from(margins.subarray(document * labels, (document + 1) * labels)));
  if (kept < count) scoreOthers(problem, assigned, kept, fitted, note);
  const right = (document: number): boolean => predicted[document] === targets[document];
  return {
    ...{ folds: pieces.length, predicted, scores, givenScores, temperature },
    expectedCalibrationError: expectedCalibrationError(scores, right),
  };
}

/** Margins of the documents from `kept` on, whose pieces kept their fits. */
function scoreOthers(
  problem: Problem,
  assigned: Uint8Array,
  kept: number,
  fitted: readonly Fitted[],
  note: (document: number, row: Float64Array) => void,
): void {
  const open = openProblem(problem);
  const numbers = Int32Array.from(assigned.keys());
  for (const [fold, { fit }] of fitted.entries()) {
    const others = numbers.filter((document) => document >= kept && assigned[document] === fold);
    if (others.length === 0) continue;
    weigh(open, fit!.inverse);
    scoreDocuments(open.kernel, fit!.weights, others, note);
  }
}

function highest(row: Float64Array): number {
  let top = 0;
  for (let label = 1; label < row.length; label++) if (row[label]! > row[top]!) top = label;
  return top;
}
