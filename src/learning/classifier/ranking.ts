/** The label numbers by confidence, highest first, equal ones by number. Merges runs of growing width, without calling back. */
export function rankLabels(confidences: Float64Array): Int32Array {
  const labels = confidences.length;
  let from = Int32Array.from({ length: labels }, (_, label) => label);
  let to = new Int32Array(labels);
  for (let width = 1; width < labels; width *= 2) {
    for (let start = 0; start < labels; start += 2 * width) mergeRuns(confidences, from, to, start, width);
    [from, to] = [to, from];
  }
  return from;
}

/** Merges [start, start + width) and the run after it. The left one has the lower numbers, so it goes first where both are equal. */
function mergeRuns(confidences: Float64Array, from: Int32Array, to: Int32Array, start: number, width: number): void {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(middle + width, from.length);
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const takeLeft = left < middle && (right === end || confidences[from[left]!]! >= confidences[from[right]!]!);
    to[at] = takeLeft ? from[left++]! : from[right++]!;
  }
}
