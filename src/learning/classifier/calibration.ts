import { exp, log } from '../exponential.ts';

/** Where the search for a temperature ends on either side. */
const lowest = 0.1;
const highest = 100;
const halvings = 11;
/** What the temperature is without evidence, and how many documents' worth of evidence that expectation is. */
const expected = 6;
const trust = 4;
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

/**
 * The temperature under which the given labels are most likely, by halving the interval on the slope of their mean log
 * likelihood. `margins` is [document][label]; a document whose label was unknown to its model (margin of minus infinity)
 * counts as evidence against the highest one.
 */
export function fitTemperature(margins: Float32Array, targets: Uint16Array, labels: number): number {
  const rows = Math.floor(margins.length / labels);
  const scratch = new Float64Array(labels);
  let low = log(lowest);
  let high = log(highest);
  for (let halving = 0; halving < halvings; halving++) {
    const middle = (low + high) / 2;
    const temperature = exp(middle);
    let slope = trust * (middle - log(expected));
    for (let row = 0; row < rows; row++)
      slope += temperature * lossSlope(margins.subarray(row * labels, (row + 1) * labels), targets[row]!, temperature, scratch);
    if (slope > 0) high = middle;
    else low = middle;
  }
  return exp((low + high) / 2);
}

/** How much the loss of one document grows with the temperature. */
function lossSlope(margins: Float32Array, target: number, temperature: number, chances: Float64Array): number {
  let top = 0;
  for (let label = 1; label < margins.length; label++) if (margins[label]! > margins[top]!) top = label;
  if (margins[top] === Number.NEGATIVE_INFINITY) return 0;
  chances.set(margins);
  confidences(chances, temperature);
  let mean = 0;
  for (let label = 0; label < margins.length; label++) if (chances[label]! > 0) mean += chances[label]! * margins[label]!;
  if (margins[target] !== Number.NEGATIVE_INFINITY) return mean - margins[target]!;
  return (chances[top]! / Math.max(1e-9, 1 - chances[top]!)) * (margins[top]! - mean);
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
