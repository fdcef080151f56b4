import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, cut, fenced, fileAddress, labelName, link, prose } from '../../src/report/escape.ts';
import { commentBody, commentLimit } from '../../src/report/markdown.ts';
import { readMarker } from '../../src/report/marker.ts';
import { context, preview, report } from './builders.ts';

/** Pieces that mean something to Markdown, HTML or GitHub, mixed with any characters. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '@octocat',
        '@org/team',
        '#1',
        'GH-7',
        'fixes #3',
        'https://evil.example',
        'www.evil.example',
        'a@b.example',
        '`',
        '``',
        '```',
        '|',
        '\\|',
        '\\',
      ),
      fc.constantFrom(
        '<!--',
        '-->',
        '<img src=x>',
        '</details>',
        '</code>',
        '[a](b)',
        '![a](b)',
        '**',
        '_',
        '~~',
        '&lt;',
        '&#64;',
        ':tada:',
        '\n',
        '\r\n',
        '\n\n## x',
        '- ',
        '1. ',
        '---',
        '\u202e',
        '\u200b',
        '\ud800',
        '\0',
        'deadbeef',
        'toString',
        '__proto__',
        ' ',
      ),
      fc.string({ unit: 'grapheme' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** What is left for GitHub to interpret once code is taken out. Our code is a one-backtick span or a `code` element. */
const outsideCode = (markdown: string): string => markdown.replace(/`[^`\n]+`|<code>[^<>`|\n]*<\/code>/g, '\u2423');
const meaningful = /[`<>[\]*_~|\\@#!{}$^\n\r]|&(?!lt;|gt;|amp;)|:\/\/|www\.|gh-\d|\p{Cf}|\p{Cc}/iu;

describe('text from outside', () => {
  it('never leaves its code span, table cell or line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const written of [code(text), labelName(text)]) {
          expect(outsideCode(written)).toBe('\u2423');
          if (written.startsWith('`')) expect(written).not.toMatch(/[|\\]/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never becomes a mention, reference, link, tag or structure in a sentence', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = prose(text);
        expect(outsideCode(written)).not.toMatch(meaningful);
        expect(written).not.toMatch(/^([-+=]+|\d+[.)])(\s|$)/);
      }),
      { numRuns: 500 },
    );
  });

  it('never ends its fence', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = fenced(text).split('\n');
        const fence = lines[0]!;
        expect(fence).toMatch(/^`{3,}$/);
        expect(lines.at(-1)).toBe(fence);
        expect(lines.slice(1, -1).join('\n')).not.toContain(fence);
      }),
    );
  });

  it('never leaves the address of a link', () => {
    fc.assert(
      fc.property(hostile, (file) => {
        const address = fileAddress('https://github.com/a/b', 'c0ffee', file, 1);
        expect(address).toMatch(/^https:\/\/github\.com\/a\/b\/blob\/c0ffee\/[\w.~%/-]*#L1$/);
        expect(link(file, address)).toMatch(/^\[(`[^`|\\]+`|<code>[^<>`|]*<\/code>)\]\([^()\s]+\)$/);
      }),
    );
  });

  it('is the same text when nothing in it means anything', () => {
    expect(prose('f1 0.861 → 0.884 (+0.023, p < 0.001) & more: 3 of 4 documents.')).toBe(
      'f1 0.861 → 0.884 (+0.023, p &lt; 0.001) &amp; more: 3 of 4 documents.',
    );
    expect(prose('Run `flywheel check` first.')).toBe('Run `flywheel check` first.');
    expect(code('charged twice, again?')).toBe('`charged twice, again?`');
  });

  it('is cut by characters, not by halves of them', () => {
    expect(cut('abc', 3)).toBe('abc');
    expect(cut('abcd', 3)).toBe('ab…');
    expect(cut('👍👍👍', 2)).toBe('👍…');
  });
});

describe('a comment full of text from outside', () => {
  it('keeps one marker, its structure and its limit', () => {
    fc.assert(
      fc.property(hostile, hostile, fc.boolean(), (text, name, entities) => {
        const flip = { text, file: name, line: 1, actual: name, active: text, candidate: name };
        const body = commentBody(
          report(
            'preview',
            preview({
              name,
              ...(entities ? { task: { type: 'entity-recognizer' } } : {}),
              diff: { ...preview().diff!, relabelled: [{ from: text, to: name, count: 1, examples: [] }], addedPerLabel: { [name]: 1 } },
              influence: [{ kind: 'label', name: text, documents: 5, f1: 0 }],
              flipped: { fixed: [flip], broken: [flip] },
              suspicious: [{ ...flip, given: name, predicted: text, surprise: 0.5 }],
              verdict: {
                ...preview().verdict!,
                reasons: [text, name],
                gates: [{ name: text, value: 0, limit: 1, pass: false, inherited: false }],
              },
              problems: [{ file: name, line: 1, column: 1, rule: 'x', severity: 'warning', message: text, hint: name }],
            }),
          ),
          context,
        );
        expect(body.split('<!--')).toHaveLength(2);
        expect(readMarker(body)).toEqual({ head: context.headSha, run: context.run!.id, attempt: 1 });
        expect(body.split('<details>')).toHaveLength(2);
        expect(body.split('</details>')).toHaveLength(2);
        expect(body.match(/<\/?(?!code>|details>|summary>|sub>|br>)[a-z!]/gi)?.slice(1) ?? []).toEqual([]);
        expect(Buffer.byteLength(body)).toBeLessThanOrEqual(commentLimit);
        for (const row of body.split('\n').filter((line) => line.startsWith('| '))) expect(row).toMatch(/^\|( [^|]* \|)+$/);
      }),
      { numRuns: 150 },
    );
  });
});
