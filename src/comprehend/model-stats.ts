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
  /** The label that the document carried in training. */
  given: string;
  predicted: string;
  /** Calibrated confidence of `predicted`, 0–1. */
  score: number;
  /** Calibrated confidence of `given`, 0–1. */
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
 * Layout before compression, little endian: `u32` length of a JSON array of labels, the array, then per document 16 bytes of
 * fingerprint, `u16` given, `u16` predicted (indices into the labels), `f32` score, `f32` score of the given label. Documents are in fingerprint order.
 */
const rowBytes = 28;

export function encodeOutOfFold(labels: readonly string[], rows: readonly OutOfFold[]): Uint8Array {
  const names = new TextEncoder().encode(JSON.stringify(labels));
  const index = new Map(labels.map((label, at) => [label, at]));
  const bytes = new Uint8Array(4 + names.length + rows.length * rowBytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, names.length, true);
  bytes.set(names, 4);
  let at = 4 + names.length;
  for (const row of rows) {
    for (let byte = 0; byte < 16; byte++) bytes[at + byte] = Number.parseInt(row.fingerprint.slice(byte * 2, byte * 2 + 2), 16);
    view.setUint16(at + 16, index.get(row.given)!, true);
    view.setUint16(at + 18, index.get(row.predicted)!, true);
    view.setFloat32(at + 20, row.score, true);
    view.setFloat32(at + 24, row.givenScore, true);
    at += rowBytes;
  }
  return deflateSync(bytes);
}

export function decodeOutOfFold(compressed: Uint8Array): OutOfFold[] {
  const bytes = inflateSync(compressed);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 4 + view.getUint32(0, true);
  const labels = JSON.parse(bytes.toString('utf8', 4, start)) as string[];
  const rows: OutOfFold[] = [];
  for (let at = start; at < bytes.length; at += rowBytes) {
    rows.push({
      fingerprint: bytes.toString('hex', at, at + 16),
      given: labels[view.getUint16(at + 16, true)]!,
      predicted: labels[view.getUint16(at + 18, true)]!,
      score: view.getFloat32(at + 20, true),
      givenScore: view.getFloat32(at + 24, true),
    });
  }
  return rows;
}

/** By fingerprint, in fingerprint order; undefined when the service wrote none. */
export async function readOutOfFold(storage: ReadStorage, statsPrefix: string): Promise<Map<string, OutOfFold> | undefined> {
  const bytes = await storage.get(outOfFoldUri(statsPrefix));
  return bytes === undefined ? undefined : new Map(decodeOutOfFold(bytes).map((row) => [row.fingerprint, row]));
}
