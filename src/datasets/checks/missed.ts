import type { Document } from '../document.ts';
import { mostFirst } from '../summary.ts';
import { counted, grouped, quoted } from '../wording.ts';
import { wordingsIn } from './conflicts.ts';
import { at, distinctDocuments, type Material, places } from './material.ts';

/** An entity seen this often tells that its wording is one wherever it stands. */
const fewestSeen = 3;
/** What is left unmarked more often than this, as a share of all its places, is a common word rather than an oversight. */
const largestUnmarked = 0.25;

/** A wording that is annotated nearly everywhere and left out somewhere: a forgotten entity teaches that there is none. */
export function checkMissed(material: Material): void {
  const documents = distinctDocuments(material);
  const known = new Map<string, { type: string; seen: number }>();
  for (const [words, types] of wordingsIn(documents)) {
    const seen = [...types.values()].reduce((sum, holders) => sum + holders.length, 0);
    const [type] = mostFirst(new Map([...types].map(([name, holders]) => [name, holders.length])))[0]!;
    if (seen >= fewestSeen && /\p{L}{2}/u.test(words)) known.set(words, { type, seen });
  }
  const unmarked = unmarkedIn(documents, [...known.keys()]);
  const missed = [...unmarked].flatMap(([words, holders]) => {
    const { type, seen } = known.get(words)!;
    return holders.length > largestUnmarked * (seen + holders.length) ? [] : [{ words, type, seen, holders }];
  });
  missed.sort((a, b) => b.seen - a.seen || (a.words < b.words ? -1 : 1));
  for (const { words, type, seen, holders } of missed) {
    const found = [...new Set(holders)];
    const where = found.length === 1 ? 'here' : `in ${counted(found.length, 'document')}: ${places(found)}`;
    material.add({
      ...{ ...at(holders[0]!), rule: 'missed-entity', severity: 'notice' },
      message: `${quoted(words)} is annotated ${grouped(seen)} times, as ${type}, and left out ${where}.`,
      hint: `If it is ${type} there too, annotate it: a forgotten entity teaches the model to leave such entities out.`,
    });
  }
}

/** For each wording the documents, one for each place, where it stands in whole words and outside of every entity. */
function unmarkedIn(documents: readonly Document[], wordings: readonly string[]): Map<string, Document[]> {
  // By first word, so that each word of a text is looked up once. A wording that begins with a sign is never looked up.
  const byFirstWord = new Map<string, string[]>();
  for (const wording of wordings) {
    const first = /^[\p{L}\p{M}\p{N}]+/u.exec(wording)?.[0] ?? '';
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), wording]);
  }
  const unmarked = new Map<string, Document[]>();
  for (const document of documents) {
    for (const { 0: word, index } of document.text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      for (const wording of byFirstWord.get(word) ?? []) {
        if (!standsAt(document, wording, index)) continue;
        const holders = unmarked.get(wording);
        if (holders === undefined) unmarked.set(wording, [document]);
        else holders.push(document);
      }
    }
  }
  return unmarked;
}

function standsAt({ text, entities }: Document, wording: string, start: number): boolean {
  const end = start + wording.length;
  if (!text.startsWith(wording, start) || /^[\p{L}\p{M}\p{N}]/u.test(text.slice(end, end + 2))) return false;
  return !entities!.some((entity) => entity.start < end && entity.end > start);
}
