/** Documents behind a verdict, as reports show them. */

/**
 * A document that the two models answer differently, one of them rightly. Answers are labels; of an entity recognizer the entities that not
 * all agree on, `PERSON “Anna Berg”, PLACE “Oslo”`, and '' where an answer has none of them.
 */
export interface Flip {
  text: string;
  file: string;
  line: number;
  actual: string;
  active: string;
  candidate: string;
}

/** Rows of a change taken together: what F1 owes to them. */
export interface Influence {
  kind: 'file' | 'label';
  /** The file or the label. */
  name: string;
  /** Added or relabelled rows in the group. */
  documents: number;
  /** F1 with them minus F1 without them. */
  f1: number;
}

export interface SuspiciousDocument {
  text: string;
  file: string;
  line: number;
  given: string;
  predicted: string;
  surprise: number;
}
