import type { Event } from './event.ts';

/**
 * Whether the run's token may write. GitHub gives a read-only token to runs for pull requests of forks and of Dependabot,
 * whatever the workflow's `permissions` say.
 * @returns null when it may, else why not, for one notice.
 */
export function readOnlyBecause(event: Event): string | null {
  if (event.kind !== 'pull-request' && event.kind !== 'pull-request-closed') return null;
  if (event.fork) return 'the pull request comes from a fork';
  return event.dependabot ? 'Dependabot opened the pull request' : null;
}
