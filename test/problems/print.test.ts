import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printProblems } from '../../src/problems/print.ts';
import type { Problem } from '../../src/problems/problem.ts';
import { columns, visible } from '../../src/problems/visible.ts';

const problem = (rest: Partial<Problem>): Problem => ({
  file: 'data/train.csv',
  line: 12,
  column: 1,
  rule: 'unknown-label',
  severity: 'error',
  message: 'The label "biling" is not declared.',
  ...rest,
});
const print = (...problems: Partial<Problem>[]) => printProblems(problems.map(problem), { color: false });

describe('printProblems', () => {
  it('prints nothing for nothing', () => {
    expect(printProblems([], { color: true })).toBe('');
  });

  it('prints place, severity, message, rule, source with a caret, and the hint; then counts', () => {
    expect(print({ column: 8, source: 'hello, biling', hint: 'Did you mean "billing"?' }, { severity: 'warning', file: 'b.csv' })).toBe(
      `data/train.csv:12:8: error: The label "biling" is not declared. [unknown-label]
 12 | hello, biling
    |        ^
    = Did you mean "billing"?

b.csv:12:1: warning: The label "biling" is not declared. [unknown-label]

1 error, 1 warning in 2 files
`,
    );
  });

  it.each([
    ['a tab', '\tx', 2, '→   x', 4],
    ['wide characters', '漢字x', 3, '漢字x', 4],
    ['an emoji of two units', '😀x', 3, '😀x', 2],
    ['a combining mark', 'e\u0301x', 3, 'e\u0301x', 1],
    ['a hidden character', 'a\u200bx', 3, 'a\\u{200b}x', 9],
    ['the second half of a pair', '😀x', 2, '😀x', 0],
    ['a column after the end', 'ab', 9, 'ab', 2],
  ])('puts the caret under its column after %s', (_name, source, column, shown, indent) => {
    const lines = print({ source, column }).split('\n');
    expect(lines[1]).toBe(` 12 | ${shown}`);
    expect(lines[2]).toBe(`    | ${' '.repeat(indent)}^`);
  });

  it('cuts a long line around the caret', () => {
    const source = `${'a'.repeat(500)}X${'b'.repeat(500)}`;
    const [, line, caret] = print({ source, column: 501 }).split('\n');
    expect(columns(line!)).toBe(6 + 102);
    expect(line![caret!.indexOf('^')]).toBe('X');
    expect(line).toMatch(/\| …a+Xb+…$/);
  });

  it('paints only when asked', () => {
    const painted = printProblems([problem({ source: 'x' })], { color: true });
    expect(painted).toContain('\u001b[31merror:\u001b[0m');
    const plain = painted.split('\u001b').map((part, index) => (index === 0 ? part : part.replace(/^\[\d+m/, '')));
    expect(plain.join('')).toBe(print({ source: 'x' }));
  });

  it('lets no hidden character of untrusted text through, and always points into the line', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 }).map((one) => one.replaceAll('\n', ''));
    fc.assert(
      fc.property(text, text, text, fc.integer({ min: 1, max: 250 }), (file, message, source, column) => {
        const printed = print({ file, message, source, column, hint: message });
        expect(visible(printed.replaceAll('\n', ''))).toBe(printed.replaceAll('\n', ''));
        expect(printed.split('\n')[2]).toMatch(/^ +\| +\^$|^ +\| \^$/);
      }),
    );
  });
});

describe('visible', () => {
  it.each([
    ['tab\there\r\n', 'tab\\there\\r\\n'],
    ['\u001b[31m', '\\u{1b}[31m'],
    ['a\u202eb\u2066c', 'a\\u{202e}b\\u{2066}c'],
    ['\u200b\u00ad\ufeff', '\\u{200b}\\u{ad}\\u{feff}'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud800', '\\u{d800}'],
    ['Grüße, 漢字 😀 مرحبا ❤\ufe0f', 'Grüße, 漢字 😀 مرحبا ❤\ufe0f'],
  ])('writes %j as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});
