import { confidences, expectedCalibrationError } from './calibration.ts';
import { fit, type Problem } from './fit.ts';
import { scoreDocuments } from './scoring.ts';
import { fitTemperature } from './temperature.ts';
import { weighDocument } from './weighting.ts';

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

/** Trains once without each fold and predicts that fold. `assigned` is the fold of each document. */
export function crossValidate(problem: Problem, assigned: Uint8Array, folds: number, progress: (message: string) => void): OutOfFold {
  const { documents, kernel, labels, values } = problem;
  // One label each, so that the label numbers stand at the numbers of the documents.
  const targets = problem.targets.labels;
  const kept = Math.min(documents.length, Math.floor(mostMargins / labels));
  const margins = new Float32Array(kept * labels);
  const numbers = Int32Array.from({ length: documents.length }, (_, document) => document);
  const fits = Array.from({ length: folds }, (_, fold) => {
    progress(`fold ${fold + 1} of ${folds}`);
    const fitted = fit(
      problem,
      numbers.filter((document) => assigned[document] !== fold),
    );
    const held = numbers.filter((document) => document < kept && assigned[document] === fold);
    scoreDocuments(kernel, fitted.weights, held, (document, row) => margins.set(row, document * labels));
    return fitted;
  });
  const temperature = fitTemperature(margins, targets, labels);
  const predicted = new Uint16Array(documents.length);
  const scores = new Float32Array(documents.length);
  const givenScores = new Float32Array(documents.length);
  const note = (document: number, row: Float64Array): void => {
    confidences(row, temperature);
    const top = highest(row);
    predicted[document] = top;
    scores[document] = row[top]!;
    givenScores[document] = row[targets[document]!]!;
  };
  for (let document = 0; document < kept; document++)
    note(document, Float64Array.from(margins.subarray(document * labels, (document + 1) * labels)));
  fits.forEach(({ weights, inverse }, fold) => {
    const others = numbers.filter((document) => document >= kept && assigned[document] === fold);
    for (const document of others) weighDocument(documents, document, inverse, values);
    scoreDocuments(kernel, weights, others, note);
  });
  const right = (document: number): boolean => predicted[document] === targets[document];
  return { folds, predicted, scores, givenScores, temperature, expectedCalibrationError: expectedCalibrationError(scores, right) };
}

function highest(row: Float64Array): number {
  let top = 0;
  for (let label = 1; label < row.length; label++) if (row[label]! > row[top]!) top = label;
  return top;
}
