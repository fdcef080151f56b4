import type { Targets } from './optimiser.ts';

/** Margins of documents by models that did not see them, and the labels that the documents have. */
export interface Judged {
  /** [document][label]; minus infinity where the document's model did not know the label. */
  margins: Float32Array;
  targets: Targets;
  labels: number;
}

/** Steps of the search for one threshold for all labels; margins that decide lie between −1 and 1. */
const step = 0.05;
/** A label's own best threshold counts against the common one as if that were known from so many of its documents. */
const trust = 10;

/**
 * From which margin on each label is given: where macro F1 plus micro F1 is highest. One threshold for all labels favours micro F1, the
 * best one of each label macro F1, at the price of giving frequent labels to nearly everything where little is known; so every label
 * maximises its share of both, and what a rare one finds is shrunk towards the best common threshold.
 * @param counts which documents to go by
 */
export function chooseThresholds(judged: Judged, counts: (document: number) => boolean = () => true): Float64Array {
  const sorted = Array.from({ length: judged.labels }, (_, label) => sortedMargins(judged, label, counts));
  const common = commonThreshold(sorted);
  return Float64Array.from(sorted, (label) => {
    const support = label.own.length;
    const best = support === 0 ? common.threshold : bestThreshold(label, common, judged.labels);
    return (support * best + trust * common.threshold) / (support + trust);
  });
}

/** The margins of one label, lowest first: of documents that have it, and of those that do not. */
interface Sorted {
  own: Float32Array;
  others: Float32Array;
}

function sortedMargins({ margins, targets, labels }: Judged, label: number, counts: (document: number) => boolean): Sorted {
  const documents = margins.length / labels;
  const sides: [own: number[], others: number[]] = [[], []];
  for (let document = 0; document < documents; document++)
    if (counts(document)) sides[has(targets, document, label) ? 0 : 1].push(margins[document * labels + label]!);
  return { own: Float32Array.from(sides[0]).sort(), others: Float32Array.from(sides[1]).sort() };
}

/** Whether the document has the label. */
export function has({ starts, labels }: Targets, document: number, label: number): boolean {
  for (let at = starts[document]!, end = starts[document + 1]!; at < end; at++) if (labels[at] === label) return true;
  return false;
}

interface Common {
  threshold: number;
  /** Micro F1 there, and what it divides by: labels given and labels there are. */
  micro: number;
  divisor: number;
}

function commonThreshold(sorted: readonly Sorted[]): Common {
  let best: Common = { threshold: 0, micro: 0, divisor: 1 };
  let highest = -1;
  for (let steps = -20; steps <= 20; steps++) {
    const threshold = steps * step;
    let [right, divisor, macro, known] = [0, 0, 0, 0];
    for (const { own, others } of sorted) {
      if (own.length === 0) continue;
      const hits = from(own, threshold);
      const sum = hits + from(others, threshold) + own.length;
      right += hits;
      divisor += sum;
      macro += (2 * hits) / sum;
      known++;
    }
    if (known === 0) return best;
    const micro = (2 * right) / divisor;
    if (micro + macro / known <= highest) continue;
    highest = micro + macro / known;
    best = { threshold, micro, divisor };
  }
  return best;
}

/** How many of the sorted values are at least `threshold`. */
function from(values: Float32Array, threshold: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! >= threshold) high = middle;
    else low = middle + 1;
  }
  return values.length - low;
}

/** Half way between the two margins where the label's share of macro F1 and of micro F1 together is largest. */
function bestThreshold({ own, others }: Sorted, { threshold, micro, divisor }: Common, labels: number): number {
  const support = own.length;
  const worth = (hits: number, given: number): number =>
    (2 * hits) / (given + support) / labels + (2 * hits - micro * (given + support)) / divisor;
  let best = threshold;
  let highest = Number.NEGATIVE_INFINITY;
  let [left, right] = [support - 1, others.length - 1];
  const next = (): number =>
    Math.max(left < 0 ? Number.NEGATIVE_INFINITY : own[left]!, right < 0 ? Number.NEGATIVE_INFINITY : others[right]!);
  for (let margin = next(); margin > Number.NEGATIVE_INFINITY; ) {
    while (left >= 0 && own[left] === margin) left--;
    while (right >= 0 && others[right] === margin) right--;
    const below = next();
    const hits = support - 1 - left;
    const value = worth(hits, hits + others.length - 1 - right);
    if (value > highest) {
      highest = value;
      best = below === Number.NEGATIVE_INFINITY ? margin : (margin + below) / 2;
    }
    margin = below;
  }
  return best;
}
