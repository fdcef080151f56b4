import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDatasets } from '../../src/datasets/check.ts';
import type { Document } from '../../src/datasets/document.ts';
import type { ReadOptions } from '../../src/datasets/intake.ts';
import { printProblems } from '../../src/problems/print.ts';
import { readDisk } from './reading.ts';

/** Each data file stands beside a .out file with what a user is shown; UPDATE=1 rewrites those. */
const cases = join(import.meta.dirname, 'cases');

/** What flywheel.yaml would say of the file. */
const told: Record<string, Partial<ReadOptions>> = {
  'columns-not-found.csv': { columns: { text: 'text', label: 'Category' } },
  'header-in-comprehend-csv.csv': { format: 'comprehend-csv' },
  'members-not-found.jsonl': { columns: { text: 'body', label: 'class' } },
  'several-labels.csv': { labelDelimiter: '|' },
  'several-labels.jsonl': { labelDelimiter: '|' },
  'semicolon-labels.csv': { labelDelimiter: ';' },
};

const labels: Record<string, string[]> = {
  'unknown-label': ['delivery', 'payment', 'forms-and-letters'],
  'unused-label': ['delivery', 'payment', 'security'],
  'entity-unknown-type': ['COMPANY', 'PRODUCT'],
  'entity-unused-type': ['COMPANY', 'PLACE', 'PRODUCT'],
};

function compare(file: string, printed: string): void {
  if (process.env.UPDATE === '1') writeFileSync(file, printed);
  expect(printed).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

describe('a data file that is wrong is explained', () => {
  const files = readdirSync(cases, { withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith('.out'));
  it.each(files.map(({ name }) => name))('%s', async (name) => {
    const { problems } = await readDisk(join(cases, name), `data/${name}`, told[name]);
    expect(problems).not.toEqual([]);
    compare(join(cases, `${name}.out`), printProblems(problems, { color: false }));
  });
});

describe('datasets are checked', () => {
  it.each(readdirSync(join(cases, 'checks')))('%s', async (name) => {
    const multiLabel = name.startsWith('multi-label-');
    const entities = name.startsWith('entity-');
    const read = async (part: string): Promise<Document[]> => {
      const path = `${part}.${entities ? 'jsonl' : 'csv'}`;
      const file = join(cases, 'checks', name, path);
      if (!existsSync(file)) return [];
      const options = entities ? { entities: true as const } : multiLabel ? { labelDelimiter: '|' } : {};
      return (await readDisk(file, `data/${path}`, options)).documents;
    };
    const datasets = { train: await read('train'), test: await read('test'), golden: await read('golden') };
    const told = { testDeclared: true, labels: labels[name] ?? null, strict: name.endsWith('-strict'), multiLabel, entities };
    const all = checkDatasets({ ...datasets, ...told });
    // These files are small so that they can be read, and one of them is there to say so.
    const problems = name === 'few-test-documents' ? all : all.filter(({ rule }) => rule !== 'few-test-documents');
    compare(join(cases, 'checks', name, 'problems.out'), printProblems(problems, { color: false }));
  });
});
