import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rules } from '../../src/config/rule.ts';

const root = join(import.meta.dirname, '../..');

it('documents every rule of flywheel.yaml, and only rules that there are', () => {
  const page = readFileSync(join(root, 'docs/problems.md'), 'utf8');
  const section = page.slice(page.indexOf('## In flywheel.yaml')).split(/\n## (?!In flywheel)/)[0]!;
  expect([...section.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]).sort()).toEqual([...rules].sort());
});

it('shows every rule in a stored outcome, but those that take a huge, a binary or a second file', () => {
  const folder = join(root, 'test/config/cases');
  const outcomes = readdirSync(folder).filter((file) => file.endsWith('.out'));
  const text = outcomes.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const elsewhere = ['duplicate-endpoint', 'duplicate-name', 'file-too-large', 'more-problems', 'not-text'];
  expect(rules.filter((rule) => !text.includes(` [${rule}]\n`))).toEqual(elsewhere);
});
