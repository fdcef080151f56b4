import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseConfig } from '../src/config/parse.ts';
import { printProblems } from '../src/problems/print.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = ['.', 'docs', 'docs/decisions', 'examples/news-topics'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file)),
);

/** As GitHub makes them: lower case, without punctuation, hyphens for spaces. */
const anchors = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the documents', () => {
  it.each(pages)('%s links to files and headings that are there', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)/g)];
    for (const [link, path, anchor] of links) {
      const target = path === '' ? page : relative(root, join(root, dirname(page), path!));
      expect(existsSync(join(root, target)), `${page}: ${link}`).toBe(true);
      if (anchor !== undefined) expect(anchors(target), `${page}: ${link}`).toContain(anchor);
    }
  });

  it('are all reachable from README.md', () => {
    const reached = new Set(['README.md']);
    for (const page of reached)
      for (const [, path] of read(page).matchAll(/\]\((?!https?:)([^)\s#]+\.md)/g))
        reached.add(relative(root, join(root, dirname(page), path!)));
    const decisions = (page: string) => page.startsWith(join('docs', 'decisions')) || page.startsWith('examples');
    expect(pages.filter((page) => !reached.has(page) && !decisions(page))).toEqual([]);
  });
});

describe('README.md', () => {
  const page = read('README.md');

  it('shows a flywheel.yaml without a problem', () => {
    const [example] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1]!);
    expect(printProblems(parseConfig(example!, 'flywheel.yaml').problems, { color: false })).toBe('');
  });

  it('lists the permissions that the workflow gives', () => {
    type Jobs = Record<'preview' | 'apply', { permissions: Record<string, string> }>;
    const { jobs } = parse(read('examples/news-topics/.github/workflows/flywheel.yml')) as { jobs: Jobs };
    const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (read|write|) ?\| (read|write) \|/gm)];
    const column = (at: number) => Object.fromEntries(rows.filter((row) => row[at] !== '').map((row) => [row[1], row[at]]));
    expect(column(2)).toEqual(jobs.preview.permissions);
    expect(column(3)).toEqual(jobs.apply.permissions);
  });
});
