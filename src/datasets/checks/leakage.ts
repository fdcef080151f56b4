import type { Document } from '../document.ts';
import { contrast } from '../entity-changes.ts';
import { counted, grouped, listed, quoted } from '../wording.ts';
import { at, type Material, type Part, place } from './material.ts';

/** Documents that are trained on cannot tell how good the training was. */
export function checkLeakage(material: Material): void {
  const { train, test, golden } = material.parts;
  checkExact(material, train, test);
  checkExact(material, train, golden);
  checkNear(material);
}

/** A document of `held` and the TRAIN document with the same text. */
type Pair = [held: Document, trained: Document];

function checkExact({ add, entities }: Material, train: Part, held: Part): void {
  const [same, other] = trainedOn(train, held);
  const total = counted(held.documents.length, `${held.name} document`);
  const effect =
    held.name === 'golden'
      ? 'Such documents show what was learnt by heart, not what is known'
      : 'Such documents are left out of the judgement';
  if (same.length > 0) {
    add({
      ...{ ...at(same[0]![0]), rule: `${held.name.toLowerCase()}-in-train`, severity: 'warning' },
      message: `${grouped(same.length)} of ${total} ${same.length === 1 ? 'is' : 'are'} in TRAIN too: ${shown(same)}. ${effect}.`,
      hint: 'Remove them from TRAIN.',
    });
  }
  if (other.length === 0) return;
  const [document, trained] = other[0]!;
  const [what, wrong] = entities === true ? ['other entities', 'entities that are'] : ['another label', 'label that is'];
  add({
    ...{ ...at(document), rule: `${held.name.toLowerCase()}-contradicts-train`, severity: 'warning' },
    message: `${grouped(other.length)} of ${total} ${other.length === 1 ? 'has' : 'have'} the text of a TRAIN document but ${what}: ${shown(other)}; the first ${differing(document, trained)}. ${effect}.`,
    hint: `Correct the ${wrong} wrong, and remove the document from TRAIN.`,
  });
}

function differing(document: Document, trained: Document): string {
  if (document.entities === undefined) return `is ${quoted(document.labels.join('|'))}, in TRAIN ${quoted(trained.labels.join('|'))}`;
  const [here, there] = contrast(document, trained);
  return `has ${here}, in TRAIN ${there}`;
}

/** Distinct documents of `held` whose text is in TRAIN: with the same label, and only with others. */
function trainedOn(train: Part, held: Part): [same: Pair[], other: Pair[]] {
  const [same, other]: [Pair[], Pair[]] = [[], []];
  for (const [index, document] of held.documents.entries()) {
    if (held.byDocument.first[index] !== index) continue;
    const trained = train.byText.find(document.fingerprint);
    if (trained < 0) continue;
    const equal = train.byDocument.find(document.fingerprint);
    (equal >= 0 ? same : other).push([document, train.documents[equal >= 0 ? equal : trained]!]);
  }
  return [same, other];
}

function shown(pairs: readonly Pair[]): string {
  const some = listed(pairs.slice(0, 3).map(([held, trained]) => `${place(held)} (as ${place(trained)})`));
  return pairs.length > 3 ? `${some} …` : some;
}

function checkNear({ add, near: { first, blank }, parts: { train, test } }: Material): void {
  const start = train.documents.length;
  const pairs: Pair[] = [];
  for (const [index, document] of test.documents.entries()) {
    const trained = first[start + index]!;
    if (trained >= start || blank(start + index) || test.byText.first[index] !== index) continue;
    if (train.byText.find(document.fingerprint) < 0) pairs.push([document, train.documents[trained]!]);
  }
  if (pairs.length === 0) return;
  add({
    ...{ ...at(pairs[0]![0]), rule: 'test-near-train', severity: 'notice' },
    message: `${grouped(pairs.length)} of ${counted(test.documents.length, 'TEST document')} ${pairs.length === 1 ? 'differs' : 'differ'} from a TRAIN document only by capitals, punctuation or numbers: ${shown(pairs)}.`,
    hint: 'Scores on them flatter the model. Keep such texts on one side.',
  });
}
