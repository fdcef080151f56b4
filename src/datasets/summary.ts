import type { Document } from './document.ts';
import { keyIndex } from './key-index.ts';

/** Distinct documents, and how many carry each label, or how many entities they have of each type: most first, then by name. */
export interface Summary {
  documents: number;
  labels: Record<string, number>;
}

export function summarize(documents: readonly Document[]): Summary {
  const { first, distinct } = keyIndex(documents, 'document');
  const counts = new Map<string, number>();
  for (let at = 0; at < documents.length; at++) {
    if (first[at] !== at) continue;
    for (const label of mentions(documents[at]!)) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return { documents: distinct, labels: Object.fromEntries(mostFirst(counts)) };
}

/** What a document adds to the counts of labels: each of its labels once, or the type of each of its entities. */
export const mentions = ({ labels, entities }: Document): readonly string[] => entities?.map(({ type }) => type) ?? labels;

/** Largest count first, then by name in code-unit order, so that output never depends on the order of reading. */
export const mostFirst = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
