import type { Document } from './document.ts';
import { entityChanges, kindOfChange } from './entity-changes.ts';
import { type KeyIndex, keyIndex } from './key-index.ts';
import { labelSetText } from './label-set.ts';
import { mentions, mostFirst } from './summary.ts';
import { counted, grouped } from './wording.ts';

/** What changed between two versions of the labelled data, by meaning rather than by line. Counts are of distinct documents. */
export interface Diff {
  added: number;
  removed: number;
  /**
   * By from → to, largest group first. Of documents with entities what changed in their text, such as `PRODUCT → COMPANY`, `nothing → DATE`,
   * `PRODUCT → longer PRODUCT`; several changes of one document stand together, `PRODUCT|nothing → COMPANY|DATE`.
   */
  relabelled: { from: string; to: string; count: number; examples: { file: string; line: number; text: string }[] }[];
  /** Same document in another file or place. */
  moved: number;
  unchanged: number;
  /** Added documents by label, or entities of added documents by type: most first. */
  addedPerLabel: Record<string, number>;
}

/** Relabelled groups carry so many examples. */
const examplesPerGroup = 5;

/**
 * Compares by content: a document is unchanged wherever its line went, moved when no file holds it both before and after, relabelled when
 * its text stays and its labels or entities do not. Every distinct document of `after` is exactly one of added, relabelled, moved and unchanged.
 */
export function diffDocuments(before: readonly Document[], after: readonly Document[]): Diff {
  const sides = { before, after, was: keyIndex(before, 'document'), is: keyIndex(after, 'document') };
  const gone = goneByText(sides);
  const addedPerLabel = new Map<string, number>();
  const relabelled = new Map<string, Diff['relabelled'][number]>();
  const counts = { added: 0, moved: 0, unchanged: 0, relabelled: 0 };
  for (let at = 0; at < after.length; at++) {
    if (sides.is.first[at] !== at) continue;
    const document = after[at]!;
    const old = sides.was.find(document.fingerprint);
    if (old >= 0) {
      counts[staysInFile(sides, old, at) ? 'unchanged' : 'moved']++;
      continue;
    }
    const former = gone.take(document.fingerprint);
    if (former === null) {
      counts.added++;
      const names = document.entities === undefined ? [labelSetText(document.labels)] : mentions(document);
      for (const name of names) addedPerLabel.set(name, (addedPerLabel.get(name) ?? 0) + 1);
    } else {
      counts.relabelled++;
      addRelabelled(relabelled, former, document);
    }
  }
  return {
    ...{ added: counts.added, removed: gone.count - counts.relabelled, moved: counts.moved, unchanged: counts.unchanged },
    relabelled: [...relabelled.values()].sort((a, b) => b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1)),
    addedPerLabel: Object.fromEntries(mostFirst(addedPerLabel)),
  };
}

interface Sides {
  before: readonly Document[];
  after: readonly Document[];
  was: KeyIndex;
  is: KeyIndex;
}

/** Documents of `before` that `after` has not, handed out by text, each once. */
function goneByText({ before, was, is }: Sides): { count: number; take(fingerprint: string): Document | null } {
  const gone = before.filter((document, at) => was.first[at] === at && is.find(document.fingerprint) < 0);
  const byText = keyIndex(gone, 'text');
  const taken = new Uint8Array(gone.length);
  return {
    count: gone.length,
    take(fingerprint) {
      let at = byText.find(fingerprint);
      while (at >= 0 && taken[at] === 1) at = byText.next[at]!;
      if (at < 0) return null;
      taken[at] = 1;
      return gone[at]!;
    },
  };
}

function staysInFile({ before, after, was, is }: Sides, old: number, fresh: number): boolean {
  for (let left = old; left >= 0; left = was.next[left]!)
    for (let right = fresh; right >= 0; right = is.next[right]!) if (before[left]!.file === after[right]!.file) return true;
  return false;
}

function addRelabelled(groups: Map<string, Diff['relabelled'][number]>, former: Document, document: Document): void {
  const { from, to } = relabelling(former, document);
  const key = JSON.stringify([from, to]);
  const group = groups.get(key) ?? { from, to, count: 0, examples: [] };
  groups.set(key, group);
  group.count++;
  const { file, line, text } = document;
  if (group.examples.length < examplesPerGroup) group.examples.push({ file, line, text });
}

/** Equal for documents that were changed in the same way; a change that a document has twice counts once. */
function relabelling(former: Document, document: Document): { from: string; to: string } {
  if (former.entities === undefined || document.entities === undefined)
    return { from: labelSetText(former.labels), to: labelSetText(document.labels) };
  const kinds = new Map(
    entityChanges(former.entities, document.entities)
      .map(kindOfChange)
      .map((kind) => [JSON.stringify(kind), kind]),
  );
  const sorted = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
  return { from: labelSetText(sorted.map(({ from }) => from)), to: labelSetText(sorted.map(({ to }) => to)) };
}

/** In one line: `+138 −0 · 6 relabelled billing → refund`. */
export function describeDiff(diff: Diff): string {
  const parts = [`+${grouped(diff.added)} −${grouped(diff.removed)}`];
  for (const { from, to, count } of diff.relabelled.slice(0, 3)) parts.push(`${grouped(count)} relabelled ${from} → ${to}`);
  const others = diff.relabelled.slice(3);
  if (others.length > 0) {
    const documents = others.reduce((sum, { count }) => sum + count, 0);
    parts.push(`${grouped(documents)} relabelled in ${counted(others.length, 'other way')}`);
  }
  if (diff.moved > 0) parts.push(`${grouped(diff.moved)} moved`);
  return parts.join(' · ');
}
