import { Failure } from '../problems/failure.ts';
import { gitFailure, isAccessRefusal, lastLines, type Outcome } from './git-failure.ts';

/** How a push without force ended. `raced`: someone else moved the branch first. */
export type Push = 'done' | 'raced';

/**
 * Reads what `git push --porcelain` says. A reference that was not updated has a line
 * `!\t<from>:<to>\t[rejected] (fetch first)`, or `[remote rejected] (…)` when the server decided.
 * @throws Failure `lake-push-refused` when rules or permissions forbid the push, git's own words otherwise.
 */
export function readPush(branch: string, outcome: Outcome): Push {
  if (outcome.code === 0) return 'done';
  const line = outcome.stdout
    .toString('utf8')
    .split('\n')
    .find((text) => text.startsWith('!'));
  const verdict = line?.split('\t')[2] ?? '';
  if (verdict.startsWith('[rejected]') || isCollision(verdict)) return 'raced';
  if (verdict.startsWith('[remote rejected]')) throw refused(branch, `${lastLines(outcome.stderr)}\n${verdict}`);
  if (isAccessRefusal(outcome.stderr)) throw refused(branch, lastLines(outcome.stderr));
  throw gitFailure('push', outcome);
}

/** The words of servers for a reference that moved between their answer and the update. */
const isCollision = (verdict: string): boolean =>
  /cannot lock ref|failed to update ref|failed to lock|reference already exists|incorrect old value|is at [0-9a-f]+ but expected|non-fast-forward|fetch first|stale info/.test(
    verdict,
  );

/** GH006: classic branch protection. GH013: rulesets. */
const isRule = (words: string): boolean => /GH006|GH013|protected branch|rule violations|hook declined/i.test(words);

function refused(branch: string, words: string): Failure {
  const message = `The push to the lake branch ${branch} was refused, so nothing was written. The server says:\n${words
    .split('\n')
    .filter((line) => !line.startsWith('error: failed to push'))
    .map((line) => line.replace(/^remote: /, '').replace(/^\[remote rejected\] \((.*)\)$/, '$1'))
    .join('\n')}`;
  const hint = isRule(words)
    ? `Exempt ${branch} from branch protection and rulesets: exclude the branch from the rule's targets, or add the app that pushes (for workflows: GitHub Actions) to its bypass list.`
    : `Let the token write: the job needs \`permissions: contents: write\` to push to ${branch}. Workflows of forks and of Dependabot never have it.`;
  return new Failure('lake-push-refused', message, { hint });
}
