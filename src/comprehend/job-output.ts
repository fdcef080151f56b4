/**
 * The output of a classification job: `output.tar.gz` with `predictions.jsonl`, one JSON object per document. The service
 * writes `Line` as a string there (developer guide, page outputs-class-async).
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import { readSingleFileTar, writeSingleFileTar } from './tar.ts';

export interface JobPrediction {
  /** Base name of the input file. */
  File: string;
  /** 0-based, in decimal digits; absent with one document per file. */
  Line?: string;
  /** Of a multi-class model: leading classes, highest score first. */
  Classes?: { Name: string; Score: number }[];
  /** Of a multi-label model: every label, highest score first. */
  Labels?: { Name: string; Score: number }[];
}

export function writeJobOutput(predictions: readonly JobPrediction[]): Uint8Array {
  const lines = predictions.map((prediction) => `${JSON.stringify(prediction)}\n`).join('');
  return gzipSync(writeSingleFileTar('predictions.jsonl', new TextEncoder().encode(lines)));
}

/** @throws {RangeError} when the archive holds something else. */
export function readJobOutput(bytes: Uint8Array): JobPrediction[] {
  const { content } = readSingleFileTar(gunzipSync(bytes));
  const lines = new TextDecoder().decode(content).split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as JobPrediction);
}
