import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDatasets } from '../../src/datasets/check.ts';
import type { Document } from '../../src/datasets/document.ts';
import { loadRecognizer } from '../../src/learning/entities/model.ts';
import { trainRecognizer } from '../../src/learning/entities/train.ts';
import { evaluateSpans, spanText } from '../../src/learning/evaluation/spans.ts';
import { readDisk } from '../datasets/reading.ts';
import { project } from '../runner/runner.ts';

const example = join(project, 'examples/delivery-mail');
const labels = ['COMPANY', 'DATE', 'PLACE', 'PRODUCT'];

async function read(...paths: string[]): Promise<Document[]> {
  const files = paths.flatMap((path) =>
    path.endsWith('.jsonl') ? [path] : readdirSync(join(example, path)).map((name) => `${path}/${name}`),
  );
  const parts = await Promise.all(files.map((file) => readDisk(join(example, file), file, { entities: true })));
  expect(parts.flatMap(({ problems }) => problems)).toEqual([]);
  return parts.flatMap(({ documents }) => documents);
}

const base = await read('data/train');
const better = await read('pull-requests/better');
const bad = await read('pull-requests/bad-labels');
const test = await read('data/test');
const golden = await read('data/golden.jsonl');

const problemsOf = (train: Document[]) => checkDatasets({ train, test, golden, testDeclared: true, labels, strict: true, entities: true });

describe('the delivery mail', () => {
  it('is sound by the rules of the service, with the better pull request too', () => {
    expect(problemsOf(base)).toEqual([]);
    expect(problemsOf([...base, ...better])).toEqual([]);
  });

  it('shows what annotating in a hurry looks like', () => {
    const rules = new Set(problemsOf([...base, ...better, ...bad]).map(({ rule }) => rule));
    expect([...rules].sort()).toEqual(['conflicting-types', 'missed-entity']);
  });

  it('tells the story: a first model with room above it, a clear gain, a clear loss', () => {
    const first = scoresOn(base);
    const second = scoresOn([...base, ...better]);
    const third = scoresOn([...base, ...better, ...bad]);
    expect(first.f1).toBeGreaterThan(0.82);
    expect(first.f1).toBeLessThan(0.93);
    expect(second.f1 - first.f1).toBeGreaterThan(0.03);
    expect(second.f1 - third.f1).toBeGreaterThan(0.02);
    expect(second.goldenRight).toBe(10);
  });

  it('tests on other sentences than it trains on', () => {
    const triples = (text: string): string[] => {
      const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      return words.slice(2).map((_, at) => words.slice(at, at + 3).join(' '));
    };
    const trained = [...base, ...better, ...bad].map(({ text }) => new Set(triples(text)));
    for (const { text } of [...test, ...golden]) {
      const own = triples(text);
      const shared = Math.max(...trained.map((other) => own.filter((triple) => other.has(triple)).length));
      expect(shared, text).toBeLessThanOrEqual(own.length / 2);
    }
  });

  it('has characters that bytes, code units and code points count differently, and texts without any entity', () => {
    const all = [...base, ...better, ...test];
    expect(all.filter(({ text }) => /[^\0-\x7f]/.test(text)).length).toBeGreaterThan(60);
    expect(all.some(({ text, entities }) => entities!.some(({ start }) => /[\ud800-\udbff]/.test(text.slice(0, start))))).toBe(true);
    expect(all.filter(({ entities }) => entities!.length === 0).length).toBeGreaterThan(10);
  });

  it('comes with the workflow of the other examples', () => {
    const workflow = '.github/workflows/flywheel.yml';
    expect(readFileSync(join(example, workflow), 'utf8')).toBe(readFileSync(join(project, 'examples/news-topics', workflow), 'utf8'));
  });
});

function scoresOn(train: readonly Document[]): { f1: number; goldenRight: number } {
  const ordered = train.toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  const { model } = trainRecognizer(
    ordered.map(({ text, entities }) => ({ text, entities: entities! })),
    labels,
  );
  const recognizer = loadRecognizer(model);
  const truth = ({ entities }: Document) => entities!.map(spanText);
  const answer = ({ text }: Document) => recognizer.detect(text).map(spanText);
  const { f1 } = evaluateSpans(test.map(truth), test.map(answer));
  return { f1, goldenRight: golden.filter((document) => truth(document).join() === answer(document).join()).length };
}
