import type { Document } from '../document.ts';
import { counted, grouped, listed, nearest, quoted } from '../wording.ts';
import { checkTestThere, declared, labelsWithout, namesOf, otherSpellings } from './labels.ts';
import { at, atSetting, firstWith, type Material, type Part, places } from './material.ts';

/** Amazon Comprehend trains no type with fewer annotations (developer guide, "Guidelines and quotas": custom entity recognition). */
const fewestPerType = 25;

/** The types of entities: what labels are to a classifier. */
export function checkTypes(material: Material): void {
  const { train, trainCounts, add } = material;
  if (trainCounts.size === 0) {
    const which = train.length === 1 ? 'The one TRAIN document has' : `None of the ${counted(train.length, 'TRAIN document')} has`;
    add({
      ...{ ...at(train[0]!), rule: 'no-entities', severity: 'error' },
      message: `${which} ${train.length === 1 ? 'no' : 'an'} entity: there is nothing to learn.`,
      hint: 'Annotate documents. In JSON lines: "entities": [{"start": 4, "end": 13, "label": "PRODUCT"}].',
    });
    return;
  }
  checkDeclared(material);
  checkSpelling(material);
  checkRare(material);
  checkTested(material);
}

function checkDeclared(material: Material): void {
  const { labels, parts, trainCounts, add } = material;
  if (labels === null) return;
  for (const part of Object.values(parts)) checkKnown(material, part, new Set(labels));
  const unused = labels.filter((type) => !trainCounts.has(type));
  if (unused.length === 0) return;
  add({
    ...{ ...atSetting(material, 'task.entities'), rule: 'unused-type', severity: 'warning' },
    message: `No TRAIN entity is of type ${namesOf(unused)}, which task.entities declares: the model will never find ${unused.length === 1 ? 'one' : 'any'}.`,
    hint: 'Annotate such entities, or remove the type from task.entities.',
  });
}

function checkKnown({ labels, add }: Material, { name, documents }: Part, known: ReadonlySet<string>): void {
  const unknown = new Map<string, { count: number; in: Document[] }>();
  for (const document of documents) {
    for (const { type } of document.entities ?? []) {
      if (known.has(type)) continue;
      const found = unknown.get(type) ?? { count: 0, in: [] };
      unknown.set(type, found);
      found.count++;
      if (found.in.at(-1) !== document) found.in.push(document);
    }
  }
  for (const [type, found] of unknown) {
    const meant = nearest(type, labels ?? []);
    const others = found.in.length > 1 ? `: ${places(found.in)}` : '';
    const declare = `add ${quoted(type)} to task.entities in flywheel.yaml.`;
    add({
      ...{ ...at(found.in[0]!), rule: 'unknown-type', severity: 'error' },
      message: `${counted(found.count, `${name} entity is`, `${name} entities are`)} of type ${quoted(type)}, which task.entities does not declare${others}.`,
      hint: meant === null ? `Correct the type, or ${declare}` : `Did you mean ${quoted(meant)}? Otherwise ${declare}`,
    });
  }
}

function checkSpelling({ train, trainCounts, add }: Material): void {
  for (const [other, usual] of otherSpellings(trainCounts)) {
    add({
      ...{ ...at(firstWith(train, other)), rule: 'similar-types', severity: 'warning' },
      message: `The types ${quoted(other)} (${counted(trainCounts.get(other)!, 'TRAIN entity', 'TRAIN entities')}) and ${quoted(usual)} (${grouped(trainCounts.get(usual)!)}) differ only by capitals, spaces, hyphens or underscores; they are trained as different types.`,
      hint: `Write ${quoted(usual)} everywhere, unless two types are meant.`,
    });
  }
}

function checkRare(material: Material): void {
  const { train, trainCounts, strict, add } = material;
  const rare = declared(material, trainCounts)
    .filter(([, count]) => count < fewestPerType)
    .reverse();
  if (rare.length === 0) return;
  const shown = listed(rare.map(([type, count]) => `${quoted(type)} (${count})`));
  add({
    ...{ ...at(firstWith(train, rare[0]![0])), rule: 'rare-type', severity: strict ? 'error' : 'warning' },
    message: `${counted(rare.length, 'entity type has', 'entity types have')} fewer than ${fewestPerType} TRAIN entities: ${shown}.`,
    hint: `${strict ? 'Amazon Comprehend refuses them' : 'Few of them will be found'}. Annotate more, in different sentences, or merge types that mean nearly the same.`,
  });
}

function checkTested(material: Material): void {
  const { train, test, testCounts, trainCounts, testDeclared, add } = material;
  if (!checkTestThere(material)) return;
  const untested = labelsWithout(testCounts, declared(material, trainCounts));
  if (untested.length > 0) {
    add({
      ...{ ...at(firstWith(train, untested[0]!)), rule: 'untested-type', severity: 'warning' },
      message: `${counted(untested.length, 'entity type has', 'entity types have')} no TEST entities: ${namesOf(untested)}. The verdict says nothing about ${untested.length === 1 ? 'it' : 'them'}.`,
      hint: testDeclared
        ? 'Add TEST documents with such entities.'
        : 'About a tenth of the documents is kept for TEST: add documents with such entities, or declare datasets.test.',
    });
  }
  const untrained = labelsWithout(trainCounts, declared(material, testCounts));
  if (untrained.length === 0) return;
  add({
    ...{ ...at(firstWith(test, untrained[0]!)), rule: 'untrained-type', severity: 'warning' },
    message: `${counted(untrained.length, 'entity type of TEST has', 'entity types of TEST have')} no TRAIN entities: ${namesOf(untrained)}. None of ${untrained.length === 1 ? 'its' : 'their'} entities will be found.`,
    hint: 'Annotate such entities in TRAIN, or correct the types.',
  });
}
