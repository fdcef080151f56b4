/** What CreateDocumentClassifier leaves at its OutputDataConfig (developer guide, page cer-doc-class, section on the confusion matrix). */
import { gzipSync } from 'node:zlib';
import { writeSingleFileTar } from '../comprehend/tar.ts';
import type { Document } from '../datasets/document.ts';
import type { Classifier } from '../learning/classifier/model.ts';
import { labelsAt } from '../learning/evaluation/label-sets.ts';

export interface ConfusionMatrix {
  type: 'multi_class' | 'multi_label';
  /** Rows are what the documents carry, columns what the model says; of several labels, for each label `[[TN, FP], [FN, TP]]`. */
  confusion_matrix: number[][] | number[][][];
  /** Those of the test documents and of the answers, in the order of the matrix. */
  labels: string[];
  /** Those that the model knows. */
  all_labels: string[];
}

/** From this confidence on the service counts a label of several as given. */
const threshold = 0.5;

export function confusionMatrix(classifier: Classifier, documents: readonly Document[]): ConfusionMatrix {
  const several = classifier.mode === 'multi-label';
  const answers = documents.map(({ text }) => {
    const classes = classifier.classify(text);
    return several ? labelsAt(classes, threshold) : [classes[0]!.name];
  });
  const labels = [...new Set([...documents.flatMap((document) => document.labels), ...answers.flat()])].sort();
  const all = [...classifier.labels].sort();
  return several
    ? { type: 'multi_label', confusion_matrix: labels.map((label) => decisions(label, documents, answers)), labels, all_labels: all }
    : { type: 'multi_class', confusion_matrix: pairs(labels, documents, answers), labels, all_labels: all };
}

/** `output.tar.gz` with `confusion_matrix.json` in it. */
export const writeConfusionMatrix = (matrix: ConfusionMatrix): Uint8Array =>
  gzipSync(writeSingleFileTar('confusion_matrix.json', new TextEncoder().encode(JSON.stringify(matrix))));

function pairs(labels: readonly string[], documents: readonly Document[], answers: readonly (readonly string[])[]): number[][] {
  const at = new Map(labels.map((label, number) => [label, number]));
  const counts = labels.map(() => labels.map(() => 0));
  documents.forEach(({ labels: [actual] }, document) => {
    counts[at.get(actual!)!]![at.get(answers[document]![0]!)!]!++;
  });
  return counts;
}

function decisions(label: string, documents: readonly Document[], answers: readonly (readonly string[])[]): number[][] {
  const counts = [
    [0, 0],
    [0, 0],
  ];
  documents.forEach(({ labels }, document) => {
    counts[labels.includes(label) ? 1 : 0]![answers[document]!.includes(label) ? 1 : 0]!++;
  });
  return counts;
}
