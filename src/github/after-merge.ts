import type { RenderContext } from '../report/context.ts';
import type { FlywheelReport, Report } from '../report/report.ts';
import type { Attempts } from './attempts.ts';
import type { Client } from './client.ts';
import { tell } from './conversation.ts';
import { recordDeployment, servedBy } from './deployment.ts';
import { driftBody } from './drift.ts';
import type { Environment, Event } from './event.ts';
import { writeDriftIssue } from './issue.ts';
import { openPinPullRequest, type Pin } from './pin-pull-request.ts';
import { mergedPullRequests } from './pull-requests.ts';
import type { CommentMode } from './runner.ts';

/** An event whose run may write to the flywheel: on the default branch. */
export type Writing = Extract<Event, { kind: 'push' | 'dispatch' | 'schedule' }>;

interface Where {
  environment: Environment;
  context: RenderContext;
  comment: CommentMode;
}

/** What a write to the flywheel is told to: the pull requests that caused it, the deployments page, the pull request that pins, the issue about drift. */
export async function afterMerge(report: Report, event: Writing, client: Client, where: Where, attempts: Attempts): Promise<void> {
  await tellMerged(report, event, client, where, attempts);
  await recordDeployments(report, client, where, attempts);
  await openPins(report, client, where, attempts);
  const { repository } = where.environment;
  // Whoever asks what drifted wants to know it now; every scheduled run looks too.
  if (event.kind === 'schedule' || report.command === 'status')
    await attempts.attempt('the issue about drift', 'issues: write', () => writeDriftIssue(client, repository, driftBody(report)));
}

async function tellMerged(report: Report, event: Writing, client: Client, where: Where, attempts: Attempts): Promise<void> {
  const { environment, context, comment } = where;
  const told = report.flywheels.filter(({ status, changed }) => status !== 'superseded' && (changed === true || event.kind === 'push'));
  if ((told.length === 0 && report.error === undefined) || comment === 'off') return;
  const range = { before: earliest(told, event), head: commitOf(event, environment), branch: branchOf(environment) };
  const merged = await attempts.attempt('the comment on the merged pull requests', 'pull-requests: write', () =>
    mergedPullRequests(client, environment.repository, range),
  );
  for (const number of merged?.numbers ?? [])
    await tell(
      { ...report, flywheels: told },
      client,
      { repository: environment.repository, number, head: null },
      context,
      comment,
      attempts,
    );
}

async function recordDeployments(report: Report, client: Client, { environment }: Where, attempts: Attempts): Promise<void> {
  for (const flywheel of report.flywheels) {
    const served = servedBy(flywheel);
    if (served !== null)
      await attempts.attempt(`the deployment ${served.environment}`, 'deployments: write', () =>
        recordDeployment(client, environment.repository, served, environment.run.url),
      );
  }
}

async function openPins(report: Report, client: Client, { environment }: Where, attempts: Attempts): Promise<void> {
  for (const { name, file, history, pinToMerge } of report.flywheels) {
    if (pinToMerge === undefined) continue;
    const { version, text } = pinToMerge;
    const reason = history?.[0]?.why ?? '';
    const pin: Pin = { flywheel: name, version, reason, file, text, base: branchOf(environment), baseSha: environment.sha };
    await attempts.attempt('the pull request that pins the version', 'contents: write, pull-requests: write', () =>
      openPinPullRequest(client, environment.repository, pin),
    );
  }
}

/** The commit that the run is for. */
export const commitOf = (event: Writing, { sha }: Environment): string => (event.kind === 'push' && !event.deleted ? event.after : sha);

const branchOf = ({ ref }: Environment): string => ref.replace(/^refs\/heads\//, '');

/** The commit that the flywheels stood at before: what the reports say, else what the push says. */
function earliest(flywheels: readonly FlywheelReport[], event: Writing): string | null {
  const known = flywheels.find(({ appliedBefore }) => appliedBefore != null)?.appliedBefore ?? null;
  return known ?? (event.kind === 'push' ? event.before : null);
}
