import {
  type ByteReader,
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
import type { Decision } from './decision.ts';
import { tagsFor } from './lattice.ts';
import type { Grain } from './tokens.ts';
import { noMoves, type Weights } from './weights.ts';

/** All that prediction needs. */
export interface Model {
  /** Sorted by code unit. */
  types: readonly string[];
  grain: Grain;
  decision: Decision;
  /** Hash of each feature number. */
  hashes: Int32Array;
  weights: Weights;
}

/** Layout: magic, format, then what `writeModel` writes in its order, then a checksum of everything before it. */
const magic = Uint8Array.from('FLYE', (character) => character.charCodeAt(0));
const format = 1;
/** Weights are whole multiples of a unit of their tag, of which the largest has so many. */
const mostUnits = 127;

/** The same bytes for the same model. Weights are rounded to a byte each, and what is then zero is left out. */
export function writeModel({ types, grain, decision, hashes, weights }: Model): Uint8Array {
  const { count } = tagsFor(types.length);
  const writer = emptyBytes();
  writeBytes(writer, magic);
  writeCount(writer, format);
  writeCount(writer, grain === 'fine' ? 1 : 0);
  for (const value of [decision.slope, decision.offset, decision.threshold]) writeNumber(writer, value);
  writeCount(writer, types.length);
  for (const type of types) writeText(writer, type);
  for (const move of weights.moves) if (move !== Number.NEGATIVE_INFINITY) writeNumber(writer, move);
  const units = unitsOf(weights, count);
  for (const unit of units) writeNumber(writer, unit);
  const { starts, tags, values } = weights;
  const rounded = Int8Array.from(values, (value, entry) => Math.round(value / units[tags[entry]!]!));
  const order = keptFeatures(starts, rounded).sort((a, b) => (hashes[a]! >>> 0) - (hashes[b]! >>> 0));
  writeCount(writer, order.length);
  let previous = 0;
  for (const feature of order) {
    writeCount(writer, (hashes[feature]! >>> 0) - previous);
    previous = hashes[feature]! >>> 0;
  }
  const sizes = new Uint8Array(order.length);
  const entries: number[] = [];
  order.forEach((feature, at) => {
    const row = Array.from({ length: starts[feature + 1]! - starts[feature]! }, (_, place) => starts[feature]! + place);
    const kept = row.filter((entry) => rounded[entry] !== 0).sort((a, b) => tags[a]! - tags[b]!);
    sizes[at] = kept.length;
    for (const entry of kept) entries.push(entry);
  });
  writeBytes(writer, sizes);
  writeBytes(
    writer,
    Uint8Array.from(entries, (entry) => tags[entry]!),
  );
  writeBytes(
    writer,
    Uint8Array.from(entries, (entry) => rounded[entry]!),
  );
  writeNumber(writer, checksum(writer.bytes.subarray(0, writer.end)));
  return writer.bytes.slice(0, writer.end);
}

/** Features with a weight that is not 0. */
function keptFeatures(starts: Uint32Array, rounded: Int8Array): number[] {
  const kept: number[] = [];
  for (let feature = 0; feature + 1 < starts.length; feature++)
    for (let entry = starts[feature]!; entry < starts[feature + 1]!; entry++)
      if (rounded[entry] !== 0) {
        kept.push(feature);
        break;
      }
  return kept;
}

function unitsOf({ tags, values }: Weights, count: number): Float64Array {
  const largest = new Float64Array(count);
  values.forEach((value, entry) => {
    largest[tags[entry]!] = Math.max(largest[tags[entry]!]!, Math.abs(value));
  });
  return largest.map((value) => (value === 0 ? 1 : value / mostUnits));
}

/** @throws {Error} a sentence that says what is wrong, when the bytes are not a model, or not a whole one, or of another format. */
export function readModel(bytes: Uint8Array): Model {
  const reader: ByteReader = { bytes: bytes.subarray(0, Math.max(0, bytes.length - 8)), at: 0 };
  if (magic.some((byte, index) => bytes[index] !== byte)) throw new Error('These bytes are not a recognizer: the first four are not FLYE.');
  if (bytes[magic.length] !== format)
    throw new Error(`The recognizer has format ${bytes[magic.length] ?? 'unknown'}; this version reads format ${format}. Train it again.`);
  const expected = bytes.length < 16 ? Number.NaN : readNumber({ bytes, at: bytes.length - 8 });
  if (checksum(reader.bytes) !== expected)
    throw new Error(`The recognizer of ${bytes.length} bytes is damaged: its checksum does not match.`);
  reader.at = magic.length + 1;
  const grain = readCount(reader) === 1 ? 'fine' : 'coarse';
  const [slope, offset, threshold] = [readNumber(reader), readNumber(reader), readNumber(reader)];
  const types = Array.from({ length: readCount(reader) }, () => readText(reader));
  const tags = tagsFor(types.length);
  const moves = noMoves(tags).map((move) => (move === Number.NEGATIVE_INFINITY ? move : readNumber(reader)));
  const units = new Float64Array(tags.count).map(() => readNumber(reader));
  return { types, grain, decision: { slope, offset, threshold }, ...readRows(reader, units, moves) };
}

function readRows(reader: ByteReader, units: Float64Array, moves: Float64Array): Pick<Model, 'hashes' | 'weights'> {
  const hashes = new Int32Array(readCount(reader));
  let hash = 0;
  for (let feature = 0; feature < hashes.length; feature++) hashes[feature] = hash += readCount(reader);
  const starts = new Uint32Array(hashes.length + 1);
  readBytes(reader, hashes.length).forEach((entries, feature) => {
    starts[feature + 1] = starts[feature]! + entries;
  });
  const tags = readBytes(reader, starts[hashes.length]!).slice();
  const rounded = readBytes(reader, tags.length);
  const values = Float32Array.from(tags, (tag, entry) => units[tag]! * ((rounded[entry]! << 24) >> 24));
  return { hashes, weights: { starts, tags, values, moves } };
}
