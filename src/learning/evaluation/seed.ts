/**
 * A seed for `randomSequence` from a text: FNV-1a over UTF-16 code units, 32 bits. Two resamplings of one judgement are
 * seeded with texts that differ, e.g. `<evidence key>/active/f1/bootstrap`.
 */
export function seedOf(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  return state >>> 0;
}
