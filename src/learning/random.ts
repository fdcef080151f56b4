/** The finaliser of MurmurHash3: every bit of the result depends on every bit of the input. */
export function mixBits(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** A seeded sequence of 32-bit unsigned integers, the same everywhere. */
export function randomSequence(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return mixBits(state) >>> 0;
  };
}

/** Puts `values` into an order drawn from `random`. */
export function shuffle(values: Int32Array, random: () => number): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = random() % (last + 1);
    const value = values[last]!;
    values[last] = values[other]!;
    values[other] = value;
  }
}
