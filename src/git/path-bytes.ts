/**
 * A path as Git and the disk know it is a run of bytes. People and globs need text: UTF-8 where the bytes are UTF-8;
 * otherwise every byte above ASCII is spelled `\xE9`, so that a file with an old encoding in its name is neither lost
 * nor confused with another.
 */
export function pathText(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return Buffer.from(bytes)
      .toString('latin1')
      .replace(/[\x80-\xff]/g, (character) => `\\x${character.charCodeAt(0).toString(16).toUpperCase()}`);
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The parts of a NUL-separated or NUL-terminated list, as `git … -z` prints it. */
export function splitAtNul(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let start = 0;
  while (start < bytes.length) {
    const nul = bytes.indexOf(0, start);
    const end = nul === -1 ? bytes.length : nul;
    parts.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return parts;
}

/** By UTF-16 code unit: the same order on every machine. */
export function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
