import type { Document } from '../document.ts';
import { mostFirst } from '../summary.ts';
import { counted, grouped, listed, quoted } from '../wording.ts';
import { wordingsIn } from './conflicts.ts';
import { at, distinctDocuments, type Material, place } from './material.ts';

/** An entity seen this often tells that its wording is one wherever it stands. */
const fewestSeen = 3;
/** What is left unmarked more often than this, as a share of all its places, is a common word rather than an oversight. */
const largestUnmarked = 0.25;

/** Wordings that are named in one message. */
const shownPerFile = 5;

/** Wordings that are annotated nearly everywhere and left out somewhere: a forgotten entity teaches that there is none. */
export function checkMissed(material: Material): void {
  const documents = distinctDocuments(material);
  const known = new Map<string, Known>();
  for (const [words, types] of wordingsIn(documents)) {
    const counts = mostFirst(new Map([...types].map(([type, holders]) => [type, holders.length])));
    const seen = counts.reduce((sum, [, count]) => sum + count, 0);
    if (seen >= fewestSeen && /\p{L}{2}/u.test(words)) known.set(words, { words, type: counts[0]![0], seen });
  }
  const byFile = new Map<string, Missed[]>();
  for (const [words, holders] of unmarkedIn(documents, known)) {
    const wording = known.get(words)!;
    if (holders.length > largestUnmarked * (wording.seen + holders.length)) continue;
    for (const document of new Set(holders)) gathered(byFile, document.file, { ...wording, document });
  }
  for (const missed of byFile.values()) addMissed(material, missed);
}

interface Known {
  words: string;
  /** The most frequent one. */
  type: string;
  seen: number;
}

type Missed = Known & { document: Document };

function addMissed({ add }: Material, missed: readonly Missed[]): void {
  const sorted = missed.toSorted(
    (a, b) => b.seen - a.seen || (a.words < b.words ? -1 : a.words > b.words ? 1 : a.document.line - b.document.line),
  );
  const first = missed.reduce((least, one) => (one.document.line < least.document.line ? one : least));
  const shown = sorted
    .slice(0, shownPerFile)
    .map(
      ({ words, type, seen, document }) => `${quoted(words, 40)} (${type} in ${counted(seen, 'entity', 'entities')}) at ${place(document)}`,
    );
  const more = missed.length > shownPerFile ? [`${grouped(missed.length - shownPerFile)} more`] : [];
  add({
    ...{ ...at(first.document), rule: 'missed-entity', severity: 'notice' },
    message: `${counted(missed.length, 'entity seems', 'entities seem')} to be left out: ${listed([...shown, ...more])}.`,
    hint: 'Annotate what was forgotten: it teaches the model to leave such entities out.',
  });
}

/** For each wording the documents, one for each place, where it stands in whole words and outside of every entity. */
function unmarkedIn(documents: readonly Document[], wordings: ReadonlyMap<string, Known>): Map<string, Document[]> {
  const lengths = lengthsByFirstWord(wordings.keys());
  const unmarked = new Map<string, Document[]>();
  for (const document of documents) {
    for (const { 0: word, index } of document.text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      for (const length of lengths.get(word) ?? []) {
        const wording = document.text.slice(index, index + length);
        if (wordings.has(wording) && isUnmarked(document, index, index + length)) gathered(unmarked, wording, document);
      }
    }
  }
  return unmarked;
}

/** So that few pieces of a text are looked up for each of its words. A wording that begins with a sign is never looked up. */
function lengthsByFirstWord(wordings: Iterable<string>): Map<string, Set<number>> {
  const lengths = new Map<string, Set<number>>();
  for (const wording of wordings) {
    const first = /^[\p{L}\p{M}\p{N}]+/u.exec(wording)?.[0];
    if (first !== undefined) lengths.set(first, (lengths.get(first) ?? new Set()).add(wording.length));
  }
  return lengths;
}

const isUnmarked = ({ text, entities }: Document, start: number, end: number): boolean =>
  !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(end, end + 2)) && !entities!.some((entity) => entity.start < end && entity.end > start);

function gathered<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
