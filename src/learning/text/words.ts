import { classOf, compose, foldCase, IGNORED, LETTER, SEPARATOR, SOLO } from './characters.ts';

/** The words of one text, in a buffer that is used again for the next one. */
export interface Words {
  /** Folded, composed code points of all words, one after the other. */
  codes: Int32Array;
  /** Where each word ends in `codes`, exclusive; it begins where the one before ends. */
  ends: Int32Array;
  count: number;
}

export const emptyWords = (): Words => ({ codes: new Int32Array(1024), ends: new Int32Array(1024), count: 0 });

/** First code point above those that can combine with the one before: most text never gets that far. */
const firstMark = 0x300;

/**
 * Splits `text` into words: runs of letters, digits and marks, and every solo character by itself. Case is folded, and
 * letters written as base and mark are composed, so that two spellings of one text give the same words.
 */
export function splitWords(text: string, words: Words): void {
  if (words.codes.length < text.length) {
    words.codes = new Int32Array(text.length * 2);
    words.ends = new Int32Array(text.length * 2);
  }
  const { codes, ends } = words;
  let length = 0;
  let count = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    let code = text.charCodeAt(index);
    if (code >= 0xd800 && code < 0xe000) {
      code = text.codePointAt(index)!;
      if (code > 0xffff) index++;
    }
    const kind = classOf(code);
    if (kind === LETTER) {
      const folded = foldCase(code);
      const whole = folded >= firstMark && length > start ? compose(codes[length - 1]!, folded) : 0;
      if (whole === 0) codes[length++] = folded;
      else codes[length - 1] = whole;
      continue;
    }
    if (kind === IGNORED) continue;
    if (length > start) start = ends[count++] = length;
    if (kind === SEPARATOR) continue;
    codes[length++] = foldCase(code);
    start = ends[count++] = length;
  }
  if (length > start) ends[count++] = length;
  words.count = count;
}

/** Whether the word that starts with this code point is a single character by nature. */
export const isSolo = (firstCode: number): boolean => classOf(firstCode) === SOLO;
