import { type Lattice, step } from './lattice.ts';

/** Tokens that may be an entity, the last one included, and how likely they are one. */
export interface Candidate {
  first: number;
  last: number;
  /** Number of the entity type. */
  type: number;
  /** 0–1. */
  chance: number;
}

/** All spans that are entities with a chance of at least `floor`, which is above 0, by their last token. After `infer`. */
export function findCandidates(lattice: Lattice, moves: Float64Array, floor: number): Candidate[] {
  const { tags, length, forward, backward } = lattice;
  const { types, count } = tags;
  const found: Candidate[] = [];
  for (let first = 0; first < length; first++)
    for (let type = 0; type < types; type++) {
      let tag = 1 + type;
      let begun = forward[first * count + tag]!;
      const inner = 1 + types + type;
      for (let last = first; last < length && begun * backward[last * count + tag]! >= floor; last++) {
        const longer = last + 1 < length ? begun * step(lattice, moves, last + 1, tag, inner) : 0;
        const chance = begun * backward[last * count + tag]! - (longer === 0 ? 0 : longer * backward[(last + 1) * count + inner]!);
        if (chance >= floor) found.push({ first, last, type, chance });
        begun = longer;
        tag = inner;
      }
    }
  return found.sort((a, b) => a.last - b.last || a.first - b.first || a.type - b.type);
}

/**
 * Those candidates without a token in common whose worth together is highest, in the order of the text.
 * @param candidates by their last token
 */
export function chooseSpans<Each extends Candidate>(candidates: readonly Each[], worth: (candidate: Each) => number): Each[] {
  const best = [0];
  const before: number[] = [];
  candidates.forEach((candidate, at) => {
    let free = at;
    while (free > 0 && candidates[free - 1]!.last >= candidate.first) free--;
    before.push(free);
    best.push(Math.max(best[at]!, best[free]! + worth(candidate)));
  });
  const chosen: Each[] = [];
  for (let at = candidates.length; at > 0; )
    if (best[at] === best[at - 1]) at--;
    else {
      chosen.push(candidates[at - 1]!);
      at = before[at - 1]!;
    }
  return chosen.reverse();
}
