import type { Problem } from '../problems/problem.ts';
import type { Rule } from './rule.ts';

/** A position in flywheel.yaml: 1-based line and column (UTF-16 units), and the line itself. */
export interface Place {
  line: number;
  column: number;
  source: string;
}

/** Longer lines are left out of problems: nobody writes them by hand. */
const maximumSourceLength = 4000;

/** Turns an offset into the text into a place. An offset at or after the last line break is on the last line that has content. */
export function placesIn(text: string): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    const start = starts[low]!;
    const end = starts[low + 1];
    const source = text.slice(start, end === undefined ? undefined : end - 1).replace(/\r$/, '');
    if (source === '' && low > 0 && offset >= text.length) return { ...endOf(text, starts, low - 1) };
    return { line: low + 1, column: Math.min(offset - start, source.length) + 1, source };
  };
}

function endOf(text: string, starts: readonly number[], index: number): Place {
  const source = text.slice(starts[index]!, starts[index + 1]! - 1).replace(/\r$/, '');
  return { line: index + 1, column: source.length + 1, source };
}

export interface Details {
  hint?: string;
  severity?: Problem['severity'];
}

export function problemAt(file: string, place: Place, rule: Rule, message: string, details: Details = {}): Problem {
  const { line, column, source } = place;
  return {
    file,
    line,
    column,
    rule,
    severity: details.severity ?? 'error',
    message,
    ...(details.hint === undefined ? {} : { hint: details.hint }),
    ...(source.length > maximumSourceLength ? {} : { source }),
  };
}
