/** What CreateDocumentClassifier leaves at its OutputDataConfig (developer guide, page cer-doc-class, section on the confusion matrix). */
import { gzipSync } from 'node:zlib';
import { writeSingleFileTar } from '../comprehend/tar.ts';
import type { Document } from '../datasets/document.ts';
import { labelsAt } from '../learning/evaluation/label-sets.ts';
import type { LoadedModel } from './learner.ts';

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

/** @param known the labels of the model */
export function confusionMatrix(model: LoadedModel, known: readonly string[], documents: readonly Document[]): ConfusionMatrix {
  const answers = documents.map(({ text }) => labelsFor(model, text));
  const labels = [...new Set([...documents.flatMap((document) => document.labels), ...answers.flat()])].sort();
  const isMultiLabel = documents.length > 0 && model.answer(documents[0]!.text).Labels !== undefined;
  return {
    type: isMultiLabel ? 'multi_label' : 'multi_class',
    confusion_matrix: isMultiLabel ? labels.map((label) => decisions(label, documents, answers)) : pairs(labels, documents, answers),
    labels,
    all_labels: [...known].sort(),
  };
}

/** `output.tar.gz` with `confusion_matrix.json` in it. */
export const writeConfusionMatrix = (matrix: ConfusionMatrix): Uint8Array =>
  gzipSync(writeSingleFileTar('confusion_matrix.json', new TextEncoder().encode(JSON.stringify(matrix))));

function labelsFor(model: LoadedModel, text: string): string[] {
  const { Classes, Labels } = model.answer(text);
  if (Labels === undefined) return [Classes![0]!.Name];
  return labelsAt(
    Labels.map(({ Name, Score }) => ({ name: Name, score: Score })),
    threshold,
  );
}

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
