/** Longer words are no slips of the finger, and distance costs the product of both lengths. */
const maximumWord = 64;

/** The candidate that was probably meant, or null: other capitals or separators, the beginning of a word, a few wrong letters. */
export function closest(word: string, candidates: readonly string[]): string | null {
  if (word.length > maximumWord) return null;
  const plain = simplified(word);
  const same = candidates.find((candidate) => simplified(candidate) === plain);
  if (same !== undefined || plain === '') return same ?? null;
  const synonym = Object.hasOwn(synonyms, plain) ? synonyms[plain]! : null;
  if (synonym !== null && candidates.includes(synonym)) return synonym;
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: distance(plain, simplified(candidate)) }))
    .filter((one) => one.distance <= Math.max(1, Math.floor(Math.min(plain.length, one.candidate.length) / 3)))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate ?? candidates.find((candidate) => startsAlike(plain, simplified(candidate))) ?? null;
}

/** What other tools call it. */
const synonyms: Record<string, string> = {
  categories: 'labels',
  classes: 'labels',
  dev: 'test',
  eval: 'test',
  holdout: 'test',
  validation: 'test',
  maxdrop: 'maximumDrop',
  min: 'minimum',
  minperlabel: 'minimumPerLabel',
  f1score: 'f1',
};

const simplified = (word: string): string => word.toLowerCase().replace(/[-_\s]/g, '');

/** `lang` for `language`, `training` for `train`, `english` for `en`. */
const startsAlike = (word: string, candidate: string): boolean =>
  (word.length >= 3 && candidate.startsWith(word)) || (candidate.length >= 2 && word.startsWith(candidate));

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
export function distance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = rows[i - 1]![j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      let best = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, replaced);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[from.length]![to.length]!;
}
