import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonText } from '../../src/report/json.ts';
import { preview, report } from './builders.ts';

const root = join(import.meta.dirname, '../..');
const text = (file: string) => readFileSync(join(root, file), 'utf8');

/** Names of the members of every interface in a file of types. */
function members(file: string): string[] {
  const code = text(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const bodies = [...code.matchAll(/export interface \w+ \{\n([\s\S]*?)\n\}/g)].map((match) => match[1]!);
  return [...new Set(bodies.flatMap((body) => [...body.matchAll(/(?:^ {2}|[{;] )(\w+)\??: /gm)].map((match) => match[1]!)))];
}

describe('the JSON of a report', () => {
  it('has the members of its only flywheel at top level too', () => {
    const value = JSON.parse(jsonText(report('preview', preview())));
    expect(value).toMatchObject({ schemaVersion: 1, command: 'preview', name: 'support-tickets', verdict: { decision: 'PROMOTE' } });
    expect(value.flywheels).toHaveLength(1);
    expect({ ...value, ...value.flywheels[0] }).toEqual(value);
  });

  it('of several flywheels names none of them at top level', () => {
    const value = JSON.parse(jsonText(report('preview', preview(), preview({ name: 'news' }))));
    expect(Object.keys(value)).toEqual(['schemaVersion', 'command', 'flywheels']);
  });

  it('carries what ended the command early, before what ended the flywheel', () => {
    const value = JSON.parse(
      jsonText({
        ...report('apply', preview({ error: { kind: 'inner', message: 'a' } })),
        error: { kind: 'outer', message: 'b' },
        orphaned: ['old'],
      }),
    );
    expect(value.error.kind).toBe('outer');
    expect(value.flywheels[0].error.kind).toBe('inner');
    expect(value.orphaned).toEqual(['old']);
  });

  it('is documented, every member', () => {
    const page = text('docs/json.md');
    const files = ['src/report/report.ts', 'src/promotion/verdict.ts', 'src/learning/evaluation/scores.ts', 'src/problems/problem.ts'];
    const names = files.flatMap(members);
    expect(names.length).toBeGreaterThan(80);
    const notReported = ['score', 'classes'];
    expect(names.filter((name) => !new RegExp(`\`([\\w.]+\\.)?${name}\``).test(page) && !notReported.includes(name))).toEqual([]);
  });
});
