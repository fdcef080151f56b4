import type { Document } from '../document.ts';
import { mostFirst } from '../summary.ts';
import { counted, grouped, listed, nearest, quoted } from '../wording.ts';
import { checkCombinations } from './combinations.ts';
import { at, atSetting, firstWith, type Material, type Part, place } from './material.ts';

/** Amazon Comprehend trains no class with fewer documents (developer guide, "Preparing classifier training data"). */
const fewestPerLabel = 10;
/** "The largest class should be at most ten times the smallest" (developer guide, "Improving custom classifier performance"). */
const largestSkew = 10;

/** The judge holds a label to its floors from as many on (docs/verdict.md). */
const fewestTests = 20;

export function checkLabels(material: Material): void {
  checkDeclared(material);
  checkSpelling(material);
  checkCombinations(material);
  checkRare(material);
  checkSkew(material);
  checkTested(material);
}

function checkDeclared(material: Material): void {
  const { labels, parts, trainCounts } = material;
  if (labels === null) return;
  const known = new Set(labels);
  for (const part of Object.values(parts)) for (const [label, rows] of unknownLabels(part, known)) addUnknown(material, part, label, rows);
  const unused = labels.filter((label) => !trainCounts.has(label));
  if (unused.length === 0) return;
  material.add({
    ...{ ...atSetting(material, 'task.labels'), rule: 'unused-label', severity: 'warning' },
    message: `No TRAIN document carries ${namesOf(unused)}, which task.labels declares: the model will never answer with ${unused.length === 1 ? 'it' : 'them'}.`,
    hint: 'Add documents with the label, or remove it from task.labels.',
  });
}

interface Rows {
  count: number;
  /** The first few. */
  some: Document[];
}

function unknownLabels({ documents }: Part, known: ReadonlySet<string>): Map<string, Rows> {
  const unknown = new Map<string, Rows>();
  for (const document of documents) {
    for (const label of document.labels) {
      if (known.has(label)) continue;
      const rows = unknown.get(label) ?? { count: 0, some: [] };
      unknown.set(label, rows);
      rows.count++;
      if (rows.some.length < 5) rows.some.push(document);
    }
  }
  return unknown;
}

function addUnknown({ labels, add }: Material, { name }: Part, label: string, { count, some }: Rows): void {
  const meant = nearest(label, labels ?? []);
  const others = some.length > 1 ? `: ${listed(some.map(place))}${count > some.length ? ' …' : ''}` : '';
  add({
    ...{ ...at(some[0]!), rule: 'unknown-label', severity: 'error' },
    message: `${counted(count, `${name} document`)} ${count === 1 ? 'carries' : 'carry'} the label ${quoted(label)}, which task.labels does not declare${others}.`,
    hint:
      meant === null
        ? `Correct the label, or add ${quoted(label)} to task.labels in flywheel.yaml.`
        : `Did you mean ${quoted(meant)}? Otherwise add ${quoted(label)} to task.labels in flywheel.yaml.`,
  });
}

function checkSpelling({ train, trainCounts, add }: Material): void {
  for (const [other, usual] of otherSpellings(trainCounts)) {
    add({
      ...{ ...at(firstWith(train, other)), rule: 'similar-labels', severity: 'warning' },
      message: `The labels ${quoted(other)} (${counted(trainCounts.get(other)!, 'TRAIN document')}) and ${quoted(usual)} (${grouped(trainCounts.get(usual)!)}) differ only by capitals, spaces, hyphens or underscores; they are trained as different labels.`,
      hint: `Write ${quoted(usual)} everywhere, unless two labels are meant.`,
    });
  }
}

/** `Card arrival`, `card_arrival` and `card-arrival ` are one label to people, and three to a model. @returns the rarer one and the usual one */
export function otherSpellings(counts: ReadonlyMap<string, number>): [other: string, usual: string][] {
  const spellings = new Map<string, string[]>();
  for (const [label] of mostFirst(counts)) {
    const plain = label
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, ' ');
    spellings.set(plain, [...(spellings.get(plain) ?? []), label]);
  }
  return [...spellings.values()].flatMap(([usual, ...others]) => others.map((other): [string, string] => [other, usual!]));
}

/** Counts of the labels that will be trained: an undeclared one is an error already. */
export const declared = ({ labels }: Material, counts: ReadonlyMap<string, number>): [string, number][] =>
  mostFirst(counts).filter(([label]) => labels === null || labels.includes(label));

