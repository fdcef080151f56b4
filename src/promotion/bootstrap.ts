import { seededRandom } from '../learning/evaluation/random.ts';
import { normalQuantile } from './normal.ts';
import { type Paired, values } from './paired.ts';

const RESAMPLES = 2_000;

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

/**
 * The smallest difference that this test set can be relied on to show: one that is there is found with probability
 * `confidence` by a test that sees one that is not with probability 1 − `confidence`. Null when the models never differ.
 */
export function detectable(standardError: number, confidence: number): number | null {
  return standardError === 0 ? null : 2 * normalQuantile(confidence) * standardError;
}

/**
 * Sorted differences, one per resample. Documents that add the same to the counts are one cell, so that a draw only counts
 * cells.
 */
function resample(pair: Paired, next: () => number): Float64Array {
  const cells = cellsOf(pair);
  const perDocument = cells.of.length / 2 ** 32;
  const drawn = new Int32Array(cells.tallies.length);
  const counts = new Int32Array(pair.labels * COLUMNS);
  const differences = new Float64Array(RESAMPLES);
  for (let draw = 0; draw < RESAMPLES; draw++) {
    drawn.fill(0);
    for (let document = 0; document < cells.of.length; document++) drawn[cells.of[Math.floor(next() * perDocument)]!]!++;
    tally(cells, drawn, counts.fill(0));
    differences[draw] = differenceOf(pair, counts);
  }
  return differences.sort();
}

interface Cells {
  /** The cell of each document. */
  of: Int32Array;
  /** What one document of each cell adds: the column of `counts`, and how much. */
  tallies: { column: Int32Array; value: Int32Array }[];
}

function cellsOf({ documents }: Paired): Cells {
  const ids = new Map<string, number>();
  const cells: Cells = { of: new Int32Array(documents.length), tallies: [] };
  documents.forEach((additions, document) => {
    const entries = additions.flatMap(({ label, support, candidate, opponent }) =>
      [support, candidate.given, candidate.right, opponent.given, opponent.right].flatMap((value, column) =>
        value === 0 ? [] : [{ column: label * COLUMNS + column, value }],
      ),
    );
    const key = entries.map(({ column, value }) => `${column} ${value}`).join();
    const id = ids.get(key) ?? ids.size;
    if (id === ids.size) {
      ids.set(key, id);
      cells.tallies.push({
        column: Int32Array.from(entries, ({ column }) => column),
        value: Int32Array.from(entries, ({ value }) => value),
      });
    }
    cells.of[document] = id;
  });
  return cells;
}

/** Per label: documents, then given and right of the candidate, then given and right of the opponent. */
const COLUMNS = 5;

function tally({ tallies }: Cells, drawn: Int32Array, counts: Int32Array): void {
  for (let cell = 0; cell < drawn.length; cell++) {
    const documents = drawn[cell]!;
    if (documents === 0) continue;
    const { column, value } = tallies[cell]!;
    for (let at = 0; at < column.length; at++) counts[column[at]!]! += documents * value[at]!;
  }
}

function differenceOf({ averaged, rate }: Paired, counts: Int32Array): number {
  let sum = 0;
  let supported = 0;
  for (const label of averaged) {
    const at = label * COLUMNS;
    const support = counts[at]!;
    if (support === 0) continue;
    supported++;
    sum += rate(counts[at + 2]!, counts[at + 1]!, support) - rate(counts[at + 4]!, counts[at + 3]!, support);
  }
  return supported === 0 ? 0 : sum / supported;
}
