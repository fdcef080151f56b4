import { linesOf, mergedRows } from './merge.ts';

/** Fingerprints of a set of documents, 16 bytes each, sorted and distinct. A million take 16 MB. */
export class FingerprintSet {
  /** Merged to one when somebody looks into the set, which nobody does for most unions. */
  #parts: readonly FingerprintSet[];
  #merged: Buffer | null;
  #size: number | null;

  private constructor(rows: Buffer | null, parts: readonly FingerprintSet[] = [], size: number | null = null) {
    this.#merged = rows;
    this.#parts = parts;
    this.#size = size;
  }

  static of(fingerprints: Iterable<string>): FingerprintSet {
    const given = [...fingerprints];
    const sorted = given.every((each, at) => at === 0 || given[at - 1]! < each) ? given : [...new Set(given)].sort();
    return new FingerprintSet(Buffer.from(sorted.join(''), 'hex'));
  }

  /** Reads what `bytes` returned. @throws Error when the length is not a multiple of 16. */
  static read(bytes: Uint8Array): FingerprintSet {
    if (bytes.length % 16 !== 0) throw new Error(`A document index of ${bytes.length} bytes is not whole.`);
    return new FingerprintSet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  /** @param size where it is known: then nothing is merged to say it */
  static union(sets: readonly FingerprintSet[], size: number | null = null): FingerprintSet {
    return sets.length === 1 ? sets[0]! : new FingerprintSet(null, sets, size);
  }

  get #rows(): Buffer {
    if (this.#merged !== null) return this.#merged;
    const { buffer, byteOffset, byteLength } = mergedRows(this.#parts.map((part) => part.#rows));
    this.#merged = Buffer.from(buffer, byteOffset, byteLength);
    this.#parts = [];
    return this.#merged;
  }

  get size(): number {
    this.#size ??= this.#rows.length / 16;
    return this.#size;
  }

  get bytes(): Uint8Array {
    return this.#rows;
  }

  /** In hex, sorted, one a line, in pieces that hold until the next one is asked for. */
  lines(): Iterable<Uint8Array> {
    return linesOf(this.#rows);
  }

  has(fingerprint: string): boolean {
    return this.#find(fingerprint);
  }

  /** True when some document has this text, whatever its labels. */
  hasText(textKey: string): boolean {
    return this.#find(textKey);
  }

  isSubsetOf(other: FingerprintSet): boolean {
    if (this.size > other.size) return false;
    for (const fingerprint of this) if (!other.has(fingerprint)) return false;
    return true;
  }

  *[Symbol.iterator](): Generator<string> {
    for (let at = 0; at < this.#rows.length; at += 16) yield this.#rows.toString('hex', at, at + 16);
  }

  /** Binary search for a row that starts with the given hex digits. */
  #find(hex: string): boolean {
    const wanted = Buffer.from(hex, 'hex');
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = this.#rows.compare(wanted, 0, wanted.length, middle * 16, middle * 16 + wanted.length);
      if (order === 0) return true;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }
}
