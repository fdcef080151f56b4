import { branchOf } from './after-merge.ts';
import type { Client } from './client.ts';
import { deployedFlywheels } from './deployment.ts';
import type { Environment, Event } from './event.ts';
import { asksForOpen, type OpenPullRequest, openPullRequests } from './open-pull-requests.ts';
import { startCheck } from './progress.ts';
import { requestOf, type TrainingRequest } from './request.ts';
import type { Sink } from './sink.ts';

/** What GitHub says before a command begins. */
export interface Beginning {
  /** An earlier run left its check on the commit unfinished, for a later one to go on. */
  continues: boolean;
  /** Names of the flywheels that it remembers as deployed. */
  deployed: readonly string[];
  /** null where the run does not ask, or nobody answers. */
  pullRequests: readonly OpenPullRequest[] | null;
  /** What a comment asked for, by somebody who may. */
  request: TrainingRequest | null;
}

/** Asks what the event's command needs to know, and nothing for a comment that asks for nothing: there is one run for each comment of a repository. */
export async function begin(
  client: Client | null,
  event: Event,
  environment: Environment,
  command: string,
  sink: Sink,
): Promise<Beginning> {
  const continues = await startCheck(client, event, environment, command);
  const { repository } = environment;
  const pullRequests = client !== null && asksForOpen(event) ? await openPullRequests(client, repository, branchOf(environment)) : null;
  const request = event.kind === 'comment' ? await requestOf(client, repository, event, pullRequests, sink) : null;
  const idle = client === null || (event.kind === 'comment' && request === null);
  return { continues, pullRequests, request, deployed: idle ? [] : await deployedFlywheels(client, repository) };
}
