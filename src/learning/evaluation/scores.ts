/** How well one model does on one set of documents. All rates 0–1; an undefined one (nothing to divide by) is 0. */
export interface Scores {
  /** Macro over the labels that have test documents; of a recognizer over all entities, as precision and recall. */
  f1: number;
  precision: number;
  recall: number;
  /** Share of documents answered rightly; where an answer is a set of labels or entities, of those whose set is exactly right. */
  accuracy: number;
  microF1: number;
  /** Metrics that stand as 0 because nobody measured them. Absent where all were. */
  unmeasured?: readonly string[];
  /** These three only in mode multi-label; with one label for each document they follow from the accuracy. */
  microPrecision?: number;
  microRecall?: number;
  hammingLoss?: number;
  /** Judged documents. */
  documents: number;
  perLabel: Record<string, LabelScores>;
  /**
   * Non-zero cells, most frequent first; the diagonal included. In mode multi-label, what was missed and what was given instead; of a
   * recognizer the types of spans that overlap, '' for nothing.
   */
  confusion: { actual: string; predicted: string; count: number }[];
}

export interface LabelScores {
  f1: number;
  precision: number;
  recall: number;
  /** Test documents that carry the label; of a recognizer the entities of the type. */
  support: number;
}

/** One model's answer for one document. */
export interface Prediction {
  /** Sorted; exactly one, the leading one, of a multi-class model; of a recognizer the texts of its spans. */
  labels: readonly string[];
  /** Calibrated confidence in `labels`, 0–1; of several the mean. */
  score: number;
  /** Confidences of the leading labels, highest first; of a recognizer of its spans. */
  classes: { name: string; score: number }[];
}
