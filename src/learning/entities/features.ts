import { mixBits } from '../random.ts';
import { classOf, foldCase, LETTER } from '../text/characters.ts';
import { isDigit, type Tokens } from './tokens.ts';

/** Features of each token: what `describeTokens` writes. */
export const templates = 30;

/** Hashes of what single tokens look like, two places of nothing on either side; used again for the next text. */
interface Looks {
  exact: Int32Array;
  folded: Int32Array;
  /** Kinds of characters, repetitions left out, and with them. */
  shape: Int32Array;
  long: Int32Array;
  /** First and last one to four characters: [4 * token + length − 1]; 0 where the token is shorter. */
  prefixes: Int32Array;
  suffixes: Int32Array;
}

export interface Described {
  /** [token][template], hashes. */
  hashes: Int32Array;
  looks: Looks;
}

const margin = 2;

const looksFor = (tokens: number): Looks => ({
  exact: new Int32Array(tokens + 2 * margin),
  folded: new Int32Array(tokens + 2 * margin),
  shape: new Int32Array(tokens + 2 * margin),
  long: new Int32Array(tokens + 2 * margin),
  prefixes: new Int32Array(4 * (tokens + 2 * margin)),
  suffixes: new Int32Array(4 * (tokens + 2 * margin)),
});

export const emptyDescribed = (): Described => ({ hashes: new Int32Array(256 * templates), looks: looksFor(256) });

const add = (hash: number, value: number): number => {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
};

/** Kinds of characters in shapes; a character that is neither letter nor digit is its own. */
const upper = 0x58;
const lower = 0x78;
const number = 0x64;

/** Fills `described` with the features of the tokens of `text`. */
export function describeTokens(text: string, tokens: Tokens, described: Described): void {
  const { count } = tokens;
  if (described.looks.exact.length < count + 2 * margin) {
    described.looks = looksFor(2 * count);
    described.hashes = new Int32Array(2 * count * templates);
  }
  const { looks, hashes } = described;
  for (let token = 0; token < count; token++) lookAt(text, tokens.starts[token]!, tokens.ends[token]!, looks, token + margin);
  for (let place = 0; place < margin; place++) {
    fillNothing(looks, place, place + 1);
    fillNothing(looks, count + margin + place, 10 + place);
  }
  for (let token = 0; token < count; token++) combineLooks(looks, token + margin, hashes, token * templates);
}

function fillNothing({ exact, folded, shape, long }: Looks, place: number, name: number): void {
  exact[place] = folded[place] = shape[place] = long[place] = name;
}

const codes = new Int32Array(4);

function lookAt(text: string, start: number, end: number, looks: Looks, place: number): void {
  let exact = 0x2545f491;
  let folded = 0x4cf5ad43;
  let shape = 0x1b56c4e9;
  let long = 0x3c6ef372;
  let last = 0;
  let length = 0;
  looks.prefixes.fill(0, 4 * place, 4 * place + 4);
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    const small = isDigit(code) ? 0x30 : foldCase(code);
    const kind = isDigit(code) ? number : small !== code ? upper : classOf(code) === LETTER ? lower : code;
    exact = add(exact, code);
    folded = add(folded, small);
    long = add(long, kind);
    if (kind !== last) shape = add(shape, kind);
    last = kind;
    if (length < 4) looks.prefixes[4 * place + length] = folded;
    codes[length++ & 3] = small;
  }
  looks.exact[place] = exact;
  looks.folded[place] = folded;
  looks.shape[place] = shape;
  looks.long[place] = long;
  let suffix = 0x7f4a7c15;
  for (let back = 0; back < 4; back++) {
    suffix = add(suffix, codes[(length - 1 - back) & 3]!);
    looks.suffixes[4 * place + back] = back < length ? suffix : 0;
  }
}

/** Hashes of one or several looks, each kind under a seed of its own. */
const one = (kind: number, a: number): number => mixBits(add(Math.imul(kind, 0x632be59b), a));
const two = (kind: number, a: number, b: number): number => mixBits(add(add(Math.imul(kind, 0x632be59b), a), b));

/**
 * What is around the token at place `t`, in the words themselves and in their shapes. More pairs of words, farther ones and those that skip
 * the token itself, made nothing better in cross-validation.
 */
function combineLooks(looks: Looks, t: number, hashes: Int32Array, from: number): void {
  const { exact, folded, shape, long, prefixes, suffixes } = looks;
  let at = from;
  hashes[at++] = one(1, 0);
  hashes[at++] = one(2, exact[t]!);
  hashes[at++] = one(3, folded[t]!);
  hashes[at++] = one(4, folded[t - 1]!);
  hashes[at++] = one(5, folded[t + 1]!);
  hashes[at++] = one(6, folded[t - 2]!);
  hashes[at++] = one(7, folded[t + 2]!);
  hashes[at++] = two(8, folded[t - 1]!, folded[t]!);
  hashes[at++] = two(9, folded[t]!, folded[t + 1]!);
  hashes[at++] = one(10, shape[t]!);
  hashes[at++] = one(11, shape[t - 1]!);
  hashes[at++] = one(12, shape[t + 1]!);
  hashes[at++] = one(13, long[t]!);
  hashes[at++] = two(14, shape[t - 1]!, shape[t]!);
  hashes[at++] = two(15, shape[t]!, shape[t + 1]!);
  hashes[at++] = two(16, folded[t - 1]!, shape[t]!);
  hashes[at++] = two(17, shape[t]!, folded[t + 1]!);
  hashes[at++] = two(18, shape[t]!, t === margin ? 1 : 0);
  for (let length = 0; length < 4; length++) {
    hashes[at++] = one(20 + length, prefixes[4 * t + length]!);
    hashes[at++] = one(24 + length, suffixes[4 * t + length]!);
  }
  hashes[at++] = two(28, prefixes[4 * t + 2]!, shape[t]!);
  hashes[at++] = two(29, suffixes[4 * t + 2]!, shape[t]!);
  hashes[at++] = two(30, prefixes[4 * t + 1]!, suffixes[4 * t + 1]!);
  hashes[at++] = two(31, prefixes[4 * t + 2]!, suffixes[4 * t + 2]!);
}
