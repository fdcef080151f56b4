import { classOf, IGNORED, LETTER } from '../text/characters.ts';

/** Where the tokens of one text begin and end, in UTF-16 code units, in buffers that are used again for the next text. */
export interface Tokens {
  starts: Int32Array;
  ends: Int32Array;
  count: number;
}

export const emptyTokens = (): Tokens => ({ starts: new Int32Array(256), ends: new Int32Array(256), count: 0 });

/**
 * What holds a token together. Coarse tokens are words as people see them: web addresses, @names, #tags, `Coca-Cola`, `U.S.` are one each.
 * Fine ones split at every character that is neither letter nor digit, for annotations that end inside such words.
 */
export type Grain = 'coarse' | 'fine';

const isSpace = (code: number): boolean =>
  code <= 0x20 || (code >= 0x7f && code <= 0xa0) || code === 0x3000 || code === 0x1680 || isRareSpace(code);
const isRareSpace = (code: number): boolean =>
  (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f;

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isWord = (code: number): boolean => classOf(code) === LETTER;
const isUpper = (code: number): boolean => code >= 0x41 && code <= 0x5a;
/** The code point at `index`; a space beyond the end. */
const codeAt = (text: string, index: number): number => text.codePointAt(index) ?? 0x20;
const widthOf = (code: number): number => (code > 0xffff ? 2 : 1);

const dot = 0x2e;
const comma = 0x2c;
const colon = 0x3a;
const hyphen = 0x2d;
const ampersand = 0x26;
const at = 0x40;
const hash = 0x23;
const underscore = 0x5f;
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;

const address = /(?:https?:\/\/|www\.)[^\s<>"]+/iy;
const afterAddress = /[.,;:!?)'\]]+$/;
/** English endings that are words of their own. */
const ending = /['’](?:s|m|d|t|re|ve|ll)(?![a-z])/iy;

/** Splits `text` into tokens. Only white space, and characters that show nothing, are in none. */
export function splitTokens(text: string, grain: Grain, tokens: Tokens): void {
  if (tokens.starts.length < text.length) {
    tokens.starts = new Int32Array(2 * text.length);
    tokens.ends = new Int32Array(2 * text.length);
  }
  tokens.count = 0;
  for (let index = 0; index < text.length; ) {
    const code = codeAt(text, index);
    if (isSpace(code) || classOf(code) === IGNORED) {
      index += widthOf(code);
      continue;
    }
    const end = tokenEnd(text, index, code, grain);
    tokens.starts[tokens.count] = index;
    tokens.ends[tokens.count++] = end;
    index = end;
  }
}

function tokenEnd(text: string, start: number, code: number, grain: Grain): number {
  if (grain === 'coarse') {
    if (code === 0x68 || code === 0x48 || code === 0x77 || code === 0x57) {
      const length = matchAt(address, text, start).replace(afterAddress, '').length;
      if (length > 0) return start + length;
    }
    if ((code === at || code === hash) && isNamed(codeAt(text, start + 1))) return wordEnd(text, start + 1, grain);
  }
  if (isApostrophe(code)) {
    const length = matchAt(ending, text, start).length;
    if (length > 0) return start + length;
  }
  if (isWord(code)) return wordEnd(text, start, grain);
  return runEnd(text, start, code);
}

function matchAt(pattern: RegExp, text: string, start: number): string {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0] ?? '';
}

const isNamed = (code: number): boolean => isWord(code) || code === underscore;

/** The same mark several times is one token; a character that is a word by itself is one each time. */
function runEnd(text: string, start: number, code: number): number {
  const width = widthOf(code);
  let index = start + width;
  if (code >= 0x80) {
    while (index < text.length && classOf(codeAt(text, index)) === IGNORED) index += widthOf(codeAt(text, index));
    return index;
  }
  while (text.charCodeAt(index) === code) index++;
  return index;
}

function wordEnd(text: string, start: number, grain: Grain): number {
  let run = start;
  for (let index = start; ; ) {
    const code = codeAt(text, index);
    if (index < text.length && (isWord(code) || classOf(code) === IGNORED)) {
      index += widthOf(code);
      continue;
    }
    if (!joins(text, run, index, code, grain)) return abbreviationEnd(text, start, index, grain);
    run = index += 1;
  }
}

/** Whether the character at `index`, which ends the run that began at `run`, is inside a word all the same. */
function joins(text: string, run: number, index: number, code: number, grain: Grain): boolean {
  const before = text.charCodeAt(index - 1);
  const after = codeAt(text, index + 1);
  if (code === dot || code === comma || code === colon) {
    if (isDigit(before) && isDigit(after)) return true;
    if (grain === 'fine' || code !== dot || !isWord(after)) return false;
    return index - run === 1 || !(isUpper(after) || isDigit(after));
  }
  if (grain === 'fine') return false;
  if (code === underscore) return true;
  if (code === ampersand) return isUpper(before) && isUpper(after);
  return (code === hyphen || code === at) && index > run && isWord(after);
}

/** The dot behind `U.S` belongs to it. */
function abbreviationEnd(text: string, start: number, end: number, grain: Grain): number {
  if (grain === 'fine' || text.charCodeAt(end) !== dot || end - start < 3 || (end - start) % 2 === 0) return end;
  for (let index = start; index < end; index++) if ((text.charCodeAt(index) === dot) !== ((index - start) % 2 === 1)) return end;
  return isWord(codeAt(text, start)) ? end + 1 : end;
}
