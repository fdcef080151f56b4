/** What changed between two versions of the labelled data, by meaning rather than by line. Counts are of distinct documents. */
export interface Diff {
  added: number;
  removed: number;
  /** By from → to, largest group first. */
  relabelled: { from: string; to: string; count: number; examples: { file: string; line: number; text: string }[] }[];
  /** Same document in another file or place. */
  moved: number;
  unchanged: number;
  /** Added documents by label, most first. */
  addedPerLabel: Record<string, number>;
}
