/**
 * What the embedded engine writes about a model version below the version's `FlywheelStatsS3Prefix`, for those who judge it.
 * Amazon Comprehend documents no such files: against the service both readers answer undefined.
 */
import { deflateSync, inflateSync } from 'node:zlib';
import type { ReadStorage } from './storage.ts';

export interface ModelStats {
  learningVersion: string;
  /** SHA-256 of the uncompressed model, in hex. */
  digest: string;
  /** Documents trained on. */
  documents: number;
  labels: string[];
  /** Where the model lies, compressed by zlib. */
  modelUri: string;
}

/** What a model trained without this document said about it. */
export interface OutOfFold {
  /** 32 hex digits. */
  fingerprint: string;
  /**
   * The labels that the document carried in training, sorted: exactly one of a multi-class model. Of an entity recognizer the entities, as
   * `17-23 PRODUCT`, in the order of the text: offsets in UTF-16 code units of the text as it was trained on.
   */
  given: readonly string[];
  predicted: readonly string[];
  /** Calibrated confidence of `predicted`, 0–1; of several labels the mean. */
  score: number;
  /** Calibrated confidence of `given`, 0–1; of several labels the mean. */
  givenScore: number;
}

export const modelStatsUri = (statsPrefix: string): string => `${statsPrefix}ModelStats/model.json`;
export const outOfFoldUri = (statsPrefix: string): string => `${statsPrefix}ModelStats/out-of-fold.bin`;

export function encodeModelStats(stats: ModelStats): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(stats, null, 2)}\n`);
}

/** Undefined when the service wrote none. */
export async function readModelStats(storage: ReadStorage, statsPrefix: string): Promise<ModelStats | undefined> {
  const bytes = await storage.get(modelStatsUri(statsPrefix));
  return bytes === undefined ? undefined : (JSON.parse(new TextDecoder().decode(bytes)) as ModelStats);
}

/**
 * Layout before compression, little endian: `u32` length of a JSON array, the array, then per document 16 bytes of fingerprint, `u16` given,
 * `u16` predicted (indices into the array), `f32` score, `f32` score of what was given. The array holds the labels; every
 * set that is not exactly one of them, such as a document's labels or entities, follows as an array of its own, and then the indices are
 * `u32`. Documents are in fingerprint order.
 */
const fingerprintBytes = 16;
const indexBytes = (names: readonly unknown[]): 2 | 4 => (names.some(Array.isArray) ? 4 : 2);

export function encodeOutOfFold(labels: readonly string[], rows: readonly OutOfFold[]): Uint8Array {
  const alone = new Map(labels.map((label, at) => [JSON.stringify([label]), at]));
  const sets = new Map<string, readonly string[]>();
  for (const { given, predicted } of rows)
    for (const set of [given, predicted]) if (!alone.has(JSON.stringify(set))) sets.set(JSON.stringify(set), set);
  const all = [...labels, ...sets.values()];
  const names = new TextEncoder().encode(JSON.stringify(all));
  const index = indexBytes(all);
  const rowBytes = fingerprintBytes + 2 * index + 8;
  const numbers = new Map([...alone.keys(), ...sets.keys()].map((key, at) => [key, at]));
  const bytes = new Uint8Array(4 + names.length + rows.length * rowBytes);
  const view = new DataView(bytes.buffer);
  const setIndex = (at: number, set: readonly string[]): void => {
    const number = numbers.get(JSON.stringify(set))!;
    if (index === 2) view.setUint16(at, number, true);
    else view.setUint32(at, number, true);
  };
  view.setUint32(0, names.length, true);
  bytes.set(names, 4);
  let at = 4 + names.length;
  for (const row of rows) {
    for (let byte = 0; byte < fingerprintBytes; byte++)
      bytes[at + byte] = Number.parseInt(row.fingerprint.slice(byte * 2, byte * 2 + 2), 16);
    setIndex(at + fingerprintBytes, row.given);
    setIndex(at + fingerprintBytes + index, row.predicted);
    view.setFloat32(at + rowBytes - 8, row.score, true);
    view.setFloat32(at + rowBytes - 4, row.givenScore, true);
    at += rowBytes;
  }
  return deflateSync(bytes);
}

export function decodeOutOfFold(compressed: Uint8Array): OutOfFold[] {
  const bytes = inflateSync(compressed);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 4 + view.getUint32(0, true);
  const names = JSON.parse(bytes.toString('utf8', 4, start)) as (string | string[])[];
  const sets = names.map((name) => (typeof name === 'string' ? [name] : name));
  const index = indexBytes(names);
  const rowBytes = fingerprintBytes + 2 * index + 8;
  const setAt = (at: number): readonly string[] => sets[index === 2 ? view.getUint16(at, true) : view.getUint32(at, true)]!;
  const rows: OutOfFold[] = [];
  for (let at = start; at < bytes.length; at += rowBytes) {
    rows.push({
      fingerprint: bytes.toString('hex', at, at + fingerprintBytes),
      given: setAt(at + fingerprintBytes),
      predicted: setAt(at + fingerprintBytes + index),
      score: view.getFloat32(at + rowBytes - 8, true),
      givenScore: view.getFloat32(at + rowBytes - 4, true),
    });
  }
  return rows;
}

/** By fingerprint, in fingerprint order; undefined when the service wrote none. */
export async function readOutOfFold(storage: ReadStorage, statsPrefix: string): Promise<Map<string, OutOfFold> | undefined> {
  const bytes = await storage.get(outOfFoldUri(statsPrefix));
  return bytes === undefined ? undefined : new Map(decodeOutOfFold(bytes).map((row) => [row.fingerprint, row]));
}
