import { byPosition, type Problem } from '../problems/problem.ts';
import { grouped } from './wording.ts';

/** Problems of one file and rule that are shown one by one; the rest become a single line. */
const shownPerRule = 20;

/** Collects problems so that a wrong file of a million rows does not print a million lines. */
export interface ProblemList {
  /** `source` finds the source line; it is asked only for problems that will be shown. */
  add(problem: Problem, source?: () => string | undefined): void;
  /** How many were added. */
  count(): number;
  /** In order of position, with one `… and N more` for each file and rule that has too many. */
  all(): Problem[];
}

export function problemList(): ProblemList {
  const shown: Problem[] = [];
  const tallies = new Map<string, { count: number; next: Problem | null }>();
  return {
    add(problem, source) {
      const key = `${problem.rule}\n${problem.file}`;
      const tally = tallies.get(key) ?? { count: 0, next: null };
      tallies.set(key, tally);
      tally.count++;
      if (tally.count > shownPerRule) {
        tally.next ??= problem;
        return;
      }
      const line = source?.();
      shown.push(line === undefined ? problem : { ...problem, source: line });
    },
    count: () => [...tallies.values()].reduce((sum, { count }) => sum + count, 0),
    all() {
      const rest = [...tallies.values()].flatMap(({ count, next }) => (next === null ? [] : [summary(next, count - shownPerRule)]));
      return [...shown, ...rest].sort(byPosition);
    },
  };
}

function summary(next: Problem, count: number): Problem {
  const { file, line, column, rule, severity } = next;
  return {
    file,
    line,
    column,
    rule,
    severity,
    message: `… and ${grouped(count)} more of this rule in ${file}, from line ${grouped(line)} on.`,
  };
}
