/** `1,234`. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** `1 document`, `1,234 documents`. */
export const counted = (value: number, noun: string, plural = `${noun}s`): string => `${grouped(value)} ${value === 1 ? noun : plural}`;

/** A value in double quotes on one line, cut to `most` characters; quotes and control characters are escaped as in JSON. */
export function quoted(value: string, most = 60): string {
  // A cut through a surrogate pair would leave half a character.
  const cut = value.length > most ? `${value.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : value;
  return JSON.stringify(cut);
}

/** `a, b and 3 more`, or `a, b and c` when all fit. */
export function listed(items: readonly string[], most = 10): string {
  if (items.length <= 1) return items.join('');
  if (items.length > most) return `${items.slice(0, most).join(', ')} and ${grouped(items.length - most)} more`;
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** The candidate nearest to what was written, when at most a third of its characters differ; null otherwise. */
export function nearest(written: string, candidates: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.floor(Math.max(written.length, 3) / 3) + 1;
  for (const candidate of candidates) {
    const edits = distance(written.toLowerCase(), candidate.toLowerCase(), least);
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}

/** Levenshtein distance; anything from `limit` on is returned as `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const here = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      here.push(Math.min(replaced, above[column]! + 1, here[column - 1]! + 1));
    }
    if (Math.min(...here) >= limit) return limit;
    above = here;
  }
  return Math.min(above[b.length]!, limit);
}