function checkRare(material: Material): void {
  const { train, trainCounts, strict, add } = material;
  const rare = declared(material, trainCounts)
    .filter(([, count]) => count < fewestPerLabel)
    .reverse();
  if (rare.length === 0) return;
  const shown = listed(rare.map(([label, count]) => `${quoted(label)} (${count})`));
  add({
    ...{ ...at(firstWith(train, rare[0]![0])), rule: 'rare-label', severity: strict ? 'error' : 'warning' },
    message: `${counted(rare.length, 'label has', 'labels have')} fewer than ${fewestPerLabel} TRAIN documents: ${shown}.`,
    hint: `${strict ? 'Amazon Comprehend refuses them' : 'Such labels are learnt badly; one document teaches almost nothing'}. Add documents, or merge labels that mean nearly the same.`,
  });
}

/** Among the labels that are not rare, which are named already. */
function checkSkew(material: Material): void {
  const { train, trainCounts, add } = material;
  const sorted = declared(material, trainCounts).filter(([, count]) => count >= fewestPerLabel);
  const [most, least] = [sorted[0], sorted.at(-1)];
  if (most === undefined || least === undefined || most[1] <= largestSkew * least[1]) return;
  const skewed = sorted.filter(([, count]) => most[1] > largestSkew * count).length;
  add({
    ...{ ...at(firstWith(train, least[0])), rule: 'label-skew', severity: 'notice' },
    message: `${quoted(most[0])} has ${counted(most[1], 'TRAIN document')}, ${quoted(least[0])} has ${grouped(least[1])}; ${counted(skewed, 'label is', 'labels are')} more than ${largestSkew} times smaller than the largest.`,
    hint: 'Rare labels are answered less often than they should be. Documents for the smallest labels help most.',
  });
}

/** Without TEST documents nothing else is said of them. */
export function checkTestThere(material: Material): boolean {
  const { test, testDeclared, add } = material;
  if (test.length > 0) {
    checkTestSize(material);
    return true;
  }
  add({
    ...{ ...atSetting(material, testDeclared ? 'datasets.test' : 'datasets.train'), rule: 'no-test-documents' },
    severity: 'warning',
    message: testDeclared
      ? 'There are no TEST documents: no model can be judged.'
      : 'The stable tenth that is kept for TEST holds no document: no model can be judged.',
    hint: testDeclared
      ? 'Add labelled documents to the files that datasets.test names.'
      : 'Add documents; about one in ten becomes a TEST document.',
  });
  return false;
}

function checkTestSize(material: Material): void {
  const { testDeclared, add } = material;
  const { documents, byDocument } = material.parts.test;
  const count = documents.filter((_, index) => byDocument.first[index] === index).length;
  if (count >= fewestTests) return;
  const share = `${(100 / count).toFixed(0)} %`;
  add({
    ...{ ...atSetting(material, testDeclared ? 'datasets.test' : 'datasets.train'), rule: 'few-test-documents', severity: 'warning' },
    message: `There ${count === 1 ? 'is' : 'are'} ${counted(count, 'TEST document')}: ${count === 1 ? 'it' : 'each'} is ${share} of what models are judged by, and hardly any difference between models can be told from chance.`,
    hint: testDeclared
      ? `Add labelled documents to the files that datasets.test names: ${fewestTests} are a beginning, a few hundred tell models apart.`
      : 'Add documents, of which about one in ten becomes a TEST document, or declare datasets.test.',
  });
}

function checkTested(material: Material): void {
  const { test, testCounts, trainCounts, testDeclared, add } = material;
  if (!checkTestThere(material)) return;
  const untested = labelsWithout(testCounts, declared(material, trainCounts));
  if (untested.length > 0) {
    add({
      ...{ ...at(firstWith(material.train, untested[0]!)), rule: 'untested-label', severity: 'warning' },
      message: `${counted(untested.length, 'label has', 'labels have')} no TEST documents: ${namesOf(untested)}. The verdict says nothing about ${untested.length === 1 ? 'it' : 'them'}.`,
      hint: testDeclared
        ? 'Add TEST documents with these labels.'
        : 'About a tenth of the documents is kept for TEST: add documents with these labels, or declare datasets.test.',
    });
  }
  const untrained = labelsWithout(trainCounts, declared(material, testCounts));
  if (untrained.length === 0) return;
  add({
    ...{ ...at(firstWith(test, untrained[0]!)), rule: 'untrained-label', severity: 'warning' },
    message: `${counted(untrained.length, 'label of TEST has', 'labels of TEST have')} no TRAIN documents: ${namesOf(untrained)}. Every answer to ${untrained.length === 1 ? 'its' : 'their'} documents will be wrong.`,
    hint: 'Add TRAIN documents with these labels, or correct the labels.',
  });
}

export const labelsWithout = (counts: ReadonlyMap<string, number>, labels: readonly [string, number][]): string[] =>
  labels
    .map(([label]) => label)
    .filter((label) => !counts.has(label))
    .sort();

export const namesOf = (labels: readonly string[]): string => listed(labels.map((label) => quoted(label)));
