import { newAttempts } from './attempts.ts';
import { checkIdentity, unfinishedCheck } from './check.ts';
import type { Client, RepositoryName } from './client.ts';
import type { Environment, Event } from './event.ts';
import { readOnlyBecause } from './trust.ts';

/** The commit whose check shows that this run is at work; null for runs without one. What is trained in advance is of other commits. */
function watched(event: Event, { sha }: Environment, command: string): string | null {
  if (command === 'train') return null;
  if (event.kind === 'pull-request') return event.toDefaultBranch ? event.head : null;
  const writes = event.kind === 'push' || event.kind === 'dispatch' || event.kind === 'schedule';
  return writes && event.toDefaultBranch ? sha : null;
}

/**
 * Shows at once that somebody is at work. What cannot be written here is told at the end, by the delivery.
 * @returns whether an earlier run left its check on the commit unfinished, for a later one to go on.
 */
export async function startCheck(client: Client | null, event: Event, environment: Environment, command: string): Promise<boolean> {
  let continues = false;
  await onCheck(client, event, environment, command, async (own, repository, commit, id) => {
    const details = { ...checkIdentity, status: 'in_progress' as const, details_url: environment.run.url };
    continues = id !== null;
    if (id === null) await own.rest.checks.create({ ...repository, ...details, head_sha: commit });
  });
  return continues;
}

/** A run that was cancelled or killed leaves no check that waits for ever. */
export async function closeCheck(client: Client | null, event: Event, environment: Environment, command: string): Promise<void> {
  await onCheck(client, event, environment, command, async (own, repository, _, id) => {
    if (id === null) return;
    const output = {
      title: 'cancelled',
      summary: `The run was cancelled before it came to an end. [Run it again](${environment.run.url}).`,
    };
    await own.rest.checks.update({ ...repository, check_run_id: id, status: 'completed', conclusion: 'cancelled', output });
  });
}

async function onCheck(
  client: Client | null,
  event: Event,
  environment: Environment,
  command: string,
  act: (client: Client, repository: RepositoryName, commit: string, id: number | null) => Promise<void>,
): Promise<void> {
  const commit = watched(event, environment, command);
  if (client === null || commit === null || readOnlyBecause(event) !== null) return;
  const { repository } = environment;
  await newAttempts().attempt('the check run', 'checks: write', async () =>
    act(client, repository, commit, await unfinishedCheck(client, repository, commit)),
  );
}
