/** Writes numbers and strings one after the other into bytes, least significant byte first. */
export interface ByteWriter {
  bytes: Uint8Array;
  end: number;
}

export const emptyBytes = (): ByteWriter => ({ bytes: new Uint8Array(1 << 16), end: 0 });

export function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
  reserve(writer, bytes.length);
  writer.bytes.set(bytes, writer.end);
  writer.end += bytes.length;
}

/** A whole number from 0 to 2^32 − 1, in 7 bits a byte. */
export function writeCount(writer: ByteWriter, value: number): void {
  reserve(writer, 5);
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) writer.bytes[writer.end++] = (rest % 128) + 128;
  writer.bytes[writer.end++] = rest;
}

export function writeNumber(writer: ByteWriter, value: number): void {
  reserve(writer, 8);
  new DataView(writer.bytes.buffer).setFloat64(writer.end, value, true);
  writer.end += 8;
}

export function writeText(writer: ByteWriter, text: string): void {
  const bytes = new TextEncoder().encode(text);
  writeCount(writer, bytes.length);
  writeBytes(writer, bytes);
}

function reserve(writer: ByteWriter, length: number): void {
  if (writer.end + length <= writer.bytes.length) return;
  const bytes = new Uint8Array(2 * (writer.end + length));
  bytes.set(writer.bytes);
  writer.bytes = bytes;
}

/** Reads back what a ByteWriter wrote. Reading past the end throws. */
export interface ByteReader {
  bytes: Uint8Array;
  at: number;
}

/** @throws when fewer than `length` bytes are left. */
export function readBytes(reader: ByteReader, length: number): Uint8Array {
  if (reader.at + length > reader.bytes.length) throw new Error('it ends too early');
  reader.at += length;
  return reader.bytes.subarray(reader.at - length, reader.at);
}

export function readCount(reader: ByteReader): number {
  const { bytes } = reader;
  let value = 0;
  for (let unit = 1; ; unit *= 128) {
    if (reader.at >= bytes.length) throw new Error('it ends too early');
    const byte = bytes[reader.at++]!;
    if (byte < 128) return value + byte * unit;
    value += (byte - 128) * unit;
  }
}

export function readNumber(reader: ByteReader): number {
  const bytes = readBytes(reader, 8);
  return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true);
}

export const readText = (reader: ByteReader): string => new TextDecoder().decode(readBytes(reader, readCount(reader)));

/** A 32-bit checksum of the bytes. */
export function checksum(bytes: Uint8Array): number {
  let hash = bytes.length;
  for (let index = 0; index < bytes.length; index++) hash = Math.imul(hash ^ bytes[index]!, 0x01000193) ^ (hash >>> 15);
  return hash >>> 0;
}
