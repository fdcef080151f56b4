/** How well one model does on one set of documents. All rates 0–1; an undefined one (nothing to divide by) is 0. */
export interface Scores {
  /** Macro over the labels that have test documents. */
  f1: number;
  precision: number;
  recall: number;
  accuracy: number;
  microF1: number;
  /** Judged documents. */
  documents: number;
  perLabel: Record<string, LabelScores>;
  /** Non-zero cells, most frequent first; the diagonal included. */
  confusion: { actual: string; predicted: string; count: number }[];
}

export interface LabelScores {
  f1: number;
  precision: number;
  recall: number;
  /** Test documents that carry the label. */
  support: number;
}

/** One model's answer for one document. */
export interface Prediction {
  label: string;
  /** Calibrated confidence of `label`, 0–1. */
  score: number;
  /** Confidences of the leading labels, highest first; `label` is the first. */
  classes: { name: string; score: number }[];
}
