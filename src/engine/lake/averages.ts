/** What records keep of how good a model is. */

export interface Evaluated {
  /** ARN. */
  model: string;
  /** null when there was nothing to evaluate on. */
  averages: Averages | null;
}

/**
 * Macro averages over the labels with test documents, 0–1, and the micro average of F1. Micro precision and recall and the Hamming loss
 * are kept of multi-label models only: with one label for each document they follow from the accuracy. Of a recognizer all of them are
 * micro averages over the entities, and the accuracy is the share of documents whose entities are all found and nothing else.
 */
export interface Averages {
  f1: number;
  precision: number;
  recall: number;
  accuracy: number;
  microF1: number;
  microPrecision?: number;
  microRecall?: number;
  hammingLoss?: number;
}

/** How well one type of entities is recognised, and how often it occurs in training. */
export interface EntityTypeScores {
  type: string;
  mentions: number;
  /** 0–1; absent when there was nothing to evaluate on. */
  f1?: number;
  precision?: number;
  recall?: number;
}
