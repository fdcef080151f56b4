import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/datasets/document.ts';
import { loadClassifier } from '../../src/learning/classifier/model.ts';
import { trainMultiLabelClassifier } from '../../src/learning/classifier/multi-label.ts';
import { evaluateLabelSets, labelsAt } from '../../src/learning/evaluation/label-sets.ts';
import { readDisk } from '../datasets/reading.ts';
import { project } from '../runner/runner.ts';

const example = join(project, 'examples/issue-triage');
const dataFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.csv') && statSync(join(folder, file)).isFile())
    .sort();

async function read(file: string): Promise<Document[]> {
  const { documents, problems } = await readDisk(join(example, file), file, { labelDelimiter: '|' });
  expect(problems).toEqual([]);
  return documents;
}

describe('the issues', () => {
  it('are what the word lists give', () => {
    const folder = mkdtempSync(join(tmpdir(), 'flywheel-example-'));
    try {
      execFileSync(process.execPath, [join(project, 'scripts/issue-data.mjs'), folder]);
      expect(dataFiles(folder)).toEqual(dataFiles(example));
      for (const file of dataFiles(folder))
        expect(readFileSync(join(folder, file), 'utf8'), file).toBe(readFileSync(join(example, file), 'utf8'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('tell the story: a first model with room above it, and a clear gain', async () => {
    const base = [...(await read('data/train/web.csv')), ...(await read('data/train/mail.csv'))];
    const first = await scoresOn(base);
    const second = await scoresOn([...base, ...(await read('pull-requests/better/performance-and-security.csv'))]);
    expect(first.f1).toBeGreaterThan(0.8);
    expect(first.f1).toBeLessThan(0.93);
    expect(second.f1 - first.f1).toBeGreaterThan(0.04);
    expect(second.accuracy - first.accuracy).toBeGreaterThan(0.1);
  });

  it('have one label, two or three, and every label on its own somewhere', async () => {
    const test = await read('data/test.csv');
    const sizes = new Set(test.map(({ labels }) => labels.length));
    expect([...sizes].sort((a, b) => a - b)).toEqual([1, 2, 3]);
    expect(new Set(test.filter(({ labels }) => labels.length === 1).flatMap(({ labels }) => labels)).size).toBe(7);
  });

  it('come with the workflow of the other example', () => {
    const workflow = '.github/workflows/flywheel.yml';
    expect(readFileSync(join(example, workflow), 'utf8')).toBe(readFileSync(join(project, 'examples/news-topics', workflow), 'utf8'));
  });
});

async function scoresOn(train: Document[]) {
  const ordered = [...train].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  const labels = [...new Set(train.flatMap((document) => document.labels))];
  const classifier = loadClassifier(trainMultiLabelClassifier(ordered, labels).model);
  const test = await read('data/test.csv');
  return evaluateLabelSets(
    test.map((document) => document.labels),
    test.map(({ text }) => labelsAt(classifier.classify(text), 0.5)),
    labels.length,
  );
}
