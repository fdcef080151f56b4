import type { Span } from '../evaluation/spans.ts';
import { exp } from '../exponential.ts';
import { chainEnds } from './chains.ts';
import { answersAmong, floorOf } from './decision.ts';
import { describeTokens, emptyDescribed } from './features.ts';
import { readModel } from './format.ts';
import { emptyLattice, infer, tagsFor } from './lattice.ts';
import { lookupOf, scoreHashes } from './lookup.ts';
import { findCandidates } from './search.ts';
import { emptyTokens, splitTokens } from './tokens.ts';

export interface Recognizer {
  /** Every entity type of the model, sorted by code unit. */
  types: readonly string[];
  /** The entities in a text with their calibrated confidence (0–1), by start, without overlaps. Offsets are in UTF-16 code units. */
  detect(text: string): (Span & { score: number })[];
}

/** A recognizer from the bytes that `trainRecognizer` made. @throws {Error} when they are damaged, or not a recognizer. */
export function loadRecognizer(bytes: Uint8Array): Recognizer {
  const { types, grain, decision, hashes, weights } = readModel(bytes);
  const lookup = lookupOf({ hashes, weights });
  const moves = weights.moves.map(exp);
  const lattice = emptyLattice(tagsFor(types.length));
  const tokens = emptyTokens();
  const described = emptyDescribed();
  const floor = floorOf(decision);
  return {
    types,
    detect(text) {
      splitTokens(text, grain, tokens);
      describeTokens(text, tokens, described);
      const found: (Span & { score: number })[] = [];
      let from = 0;
      for (const to of chainEnds(text, tokens)) {
        scoreHashes(lookup, described.hashes, from, to, lattice);
        infer(lattice, moves);
        for (const { first, last, type, confidence } of answersAmong(findCandidates(lattice, moves, floor), decision))
          found.push({ start: tokens.starts[from + first]!, end: tokens.ends[from + last]!, type: types[type]!, score: confidence });
        from = to;
      }
      return found;
    },
  };
}
