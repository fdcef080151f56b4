/**
 * How fast and how lean a million documents are read, checked and compared, against reading the same bytes and doing nothing.
 *
 *   npx esbuild bench/ingest.ts --bundle --platform=node --format=esm --outfile=/tmp/ingest.mjs && node /tmp/ingest.mjs [rows]
 *
 * It makes its own data in a temporary folder and removes it. Peak memory is that of the whole process, with Node's default flags.
 */

import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDatasets } from '../src/datasets/check.ts';
import { describeDiff, diffDocuments } from '../src/datasets/diff.ts';
import { linesOf, modelKey } from '../src/datasets/key.ts';
import { readDocuments } from '../src/datasets/read.ts';
import { stableTenth } from '../src/datasets/split.ts';

const rows = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'flywheel-ingest-'));
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
const peak = () => megabytes(process.resourceUsage().maxRSS * 1024);

const words =
  'account balance card charge delivery error invoice late login number order password payment please refund return service support transfer wrong'.split(
    ' ',
  );

/** Rows of about 100 bytes under 50 labels; every 997th is quoted over two lines, every `relabelled`th carries another label. */
async function writeRows(path: string, from: number, to: number, relabelled: number): Promise<void> {
  const file = createWriteStream(path);
  file.write('text,label\n');
  for (let row = from; row < to; ) {
    let lines = '';
    for (const stop = Math.min(row + 5_000, to); row < stop; row++)
      lines += line(row, row % relabelled === 0 ? 'other' : `label_${row % 50}`);
    if (!file.write(lines)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

function line(row: number, label: string): string {
  let text = `Ticket ${row.toString(36)}`;
  for (let state = Math.imul(row + 1, 0x9e3779b1) >>> 0; text.length < 82; state = (Math.imul(state, 0x85ebca6b) + 0xc2b2ae35) >>> 0)
    text += ` ${words[(state >>> 8) % words.length]}`;
  return row % 997 === 0 ? `"${text},\nand ""more"""\u002c${label}\n` : `${text},${label}\n`;
}

async function timed<Value>(name: string, bytes: number, work: () => Promise<Value> | Value): Promise<{ value: Value; seconds: number }> {
  const start = process.hrtime.bigint();
  const value = await work();
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const rate = `${Math.round(rows / seconds).toLocaleString('en-US')} rows/s, ${(bytes / 1e6 / seconds).toFixed(0)} MB/s`;
  console.log(`${name.padEnd(22)} ${seconds.toFixed(2).padStart(6)} s  ${rate.padEnd(34)} peak ${peak()}`);
  return { value, seconds };
}

async function readRaw(path: string): Promise<number> {
  let total = 0;
  for await (const chunk of createReadStream(path)) total += chunk.length;
  return total;
}

const read = async (path: string) => {
  const file = { path: 'data.csv', read: () => createReadStream(path) as AsyncIterable<Uint8Array> };
  return (await readDocuments([file], { format: null, columns: null, delimiter: null })).documents;
};

try {
  const [before, after] = [join(folder, 'before.csv'), join(folder, 'after.csv')];
  await writeRows(before, 0, rows, 1e9);
  await writeRows(after, Math.floor(rows / 100), rows + Math.floor(rows / 100), 1_001);
  const bytes = statSync(after).size;
  console.log(`${rows.toLocaleString('en-US')} rows, ${megabytes(bytes)}; Node ${process.version}; at the start peak ${peak()}`);
  await readRaw(after);
  const raw = await timed('read the bytes only', bytes, () => readRaw(after));
  const now = await timed('read documents', bytes, () => read(after));
  console.log(`  ${(now.seconds / raw.seconds).toFixed(1)} times reading the bytes`);
  const { train, test } = stableTenth(now.value);
  const checked = await timed('check', bytes, () =>
    checkDatasets({ train, test, golden: [], testDeclared: false, labels: null, strict: false }),
  );
  await timed('model key', bytes, () =>
    modelKey(
      { type: 'classifier', mode: 'multi-class', language: 'en', labels: [], learningVersion: 1 },
      linesOf(train.map((document) => document.fingerprint)),
    ),
  );
  const then = await timed('read the version before', bytes, () => read(before));
  const diff = await timed('compare', bytes, () => diffDocuments(then.value, now.value));
  console.log(`  ${checked.value.length} problems; ${describeDiff(diff.value)}`);
  console.log(`read + check + compare: peak ${peak()}`);
} finally {
  rmSync(folder, { recursive: true });
}
