/**
 * The hidden first line of our comment. It says which run wrote the text, so that an older run never overwrites a newer
 * one. It carries no state: whoever may edit the comment could forge it.
 */
export interface Marker {
  /** Commit that the text speaks of: the pull request's head. */
  head: string;
  /** Workflow run; grows with time within a repository. */
  run: number;
  attempt: number;
}

const schemaVersion = 1;

export const markerText = ({ head, run, attempt }: Marker): string =>
  `<!-- flywheel:v${schemaVersion} head=${head} run=${run} attempt=${attempt} -->`;

/** The marker that the body begins with; null for a comment that is not ours. */
export function readMarker(body: string): Marker | null {
  const match = /^<!-- flywheel:v\d+ head=([0-9a-f]*) run=(\d+) attempt=(\d+) -->/.exec(body);
  return match === null ? null : { head: match[1]!, run: Number(match[2]), attempt: Number(match[3]) };
}

/** Whether `a` was written by a later run, or a later attempt of the same run, than `b`. */
export const isLater = (a: Marker, b: Marker): boolean => a.run > b.run || (a.run === b.run && a.attempt > b.attempt);
