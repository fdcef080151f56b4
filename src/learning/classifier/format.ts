import {
  type ByteReader,
  type ByteWriter,
  checksum,
  emptyBytes,
  readBytes,
  readCount,
  readNumber,
  readText,
  writeBytes,
  writeCount,
  writeNumber,
  writeText,
} from '../bytes.ts';
import type { FeatureSettings } from './features.ts';
import type { Weights } from './weights.ts';

/** All that prediction needs. */
export interface Model {
  /** Whether a text gets one label or any number of them. */
  mode: Mode;
  /** Sorted by code unit. */
  labels: readonly string[];
  settings: FeatureSettings;
  /** What margins are multiplied by before the softmax; 1 in a multi-label model, whose weights are calibrated label by label. */
  temperature: number;
  /** Documents learned from, and in how many of them each feature is. */
  documents: number;
  frequency: Int32Array;
  /** Hash of each feature number. */
  hashes: Int32Array;
  weights: Weights;
  /** In mode multi-label, what the score of each label is multiplied by when it is positive; empty in mode multi-class. */
  above: Float64Array;
}

/** Layout: magic, format (which is the mode), then the columns in the order of `writeModel`, then a checksum of everything before it. */
const magic = Uint8Array.from('FLYC', (character) => character.charCodeAt(0));
const formats = { 'multi-class': 1, 'multi-label': 2 } as const;

export type Mode = keyof typeof formats;

/** The same bytes for the same model: features go in the order of their hashes. */
export function writeModel(model: Model): Uint8Array {
  const { labels, settings, hashes, weights } = model;
  const writer = emptyBytes();
  writeBytes(writer, magic);
  writeCount(writer, formats[model.mode]);
  writeCount(writer, (settings.wordPairs ? 1 : 0) + (settings.characters ? 2 : 0));
  writeNumber(writer, model.temperature);
  writeCount(writer, model.documents);
  writeCount(writer, labels.length);
  for (const label of labels) writeText(writer, label);
  for (let label = 0; label < labels.length; label++) {
    writeNumber(writer, weights.scales[label]!);
    writeNumber(writer, weights.bias[label]!);
  }
  for (const slope of model.above) writeNumber(writer, slope);
  const order = Array.from(hashes.keys()).sort((a, b) => (hashes[a]! >>> 0) - (hashes[b]! >>> 0));
  writeCount(writer, order.length);
  let previous = 0;
  for (const feature of order) {
    writeCount(writer, (hashes[feature]! >>> 0) - previous);
    previous = hashes[feature]! >>> 0;
  }
  for (const feature of order) writeCount(writer, model.frequency[feature]!);
  writeWeights(writer, weights, order);
  const sum = checksum(writer.bytes.subarray(0, writer.end));
  writeNumber(writer, sum);
  return writer.bytes.slice(0, writer.end);
}

function writeWeights(writer: ByteWriter, { starts, labels, values }: Weights, order: readonly number[]): void {
  for (const feature of order) writeCount(writer, starts[feature + 1]! - starts[feature]!);
  for (const feature of order) {
    let previous = 0;
    for (let at = starts[feature]!; at < starts[feature + 1]!; at++) {
      writeCount(writer, labels[at]! - previous);
      previous = labels[at]!;
    }
  }
  for (const feature of order) {
    const row = values.subarray(starts[feature]!, starts[feature + 1]!);
    writeBytes(writer, new Uint8Array(row.buffer, row.byteOffset, row.length));
  }
}

/** @throws {Error} a sentence that says what is wrong, when the bytes are not a model, or not a whole one, or of another format. */
export function readModel(bytes: Uint8Array): Model {
  const reader: ByteReader = { bytes: bytes.subarray(0, Math.max(0, bytes.length - 8)), at: 0 };
  if (magic.some((byte, index) => bytes[index] !== byte)) throw new Error('These bytes are not a classifier: the first four are not FLYC.');
  const mode = (Object.keys(formats) as Mode[]).find((each) => formats[each] === bytes[magic.length]);
  if (mode === undefined)
    throw new Error(`The classifier has format ${bytes[magic.length] ?? 'unknown'}; this version reads formats 1 and 2. Train it again.`);
  const expected = bytes.length < 16 ? Number.NaN : readNumber({ bytes, at: bytes.length - 8 });
  if (checksum(reader.bytes) !== expected)
    throw new Error(`The classifier of ${bytes.length} bytes is damaged: its checksum does not match.`);
  reader.at = magic.length + 1;
  return readColumns(reader, mode);
}

function readColumns(reader: ByteReader, mode: Mode): Model {
  const flags = readCount(reader);
  const temperature = readNumber(reader);
  const documents = readCount(reader);
  const labels = Array.from({ length: readCount(reader) }, () => readText(reader));
  const scales = new Float64Array(labels.length);
  const bias = new Float64Array(labels.length);
  for (let label = 0; label < labels.length; label++) {
    scales[label] = readNumber(reader);
    bias[label] = readNumber(reader);
  }
  const above = new Float64Array(mode === 'multi-label' ? labels.length : 0).map(() => readNumber(reader));
  const hashes = new Int32Array(readCount(reader));
  let hash = 0;
  for (let feature = 0; feature < hashes.length; feature++) hashes[feature] = hash += readCount(reader);
  const frequency = hashes.map(() => readCount(reader));
  const weights = { ...readWeights(reader, hashes.length), scales, bias };
  return {
    mode,
    labels,
    settings: { wordPairs: (flags & 1) !== 0, characters: (flags & 2) !== 0 },
    temperature,
    documents,
    frequency,
    hashes,
    weights,
    above,
  };
}

function readWeights(reader: ByteReader, features: number): Pick<Weights, 'starts' | 'labels' | 'values'> {
  const starts = new Uint32Array(features + 1);
  for (let feature = 0; feature < features; feature++) starts[feature + 1] = starts[feature]! + readCount(reader);
  const labels = new Uint16Array(starts[features]!);
  for (let feature = 0; feature < features; feature++) {
    let label = 0;
    for (let at = starts[feature]!; at < starts[feature + 1]!; at++) labels[at] = label += readCount(reader);
  }
  const values = readBytes(reader, labels.length);
  return { starts, labels, values: new Int8Array(values.buffer, values.byteOffset, values.length) };
}
