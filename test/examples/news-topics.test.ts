import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadClassifier } from '../../src/learning/classifier/model.ts';
import { trainClassifier } from '../../src/learning/classifier/train.ts';
import { evaluate } from '../../src/learning/evaluation/classification.ts';
import { readMetadata } from '../runner/metadata.ts';
import { project } from '../runner/runner.ts';

const example = join(project, 'examples/news-topics');
const dataFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.csv') && statSync(join(folder, file)).isFile())
    .sort();

/** Enough CSV for these files: two columns, quotes around texts with a comma. */
function read(file: string): { text: string; label: string }[] {
  const rows = readFileSync(join(example, file), 'utf8').trimEnd().split('\n').slice(1);
  return rows.map((row) => {
    const comma = row.lastIndexOf(',');
    return {
      text: row
        .slice(0, comma)
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('""', '"'),
      label: row.slice(comma + 1),
    };
  });
}

describe('the documents', () => {
  it('are what the word lists give', () => {
    const folder = mkdtempSync(join(tmpdir(), 'flywheel-example-'));
    try {
      execFileSync(process.execPath, [join(project, 'scripts/example-data.mjs'), folder]);
      expect(dataFiles(folder)).toEqual(dataFiles(example));
      for (const file of dataFiles(folder))
        expect(readFileSync(join(folder, file), 'utf8'), file).toBe(readFileSync(join(example, file), 'utf8'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('tell the story: a first model with room above it, a clear gain, a clear loss', () => {
    const base = [...read('data/train/desk.csv'), ...read('data/train/weekend.csv')];
    const better = [...base, ...read('pull-requests/better/health-and-science.csv')];
    const first = accuracy(base);
    const second = accuracy(better);
    const third = accuracy([...better, ...read('pull-requests/bad-labels/archive.csv')]);
    expect(first).toBeGreaterThan(0.75);
    expect(first).toBeLessThan(0.9);
    expect(second - first).toBeGreaterThan(0.06);
    expect(second - third).toBeGreaterThan(0.02);
  });
});

function accuracy(train: { text: string; label: string }[]): number {
  const ordered = [...train].sort((a, b) => (a.text < b.text ? -1 : 1));
  const { model } = trainClassifier(
    ordered,
    train.map(({ label }) => label),
  );
  const classifier = loadClassifier(model);
  const test = read('data/test.csv');
  return evaluate(
    test.map(({ label }) => label),
    test.map(({ text }) => classifier.classify(text)[0]!.name),
  ).accuracy;
}

interface Workflow {
  on: { workflow_dispatch: { inputs: Record<string, { options?: string[] }> } };
  permissions: object;
  jobs: Record<
    string,
    { permissions: Record<string, string>; concurrency: Record<string, unknown>; steps: { uses: string; with?: Record<string, unknown> }[] }
  >;
}

describe('the workflow', () => {
  const workflow = parse(readFileSync(join(example, '.github/workflows/flywheel.yml'), 'utf8')) as Workflow;

  it('gives a pull request a token that speaks and cannot write', () => {
    expect(workflow.permissions).toEqual({});
    expect(workflow.jobs.preview!.permissions).toEqual({ contents: 'read', 'pull-requests': 'write', checks: 'write' });
    expect(workflow.jobs.apply!.permissions).toEqual({
      contents: 'write',
      deployments: 'write',
      issues: 'write',
      'pull-requests': 'write',
      checks: 'write',
    });
  });

  it('never cancels or drops a run that changes the flywheel', () => {
    expect(workflow.jobs.apply!.concurrency).toEqual({ group: 'flywheel-apply', queue: 'max' });
    expect(workflow.jobs.preview!.concurrency['cancel-in-progress']).toBe(true);
  });

  it('pins every action to a commit and hands over only inputs that exist', () => {
    const { inputs } = readMetadata(project);
    for (const { uses, with: given = {} } of Object.values(workflow.jobs).flatMap(({ steps }) => steps)) {
      expect(uses).toMatch(/@[0-9a-f]{40}$/);
      if (uses.includes('/flywheel@')) expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
      else expect(given['persist-credentials']).toBe(false);
    }
  });
});

describe('action.yml', () => {
  const metadata = readMetadata(project);

  it('runs on Node 24, main and post from one file', () => {
    expect(metadata).toMatchObject({ using: 'node24', main: 'dist/action.js', post: 'dist/action.js', postIf: 'always()' });
  });

  it('has the outputs of the contract, and a description for everything', () => {
    const outputs = ['verdict', 'status', 'changed', 'active-model', 'candidate-model', 'f1', 'report', 'result'];
    expect(Object.keys(metadata.outputs)).toEqual(outputs);
    for (const { description } of [...Object.values(metadata.inputs), ...Object.values(metadata.outputs)])
      expect(description.length).toBeGreaterThan(30);
  });

  it('declares the inputs that the action reads, and no other', () => {
    const code = readFileSync(join(project, 'src/github/runner.ts'), 'utf8');
    const read = [...code.matchAll(/(?:getInput|oneOf|seconds)\('([a-z-]+)'/g)].map(([, name]) => name!);
    expect(Object.keys(metadata.inputs).sort()).toEqual([...new Set(read)].sort());
  });

  it('has defaults that are strings, as GitHub takes them', () => {
    for (const [name, { default: value }] of Object.entries(metadata.inputs)) expect(typeof value, name).toBe('string');
  });
});
