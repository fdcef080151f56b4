import type { Prune, Removal } from '../reconcile/prune.ts';

/** What was removed, or would be. */
export interface PruneReport extends Prune {
  removals: (Removal & {
    /** Why the service would not, in its words; null when it went, and before it is asked. */
    refused: string | null;
  })[];
  /** Somebody said yes: the removals are done. */
  confirmed: boolean;
  /** The embedded engine keeps everything, at no cost. */
  embedded: boolean;
}
