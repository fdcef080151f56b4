import { isError, type Problem } from './problem.ts';
import { columns, visible } from './visible.ts';

/** Terminal columns of a source line that are shown; a longer one is cut around the caret. */
const sourceColumns = 100;
/** A tab is drawn as an arrow of this many columns, whatever its position: what stands in the file matters, not how it is laid out. */
const tab = '→   ';

const paint = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };
type Paint = (style: keyof typeof paint, text: string) => string;

/**
 * Problems for a terminal: `file:line:column: severity: message [rule]`, the source line with a caret, the hint; at the
 * end how many there are. Printed in the given order; '' when there are none. Untrusted text is made visible.
 */
export function printProblems(problems: readonly Problem[], options: { color: boolean }): string {
  if (problems.length === 0) return '';
  const painted: Paint = (style, text) => (options.color ? `\u001b[${paint[style]}m${text}\u001b[0m` : text);
  return `${[...problems.map((problem) => printProblem(problem, painted)), count(problems, painted)].join('\n\n')}\n`;
}

function printProblem(problem: Problem, painted: Paint): string {
  const place = `${visible(problem.file)}:${problem.line}:${problem.column}:`;
  const severity = painted(severityPaint[problem.severity], `${problem.severity}:`);
  const head = `${painted('bold', place)} ${severity} ${visible(problem.message)} ${painted('dim', `[${problem.rule}]`)}`;
  const number = ` ${problem.line} `;
  const margin = painted('dim', `${' '.repeat(number.length)}| `);
  const lines = [head];
  if (problem.source !== undefined) {
    const { text, caret } = excerpt(problem.source, problem.column);
    lines.push(`${painted('dim', `${number}| `)}${text}`, `${margin}${' '.repeat(caret)}${painted('green', '^')}`);
  }
  if (problem.hint !== undefined) lines.push(`${painted('dim', `${' '.repeat(number.length)}= `)}${visible(problem.hint)}`);
  return lines.join('\n');
}

const severityPaint = { error: 'red', warning: 'yellow', notice: 'cyan' } as const;

/** The visible source line, cut to `sourceColumns` around the caret, and the caret's column counted from 0. */
function excerpt(source: string, column: number): { text: string; caret: number } {
  const characters = Array.from(source);
  const shown = characters.map((character) => (character === '\t' ? tab : visible(character)));
  let at = 0;
  for (let units = 1; at < characters.length && units + characters[at]!.length <= column; at++) units += characters[at]!.length;
  const [start, end] = window(shown.map(columns), at);
  const before = `${start > 0 ? '…' : ''}${shown.slice(start, at).join('')}`;
  return { text: `${before}${shown.slice(at, end).join('')}${end < shown.length ? '…' : ''}`.trimEnd(), caret: columns(before) };
}

/** From and to (exclusive) of the cells to show: grown from the caret to both sides while they fit, to the left twice as eagerly. */
function window(widths: readonly number[], at: number): [number, number] {
  let start = at;
  let end = at;
  let total = 0;
  const fits = (index: number, room: number) => index >= 0 && index < widths.length && total + widths[index]! <= room;
  while (fits(end, sourceColumns / 2)) total += widths[end++]!;
  while (fits(start - 1, sourceColumns)) total += widths[--start]!;
  while (fits(end, sourceColumns)) total += widths[end++]!;
  return [start, end];
}

function count(problems: readonly Problem[], painted: Paint): string {
  const errors = problems.filter(isError).length;
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  const notices = problems.length - errors - warnings;
  const parts = [amount(errors, 'error'), amount(warnings, 'warning'), amount(notices, 'notice')].filter((part) => part !== null);
  const files = [...new Set(problems.map(({ file }) => file))];
  const where = files.length === 1 ? visible(files[0]!) : `${files.length} files`;
  return painted(errors > 0 ? 'red' : 'yellow', `${parts.join(', ')} in ${where}`);
}

const amount = (number: number, what: string): string | null => (number === 0 ? null : `${number} ${what}${number === 1 ? '' : 's'}`);
