import { confidences } from './calibration.ts';
import { addRow, emptyRows } from './documents.ts';
import { emptyFeatures, extractFeatures } from './features.ts';
import { readModel } from './format.ts';
import { vocabularyOf } from './vocabulary.ts';
import { inverseFrequency, weighDocument } from './weighting.ts';
import { scoreDocument } from './weights.ts';

export interface Classifier {
  /** Every label of the model, sorted by code unit. */
  labels: readonly string[];
  /**
   * Every label with its calibrated confidence (0–1, summing to 1), highest first, equal ones by name. A label that had
   * no training document has confidence 0.
   */
  classify(text: string): { name: string; score: number }[];
}

/** A classifier from the bytes that `trainClassifier` made. @throws {Error} when they are damaged, or not a classifier. */
export function loadClassifier(bytes: Uint8Array): Classifier {
  const { labels, settings, temperature, documents, frequency, hashes, weights } = readModel(bytes);
  const vocabulary = vocabularyOf(hashes);
  const inverse = inverseFrequency(frequency, documents);
  const features = emptyFeatures();
  const rows = emptyRows(1);
  const chances = new Float64Array(labels.length);
  let values = new Float32Array(rows.ids.length);
  return {
    labels,
    classify(text) {
      extractFeatures(text, settings, features);
      rows.end = 0;
      addRow(rows, 0, features, vocabulary, 0);
      if (values.length < rows.end) values = new Float32Array(rows.ids.length);
      weighDocument(rows, 0, inverse, values);
      scoreDocument(weights, rows.ids, values, 0, rows.end, chances);
      confidences(chances, temperature);
      const order = labels.map((_, label) => label).sort((a, b) => chances[b]! - chances[a]! || a - b);
      return order.map((label) => ({ name: labels[label]!, score: chances[label]! }));
    },
  };
}
