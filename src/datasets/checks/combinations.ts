import { labelSetText } from '../label-set.ts';
import { counted, grouped, listed, quoted } from '../wording.ts';
import { at, firstWith, type Material } from './material.ts';

/** In fewer documents two labels may stand together by chance. */
const fewestTogether = 10;

/** How labels stand together in one document, or seem to. */
export function checkCombinations(material: Material): void {
  checkJoined(material);
  if (!material.multiLabel) return;
  checkSingle(material);
  checkInseparable(material);
}

/** `joy|love` beside `joy` and `love`: several labels, which are read as one label of its own. */
function checkJoined({ train, trainCounts, multiLabel, add }: Material): void {
  const joined = [...trainCounts.keys()].filter((label) => {
    const parts = label.split(/[|;,]/).map((part) => part.trim());
    return parts.length > 1 && parts.every((part) => trainCounts.has(part));
  });
  if (joined.length === 0) return;
  const read = multiLabel ? 'They are read as one label each.' : 'A multi-class classifier takes each as one label of its own.';
  add({
    ...{ ...at(firstWith(train, joined[0]!)), rule: 'joined-labels', severity: 'warning' },
    message: `${counted(joined.length, 'label seems', 'labels seem')} to be several labels joined: ${listed(joined.map((label) => quoted(label)))}. ${read}`,
    hint: multiLabel
      ? 'Say in flywheel.yaml which character separates labels in these files: labelDelimiter.'
      : 'Keep the one label that fits best for each document, or write `mode: multi-label` under task.',
  });
}

/** Then the labels exclude each other, and a multi-class classifier answers better. */
function checkSingle({ train, add }: Material): void {
  if (train.length === 0 || train.some(({ labels }) => labels.length > 1)) return;
  add({
    ...{ ...at(train[0]!), rule: 'single-labels', severity: 'notice' },
    message: `Each of the ${counted(train.length, 'TRAIN document')} has exactly one label, and the task is multi-label.`,
    hint: 'If no document can have two labels, write `mode: multi-class`, which answers better then. Otherwise check labelDelimiter.',
  });
}

/** Two labels on exactly the same documents: no model can tell them apart. */
function checkInseparable({ train, trainCounts, parts, add }: Material): void {
  const documents = new Map<string, number>();
  for (const [index, { labels }] of train.entries()) {
    if (parts.train.byDocument.first[index] !== index) continue;
    for (const label of labels) documents.set(label, combined(documents.get(label) ?? 0, index));
  }
  const groups = new Map<string, string[]>();
  for (const [label, hash] of [...documents].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = `${trainCounts.get(label)!} ${hash}`;
    groups.set(key, [...(groups.get(key) ?? []), label]);
  }
  for (const labels of groups.values()) {
    const count = trainCounts.get(labels[0]!)!;
    if (labels.length < 2 || count < fewestTogether) continue;
    add({
      ...{ ...at(firstWith(train, labels[0]!)), rule: 'inseparable-labels', severity: 'warning' },
      message: `${listed(labels.map((label) => quoted(label)))} always stand together, in ${grouped(count)} TRAIN documents (${quoted(labelSetText(labels))}): a model cannot tell them apart.`,
      hint: 'Add documents with only one of them, or merge them into one label.',
    });
  }
}

/** A hash of the positions so far and one more; with the number of documents it tells sets of documents apart. */
const combined = (hash: number, index: number): number => {
  const product = Math.imul(hash ^ (index + 1), 0x5bd1e995) + 0x9e3779b9;
  return product ^ (product >>> 15);
};
