import { hash } from 'node:crypto';
import type { Entity } from './document.ts';

const lineBreaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

/**
 * The characters that training, scoring and prediction see: each line break is one space, the ends are trimmed.
 * Line breaks are CR LF, LF, CR, vertical tab, form feed, next line (U+0085), and the Unicode line and paragraph separators.
 */
export const canonicalText = (text: string): string => text.replace(lineBreaks, ' ').trim();

/**
 * Names a document: 32 hex digits, 16 of SHA-256 over the text, then 16 of SHA-256 over that whole hash and the labels.
 * `text` is canonical, `labels` sorted and distinct. Hashes of this form are stored in lakes: the formula never changes.
 */
export function fingerprint(text: string, labels: readonly string[]): string {
  const ofText = hash('sha256', text, 'hex');
  const ofBoth = hash('sha256', `${ofText}\n${labels.map(lengthPrefixed).join('')}`, 'hex');
  return flat(ofText, ofBoth);
}

/** The labels that the fingerprint of a document with entities is made of: `17-23 PRODUCT`, in their order. */
export const entityText = ({ start, end, type }: Entity): string => `${start}-${end} ${type}`;

/** The length in front keeps `['ab', 'c']` and `['a', 'bc']` apart, whatever characters a label holds. */
const lengthPrefixed = (label: string): string => `${label.length}:${label}`;

const scratch = Buffer.alloc(32);

/** Slices would keep both 64-digit parents alive: 200 bytes more for each of a million documents. */
function flat(ofText: string, ofBoth: string): string {
  scratch.write(ofText, 0, 16, 'latin1');
  scratch.write(ofBoth, 16, 16, 'latin1');
  return scratch.toString('latin1');
}
