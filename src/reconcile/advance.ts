/**
 * Training in advance. A pull request never touches what serves: the generation that merging it would need is a flywheel of its own, made beside
 * everything that the branch has, by a role that can neither change nor delete. When the merge gives the same documents it is found by them, and
 * judged and promoted as any other; otherwise it is removed once nothing runs in it. What was asked for is a series of records, `proposals`.
 */
import type { Desired } from './desired.ts';
import type { Generation } from './generation.ts';
import type { Observed } from './observe.ts';

/** Made for a pull request, and never promoted: the branch does not count on it. */
export const isReserved = ({ record }: Generation, { serving }: Observed): boolean =>
  record.pullRequest !== undefined && !serving.some(({ model }) => model.flywheel.endsWith(`:flywheel/${record.flywheelName}`));

/** What the branch itself made, or promoted; oldest first. */
export const ofTheBranch = (observed: Observed): Generation[] => observed.generations.filter((each) => !isReserved(each, observed));

/**
 * Whether work on these documents may go on in a generation. What was made for exactly them serves whoever proposes or merges them; beyond that a
 * pull request appends to nothing, and nothing is appended to what was made for one.
 */
export const mayWorkIn = (generation: Generation, desired: Desired, observed: Observed): boolean =>
  generation.record.contentKey === desired.contentKey || (desired.pullRequest === null && !isReserved(generation, observed));

/** The generations whose training keeps others waiting: the branch's among each other, and those of one pull request. */
export const rivalsOf = (desired: Desired, observed: Observed): Generation[] =>
  desired.pullRequest === null
    ? ofTheBranch(observed)
    : observed.generations.filter(({ record }) => record.pullRequest === desired.pullRequest);

/** Pull requests that are open, with the head of each; null where nobody knows. */
export type OpenHeads = ReadonlyMap<number, string> | null;

/**
 * The pull request that wants what was trained in advance: an open one that asked for it last, and whose head is still the same, or, where nobody
 * knows what is open, the one that it was made for. null when none does, and of what the branch has.
 */
export function wantedBy(generation: Generation, observed: Observed, open: OpenHeads): number | null {
  const { contentKey, pullRequest = null } = generation.record;
  if (!isReserved(generation, observed) || open === null) return isReserved(generation, observed) ? pullRequest : null;
  const wants = ([number, head]: readonly [number, string]): boolean => {
    const last = observed.proposals.findLast((proposal) => proposal.pullRequest === number);
    return last?.head === head && last.contentKey === contentKey;
  };
  return [...open].find(wants)?.[0] ?? null;
}
