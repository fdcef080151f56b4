import type { Problem } from '../../problems/problem.ts';
import type { Document } from '../document.ts';
import { contrast } from '../entity-changes.ts';
import { counted, grouped, listed, quoted } from '../wording.ts';
import { at, type Material, type Part, place } from './material.ts';

export function checkDuplicates(material: Material): void {
  for (const part of Object.values(material.parts)) {
    checkRepeated(material, part);
    checkContradictions(material, part);
  }
  checkNear(material);
}

/** Rows whose text and labels or entities stand further up already. */
function checkRepeated({ add }: Material, { name, documents, byDocument: { first, distinct } }: Part): void {
  const repeated = documents.length - distinct;
  if (repeated === 0) return;
  const examples = positionsWhere(documents, (index) => first[index] !== index);
  add({
    ...{ ...at(documents[examples[0]!]!), rule: 'duplicate', severity: 'notice' },
    message: `${grouped(repeated)} of ${counted(documents.length, `${name} document`)} ${repeated === 1 ? 'repeats' : 'repeat'} an earlier one: ${pairs(documents, first, examples, repeated)}. A repetition counts for nothing.`,
    hint: 'Nothing has to be done; removing them makes the files smaller.',
  });
}

/** The same text under two labels, or with two sets of entities: one of them is wrong, or the labels overlap. */
function checkContradictions({ add }: Material, { name, documents, byText, byDocument }: Part): void {
  for (let index = 0; index < documents.length; index++) {
    const earlier = documents[byText.first[index]!]!;
    const document = documents[index]!;
    if (byDocument.first[index] !== index || earlier.fingerprint === document.fingerprint) continue;
    add({ ...at(document), severity: 'warning', ...contradiction(name, document, earlier) });
  }
}

function contradiction(name: string, document: Document, earlier: Document): Pick<Problem, 'rule' | 'message' | 'hint'> {
  if (document.entities === undefined)
    return {
      rule: 'contradicting-labels',
      message: `This ${name} document is ${quoted(document.labels.join('|'))} here and ${quoted(earlier.labels.join('|'))} at ${place(earlier)}: ${quoted(document.text)}.`,
      hint: 'Keep the label that is right.',
    };
  const [here, there] = contrast(document, earlier);
  return {
    rule: 'contradicting-entities',
    message: `This ${name} document has ${here} here, and ${there} at ${place(earlier)}: ${quoted(document.text)}.`,
    hint: 'Keep the entities that are right.',
  };
}

/** Texts that differ only by capitals, punctuation, spaces and numbers. */
function checkNear({ add, near: { first, blank }, parts: { train } }: Material): void {
  const { documents, byText } = train;
  const isNear = (index: number): boolean => !blank(index) && byText.first[index] === index && first[index] !== index;
  let count = 0;
  for (let index = 0; index < documents.length; index++) if (isNear(index)) count++;
  if (count === 0) return;
  const examples = positionsWhere(documents, isNear);
  add({
    ...{ ...at(documents[examples[0]!]!), rule: 'near-duplicate', severity: 'notice' },
    message: `${grouped(count)} of ${counted(documents.length, 'TRAIN document')} ${count === 1 ? 'differs' : 'differ'} from an earlier one only by capitals, punctuation or numbers: ${pairs(documents, first, examples, count)}.`,
    hint: 'They teach little; different wordings teach more.',
  });
}

function positionsWhere(documents: readonly Document[], found: (index: number) => boolean): number[] {
  const positions: number[] = [];
  for (let index = 0; index < documents.length && positions.length < 3; index++) if (found(index)) positions.push(index);
  return positions;
}

function pairs(documents: readonly Document[], first: Int32Array, examples: readonly number[], count: number): string {
  const shown = listed(examples.map((index) => `${place(documents[index]!)} (as ${place(documents[first[index]!]!)})`));
  return count > examples.length ? `${shown} …` : shown;
}
