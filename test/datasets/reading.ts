import { readFileSync } from 'node:fs';
import type { ReadOptions } from '../../src/datasets/intake.ts';
import { readDocuments } from '../../src/datasets/read.ts';

export const unspecified: ReadOptions = { format: null, columns: null, delimiter: null };

/** The bytes in pieces of the given size. */
export async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

export const readBytes = (path: string, bytes: Uint8Array, options: Partial<ReadOptions> = {}, size = 65_536) =>
  readDocuments([{ path, read: () => pieces(bytes, size) }], { ...unspecified, ...options });

export const readText = (path: string, text: string, options: Partial<ReadOptions> = {}, size?: number) =>
  readBytes(path, Buffer.from(text), options, size);

export const readDisk = (file: string, path: string, options: Partial<ReadOptions> = {}) => readBytes(path, readFileSync(file), options);
