import { spanText } from '../evaluation/spans.ts';
import { exp } from '../exponential.ts';
import { answersAmong, floorOf } from './decision.ts';
import { emptyLattice, infer } from './lattice.ts';
import { fit } from './optimiser.ts';
import { crossValidate } from './out-of-fold.ts';
import { type EntityExample, stateProblem } from './problem.ts';
import { findCandidates } from './search.ts';
import { scoreTokens } from './weights.ts';

/** To find when to answer once, for all models: they differ by their examples alone. */
const folds = 3;

/**
 * The texts of the spans that models trained without some of the examples find in other texts, sorted: one list of answers for each group
 * of examples left out (their numbers; none for a model of all). All models share one reading of the texts and one threshold.
 */
export function predictSpansWithout(
  examples: readonly EntityExample[],
  types: readonly string[],
  groups: readonly ReadonlySet<number>[],
  texts: readonly string[],
): string[][][] {
  const problem = stateProblem(examples, types, texts);
  const { chains, tags } = problem;
  const { decision } = crossValidate(problem, examples, folds, () => {});
  const floor = floorOf(decision);
  const lattice = emptyLattice(tags);
  return groups.map((group) => {
    const members = Int32Array.from({ length: chains.examples }, (_, chain) => chain).filter((chain) => !group.has(chains.texts[chain]!));
    const weights = fit(problem, members);
    const moves = weights.moves.map(exp);
    const answers = texts.map((): string[] => []);
    for (let chain = chains.examples; chain < chains.texts.length; chain++) {
      const from = chains.bounds[chain]!;
      scoreTokens(weights, chains.ids, from, chains.bounds[chain + 1]!, lattice);
      infer(lattice, moves);
      for (const { first, last, type } of answersAmong(findCandidates(lattice, moves, floor), decision))
        answers[chains.texts[chain]! - examples.length]!.push(
          spanText({ start: chains.starts[from + first]!, end: chains.ends[from + last]!, type: problem.types[type]! }),
        );
    }
    return answers.map((spans) => spans.sort());
  });
}
