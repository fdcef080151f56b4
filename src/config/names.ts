import type { Problem } from '../problems/problem.ts';
import type { Config, Positions } from './config.ts';
import { problemAt } from './place.ts';
import type { Rule } from './rule.ts';

export interface Placed {
  config: Config;
  positions: Positions;
}

/**
 * Names across all flywheels of a repository: of flywheels, of the generations they may need, and of endpoints. Lakes may
 * be directories on disks that ignore case, so names that differ only in case clash too. A clash is reported in every file.
 */
export function checkNames(configs: readonly Placed[]): Problem[] {
  return [
    ...clashes(configs, ({ config }) => config.name, ['name'], 'duplicate-name', 'name', 'flywheel'),
    ...clashes(
      configs,
      ({ config }) => config.endpoint?.name ?? null,
      ['endpoint.name', 'endpoint', 'name'],
      'duplicate-endpoint',
      'endpoint',
      'endpoint',
    ),
    ...generationClashes(configs),
  ];
}

function clashes(
  configs: readonly Placed[],
  nameOf: (placed: Placed) => string | null,
  at: string[],
  rule: Rule,
  key: string,
  what: string,
): Problem[] {
  const groups = new Map<string, Placed[]>();
  for (const placed of configs) {
    const name = nameOf(placed)?.toLowerCase();
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), placed]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) =>
      group.map((placed) => {
        const others = group.filter((other) => other !== placed).map(({ config }) => config.file);
        const message = `The ${what} "${nameOf(placed)}" is also declared in ${others.join(', ')}; names are unique in a repository, in any case.`;
        return problemIn(placed, at, rule, message, `Give one of them another \`${key}\`.`);
      }),
    );
}

function generationClashes(configs: readonly Placed[]): Problem[] {
  return configs.flatMap((placed) => {
    const stem = /^(.+)-(?:[0-9a-f]{8}|p[0-9a-f]{7})$/i.exec(placed.config.name)?.[1]?.toLowerCase();
    const owner = configs.find(({ config }) => config.name.toLowerCase() === stem);
    if (owner === undefined) return [];
    const message = `"${placed.config.name}" reads like a generation of the flywheel "${owner.config.name}" in ${owner.config.file}.`;
    return [
      problemIn(
        placed,
        ['name'],
        'duplicate-name',
        message,
        'Choose a name that does not end with a hyphen and eight hexadecimal digits, of which the first may be a p.',
      ),
    ];
  });
}

function problemIn({ config, positions }: Placed, paths: string[], rule: Rule, message: string, hint: string): Problem {
  const path = paths.find((one) => positions.has(one));
  return problemAt(config.file, path === undefined ? { line: 1, column: 1, source: '' } : positions.get(path)!, rule, message, { hint });
}
