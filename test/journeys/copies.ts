import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../github/fake/repository.ts';
import { project } from '../runner/runner.ts';

/** The files of a folder below an example, under the names that they get in a repository. */
export function filesIn(example: string, folder: string, into = ''): Files {
  const root = join(project, 'examples', example, folder);
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(root, file)).isFile());
  return Object.fromEntries(found.map((file) => [join(into, file), readFileSync(join(root, file), 'utf8')]));
}

/** The example as somebody who copied it would commit it. */
export const copied = (example: string): Files => ({
  'flywheel.yaml': readFileSync(join(project, 'examples', example, 'flywheel.yaml'), 'utf8'),
  ...filesIn(example, 'data', 'data'),
});

export const proposed = (example: string, name: string): Files => filesIn(example, join('pull-requests', name), 'data/train');
