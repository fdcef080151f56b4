import type { Problem } from '../problems/problem.ts';
import { directoryPath } from './repository-path.ts';
import type { Report } from './rules.ts';
import type { Sound } from './shape.ts';
import { shortened } from './tree.ts';

export const defaultLake = 'git:flywheel-lake';
const at = ['engine', 'local', 'lake'];

/** A lake the embedded engine can use now: a branch, or a directory of the repository. */
export function checkLake({ engine }: Sound, file: string, report: Report): Problem[] {
  const lake = engine?.local?.lake;
  if (lake === undefined) return [];
  if (/^s3:/i.test(lake)) {
    const message = `A lake in S3 ("${shortened(lake)}") is not available yet.`;
    return [report(at, 'not-yet-available', message, { hint: `Use a branch, "${defaultLake}", or a directory, ".flywheel/lake".` })];
  }
  if (lake.startsWith('git:')) return checkBranch(lake.slice('git:'.length), report);
  const resolved = directoryPath(lake, file);
  if ('path' in resolved) return [];
  const reason = resolved.message === 'is an address' ? 'is neither a branch, a directory nor an s3:// address' : resolved.message;
  return [
    report(at, 'bad-lake', `The lake "${shortened(lake)}" ${reason}.`, { hint: `For example "${defaultLake}" or ".flywheel/lake".` }),
  ];
}

/** What `git check-ref-format --branch` takes, less what needs quoting in a shell. */
const branch = /^(?![-/.])(?!.*(\.\.|\/\/|\/\.|@\{|\.lock(\/|$)))[a-zA-Z0-9._/@+-]+(?<![/.])$/;

function checkBranch(name: string, report: Report): Problem[] {
  if (branch.test(name) && name !== '@' && name !== 'HEAD' && !name.startsWith('refs/')) return [];
  const message = `"${shortened(name)}" is not a branch name that can hold the lake.`;
  return [
    report(at, 'bad-lake', message, { hint: `Write git: and the plain name of a branch kept for the lake, for example "${defaultLake}".` }),
  ];
}

/** The lake as `Config` has it: a directory becomes relative to the repository root. */
export function resolvedLake(lake: string, file: string): string {
  if (lake.startsWith('git:')) return lake;
  const resolved = directoryPath(lake, file);
  return 'path' in resolved ? resolved.path : lake;
}
