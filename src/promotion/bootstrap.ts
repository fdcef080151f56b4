import { seededRandom } from '../learning/evaluation/random.ts';
import { normalQuantile } from './normal.ts';
import { type Paired, values } from './paired.ts';

const RESAMPLES = 2_000;
/** How sure "this test set can show a difference of …" is meant: four times in five. */
const POWER = 0.8;

/** How far a difference measured on these documents may be from the one on all documents like them. */
export interface Spread {
  standardError: number;
  /** The lower end of the difference at a one-sided level, e.g. 0.025 for the lower end of a 95 % interval. */
  lower: (level: number) => number;
  upper: (level: number) => number;
}

/**
 * Paired bootstrap of candidate minus opponent: documents are drawn anew with replacement, each with both answers.
 * Labels that a draw misses are left out of that draw's average. Levels too small for 2,000 draws to show are extended
 * with the normal tail.
 */
export function bootstrap(pair: Paired, seed: string): Spread {
  const { candidate, opponent } = values(pair);
  const differences = resample(pair, seededRandom(seed));
  const mean = differences.reduce((sum, difference) => sum + difference, 0) / RESAMPLES;
  const standardError = Math.sqrt(differences.reduce((sum, difference) => sum + (difference - mean) ** 2, 0) / (RESAMPLES - 1));
  const lower = (level: number) => {
    const rank = Math.max(1, Math.floor(level * RESAMPLES));
    const shown = differences[rank - 1]!;
    return rank >= 20 ? shown : Math.min(shown, candidate - opponent + normalQuantile(level) * standardError);
  };
  const upper = (level: number) => {
    const rank = Math.max(1, Math.floor(level * RESAMPLES));
    const shown = differences[RESAMPLES - rank]!;
    return rank >= 20 ? shown : Math.max(shown, candidate - opponent - normalQuantile(level) * standardError);
  };
  return { standardError, lower, upper };
}

/** The smallest difference that a one-sided test at `confidence` would show four times in five; null when the models never differ. */
export function detectable(standardError: number, confidence: number): number | null {
  return standardError === 0 ? null : (normalQuantile(confidence) + normalQuantile(POWER)) * standardError;
}

/** Sorted differences, one per resample. */
function resample(pair: Paired, next: () => number): Float64Array {
  const { actual, candidate, opponent, labels } = pair;
  const documents = actual.length;
  const perDocument = documents / 2 ** 32;
  // Per label: documents, then given and right of the candidate, then given and right of the opponent.
  const counts = new Int32Array(labels * 5);
  const differences = new Float64Array(RESAMPLES);
  for (let draw = 0; draw < RESAMPLES; draw++) {
    counts.fill(0);
    for (let drawn = 0; drawn < documents; drawn++) {
      const index = Math.floor(next() * perDocument);
      const truth = actual[index]! * 5;
      const mine = candidate[index]! * 5;
      const theirs = opponent[index]! * 5;
      counts[truth]!++;
      counts[mine + 1]!++;
      if (mine === truth) counts[mine + 2]!++;
      counts[theirs + 3]!++;
      if (theirs === truth) counts[theirs + 4]!++;
    }
    differences[draw] = differenceOf(pair, counts);
  }
  return differences.sort();
}

function differenceOf({ averaged, rate }: Paired, counts: Int32Array): number {
  let sum = 0;
  let supported = 0;
  for (const label of averaged) {
    const at = label * 5;
    const support = counts[at]!;
    if (support === 0) continue;
    supported++;
    sum += rate(counts[at + 2]!, counts[at + 1]!, support) - rate(counts[at + 4]!, counts[at + 3]!, support);
  }
  return supported === 0 ? 0 : sum / supported;
}
