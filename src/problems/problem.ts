/** Something wrong in the user's own files. Problems are values: they are collected, sorted and all reported at once. */
export interface Problem {
  /** Path relative to the repository, with forward slashes. */
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based, in UTF-16 code units of the line. */
  column: number;
  /** Stable kebab-case identifier, e.g. `unknown-label`. Documented in docs/problems.md. */
  rule: string;
  /** `error` fails the command; `warning` and `notice` are shown. */
  severity: 'error' | 'warning' | 'notice';
  /** What is wrong, with the value; then what is allowed. One or two sentences, stable between runs. */
  message: string;
  /** What to do about it. */
  hint?: string;
  /** The source line, for the caret; left out for binary or very long lines. */
  source?: string;
}

export function byPosition(a: Problem, b: Problem): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule) || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export const isError = (problem: Problem): boolean => problem.severity === 'error';
