import { expectedCalibrationError } from '../classifier/calibration.ts';
import { type Span, spanText } from '../evaluation/spans.ts';
import { exp } from '../exponential.ts';
import { foldsOf } from '../folds.ts';
import { confidenceOf, type Decision, decide, type Evidence } from './decision.ts';
import { emptyLattice, infer, type Lattice, spanChance, step } from './lattice.ts';
import { fit } from './optimiser.ts';
import type { EntityExample, Problem } from './problem.ts';
import { type Candidate, chooseSpans, findCandidates } from './search.ts';
import { scoreTokens } from './weights.ts';

/** What models that did not see a document's text say of it: the honest view of the training documents. */
export interface EntitiesOutOfFold {
  folds: number;
  /** What is found in each example, by start, without overlaps. */
  predicted: Span[][];
  /** Mean confidence in what is found, 0–1; 0 where nothing is. */
  scores: Float32Array;
  /** Mean confidence in the example's own entities, 0–1; of an example without any, the chance that there is none. */
  givenScores: Float32Array;
  /** Mean gap between confidence and share of right answers over what is found, 0–1. */
  expectedCalibrationError: number;
  /** Entities are answers from this confidence on. */
  threshold: number;
}

/** Less likely spans are never answers. */
const leastChance = 0.02;

/** A candidate in some chain, and whether it is one of the example's own entities. */
interface Found extends Candidate {
  chain: number;
  right: boolean;
}

interface Judged {
  found: Found[];
  /** By chain: chances of its own entities; empty when it has none. */
  own: number[][];
  /** By chain: the chance that it has no entity. */
  none: Float64Array;
}

export function crossValidate(
  problem: Problem,
  examples: readonly EntityExample[],
  folds: number,
  progress: (message: string) => void,
): { outOfFold: EntitiesOutOfFold; decision: Decision } {
  const assigned = foldsOf(
    examples.map(({ text }) => text),
    folds,
  );
  const judged = judge(problem, examples, assigned, folds, progress);
  const foldOf = ({ chain }: Found): number => assigned[problem.chains.texts[chain]!]!;
  const { own } = judged;
  const evidenceOf = (counts: (fold: number) => boolean): Evidence => {
    const seen = judged.found.filter((candidate) => counts(foldOf(candidate)));
    const entities = own.reduce((sum, { length }, chain) => sum + (counts(assigned[problem.chains.texts[chain]!]!) ? length : 0), 0);
    return { chances: seen.map(({ chance }) => chance), right: seen.map(({ right }) => right), entities };
  };
  const decisions = Array.from({ length: folds }, (_, fold) => decide(evidenceOf((other) => other !== fold)));
  const decision = decide(evidenceOf(() => true));
  return { outOfFold: { folds, threshold: decision.threshold, ...answers(problem, judged, assigned, decisions) }, decision };
}

function judge(
  problem: Problem,
  examples: readonly EntityExample[],
  assigned: Uint8Array,
  folds: number,
  progress: (message: string) => void,
): Judged {
  const { chains, tags } = problem;
  const numbers = Int32Array.from({ length: chains.examples }, (_, chain) => chain);
  const judged: Judged = { found: [], own: Array.from({ length: chains.examples }, () => []), none: new Float64Array(chains.examples) };
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
      scoreTokens(weights, chains.ids, chains.bounds[chain]!, chains.bounds[chain + 1]!, lattice);
      infer(lattice, moves);
      noteChain(problem, examples[chains.texts[chain]!]!, chain, lattice, moves, judged);
    }
  }
  return judged;
}

function noteChain(
  { chains, gold, tags, types }: Problem,
  example: EntityExample,
  chain: number,
  lattice: Lattice,
  moves: Float64Array,
  judged: Judged,
): void {
  const from = chains.bounds[chain]!;
  for (let first = 0; first < lattice.length; first++) {
    const tag = gold[from + first]!;
    if (tag === 0 || tag > tags.types) continue;
    let last = first;
    while (last + 1 < lattice.length && gold[from + last + 1] === tag + tags.types) last++;
    judged.own[chain]!.push(spanChance(lattice, moves, first, last, tag - 1));
  }
  const spans = new Set(example.entities.map(spanText));
  for (const candidate of findCandidates(lattice, moves, leastChance)) {
    const start = chains.starts[from + candidate.first]!;
    const end = chains.ends[from + candidate.last]!;
    judged.found.push({ ...candidate, chain, right: spans.has(spanText({ start, end, type: types[candidate.type]! })) });
  }
  let none = 1;
  for (let token = 0; token < lattice.length; token++) none *= token === 0 ? lattice.forward[0]! : step(lattice, moves, token, 0, 0);
  judged.none[chain] = none;
}

function answers(
  { chains, types }: Problem,
  { found, own, none }: Judged,
  assigned: Uint8Array,
  decisions: readonly Decision[],
): Omit<EntitiesOutOfFold, 'folds' | 'threshold'> {
  const documents = assigned.length;
  const predicted = Array.from({ length: documents }, (): Span[] => []);
  const given = Array.from({ length: documents }, (): number[] => []);
  const sure = Array.from({ length: documents }, (): number[] => []);
  const nothing = new Float64Array(documents).fill(1);
  const byChain = Array.from({ length: own.length }, (): Found[] => []);
  for (const candidate of found) byChain[candidate.chain]!.push(candidate);
  const [confidences, right]: [number[], boolean[]] = [[], []];
  byChain.forEach((candidates, chain) => {
    const document = chains.texts[chain]!;
    const decision = decisions[assigned[document]!]!;
    for (const chance of own[chain]!) given[document]!.push(confidenceOf(decision, chance));
    nothing[document]! *= none[chain]!;
    for (const each of chosen(candidates, decision)) {
      const from = chains.bounds[chain]!;
      predicted[document]!.push({ start: chains.starts[from + each.first]!, end: chains.ends[from + each.last]!, type: types[each.type]! });
      sure[document]!.push(each.confidence);
      confidences.push(each.confidence);
      right.push(each.right);
    }
  });
  const mean = (list: readonly number[], none: number): number =>
    list.length === 0 ? none : list.reduce((sum, value) => sum + value, 0) / list.length;
  return {
    predicted,
    scores: Float32Array.from(sure, (list) => mean(list, 0)),
    givenScores: Float32Array.from(given, (list, document) => mean(list, nothing[document]!)),
    expectedCalibrationError: expectedCalibrationError(Float32Array.from(confidences), (at) => right[at]!),
  };
}

/** The answers among candidates of one chain, with their confidence. */
export function chosen<Each extends Candidate>(candidates: readonly Each[], decision: Decision): (Each & { confidence: number })[] {
  const sure = candidates
    .map((candidate) => ({ ...candidate, confidence: confidenceOf(decision, candidate.chance) }))
    .filter(({ confidence }) => confidence >= decision.threshold);
  return chooseSpans(sure, ({ confidence }) => confidence - decision.threshold + 1e-9);
}
