/**
 * Offsets into a text: Amazon Comprehend counts Unicode code points, as Python does; strings here count UTF-16 code units. The two differ
 * behind the first character outside the Basic Multilingual Plane, such as an emoji.
 */

/** Half of a pair, alone, counts as one code point. */
const pair = /[\ud800-\udbff][\udc00-\udfff]/g;

/** For offsets into this text: from code points to code units. An offset beyond the end stays as far beyond it. */
export function codeUnitsIn(text: string): (codePoints: number) => number {
  const pairs = pairsIn(text);
  // A pair that begins at code unit u, with k pairs before it, is code point u − k.
  return (codePoints) => codePoints + countBelow(pairs, codePoints, (unit, before) => unit - before);
}

/** For offsets into this text: from code units to code points. One that lies inside a pair counts as before it. */
export function codePointsIn(text: string): (codeUnits: number) => number {
  const pairs = pairsIn(text);
  return (codeUnits) => codeUnits - countBelow(pairs, codeUnits, (unit) => unit);
}

/** Where surrogate pairs begin, in code units. */
const pairsIn = (text: string): number[] => Array.from(text.matchAll(pair), ({ index }) => index);

/** How many of the pairs begin before the offset. */
function countBelow(pairs: readonly number[], offset: number, begins: (unit: number, before: number) => number): number {
  let [low, high] = [0, pairs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begins(pairs[middle]!, middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
