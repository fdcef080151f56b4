import type { Kernel } from './kernel.ts';
import type { Weights } from './weights.ts';
import { lanes, mostListed } from './workspace.ts';

/** Margins that are held at once. */
const mostMargins = 1 << 20;

/**
 * Calls `each` with the margins of every one of `documents`, one margin per label, which are only good for the call: what
 * `scoreDocument` says to the bit, for the documents in the kernel's workspace as they are weighed there. A block of labels at a
 * time, which is much faster where there are many documents.
 */
export function scoreDocuments(
  kernel: Kernel,
  weights: Weights,
  documents: Int32Array,
  each: (document: number, margins: Float64Array) => void,
): void {
  const labels = weights.bias.length;
  const most = Math.max(1, Math.min(documents.length, Math.floor(mostMargins / labels)));
  const margins = new Float64Array(most * labels);
  for (let start = 0; start < documents.length; start += most) {
    const some = documents.subarray(start, start + most);
    const cursors = weights.starts.slice();
    for (let first = 0; first < labels; first += lanes) {
      spread(weights, first, cursors, kernel.workspace.slots[0]!.weights);
      for (let at = 0; at < some.length; at += mostListed)
        scoreBlock(kernel, weights, first, some.subarray(at, at + mostListed), margins.subarray(at * labels));
    }
    some.forEach((document, at) => {
      each(document, margins.subarray(at * labels, (at + 1) * labels));
    });
  }
}

/** Spreads a block of 8-bit weights to `dense`, [feature][lane]. `cursors` say where each row's rest begins. */
function spread({ starts, labels, values }: Weights, first: number, cursors: Uint32Array, dense: Float32Array): void {
  dense.fill(0);
  for (let feature = 0; feature + 1 < starts.length; feature++) {
    const end = starts[feature + 1]!;
    let at = cursors[feature]!;
    for (; at < end && labels[at]! < first + lanes; at++) dense[feature * lanes + labels[at]! - first] = values[at]!;
    cursors[feature] = at;
  }
}

function scoreBlock(
  { workspace, score }: Kernel,
  { scales, bias }: Weights,
  first: number,
  documents: Int32Array,
  margins: Float64Array,
): void {
  const labels = bias.length;
  workspace.listed.set(documents);
  score(documents.length);
  for (let at = 0; at < documents.length; at++)
    for (let label = first; label < Math.min(first + lanes, labels); label++)
      margins[at * labels + label] = workspace.sums[at * lanes + label - first]! * scales[label]! + bias[label]!;
}
