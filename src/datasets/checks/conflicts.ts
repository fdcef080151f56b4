import type { Document } from '../document.ts';
import { mostFirst } from '../summary.ts';
import { grouped, listed, quoted } from '../wording.ts';
import { at, distinctDocuments, type Material, places } from './material.ts';

/** So many times as often as all other types together, one type is what is meant, and the others look like slips. */
const clearMajority = 4;

/** Each wording of entities with the documents that hold it, by type. In one document it may stand several times. */
export type Wordings = ReadonlyMap<string, ReadonlyMap<string, readonly Document[]>>;

export function wordingsIn(documents: readonly Document[]): Wordings {
  const wordings = new Map<string, Map<string, Document[]>>();
  for (const document of documents) {
    for (const { start, end, type } of document.entities ?? []) {
      const words = document.text.slice(start, end);
      const types = wordings.get(words) ?? new Map<string, Document[]>();
      wordings.set(words, types);
      const holders = types.get(type);
      if (holders === undefined) types.set(type, [document]);
      else holders.push(document);
    }
  }
  return wordings;
}

/** `Jaguar` is PRODUCT here and COMPANY there. That may be right, since context decides; a rare type beside a frequent one seldom is. */
export function checkConflicts(material: Material): void {
  const conflicts = [...wordingsIn(distinctDocuments(material))].flatMap(([words, types]) =>
    types.size < 2 ? [] : [conflict(words, types)],
  );
  conflicts.sort((a, b) => Number(b.clear) - Number(a.clear) || b.most - a.most || (a.words < b.words ? -1 : 1));
  for (const { words, counts, rare, clear } of conflicts) {
    const [usual, ...others] = counts.map(([type, count]) => `${type} in ${grouped(count)}`);
    const entities = counts[0][1] === 1 ? 'entity' : 'entities';
    const elsewhere = counts.length === 2 && rare.length === 1 ? ` and ${counts[1][0]} here` : `, ${listed(others)}: ${places(rare)}`;
    material.add({
      ...{ ...at(rare[0]!), rule: 'conflicting-types', severity: clear ? 'warning' : 'notice' },
      message: `${quoted(words)} is ${usual!} ${entities}${elsewhere}.`,
      hint: clear
        ? `If it is ${counts[0][0]} there too, correct it.`
        : 'Agree on one type, unless the sentences around it tell which one is meant.',
    });
  }
}

type Count = [type: string, count: number];

interface Conflict {
  words: string;
  /** Most frequent first. */
  counts: [Count, Count, ...Count[]];
  most: number;
  /** Documents that hold it under another type than the most frequent one. */
  rare: Document[];
  clear: boolean;
}

function conflict(words: string, types: ReadonlyMap<string, readonly Document[]>): Conflict {
  const counts = mostFirst(new Map([...types].map(([type, holders]) => [type, holders.length]))) as Conflict['counts'];
  const [[, most], ...others] = counts;
  const rare = others.flatMap(([type]) => types.get(type)!);
  return { words, counts, most, rare: [...new Set(rare)], clear: most >= clearMajority * rare.length };
}
