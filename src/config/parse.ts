import { byPosition, isError, type Problem } from '../problems/problem.ts';
import { complete } from './complete.ts';
import type { Config, Positions } from './config.ts';
import { locate, positionsOf } from './locate.ts';
import { checkRules } from './rules.ts';
import type { FlywheelYaml } from './schema.generated.ts';
import { checkShape } from './shape.ts';
import { readYaml } from './syntax.ts';
import { checkTree } from './tree.ts';

export type Parsed = { config: Config; positions: Positions; problems: Problem[] } | { config: null; problems: Problem[] };

/**
 * One flywheel.yaml. `file` is its path relative to the repository root, with forward slashes.
 * All problems are reported at once, sorted; with a config they are warnings and notices only.
 */
export function parseConfig(text: string, file: string): Parsed {
  const yaml = readYaml(text.replace(/^\ufeff/, ''), file);
  if ('problems' in yaml) return { config: null, problems: yaml.problems };
  const tree = checkTree(yaml, file);
  if (tree.length > 0) return { config: null, problems: tree.sort(byPosition) };
  const locator = locate(yaml);
  const { problems: shape, sound } = checkShape(yaml.document.toJS() as object, file, locator);
  const problems = [...shape, ...checkRules(sound, file, locator)].sort(byPosition);
  if (problems.some(isError)) return { config: null, problems };
  return { config: complete(sound as FlywheelYaml, file), positions: positionsOf(yaml, locator), problems };
}
