import type { Document } from '../datasets/document.ts';
import { mentions } from '../datasets/summary.ts';

/** What datasets must be like. */
export interface PortionLimits {
  /** Of one dataset. */
  documentsMax: number;
  documentsMin: number;
  /** Of each label that a dataset has at all. */
  perLabelMin: number;
  datasetsMax: number;
}

/** Tries with more datasets than there must be: with each, rare labels leave more room. */
const moreTries = 3;

/**
 * The documents in as few datasets as take them, each of which keeps the minimums by itself; null where this finds no such way. Of bytes nothing
 * is asked: a training takes no more of them than one dataset (`limits.dataset.bytesMax`), so that dividing is of no use.
 * One dataset is what it is: whether it is large enough, the checks of the documents have said.
 *
 *   labels too rare for all datasets   together, in the first
 *   every other label                  dealt among all, so that they are of one size
 */
export function portions(documents: readonly Document[], limits: PortionLimits): Document[][] | null {
  const { documentsMax, datasetsMax } = limits;
  const least = Math.max(1, Math.ceil(documents.length / documentsMax));
  if (least === 1 && datasetsMax > 0) return [[...documents]];
  for (let count = least; count <= Math.min(datasetsMax, least + moreTries); count++) {
    const found = divided(documents, count, limits);
    if (found !== null) return found;
  }
  return null;
}

function divided(documents: readonly Document[], count: number, limits: PortionLimits): Document[][] | null {
  const together = new Set<string>();
  for (;;) {
    const dealt = deal(documents, count, together);
    const rare = dealt.flatMap((portion) => rareIn(portion, limits.perLabelMin));
    const fresh = rare.filter((label) => !together.has(label));
    // Each turn takes at least one more label together.
    for (const label of fresh) together.add(label);
    if (fresh.length > 0) continue;
    const fits = dealt.every(({ length }) => length >= limits.documentsMin && length <= limits.documentsMax);
    return fits && rare.length === 0 ? dealt : null;
  }
}

/** Documents of equal labels one after the other, each to the dataset that is furthest from its share. */
function deal(documents: readonly Document[], count: number, together: ReadonlySet<string>): Document[][] {
  const isHeld = ({ labels }: Document): boolean => labels.some((label) => together.has(label));
  const dealt: Document[][] = Array.from({ length: count }, () => []);
  dealt[0] = documents.filter(isHeld);
  const share = Math.ceil(documents.length / count);
  const room = dealt.map((portion) => Math.max(share - portion.length, 0));
  const given = new Array<number>(count).fill(0);
  for (const group of byLabels(documents.filter((document) => !isHeld(document))))
    for (const document of group) {
      let next = -1;
      for (let at = 0; at < count; at++) if (room[at]! > 0 && (next < 0 || given[at]! * room[next]! < given[next]! * room[at]!)) next = at;
      given[next]!++;
      dealt[next]!.push(document);
    }
  return dealt;
}

function byLabels(documents: readonly Document[]): Iterable<Document[]> {
  const groups = new Map<string, Document[]>();
  for (const document of documents) {
    const key = document.labels.join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [document]);
    else group.push(document);
  }
  return groups.values();
}

function rareIn(portion: readonly Document[], least: number): string[] {
  const counts = new Map<string, number>();
  for (const document of portion) for (const label of mentions(document)) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].filter(([, count]) => count < least).map(([label]) => label);
}
