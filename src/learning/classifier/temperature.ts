import { exp, log } from '../exponential.ts';
import { confidences } from './calibration.ts';
import { slopesModule } from './slopes.generated.ts';
import { openModule } from './vectorised.ts';

/** Where the search for a temperature ends on either side. */
const lowest = 0.1;
const highest = 100;
const halvings = 11;
/** What the temperature is without evidence, and how many documents' worth of evidence that expectation is. */
const expected = 6;
const trust = 4;

/** `slope`, and what all documents add to it: how much their loss grows with the logarithm of the temperature. */
export type AddSlopes = (slope: number, temperature: number) => number;

/**
 * The temperature under which the given labels are most likely, by halving the interval on the slope of their mean log
 * likelihood. `margins` is [document][label]; a document whose label was unknown to its model (margin of minus infinity)
 * counts as evidence against the highest one.
 */
export function fitTemperature(margins: Float32Array, targets: Uint16Array, labels: number): number {
  const addSlopes = simdSlopes(margins, targets, labels) ?? plainSlopes(margins, targets, labels);
  let low = log(lowest);
  let high = log(highest);
  for (let halving = 0; halving < halvings; halving++) {
    const middle = (low + high) / 2;
    if (addSlopes(trust * (middle - log(expected)), exp(middle)) > 0) high = middle;
    else low = middle;
  }
  return exp((low + high) / 2);
}

export function plainSlopes(margins: Float32Array, targets: Uint16Array, labels: number): AddSlopes {
  const rows = Math.floor(margins.length / labels);
  const scratch = new Float64Array(labels);
  return (before, temperature) => {
    let slope = before;
    for (let row = 0; row < rows; row++)
      slope += temperature * lossSlope(margins.subarray(row * labels, (row + 1) * labels), targets[row]!, temperature, scratch);
    return slope;
  };
}

/** The same by slopes.as, or undefined where it cannot run. */
export function simdSlopes(margins: Float32Array, targets: Uint16Array, labels: number): AddSlopes | undefined {
  const rows = Math.floor(margins.length / labels);
  const opened = openModule<
    { margins: Float32Array; targets: Uint16Array; chances: Float64Array },
    { addSlopes: (slope: number, rows: number, labels: number, temperature: number) => number }
  >(slopesModule, (room) => ({
    margins: room(Float32Array, rows * labels),
    targets: room(Uint16Array, rows),
    chances: room(Float64Array, labels + 1),
  }));
  if (opened === undefined) return undefined;
  const { arrays, functions } = opened;
  arrays.margins.set(margins.subarray(0, rows * labels));
  arrays.targets.set(targets.subarray(0, rows));
  return (slope, temperature) => functions.addSlopes(slope, rows, labels, temperature);
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
