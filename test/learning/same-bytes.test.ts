import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installNode24 } from '../runtime/node24.ts';

const root = join(import.meta.dirname, '../..');
const place = mkdtempSync(join(tmpdir(), 'flywheel-bytes-'));

/** Trains a model of each kind as it is told to, and prints their hashes. Vectors are taken away before anything looks for them. */
const program = `
  const [most, vectors] = process.argv.slice(2);
  if (vectors === 'without') delete globalThis.WebAssembly;
  const { createHash } = await import('node:crypto');
  const { defaultThreads, finishInThreads } = await import('./src/engine/threads.ts');
  const { fitting } = await import('./src/learning/classifier/fitting.ts');
  const { multiLabelTraining } = await import('./src/learning/classifier/multi-label.ts');
  const { classifierTraining } = await import('./src/learning/classifier/train.ts');
  const { trainRecognizer } = await import('./src/learning/entities/train.ts');
  const { messages, topicNames } = await import('./test/learning/synthetic.ts');
  const examples = messages(400, 70, 0.1);
  const sets = examples.map(({ text, label }, at) => ({ text, labels: [...new Set([label, topicNames[at % 3]])].sort() }));
  const spans = examples.map(({ text, label }) => ({ text, entities: [{ start: 0, end: text.indexOf(' '), type: label }] }));
  const began = [];
  const finished = (training) =>
    finishInThreads(training, fitting, { ...defaultThreads(), most: Number(most), worth: 0 }, (step) => step.includes('early') && began.push(step));
  const models = [
    (await finished(classifierTraining(examples, topicNames, () => {}))).model,
    (await finished(multiLabelTraining(sets, topicNames, () => {}))).model,
    trainRecognizer(spans, topicNames).model,
  ];
  console.log(JSON.stringify([...models.map((model) => createHash('sha256').update(model).digest('hex')), ...began]));
`;

const hashes = (node: string, threads: number, vectors: 'with' | 'without'): string[] =>
  JSON.parse(execFileSync(node, [join(place, 'train.js'), String(threads), vectors], { encoding: 'utf8' }));

beforeAll(async () => {
  const common = { absWorkingDir: root, bundle: true, platform: 'node', target: 'node20', format: 'esm', logLevel: 'warning' } as const;
  await build({ ...common, stdin: { contents: program, resolveDir: root }, outfile: join(place, 'train.js') });
  await build({ ...common, entryPoints: ['src/engine/training-thread.ts'], outfile: join(place, 'training-thread.js') });
  writeFileSync(join(place, 'package.json'), '{"type":"module"}');
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

it('gives the same models on the Node that calls the tests and on Node 24, in one thread and in two, with vectors and without', () => {
  const nodes = [...new Set([process.execPath, installNode24()])];
  const [first, ...others] = nodes.flatMap((node) => [hashes(node, 1, 'with'), hashes(node, 2, 'with'), hashes(node, 1, 'without')]);
  expect(new Set(first).size).toBe(3);
  for (const each of others) expect(each).toEqual(first);
});
