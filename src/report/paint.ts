import { columns, visible } from '../problems/visible.ts';
import { cut } from './escape.ts';

/** Colours and columns of a terminal. */

const styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };
export type Style = keyof typeof styles;
export type Paint = (style: Style, text: string) => string;

export const painter =
  (color: boolean): Paint =>
  (style, text) =>
    color && text !== '' ? `\u001b[${styles[style]}m${text}\u001b[0m` : text;

/** Cells in columns as wide as their widest cell, two spaces apart; the first column to the left, the others to the right. Cells are plain and visible. */
export function grid(rows: readonly (readonly string[])[], paint: (row: number, column: number, text: string) => string): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => columns(row[column] ?? ''))));
  return rows.map((row, index) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat(widths[column]! - columns(cell));
        const painted = paint(index, column, cell);
        return column === 0 ? `${painted}${space}` : `${space}${painted}`;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Words in lines of at most `width` columns; following lines begin with `indent`. A word longer than a line stands alone. */
export function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of visible(text.replace(/\s+/g, ' ')).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columns(longer) + (lines.length > 0 ? indent.length : 0) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].join(`\n${indent}`);
}

/** Somebody's text between quotation marks, one line, at most `width` characters. */
export const quoted = (text: string, width: number): string => `"${visible(cut(text.replace(/\s+/g, ' '), Math.max(20, width)))}"`;
