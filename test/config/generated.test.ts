import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { baseOwned } from '../../src/config/base-owned.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { parents } from '../../src/config/schema.generated.ts';
import { printProblems } from '../../src/problems/print.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const schema = JSON.parse(read('schemas/flywheel.schema.json')) as { properties: Record<string, { baseOwned?: true }> };

describe('what follows from the schema', () => {
  it('is what `node scripts/generate.mjs` makes', async () => {
    const script: { generate(): Promise<Record<string, string>> } = await import(join(root, 'scripts/generate.mjs'));
    for (const [path, content] of Object.entries(await script.generate())) {
      expect(read(path) === content, `${path} is out of date: run node scripts/generate.mjs`).toBe(true);
    }
  });

  it('has a validator that imports nothing', () => {
    expect(read('src/config/validate.generated.js')).not.toMatch(/\brequire\(|^import /m);
  });

  it('marks as owned by the base branch what withBaseOwned takes from it', () => {
    const marked = Object.entries(schema.properties).filter(([, property]) => property.baseOwned);
    expect(marked.map(([name]) => name)).toEqual(expect.arrayContaining([...baseOwned]));
    expect(marked).toHaveLength(baseOwned.length);
  });

  it('knows where each key belongs', () => {
    expect(parents.minimum).toEqual(['promotion']);
    expect(parents.train).toEqual(['datasets', 'pullRequests']);
  });
});

describe('docs/configuration.md', () => {
  const examples = [...read('docs/configuration.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1]!);

  it('shows files that are read without a problem', () => {
    expect(examples).toHaveLength(2);
    for (const example of examples) expect(printProblems(parseConfig(example, 'flywheel.yaml').problems, { color: false })).toBe('');
  });

  it('names the defaults that the parser fills in', () => {
    const [shortest, complete] = examples.map((example) => parseConfig(example, 'flywheel.yaml').config!);
    const given = parse(examples[1]!) as { task: { labels: string[] } };
    expect({
      ...shortest,
      task: { ...shortest!.task, labels: given.task.labels },
      datasets: complete!.datasets,
      promotion: { ...shortest!.promotion, minimum: { f1: 0.8 }, minimumPerLabel: complete!.promotion.minimumPerLabel },
    }).toEqual(complete);
  });
});
