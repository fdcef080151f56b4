import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainEnds } from '../../../src/learning/entities/chains.ts';
import { emptyTokens, type Grain, splitTokens } from '../../../src/learning/entities/tokens.ts';
import { classOf, IGNORED } from '../../../src/learning/text/characters.ts';
import { anyText } from '../synthetic.ts';

const tokens = emptyTokens();
function split(text: string, grain: Grain): string[] {
  splitTokens(text, grain, tokens);
  return Array.from({ length: tokens.count }, (_, token) => text.slice(tokens.starts[token], tokens.ends[token]));
}

describe('tokens', () => {
  it.each([
    ['It is 5 o’clock in New York.', 'It|is|5|o|’|clock|in|New|York|.'],
    ["It's Ann's, we'll see; I don't", "It|'s|Ann|'s|,|we|'ll|see|;|I|don|'t"],
    ["l’Italie et d'Artagnan", "l|’|Italie|et|d|'|Artagnan"],
    ['Coca-Cola and AT&T, a-', 'Coca-Cola|and|AT&T|,|a|-'],
    ['the U.S. and U.S.A. end.', 'the|U.S.|and|U.S.A.|end|.'],
    ['end of it.Then 3.5 or 10,000 at 12:30', 'end|of|it|.|Then|3.5|or|10,000|at|12:30'],
    ['see https://ex.am/ple?q=1, or www.ex.am.', 'see|https://ex.am/ple?q=1|,|or|www.ex.am|.'],
    ['@ann_b: #NewYork rocks!!! @ #', '@ann_b|:|#NewYork|rocks|!!!|@|#'],
    ['write ann@ex.am now...', 'write|ann@ex.am|now|...'],
    ['who? Here', 'who|?|Here'],
    ['👍🏽 ok ☕️☕️', '👍🏽|ok|☕️|☕️'],
    ['', ''],
    [' \t\u00a0\u3000', ''],
  ])('of %j are words as people see them', (text, wanted) => {
    expect(split(text, 'coarse').join('|')).toBe(wanted);
  });

  it.each([
    ['Coca-Cola and AT&T', 'Coca|-|Cola|and|AT|&|T'],
    ['@ann #NewYork 3.5', '@|ann|#|NewYork|3.5'],
    ['http://ex.am', 'http|:|//|ex|.|am'],
  ])('of %j are fine where annotations need it', (text, wanted) => {
    expect(split(text, 'fine').join('|')).toBe(wanted);
  });

  it('never overlap, never end outside the text, and leave out nothing but white space and what shows nothing', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), fc.constantFrom<Grain>('coarse', 'fine'), (text, grain) => {
        splitTokens(text, grain, tokens);
        let end = 0;
        for (let token = 0; token < tokens.count; token++) {
          const between = Array.from(text.slice(end, tokens.starts[token]));
          expect(between.filter((character) => classOf(character.codePointAt(0)!) !== IGNORED).join('')).toMatch(/^[\s\p{Cc}]*$/u);
          expect(tokens.ends[token]!).toBeGreaterThan(tokens.starts[token]!);
          end = tokens.ends[token]!;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('chains', () => {
  const endsOf = (text: string): number[] => {
    splitTokens(text, 'coarse', tokens);
    return chainEnds(text, tokens);
  };

  it('are whole texts where those are short', () => {
    expect(endsOf('One. Two. Three.')).toEqual([6]);
    expect(endsOf('')).toEqual([0]);
  });

  it('end with a sentence where the text is long, and at 512 tokens without one', () => {
    const sentence = `${'word '.repeat(40)}end. `;
    expect(endsOf(sentence.repeat(4))).toEqual([84, 168]);
    expect(endsOf('word '.repeat(1200))).toEqual([512, 1024, 1200]);
  });
});
