import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { printProblems } from '../../src/problems/print.ts';

const folder = join(import.meta.dirname, 'cases');
const cases = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

/** What a user sees: the problems, and the config when there is one. */
function outcome(text: string): string {
  const { config, problems } = parseConfig(text, 'tickets/flywheel.yaml');
  const json = config === null ? '' : `${JSON.stringify(config, null, 2)}\n`;
  return `${json}${printProblems(problems, { color: false })}`;
}

describe('flywheel.yaml', () => {
  it.each(cases)('gives the stored outcome for %s', (file) => {
    const stored = join(folder, file.replace('.yaml', '.out'));
    const actual = outcome(readFileSync(join(folder, file), 'utf8'));
    if (process.env.UPDATE) writeFileSync(stored, actual);
    expect(actual).toBe(existsSync(stored) ? readFileSync(stored, 'utf8') : '(no stored outcome)');
  });

  it.each(cases)('gives a config for %s exactly when its name says valid', (file) => {
    expect(parseConfig(readFileSync(join(folder, file), 'utf8'), 'tickets/flywheel.yaml').config !== null).toBe(file.startsWith('valid-'));
  });
});
