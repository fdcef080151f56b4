import { canonicalText } from './fingerprint.ts';

/**
 * Offsets into one text. Files and the service count Unicode code points, as Python does; we count UTF-16 code units, as JavaScript does.
 * A pair of surrogates is one code point, so no offset of a file can stand inside it.
 */
export interface Offsets {
  /** Code points of the text. */
  length: number;
  /** Code units before so many code points, at most `length`. */
  toUnits: (codePoints: number) => number;
  /** Code points before so many code units. Between the halves of a pair the pair counts. */
  toCodePoints: (units: number) => number;
}

const surrogate = /[\ud800-\udbff]/;

export function offsetsIn(text: string): Offsets {
  if (!surrogate.test(text)) return { length: text.length, toUnits: (offset) => offset, toCodePoints: (offset) => offset };
  const lows = lowSurrogates(text);
  return {
    length: text.length - lows.length,
    // The nth pair begins after `lows[n] - 1 - n` code points.
    toUnits: (offset) => offset + firstWhere(lows.length, (at) => lows[at]! - 1 - at >= offset),
    toCodePoints: (offset) => offset - firstWhere(lows.length, (at) => lows[at]! >= offset),
  };
}

/** Offsets of the second halves of pairs. */
function lowSurrogates(text: string): number[] {
  const lows: number[] = [];
  for (let at = 1; at < text.length; at++) {
    if (text.codePointAt(at - 1)! < 0x10000) continue;
    lows.push(at);
    at++;
  }
  return lows;
}

/**
 * Where a character of a text stands in its canonical form, for any offset in code units. What canonical text does not have, the spaces
 * at both ends, stands at that end; the two characters of a line break CR LF are one there.
 */
export function canonicalOffset(text: string): (units: number) => number {
  const { length } = canonicalText(text);
  const breaks: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) breaks.push(at);
  const cut = /^[\s\u0085]*/.exec(breaks.length === 0 ? text : text.replaceAll('\r\n', ' '))![0].length;
  return (units) => {
    const passed = firstWhere(breaks.length, (at) => breaks[at]! + 2 > units);
    return Math.max(0, Math.min(units - passed - cut, length));
  };
}

/** The first of `0 … length - 1` for which a condition holds that, once true, stays true; `length` when it never does. */
function firstWhere(length: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
