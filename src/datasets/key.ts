import { createHash } from 'node:crypto';

/** What a model is trained to do, and by which version of learning. */
export interface ModelTask {
  type: string;
  mode: string;
  language: string;
  labels: readonly string[];
  learningVersion: string | number;
}

/**
 * Model key, 64 hex digits: same task, same learning version and same set of TRAIN fingerprints, same model.
 * Order and repetition of labels do not matter.
 * @param lines the distinct fingerprints in order, one a line, in pieces: a million of them need no million strings
 */
export function modelKey(task: ModelTask, lines: Iterable<string | Uint8Array>): string {
  const { type, mode, language, learningVersion } = task;
  const labels = [...new Set(task.labels)].sort();
  return hashed(JSON.stringify({ type, mode, language, labels, learningVersion }), lines);
}

/**
 * A name for a dataset made of these documents: `<prefix>-<16 hex>`, equal for equal sets.
 * @throws RangeError when Comprehend would refuse it (DatasetName: at most 63 of `^[a-zA-Z0-9](-*[a-zA-Z0-9])*$`).
 */
export function contentName(prefix: string, fingerprints: Iterable<string>): string {
  const name = `${prefix}-${hashed('', linesOf(fingerprints)).slice(0, 16)}`;
  if (name.length > 63 || !/^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/.test(name)) throw new RangeError(`${name} is not a legal dataset name.`);
  return name;
}

/** SHA-256 over a first line and those that follow. */
function hashed(firstLine: string, lines: Iterable<string | Uint8Array>): string {
  const digest = createHash('sha256').update(`${firstLine}\n`);
  for (const piece of lines) digest.update(piece);
  return digest.digest('hex');
}

/** The distinct ones of these fingerprints in order, one a line, in pieces. */
export function* linesOf(fingerprints: Iterable<string>): Generator<string> {
  const sorted = [...fingerprints].sort();
  let lines = '';
  for (let at = 0; at < sorted.length; at++) {
    if (sorted[at] === sorted[at - 1]) continue;
    lines += `${sorted[at]}\n`;
    // One call for about a thousand lines costs a tenth of a call for each.
    if (lines.length > 32_768) {
      yield lines;
      lines = '';
    }
  }
  yield lines;
}
