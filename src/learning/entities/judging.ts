import { exp } from '../exponential.ts';
import { emptyLattice, infer, type Lattice, spanChance } from './lattice.ts';
import { fit } from './optimiser.ts';
import type { Problem } from './problem.ts';
import { type Candidate, findCandidates } from './search.ts';
import { scoreTokens } from './weights.ts';

/** Less likely spans are never answers. */
const leastChance = 0.02;

/** What a model that did not see a chain says of it. */
export interface JudgedChain {
  /** By their last token. Right is what is one of the chain's own entities, in tokens. */
  candidates: (Candidate & { right: boolean })[];
  /** Chances of its own entities. */
  own: number[];
}

/**
 * Learns once without each fold, and asks about that fold.
 * @param assigned the fold of each example
 * @returns one for each chain of the examples
 */
export function judgeChains(problem: Problem, assigned: Uint8Array, folds: number, progress: (message: string) => void): JudgedChain[] {
  const { chains, tags } = problem;
  const numbers = Int32Array.from({ length: chains.examples }, (_, chain) => chain);
  const judged = Array.from(numbers, (): JudgedChain => ({ candidates: [], own: [] }));
  const lattice = emptyLattice(tags);
  for (let fold = 0; fold < folds; fold++) {
    progress(`fold ${fold + 1} of ${folds}`);
    const isHeld = (chain: number): boolean => assigned[chains.texts[chain]!] === fold;
    const weights = fit(
      problem,
      numbers.filter((chain) => !isHeld(chain)),
    );
    const moves = weights.moves.map(exp);
    for (const chain of numbers.filter(isHeld)) {
      const [from, to] = [chains.bounds[chain]!, chains.bounds[chain + 1]!];
      scoreTokens(weights, chains.ids, from, to, lattice);
      infer(lattice, moves);
      judged[chain] = judgeChain(problem.gold.subarray(from, to), lattice, moves);
    }
  }
  return judged;
}

function judgeChain(gold: Uint8Array, lattice: Lattice, moves: Float64Array): JudgedChain {
  const { types } = lattice.tags;
  const places = new Set<string>();
  const own: number[] = [];
  for (let first = 0; first < gold.length; first++) {
    const tag = gold[first]!;
    if (tag === 0 || tag > types) continue;
    let last = first;
    while (gold[last + 1] === tag + types) last++;
    places.add(`${first} ${last} ${tag - 1}`);
    own.push(spanChance(lattice, moves, first, last, tag - 1));
  }
  const candidates = findCandidates(lattice, moves, leastChance).map((candidate) => ({
    ...candidate,
    right: places.has(`${candidate.first} ${candidate.last} ${candidate.type}`),
  }));
  return { candidates, own };
}
