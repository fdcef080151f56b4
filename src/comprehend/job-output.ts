/**
 * The outputs of jobs: `output.tar.gz` with one file of JSON lines, one for each document. That of a classification job is called
 * `predictions.jsonl`, and `Line` is a string there; that of an entities detection job is called `output`, and `Line` is a number
 * (developer guide, pages outputs-class-async and outputs-cer-async).
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

export interface JobEntities {
  Entities: JobEntity[];
  /** Base name of the input file. */
  File: string;
  /** 0-based; absent with one document per file. */
  Line?: number;
}

/** Offsets are in Unicode code points of the line or file; `EndOffset` is exclusive. */
export interface JobEntity {
  BeginOffset: number;
  EndOffset: number;
  Score: number;
  Text: string;
  Type: string;
}

export const writeJobOutput = (predictions: readonly JobPrediction[]): Uint8Array => write('predictions.jsonl', predictions);

/** Members in the order of the alphabet, as the samples have them. */
export const writeEntitiesOutput = (documents: readonly JobEntities[]): Uint8Array =>
  write(
    'output',
    documents.map(({ Entities, File, Line }) => ({ Entities: Entities.map(inOrder), File, Line })),
  );

const inOrder = ({ BeginOffset, EndOffset, Score, Text, Type }: JobEntity): JobEntity => ({ BeginOffset, EndOffset, Score, Text, Type });

/** @throws {RangeError} when the archive holds something else. */
export const readJobOutput = (bytes: Uint8Array): JobPrediction[] => read(bytes) as JobPrediction[];

/** @throws {RangeError} when the archive holds something else. */
export const readEntitiesOutput = (bytes: Uint8Array): JobEntities[] => read(bytes) as JobEntities[];

function write(name: string, documents: readonly object[]): Uint8Array {
  const lines = documents.map((document) => `${JSON.stringify(document)}\n`).join('');
  return gzipSync(writeSingleFileTar(name, new TextEncoder().encode(lines)));
}

function read(bytes: Uint8Array): unknown[] {
  const { content } = readSingleFileTar(gunzipSync(bytes));
  const lines = new TextDecoder().decode(content).split('\n');
  return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line));
}
