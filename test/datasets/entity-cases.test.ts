import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/datasets/read.ts';
import { printProblems } from '../../src/problems/print.ts';
import { pieces, unspecified } from './reading.ts';

/**
 * Each data file stands beside a .out file with what a user is shown. A folder is documents.txt with annotations.csv or with the list
 * entities.csv, and problems.out. UPDATE=1 rewrites what is shown.
 */
const cases = join(import.meta.dirname, 'cases/entities');

const disk = (path: string) => ({ path: `data/${path}`, read: () => pieces(readFileSync(join(cases, path)), 65_536) });

describe('a file with entities that is wrong is explained', () => {
  it.each(readdirSync(cases).filter((name) => !name.endsWith('.out')))('%s', async (name) => {
    const parts = name.includes('.') ? [] : readdirSync(join(cases, name));
    const [key, companion] = parts.includes('annotations.csv') ? ['annotations', 'annotations.csv'] : ['entityList', 'entities.csv'];
    const source = { ...unspecified, entities: true as const };
    const { problems } =
      parts.length === 0
        ? await readDocuments([disk(name)], source)
        : await readDocuments([disk(`${name}/documents.txt`)], { ...source, [key]: companion }, [disk(`${name}/${companion}`)]);
    expect(problems).not.toEqual([]);
    const file = join(cases, parts.length === 0 ? `${name}.out` : `${name}/problems.out`);
    const printed = printProblems(problems, { color: false });
    if (process.env.UPDATE === '1') writeFileSync(file, printed);
    expect(printed).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
  });
});
