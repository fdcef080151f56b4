import { offsetsIn } from '../code-points.ts';
import type { Document, Entity } from '../document.ts';
import { counted, grouped, quoted } from '../wording.ts';
import { at, distinctDocuments, type Material } from './material.ts';

/** With fewer entities that cut words, one way of counting may repair most of them by chance. */
const fewestCut = 5;
/** This share of them must become whole, before another way of counting is named. */
const clearShare = 0.8;

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
    const cut = documents.flatMap((document) =>
      (document.entities ?? []).filter((entity) => cuts(document.text, entity)).map((entity): Cut => ({ document, entity })),
    );
    if (!addMiscounted(material, cut, documents)) for (const one of cut) addCut(material, one);
  }
}

interface Cut {
  document: Document;
  entity: Entity;
}

const cuts = (text: string, { start, end }: Pick<Entity, 'start' | 'end'>): boolean => insideWord(text, start) || insideWord(text, end);

/** Between two letters or two digits; `12kg` and `deskLamp` may well be two words. */
function insideWord(text: string, offset: number): boolean {
  const before = /[\p{L}\p{N}]\p{M}*$/u.exec(text.slice(Math.max(0, offset - 8), offset))?.[0];
  const after = /^[\p{L}\p{M}\p{N}]/u.exec(text.slice(offset, offset + 2))?.[0];
  if (before === undefined || after === undefined) return false;
  if (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(after)) return false;
  return /\p{N}/u.test(before) === /\p{N}/u.test(after);
}

function addCut({ add }: Material, { document, entity }: Cut): void {
  const { text } = document;
  const [start, end] = wholeWords(text, entity);
  const { toCodePoints } = offsetsIn(text);
  const [begins, ends] = [insideWord(text, entity.start), insideWord(text, entity.end)];
  const side = begins && ends ? 'begins and ends' : begins ? 'begins' : 'ends';
  const from = `${toCodePoints(entity.start)} to ${toCodePoints(entity.end)}`;
  add({
    ...{ ...at(document), rule: 'entity-inside-word', severity: 'warning' },
    message: `The entity ${quoted(text.slice(entity.start, entity.end), 40)} (${entity.type}, ${from}) ${side} inside a word; in whole words it is ${quoted(text.slice(start, end), 40)}, ${toCodePoints(start)} to ${toCodePoints(end)}.`,
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

/** Another way of counting, and what the entity would be in it: the offsets in the file, read anew. */
const otherCounts: [name: string, reading: (text: string, entity: Entity) => [number, number]][] = [
  ['the end is the last character itself', (_, { start, end }) => [start, end + 1]],
  ['they count from 1', (_, { start, end }) => [start - 1, end - 1]],
  // A reader has taken the space off that the end then stands behind.
  ['they count from 1', (_, { start, end }) => [start - 1, end]],
  [
    'they count UTF-16 code units',
    (text, { start, end }) => {
      const { toCodePoints } = offsetsIn(text);
      return [toCodePoints(start), toCodePoints(end)];
    },
  ],
  [
    'they count bytes of UTF-8',
    (text, { start, end }) => {
      const { toCodePoints } = offsetsIn(text);
      const bytes = Buffer.from(text);
      const units = (offset: number): number => bytes.subarray(0, toCodePoints(offset)).toString().length;
      return [units(start), units(end)];
    },
  ],
];

/** One message for a file whose offsets seem to be counted in another way, in place of one for each entity. */
function addMiscounted({ add }: Material, cut: readonly Cut[], documents: readonly Document[]): boolean {
  if (cut.length < fewestCut) return false;
  for (const [name, reading] of otherCounts) {
    const repaired = cut.filter(({ document: { text }, entity }) => isWhole(text, reading(text, entity))).length;
    if (repaired < clearShare * cut.length) continue;
    const all = documents.reduce((sum, { entities }) => sum + (entities?.length ?? 0), 0);
    const { document, entity } = cut.find((one) => isWhole(one.document.text, reading(one.document.text, one.entity)))!;
    const [start, end] = reading(document.text, entity);
    add({
      ...{ ...at(document), rule: 'miscounted-offsets', severity: 'warning' },
      message: `${grouped(cut.length)} of ${counted(all, 'entity', 'entities')} of this file begin or end inside a word, such as ${quoted(document.text.slice(entity.start, entity.end), 40)}. ${repaired === cut.length ? 'All' : grouped(repaired)} of them would be whole words, such as ${quoted(document.text.slice(start, end), 40)}, if ${name}.`,
      hint: `Write the offsets anew. ${counting}`,
    });
    return true;
  }
  return false;
}

const isWhole = (text: string, [start, end]: [number, number]): boolean =>
  start >= 0 && end > start && end <= text.length && !cuts(text, { start, end }) && text.slice(start, end).trim().length === end - start;
