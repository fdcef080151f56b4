import { numberOf, vocabularyOf } from '../vocabulary.ts';
import { confidences } from './calibration.ts';
import { addRow, emptyRows } from './documents.ts';
import { emptyFeatures, extractFeatures } from './features.ts';
import { type Mode, readModel } from './format.ts';
import { confidence } from './label-confidence.ts';
import { inverseFrequency, weighDocument } from './weighting.ts';
import { scoreDocument } from './weights.ts';

export interface Classifier {
  mode: Mode;
  /** Every label of the model, sorted by code unit. */
  labels: readonly string[];
  /**
   * Every label with its calibrated confidence (0–1), highest first, equal ones by name. A label that had no training
   * document has confidence 0. In mode multi-class confidences sum to 1; in mode multi-label each is on its own, and a
   * half is where giving the label begins to be right.
   */
  classify(text: string): { name: string; score: number }[];
}

/** A classifier from the bytes that `trainClassifier` or `trainMultiLabelClassifier` made. @throws {Error} when they are damaged, or not a classifier. */
export function loadClassifier(bytes: Uint8Array): Classifier {
  const { mode, labels, settings, temperature, documents, frequency, hashes, weights, above } = readModel(bytes);
  const vocabulary = vocabularyOf(hashes);
  const inverse = inverseFrequency(frequency, documents);
  const features = emptyFeatures();
  const rows = emptyRows(1);
  const sums = new Float32Array(labels.length);
  const chances = new Float64Array(labels.length);
  let values = new Float32Array(rows.ids.length);
  return {
    mode,
    labels,
    classify(text) {
      extractFeatures(text, settings, features);
      rows.end = 0;
      for (let at = 0; at < features.length; at++) features.hashes[at] = numberOf(vocabulary, features.hashes[at]!);
      addRow(rows, 0, features.hashes, features.wordsEnd, features.length);
      if (values.length < rows.end) values = new Float32Array(rows.ids.length);
      weighDocument(rows, 0, inverse, values);
      scoreDocument(weights, rows.ids, values, 0, rows.end, sums, chances);
      if (mode === 'multi-class') confidences(chances, temperature);
      else
        for (let label = 0; label < chances.length; label++)
          chances[label] = confidence(chances[label]! * (chances[label]! > 0 ? above[label]! : 1));
      const order = labels.map((_, label) => label).sort((a, b) => chances[b]! - chances[a]! || a - b);
      return order.map((label) => ({ name: labels[label]!, score: chances[label]! }));
    },
  };
}
