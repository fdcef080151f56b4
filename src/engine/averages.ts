import type { Document } from '../datasets/document.ts';
import type { Classifier } from '../learning/classifier/model.ts';
import { evaluate } from '../learning/evaluation/classification.ts';
import { evaluateLabelSets, labelsAt } from '../learning/evaluation/label-sets.ts';
import type { Averages } from './lake/resources.ts';

/** From this confidence on the service counts a label as given. */
const threshold = 0.5;

/** null when there is nothing to evaluate on. */
export function averagesOf(classifier: Classifier, documents: readonly Document[]): Averages | null {
  if (documents.length === 0) return null;
  return classifier.mode === 'multi-label' ? ofLabelSets(classifier, documents) : ofLabels(classifier, documents);
}

function ofLabels(classifier: Classifier, documents: readonly Document[]): Averages {
  const { f1, precision, recall, accuracy, microF1 } = evaluate(
    documents.map((document) => document.labels[0]!),
    documents.map((document) => classifier.classify(document.text)[0]!.name),
  );
  return { f1, precision, recall, accuracy, microF1 };
}

function ofLabelSets(classifier: Classifier, documents: readonly Document[]): Averages {
  const {
    perLabel: _,
    confusion: __,
    documents: ___,
    ...averages
  } = evaluateLabelSets(
    documents.map((document) => document.labels),
    documents.map((document) => labelsAt(classifier.classify(document.text), threshold)),
    classifier.labels.length,
  );
  return averages;
}
