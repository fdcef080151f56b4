/**
 * Training in advance. A pull request never touches what serves: the generation that merging it would need is a flywheel of its own, made beside
 * everything that the branch has, by a role that can neither change nor delete. When the merge gives the same documents it is found by them, and
 * judged and promoted as any other; otherwise it is removed once nothing runs in it. What was asked for is a series of records, `proposals`.
 */
import type { Desired } from './desired.ts';
import type { Generation } from './generation.ts';
import type { Observed } from './observe.ts';

/** Made for a pull request, and not merged: the branch never came to the end of these documents, and nothing of it was promoted. */
export const isReserved = ({ record }: Generation, { serving, applied }: Observed): boolean =>
  record.pullRequest !== undefined &&
  !applied.some(({ contentKey, at }) => contentKey === record.contentKey && at > record.at) &&
  !serving.some(({ model }) => model.flywheel.endsWith(`:flywheel/${record.flywheelName}`));

/** What the branch itself made, or took over by a merge; oldest first. */
export const ofTheBranch = (observed: Observed): Generation[] => observed.generations.filter((each) => !isReserved(each, observed));

/**
 * Whether work on these documents may go on in a generation. What was made for exactly them serves whoever proposes or merges them; beyond that a
 * pull request appends to nothing, and nothing is appended to what was made for one.
 */
export const mayWorkIn = (generation: Generation, desired: Desired, observed: Observed): boolean =>
  generation.record.contentKey === desired.contentKey || (desired.pullRequest === null && !isReserved(generation, observed));

/** The generations whose training keeps others waiting: those that work may go on in, and all of one pull request. */
export const rivalsOf = (desired: Desired, observed: Observed): Generation[] =>
  observed.generations.filter(
    (generation) => mayWorkIn(generation, desired, observed) || generation.record.pullRequest === desired.pullRequest,
  );

/** Numbers of the pull requests that are open; null where nobody knows. */
export type OpenNumbers = ReadonlySet<number> | null;

/**
 * The pull request that wants what was trained in advance: an open one that asked for it last, or, where nobody knows what is open, the one that it
 * was made for. null when none does, and of what the branch has. A new head may have the same documents: until it asks, too, nobody knows.
 */
export function wantedBy(generation: Generation, observed: Observed, open: OpenNumbers): number | null {
  const { contentKey, pullRequest = null } = generation.record;
  if (!isReserved(generation, observed) || open === null) return isReserved(generation, observed) ? pullRequest : null;
  const lastOf = (number: number) => observed.proposals.findLast((proposal) => proposal.pullRequest === number);
  return [...open].find((number) => lastOf(number)?.contentKey === contentKey) ?? null;
}
