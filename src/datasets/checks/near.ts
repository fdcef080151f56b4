import type { Document } from '../document.ts';
import { equals } from '../key-index.ts';

/** Texts that are equal but for what is easily changed: capitals, punctuation, spaces, numbers. Positions count through all lists. */
export interface Near {
  /** For each document the first one that is nearly equal; its own position when it is that one. */
  first: Int32Array;
  /** The text has neither letter nor digit; such texts are all alike, and that says nothing. */
  blank: (at: number) => boolean;
}

/** Two independent 32-bit hashes for each document: 8 bytes, and one chance in 2⁶⁴ that two different texts meet. */
export function nearEquals(lists: readonly (readonly Document[])[]): Near {
  const length = lists.reduce((sum, list) => sum + list.length, 0);
  const [left, right] = [new Int32Array(length), new Int32Array(length)];
  const hash = { left: 0, right: 0 };
  let at = 0;
  for (const list of lists) {
    for (const { text } of list) {
      hashNear(text, hash);
      left[at] = hash.left;
      right[at++] = hash.right;
    }
  }
  const same = (a: number, b: number): boolean => left[a] === left[b] && right[a] === right[b];
  const { first } = equals(length, (index) => left[index]! ^ (left[index]! >>> 15), same);
  return { first, blank: (index) => left[index] === 0 && right[index] === 0 };
}

const [gap, digit] = [32, 48];

/** What an ASCII character becomes: lower case, one digit for all, a gap for the rest. */
const plain = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/\d/.test(character)) return digit;
  return /[a-z]/i.test(character) ? character.toLowerCase().charCodeAt(0) : gap;
});

const notAscii = /[\u0080-\uffff]/;

function hashNear(text: string, hash: { left: number; right: number }): void {
  const folded = notAscii.test(text) ? text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ') : text;
  let [left, right, last] = [0, 0, gap];
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at);
    const one = code < 128 ? plain[code]! : code;
    // Runs of gaps and of digits count once; a gap counts when something follows it.
    if (one === gap || (one === digit && last === digit)) {
      if (one === gap && last !== gap) last = gap;
      continue;
    }
    if (last === gap && left !== 0) [left, right] = [mix(left, gap, 0x01000193), mix(right, gap, 0x5bd1e995)];
    left = mix(left, one, 0x01000193);
    right = mix(right, one, 0x5bd1e995);
    last = one;
  }
  hash.left = left;
  hash.right = right;
}

const mix = (hash: number, code: number, prime: number): number => {
  const product = Math.imul(hash ^ code, prime) + 0x9e3779b9;
  return (product ^ (product >>> 13)) | 0;
};
