import { offsetsIn } from '../code-points.ts';
import type { Document, Entity } from '../document.ts';
import { counted, grouped, quoted } from '../wording.ts';
import { at, distinctDocuments, type Material } from './material.ts';

/** With fewer entities that cut words, one way of counting may repair most of them by chance. */
const fewestCut = 5;
/** Another way of counting is named when it leaves at most this share of them. */
const largestLeft = 0.2;

const counting = 'Offsets count characters (Unicode code points, as in Python) from 0; the end is the offset after the last character.';

/** Entities that begin or end inside a word: a model finds whole words, and never these. */
export function checkBoundaries(material: Material): void {
  const byFile = new Map<string, Document[]>();
  for (const document of distinctDocuments(material)) {
    const documents = byFile.get(document.file);
    if (documents === undefined) byFile.set(document.file, [document]);
    else documents.push(document);
  }
  for (const documents of byFile.values()) {
    const cut = placed(documents).filter(({ document, entity }) => cuts(document.text, entity));
    if (!addMiscounted(material, cut, documents)) for (const one of cut) addCut(material, one);
  }
}

interface Placed {
  document: Document;
  entity: Entity;
}

const placed = (documents: readonly Document[]): Placed[] =>
  documents.flatMap((document) => (document.entities ?? []).map((entity) => ({ document, entity })));

const words = ({ document, entity }: Placed): string => quoted(document.text.slice(entity.start, entity.end), 40);

const cuts = (text: string, { start, end }: Pick<Entity, 'start' | 'end'>): boolean => insideWord(text, start) || insideWord(text, end);

/** Between two letters or two digits; `12kg` and `deskLamp` may well be two words. */
function insideWord(text: string, offset: number): boolean {
  const before = /[\p{L}\p{N}]\p{M}*$/u.exec(text.slice(Math.max(0, offset - 8), offset))?.[0];
  const after = /^[\p{L}\p{M}\p{N}]/u.exec(text.slice(offset, offset + 2))?.[0];
  if (before === undefined || after === undefined) return false;
  if (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(after)) return false;
  return /\p{N}/u.test(before) === /\p{N}/u.test(after);
}

function addCut({ add }: Material, cut: Placed): void {
  const { document, entity } = cut;
  const { text } = document;
  const [start, end] = wholeWords(text, entity);
  const { toCodePoints } = offsetsIn(text);
  const [begins, ends] = [insideWord(text, entity.start), insideWord(text, entity.end)];
  const side = begins && ends ? 'begins and ends' : begins ? 'begins' : 'ends';
  const from = `${toCodePoints(entity.start)} to ${toCodePoints(entity.end)}`;
  add({
    ...{ ...at(document), rule: 'entity-inside-word', severity: 'warning' },
    message: `The entity ${words(cut)} (${entity.type}, ${from}) ${side} inside a word; in whole words it is ${quoted(text.slice(start, end), 40)}, ${toCodePoints(start)} to ${toCodePoints(end)}.`,
    hint: `A model finds whole words, and never this entity. ${counting}`,
  });
}

function wholeWords(text: string, entity: Entity): [start: number, end: number] {
  let { start, end } = entity;
  while (insideWord(text, start)) start -= isHalf(text, start - 1) ? 2 : 1;
  while (insideWord(text, end)) end += isHalf(text, end + 1) ? 2 : 1;
  return [start, end];
}

/** The second unit of a character that has two. */
const isHalf = (text: string, offset: number): boolean => /[\udc00-\udfff]/.test(text[offset] ?? '');

/** Other ways of counting: the offsets in the file, read anew. Those that change the fewest offsets come first. */
const otherCounts: [name: string, reading: Reading][] = [
  [
    'offsets counted UTF-16 code units',
    (text, { start, end }) => {
      const { toCodePoints } = offsetsIn(text);
      return [toCodePoints(start), toCodePoints(end)];
    },
  ],
  [
    'offsets counted bytes of UTF-8',
    (text, { start, end }) => {
      const { toCodePoints } = offsetsIn(text);
      const bytes = Buffer.from(text);
      const units = (offset: number): number => bytes.subarray(0, toCodePoints(offset)).toString().length;
      return [units(start), units(end)];
    },
  ],
  ['the end were the last character itself', (_, { start, end }) => [start, end + 1]],
  ['offsets counted from 1', (_, { start, end }) => [start - 1, end - 1]],
];

/** One message in place of many, where another way of counting would leave hardly a word of the file cut. */
function addMiscounted({ add }: Material, cut: readonly Placed[], documents: readonly Document[]): boolean {
  if (cut.length < fewestCut) return false;
  const all = placed(documents);
  for (const [name, reading] of otherCounts) {
    if (all.filter((one) => !isWhole(one, reading)).length > largestLeft * cut.length) continue;
    const example = cut.find((one) => isWhole(one, reading))!;
    const [from, to] = reread(example, reading);
    add({
      ...{ ...at(example.document), rule: 'miscounted-offsets', severity: 'warning' },
      message: `${grouped(cut.length)} of ${counted(all.length, 'entity', 'entities')} of this file begin or end inside a word, such as ${words(example)}. Nearly all would be whole words, such as ${quoted(example.document.text.slice(from, to).trim(), 40)}, if ${name}.`,
      hint: `Write the offsets anew. ${counting}`,
    });
    return true;
  }
  return false;
}

type Reading = (text: string, entity: Entity) => [start: number, end: number];

function reread({ document: { text }, entity }: Placed, reading: Reading): [start: number, end: number] {
  const [start, end] = reading(text, entity);
  // Behind the end stands a space that the reader has taken off.
  return [start, end < entity.end && text[entity.end] === ' ' ? entity.end : end];
}

function isWhole(one: Placed, reading: Reading): boolean {
  const { text } = one.document;
  const [start, end] = reread(one, reading);
  return start >= 0 && end > start && end <= text.length && !cuts(text, { start, end }) && text[start] !== ' ';
}
