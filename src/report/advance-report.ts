/** A training in advance of a merge. */
export interface InAdvance {
  /** `asked`: no training runs yet. `outdated`: it was made for a merge into an earlier base, so that merging trains again. */
  state: 'asked' | 'training' | 'scoring' | 'judged' | 'refused' | 'failed' | 'outdated';
  /** The commits whose merge it is made for. */
  base: string;
  head: string;
  by: string;
  at: string;
  /** In words: what it waits for, or why it ended. */
  reason: string | null;
  /** The training that runs or ran, and when it began; null before it is started. */
  iteration: string | null;
  since: string | null;
}
