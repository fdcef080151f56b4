import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyWords, splitWords } from '../../../src/learning/text/words.ts';
import { anyText } from '../synthetic.ts';

function wordsOf(text: string): string[] {
  const words = emptyWords();
  splitWords(text, words);
  return Array.from({ length: words.count }, (_, word) =>
    String.fromCodePoint(...words.codes.subarray(word === 0 ? 0 : words.ends[word - 1], words.ends[word])),
  );
}

describe('words', () => {
  it.each([
    ['splits at spaces and punctuation', 'Refund, please (now)...', ['refund', 'please', 'now']],
    ['keeps digits and letters together', 'order A1-2b 42', ['order', 'a1', '2b', '42']],
    ['keeps marks of tone and money', 'Why?! 5€ 10%', ['why', '?', '!', '5', '€', '10', '%']],
    ['takes every emoji for a word', 'ok👍👍', ['ok', '👍', '👍']],
    ['ignores skin tones and variation selectors', '👍🏽 ❤️', ['👍', '❤']],
    ['takes a joined emoji for its parts', '👩‍💻', ['👩', '💻']],
    ['takes a flag for its two letters', '🇩🇪', ['🇩', '🇪']],
    ['composes a letter and its mark', 'cafe\u0301', ['caf\u00e9']],
    ['composes two marks', 'a\u0302\u0301', ['\u1ea5']],
    ['composes after folding', 'E\u0301', ['\u00e9']],
    ['keeps a mark that composes with nothing', 'x\u0301y', ['x\u0301y']],
    ['keeps sharp s', 'Straße STRAẞE', ['straße', 'straße']],
    ['folds both Turkish capitals to i, and keeps the dotless one', 'İI ı', ['ii', 'ı']],
    ['folds the final sigma', 'ΟΔΟΣ οδος', ['οδοσ', 'οδοσ']],
    ['folds other scripts', 'ПРИВЕТ', ['привет']],
    ['takes Chinese and Japanese characters one by one', '退款のカ', ['退', '款', 'の', 'カ']],
    ['reads ideographs above plane 1', '𠀀a', ['𠀀', 'a']],
    ['keeps Korean words whole', '환불 요청', ['환불', '요청']],
    ['joins at soft hyphens', 're\u00adfund', ['refund']],
    ['skips a byte-order mark', '\ufeffhello', ['hello']],
    ['survives half a character', 'a\ud800b', ['a', 'b']],
    ['finds nothing in nothing', '', []],
    ['finds nothing in punctuation', ' .,;:- \t\n', []],
  ])('%s', (_, text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
  });

  it('are the same however a text is composed and spaced', () => {
    const latin = fc.string({ unit: fc.constantFrom(...Array.from('aeounz ÀÉîõüçñÅșž')), maxLength: 30 });
    fc.assert(
      fc.property(latin, (text) => {
        expect(wordsOf(text.normalize('NFD').replaceAll(' ', '\u00a0 '))).toEqual(wordsOf(text));
      }),
    );
  });

  it('never contain a space, and survive any text', () => {
    fc.assert(fc.property(anyText, (text) => wordsOf(text).every((word) => /^\S+$/u.test(word))));
  });

  it('do not depend on what the buffer held before', () => {
    const words = emptyWords();
    splitWords('one two three '.repeat(2000), words);
    splitWords('four', words);
    expect([words.count, words.ends[0]]).toEqual([1, 4]);
  });
});
