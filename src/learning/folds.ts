import { mixBits } from './random.ts';
import { emptyWords, splitWords } from './text/words.ts';

/** The fold of each text, by a hash of its words: equal texts share one, whatever their case, spacing and position. */
export function foldsOf(texts: readonly string[], folds: number): Uint8Array {
  const words = emptyWords();
  return Uint8Array.from(texts, (text) => {
    splitWords(text, words);
    let hash = 0;
    for (let word = 0, index = 0; word < words.count; word++) {
      for (const end = words.ends[word]!; index < end; index++) hash = mixBits(Math.imul(hash, 31) + words.codes[index]! + 1);
      hash = mixBits(hash + 1);
    }
    return (hash >>> 0) % folds;
  });
}
