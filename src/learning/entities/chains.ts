import type { Tokens } from './tokens.ts';

/** A text is cut only where it is longer than this many tokens, behind the end of a sentence; and anyway behind so many. */
const shortest = 64;
const longest = 512;

/**
 * Where the chains of a text end, in tokens, the last one at the end of the text. A chain is what tags are chosen for together; one for
 * each step of learning, so that a long text teaches more than a single step. What a token looks like knows nothing of chains.
 */
export function chainEnds(text: string, { starts, ends, count }: Tokens): number[] {
  const found: number[] = [];
  let begin = 0;
  for (let token = 0; token < count - 1; token++) {
    const length = token + 1 - begin;
    if (length < shortest || (length < longest && !isEnd(text, starts[token]!, ends[token]!))) continue;
    begin = token + 1;
    found.push(begin);
  }
  found.push(count);
  return found;
}

const isEnd = (text: string, start: number, end: number): boolean => {
  const mark = text.charAt(start);
  return (mark === '.' || mark === '!' || mark === '?') && text.charAt(end) === ' ';
};
