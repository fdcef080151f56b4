import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonText } from '../../src/report/json.ts';
import { commentBody, commentLimit } from '../../src/report/markdown.ts';
import { terminalText } from '../../src/report/text.ts';
import { applied, context, report } from './builders.ts';
import { entitySituations } from './entity-situations.ts';
import { situations } from './situations.ts';

const cases = join(import.meta.dirname, 'cases');

/** Golden files; `UPDATE=1` rewrites them. */
function expectGolden(name: string, text: string): void {
  const file = join(cases, name);
  if (process.env.UPDATE === '1') writeFileSync(file, text);
  expect(existsSync(file), `${name} is missing; UPDATE=1 writes it`).toBe(true);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

describe.each(Object.entries(situations))('%s', (name, report) => {
  it('reads as its golden comment, within the limit', () => {
    const body = commentBody(report, context);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(commentLimit);
    expectGolden(`${name}.md`, `${body}\n`);
  });

  it('reads as its golden terminal text', () => {
    expectGolden(`${name}.txt`, terminalText(report, { color: false, width: 120 }));
  });
});

it('status paints as bad news only what is', () => {
  const painted = (status: 'True' | 'False'): string => {
    const conditions = (['Abandoned', 'TestWorn', 'Drifted'] as const).map((type) => ({ type, status, reason: 'Any', message: 'Any.' }));
    return terminalText(report('status', applied({ changes: [], conditions })), { color: true, width: 120 });
  };
  expect(painted('False')).not.toContain('\u001b[33m');
  expect(painted('True').split('\u001b[33m')).toHaveLength(4);
});

it.each(Object.entries(entitySituations))('%s reads as its golden JSON', (name, report) => {
  expectGolden(`${name}.json`, jsonText(report));
});
