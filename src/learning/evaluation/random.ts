/**
 * A generator of uniform 32-bit unsigned integers (xoshiro128**), the same sequence for the same seed on every platform:
 * integer arithmetic only. Resampling draws millions of numbers under seeds that differ in a letter, which needs a longer
 * period and better kept apart streams than the shuffling of `../random.ts`. Not for secrets.
 */
export function seededRandom(seed: string): () => number {
  const [first, second, third, fourth] = [1, 2, 3, 4].map((lane) => hash(seed, lane)) as [number, number, number, number];
  let a = first;
  let b = second;
  let c = third;
  let d = fourth | 1; // A state of zeros would stay there for ever.
  return () => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}

/** FNV-1a over UTF-16 code units with the finaliser of MurmurHash3, so that seeds that differ in one letter share nothing. */
function hash(text: string, lane: number): number {
  let state = 0x811c9dc5 ^ Math.imul(lane, 0x9e3779b9);
  for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
