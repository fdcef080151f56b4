/** A tar archive (POSIX ustar) with one file in it: how the service packs the output of a job. */

const block = 512;
const ascii = new TextEncoder();
const text = new TextDecoder();

/**
 * The archive's bytes, the same for the same content: owner 0, time 0.
 * `name` is at most 100 bytes of ASCII.
 */
export function writeSingleFileTar(name: string, content: Uint8Array): Uint8Array {
  if (ascii.encode(name).length > 100) throw new RangeError(`The name ${name} is longer than the 100 bytes a tar header has for it.`);
  const padded = Math.ceil(content.length / block) * block;
  const archive = new Uint8Array(block + padded + 2 * block);
  const put = (offset: number, value: string): void => archive.set(ascii.encode(value), offset);
  put(0, name);
  put(100, '0000644\0');
  put(108, '0000000\0');
  put(116, '0000000\0');
  put(124, `${content.length.toString(8).padStart(11, '0')}\0`);
  put(136, '00000000000\0');
  put(148, '        ');
  put(156, '0');
  put(257, 'ustar\x0000');
  put(148, `${checksum(archive).toString(8).padStart(6, '0')}\0 `);
  archive.set(content, block);
  return archive;
}

/**
 * The name and bytes of the archive's first regular file; other entries, such as extended headers, are passed over.
 * @throws {RangeError} when the bytes are no tar archive, are cut short, or hold no file.
 */
export function readSingleFileTar(archive: Uint8Array): { name: string; content: Uint8Array } {
  for (let at = 0; at + block <= archive.length && archive[at] !== 0; ) {
    const header = archive.subarray(at, at + block);
    if (octal(header.subarray(148, 156)) !== checksum(header))
      throw new RangeError('The bytes are no tar archive: the checksum of the header is wrong.');
    const size = octal(header.subarray(124, 136));
    const start = at + block;
    if (start + size > archive.length)
      throw new RangeError(`The tar archive is cut short: ${size} bytes announced, ${archive.length - start} there.`);
    const type = header[156];
    if (type === 0x30 || type === 0) return { name: field(header.subarray(0, 100)), content: archive.subarray(start, start + size) };
    at = start + Math.ceil(size / block) * block;
  }
  throw new RangeError('The tar archive holds no file.');
}

/** Sum of the header's bytes with the checksum field itself counted as spaces. */
function checksum(header: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < block; at++) sum += at >= 148 && at < 156 ? 0x20 : header[at]!;
  return sum;
}

function field(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return text.decode(end < 0 ? bytes : bytes.subarray(0, end));
}

function octal(bytes: Uint8Array): number {
  const digits = field(bytes).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}
