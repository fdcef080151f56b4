import { exp } from '../exponential.ts';

const bins = 15;

/**
 * Turns `row` from margins into confidences that sum to 1: softmax(temperature · margin). A margin of minus infinity
 * gives 0; when all are, every label is as likely as the next.
 */
export function confidences(row: Float64Array | Float32Array, temperature: number): void {
  let highestMargin = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < row.length; label++) if (row[label]! > highestMargin) highestMargin = row[label]!;
  if (highestMargin === Number.NEGATIVE_INFINITY) {
    row.fill(1 / row.length);
    return;
  }
  let sum = 0;
  for (let label = 0; label < row.length; label++) sum += row[label] = exp(temperature * (row[label]! - highestMargin));
  for (let label = 0; label < row.length; label++) row[label] = row[label]! / sum;
}

/** Mean gap between confidence and share of right answers, over 15 equal bins of confidence, 0–1. */
export function expectedCalibrationError(scores: Float32Array, right: (document: number) => boolean): number {
  const count = new Float64Array(bins);
  const gap = new Float64Array(bins);
  scores.forEach((score, document) => {
    const bin = Math.min(bins - 1, Math.floor(score * bins));
    count[bin]!++;
    gap[bin]! += score - (right(document) ? 1 : 0);
  });
  return scores.length === 0 ? 0 : gap.reduce((sum, value) => sum + Math.abs(value), 0) / scores.length;
}
