import { describe, expect, it } from 'vitest';
import { checkNames } from '../../src/config/names.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { printProblems } from '../../src/problems/print.ts';

function placed(file: string, name: string, rest = '') {
  const parsed = parseConfig(`task: {}\nname: ${name}\ndatasets: { train: data/*.csv }\n${rest}`, file);
  if (parsed.config === null) throw new Error(printProblems(parsed.problems, { color: false }));
  return parsed;
}

describe('checkNames', () => {
  it('accepts flywheels and endpoints of different names', () => {
    expect(checkNames([placed('a/flywheel.yaml', 'a'), placed('b/flywheel.yaml', 'b'), placed('c/flywheel.yaml', 'a-b')])).toEqual([]);
  });

  it('reports a name that two files share in both, whatever its case', () => {
    const problems = checkNames([
      placed('a/flywheel.yaml', 'Tickets', 'endpoint: null\n'),
      placed('b/flywheel.yaml', 'tickets', 'endpoint: null\n'),
    ]);
    expect(printProblems(problems, { color: false })).toMatchInlineSnapshot(`
      "a/flywheel.yaml:2:7: error: The flywheel "Tickets" is also declared in b/flywheel.yaml; names are unique in a repository, in any case. [duplicate-name]
       2 | name: Tickets
         |       ^
         = Give one of them another \`name\`.

      b/flywheel.yaml:2:7: error: The flywheel "tickets" is also declared in a/flywheel.yaml; names are unique in a repository, in any case. [duplicate-name]
       2 | name: tickets
         |       ^
         = Give one of them another \`name\`.

      2 errors in 2 files
      "
    `);
  });

  it('reports an endpoint that two files share at the setting that names it', () => {
    const problems = checkNames([placed('a/flywheel.yaml', 'a', 'endpoint: { name: b }\n'), placed('b/flywheel.yaml', 'b')]);
    expect(problems.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`)).toEqual([
      'a/flywheel.yaml:4:19 duplicate-endpoint',
      'b/flywheel.yaml:2:7 duplicate-endpoint',
    ]);
  });

  it('reports a name that a generation of another flywheel could take', () => {
    const problems = checkNames([placed('a/flywheel.yaml', 'tickets'), placed('b/flywheel.yaml', 'tickets-0123abcd')]);
    expect(problems.map(({ file, message }) => `${file} ${message}`)).toEqual([
      'b/flywheel.yaml "tickets-0123abcd" reads like a generation of the flywheel "tickets" in a/flywheel.yaml.',
    ]);
  });
});
