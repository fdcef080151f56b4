import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Names that are put together in the code. */
const composed: Record<string, string[]> = {
  '${held.name.toLowerCase()}-in-train': ['test-in-train', 'golden-in-train'],
  '${held.name.toLowerCase()}-contradicts-train': ['test-contradicts-train', 'golden-contradicts-train'],
  'empty-${what}': ['empty-text', 'empty-label'],
};

function rulesIn(file: string): string[] {
  return [...read(file).matchAll(/\brule: (?:'([^']+)'|`([^`]+)`)/g)].flatMap(([, plain, template]) => {
    if (plain !== undefined) return [plain];
    expect(Object.keys(composed), `${file}: say here what it is composed of`).toContain(template);
    return composed[template!]!;
  });
}

it('documents every rule of the data, and only rules that there are', () => {
  const files = readdirSync(join(root, 'src/datasets'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const rules = [...files.map((file) => `src/datasets/${file.replaceAll('\\', '/')}`), 'src/commands/load.ts'].flatMap(rulesIn);
  const section = read('docs/problems.md').split('\n## In the data\n')[1]!.split('\n## ')[0]!;
  const cells = [...section.matchAll(/^\| (`[^|]+) \|/gm)].map((match) => match[1]!);
  const documented = cells.flatMap((cell) => [...cell.matchAll(/`([a-z0-9-]+)`/g)].map((match) => match[1]!));
  expect(documented.toSorted()).toEqual([...new Set(rules)].toSorted());
});
