import type { Backend } from './backend.ts';
import type { Desired } from './desired.ts';
import { nowServing, type Observed } from './observe.ts';
import { readSeries, writeRecord } from './records.ts';

/**
 * What happened since a commit was applied to the end and may have been left to a later run: another model was made to serve, or a new attempt
 * at these documents is over.
 */
export function newsSince(at: string, desired: Desired, observed: Observed, candidateKey: string | null): boolean {
  const serving = nowServing(observed);
  if (serving === null) return false;
  const attempt = observed.retrains.findLast(({ contentKey }) => contentKey === desired.contentKey);
  // A candidate other than what serves has a verdict of its own.
  return serving.at > at || (attempt !== undefined && attempt.at > at && candidateKey === serving.model.key);
}

/** Writes down that nothing is left to do for this commit. */
export async function recordApplied(
  { storage, root, now }: Pick<Backend, 'storage' | 'root' | 'now'>,
  desired: Desired,
  observed: Observed,
  candidateKey: string | null,
): Promise<void> {
  const records = await readSeries(storage, root, observed.name, 'applied');
  const last = records.at(-1);
  if (last?.commit === desired.commit && !newsSince(last.at, desired, observed, candidateKey)) return;
  const { commit, contentKey } = desired;
  await writeRecord(storage, root, observed.name, 'applied', records.length + 1, { commit, contentKey, at: now().toISOString() });
}
