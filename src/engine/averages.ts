import type { Document } from '../datasets/document.ts';
import type { Classifier } from '../learning/classifier/model.ts';
import { evaluate } from '../learning/evaluation/classification.ts';
import type { Averages } from './lake/resources.ts';

/** null when there is nothing to evaluate on. */
export function averagesOf(classifier: Classifier, documents: readonly Document[]): Averages | null {
  if (documents.length === 0) return null;
  const { f1, precision, recall, accuracy, microF1 } = evaluate(
    documents.map((document) => document.labels[0]!),
    documents.map((document) => classifier.classify(document.text)[0]!.name),
  );
  return { f1, precision, recall, accuracy, microF1 };
}
