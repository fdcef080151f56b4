import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultThreads, finishInThreads, type Threads } from '../../src/engine/threads.ts';
import { fitting } from '../../src/learning/classifier/fitting.ts';
import { multiLabelTraining, trainMultiLabelClassifier } from '../../src/learning/classifier/multi-label.ts';
import { classifierTraining, trainClassifier } from '../../src/learning/classifier/train.ts';
import { messages, topicNames } from '../learning/synthetic.ts';

const folder = mkdtempSync(join(tmpdir(), 'flywheel-threads-'));
const program = join(folder, 'training-thread.mjs');
/** As many threads as are asked for, however little there is to do. */
const threads = (most: number, other: Partial<Threads> = {}): Threads => ({
  ...{ most, program: pathToFileURL(program), worth: 0, memory: 2 ** 30 },
  ...other,
});
const script = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

beforeAll(async () => {
  const entry = join(import.meta.dirname, '../../src/engine/training-thread.ts');
  await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile: program, logLevel: 'warning' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const examples = messages(240, 60, 0.1);
const sets = examples.map(({ text, label }, at) => ({
  text,
  labels: at % 3 === 0 ? [...new Set([label, topicNames[at % 4]!])].sort() : [label],
}));
const trained = trainClassifier(examples, topicNames);

async function train(how: Threads): Promise<{ result: unknown; said: string[] }> {
  const said: string[] = [];
  const progress = (message: string): void => void said.push(message);
  return { result: await finishInThreads(classifierTraining(examples, topicNames, progress), fitting, how, progress), said };
}

describe('a training that threads share', () => {
  it.each([1, 2, 3])('comes to the same with %d', async (most) => {
    const { result, said } = await train(threads(most));
    expect(result).toEqual(trained);
    expect(said).toEqual(['reading 240 documents', 'fold 1 of 3', 'fold 2 of 3', 'fold 3 of 3', 'all 240 documents']);
  });

  it('comes to the same where a text has several labels, and several steps follow each other', async () => {
    const training = multiLabelTraining(sets, topicNames, () => {});
    expect(await finishInThreads(training, fitting, threads(2), () => {})).toEqual(trainMultiLabelClassifier(sets, topicNames));
  });

  it.each<[string, URL]>([
    ['cannot be started', new URL('file:///not/there/training-thread.js')],
    ['throw at once', script('throw new Error("no room")')],
    ['leave without a word', script('process.exit(0)')],
    ['leave with a piece', script('import { parentPort } from "node:worker_threads"; parentPort.on("message", () => process.exit(7))')],
  ])('is finished here when threads %s', async (_, dying) => {
    const { result, said } = await train(threads(2, { program: dying }));
    expect(result).toEqual(trained);
    expect(said.at(-1)).toBe('all 240 documents');
  });

  it('says why a thread ended early', async () => {
    const { said } = await train(threads(2, { program: script('throw new Error("no room")') }));
    expect(said).toContain('a thread ended early (no room), its part is done here');
  });

  it.each<[string, Partial<Threads>]>([
    ['it is short', { worth: 1 }],
    ['copies would take too much memory', { memory: 1000 }],
  ])('is done here alone when %s', async (_, other) => {
    const { result, said } = await train(threads(4, { ...other, program: script('throw new Error("started")') }));
    expect(result).toEqual(trained);
    expect(said.join()).not.toContain('ended early');
  });

  it('throws here what is wrong with the documents', async () => {
    const training = classifierTraining([], topicNames, () => {});
    await expect(finishInThreads(training, fitting, threads(2), () => {})).rejects.toThrow('at least one example');
  });
});

describe('by default', () => {
  it('there is one thread where this runs from its sources', () => {
    expect(defaultThreads().most).toBe(1);
  });
});
