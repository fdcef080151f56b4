import type { RenderContext } from '../report/context.ts';
import type { FlywheelReport, Report } from '../report/report.ts';
import type { Attempts } from './attempts.ts';
import type { Client } from './client.ts';
import { type Commits, commitsIn, type Range } from './commits.ts';
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
  /** An earlier run left something on this commit to a later one. */
  continues: boolean;
}

/**
 * What a write to the flywheel is told to: the pull requests that caused it, the deployments page, the pull request that pins, the issue about drift.
 * @returns the commits that this run is about, of which earlier runs may have left checks unfinished.
 */
export async function afterMerge(report: Report, event: Writing, client: Client, where: Where, attempts: Attempts): Promise<Commits> {
  const { repository } = where.environment;
  const told = tellable(report, event, where);
  const head = commitOf(event, where.environment);
  const ranges = told.length > 0 || report.error !== undefined ? rangesOf(told, event, head) : [];
  const commits = await attempts.attempt('the commits since the last run', 'contents: read', () => commitsIn(client, repository, ranges));
  await tellMerged({ ...report, flywheels: told }, commits?.all ?? [], client, where, attempts);
  await recordDeployments(report, client, where, attempts);
  await openPins(report, client, where, attempts);
  // Whoever asks what drifted wants to know it now; every scheduled run looks too.
  if (event.kind === 'schedule' || report.command === 'status')
    await attempts.attempt('the issue about drift', 'issues: write', () => writeDriftIssue(client, repository, driftBody(report)));
  return commits ?? { all: [], mainline: [] };
}

/** Flywheels with news: something was changed, somebody pushed, or an earlier run's work on this commit goes on or ends. */
const tellable = ({ flywheels }: Report, event: Writing, { continues }: Where): FlywheelReport[] =>
  flywheels.filter(({ status, changed, commit, appliedBefore, prune }) => {
    // A prune is no pull request's work.
    if (status === 'superseded' || prune !== undefined) return false;
    const unfinished = continues || (appliedBefore !== undefined && appliedBefore !== commit && status !== 'suspended');
    return changed === true || event.kind === 'push' || unfinished;
  });

async function tellMerged(report: Report, commits: readonly string[], client: Client, where: Where, attempts: Attempts): Promise<void> {
  const { environment, context, comment } = where;
  if (commits.length === 0 || comment === 'off') return;
  const { repository } = environment;
  const merged = await attempts.attempt('the comment on the merged pull requests', 'pull-requests: write', () =>
    mergedPullRequests(client, repository, { commits, branch: branchOf(environment) }),
  );
  for (const number of merged?.numbers ?? []) await tell(report, client, { repository, number, head: null }, context, comment, attempts);
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

/** The branch that the run is for. */
export const branchOf = ({ ref }: Pick<Environment, 'ref'>): string => ref.replace(/^refs\/heads\//, '');

/** From the commits that the flywheels stood at before: what the reports say, else what the push says. */
function rangesOf(flywheels: readonly FlywheelReport[], event: Writing, head: string): Range[] {
  const pushed: Range = { before: event.kind === 'push' ? event.before : null, head };
  const ranges = flywheels.map(({ appliedBefore, begunAt }): Range => {
    if (appliedBefore != null) return { before: appliedBefore, head };
    return begunAt == null ? pushed : { before: begunAt, inclusive: true, head };
  });
  const distinct = new Map((ranges.length === 0 ? [pushed] : ranges).map((range) => [JSON.stringify(range), range]));
  return [...distinct.values()];
}
