import type { RenderContext } from '../report/context.ts';
import { commentBody } from '../report/markdown.ts';
import type { FlywheelReport, Report } from '../report/report.ts';
import { isFailing, isWorthTelling } from '../report/situation.ts';
import { summaryBody } from '../report/summary.ts';
import { printAnnotations } from './annotations.ts';
import { type Attempts, newAttempts } from './attempts.ts';
import { writeCheck } from './check.ts';
import type { Client, RepositoryName } from './client.ts';
import { upsertComment } from './comment.ts';
import { recordDeployment, servedBy } from './deployment.ts';
import { driftBody } from './drift.ts';
import type { Environment, Event } from './event.ts';
import { writeDriftIssue } from './issue.ts';
import { outputsOf } from './outputs.ts';
import { openPinPullRequest, type Pin } from './pin-pull-request.ts';
import { mergedPullRequests } from './pull-requests.ts';
import type { CommentMode } from './runner.ts';
import type { Sink } from './sink.ts';
import { readOnlyBecause } from './trust.ts';

export interface Delivery {
  environment: Environment;
  comment: CommentMode;
  sink: Sink;
}

/**
 * Takes a report to everybody who waits for it. Without a token that writes, everything but the job's own voice is left out.
 *
 * | event                          | comment                      | check | annotations | deployment, issue | summary, outputs |
 * |--------------------------------|------------------------------|-------|-------------|-------------------|------------------|
 * | pull request                   | on it                        | head  | in check    |                   | yes              |
 * | pull request, read-only token  |                              |       | commands    |                   | yes              |
 * | push, dispatch, schedule on the default branch | on those merged since | commit | in check | yes               | yes              |
 * | merge group, other branches, others |                         |       | commands    |                   | yes              |
 *
 * A run that was superseded writes nothing but its summary and outputs.
 */
export async function deliver(report: Report, event: Event, client: Client | null, delivery: Delivery): Promise<void> {
  const { environment, sink } = delivery;
  const context = renderContext(report, event, environment);
  if (!sink.summary(summaryBody(report, context))) sink.info('There is no job summary on this runner.');
  for (const [name, value] of Object.entries(outputsOf(report, context))) sink.output(name, value);
  if (isSuperseded(report)) return;
  const attempts = newAttempts();
  const because = readOnlyBecause(event);
  const writer = because === null ? client : null;
  const checked = writer === null ? false : await write(report, event, writer, context, delivery, attempts);
  if (!checked) printAnnotations(report, sink);
  const readOnly =
    because === null
      ? null
      : `No comment and no check run: ${because}, so the token of this run is read-only. The result of the job and its summary are complete.`;
  const notice = readOnly ?? attempts.notice();
  if (notice !== null) sink.annotate('notice', notice, null);
}

/** True when the lines are annotated through a check. */
async function write(
  report: Report,
  event: Event,
  client: Client,
  context: RenderContext,
  delivery: Delivery,
  attempts: Attempts,
): Promise<boolean> {
  const { repository } = delivery.environment;
  if (event.kind === 'pull-request') {
    await comment(report, client, { repository, number: event.number, head: event.head }, context, delivery.comment, attempts);
    return check(report, client, repository, event.head, context, attempts);
  }
  if (!writesTheFlywheel(event)) return false;
  await afterMerge(report, event, client, context, delivery, attempts);
  return check(report, client, repository, context.headSha!, context, attempts);
}

const writesTheFlywheel = (event: Event): event is Extract<Event, { kind: 'push' | 'dispatch' | 'schedule' }> =>
  (event.kind === 'push' || event.kind === 'dispatch' || event.kind === 'schedule') && event.toDefaultBranch;

async function check(
  report: Report,
  client: Client,
  repository: RepositoryName,
  commit: string,
  context: RenderContext,
  attempts: Attempts,
): Promise<boolean> {
  const written = await attempts.attempt('the check run', 'checks: write', async () => {
    await writeCheck(client, repository, commit, report, context);
    return true;
  });
  return written ?? false;
}

async function comment(
  report: Report,
  client: Client,
  target: Parameters<typeof upsertComment>[1],
  context: RenderContext,
  mode: CommentMode,
  attempts: Attempts,
): Promise<void> {
  if (mode === 'off') return;
  // A pull request that changed nothing that serves is not told about it after the merge.
  const create = startsComment(report, mode) && (target.head !== null || report.flywheels.some(({ changed }) => changed === true));
  await attempts.attempt(`the comment on pull request ${target.number}`, 'pull-requests: write', () =>
    upsertComment(client, target, commentBody(report, context), { create }),
  );
}

/** Whether a pull request without our comment gets one; an existing one is always kept up to date. */
export function startsComment({ flywheels, error }: Report, mode: CommentMode): boolean {
  if (flywheels.length === 0 && error === undefined) return false;
  const failing = error !== undefined || flywheels.some(isFailing);
  return mode === 'always' || failing || (mode === 'changes' && flywheels.some(isWorthTelling));
}

/** What a write to the flywheel is told to: the pull requests that caused it, the deployments page, and the issue about drift. */
async function afterMerge(
  report: Report,
  event: Extract<Event, { kind: 'push' | 'dispatch' | 'schedule' }>,
  client: Client,
  context: RenderContext,
  delivery: Delivery,
  attempts: Attempts,
): Promise<void> {
  const { repository, run, ref } = delivery.environment;
  const told = report.flywheels.filter(
    (flywheel) => flywheel.status !== 'superseded' && (flywheel.changed === true || event.kind === 'push'),
  );
  if (told.length > 0 && delivery.comment !== 'off') {
    const range = { before: earliest(told, event), head: context.headSha!, branch: ref.replace(/^refs\/heads\//, '') };
    const merged = await attempts.attempt('the comment on the merged pull requests', 'pull-requests: write', () =>
      mergedPullRequests(client, repository, range),
    );
    for (const number of merged?.numbers ?? [])
      await comment({ ...report, flywheels: told }, client, { repository, number, head: null }, context, delivery.comment, attempts);
    if (merged !== null && merged.skipped > 0)
      delivery.sink.info(`${merged.skipped} older commits were not asked for their pull requests.`);
  }
  for (const served of report.flywheels.map(servedBy))
    if (served !== null)
      await attempts.attempt(`the deployment ${served.environment}`, 'deployments: write', () =>
        recordDeployment(client, repository, served, run.url),
      );
  for (const flywheel of report.flywheels)
    if (flywheel.pinToMerge !== undefined)
      await attempts.attempt('the pull request that pins the version', 'contents: write, pull-requests: write', () =>
        openPinPullRequest(client, repository, pinOf(flywheel, flywheel.pinToMerge!, context, ref)),
      );
  if (event.kind === 'schedule')
    await attempts.attempt('the issue about drift', 'issues: write', () => writeDriftIssue(client, repository, driftBody(report)));
}

function pinOf(
  { name, file, history }: FlywheelReport,
  { version, text }: { version: string; text: string },
  context: RenderContext,
  ref: string,
): Pin {
  const base = ref.replace(/^refs\/heads\//, '');
  return { flywheel: name, version, reason: history?.[0]?.why ?? '', file, text, base, baseSha: context.headSha! };
}

/** The commit that the flywheels stood at before: what the reports say, else what the push says. */
function earliest(flywheels: readonly FlywheelReport[], event: Event): string | null {
  const known = flywheels.find(({ appliedBefore }) => appliedBefore != null)?.appliedBefore ?? null;
  return known ?? (event.kind === 'push' ? event.before : null);
}

const isSuperseded = ({ flywheels, error }: Report): boolean =>
  error === undefined && flywheels.length > 0 && flywheels.every(({ status }) => status === 'superseded');

function renderContext(report: Report, event: Event, { repositoryUrl, sha, run }: Environment): RenderContext {
  const proposed = event.kind === 'pull-request' || event.kind === 'pull-request-closed' || event.kind === 'merge-group';
  const commit = report.flywheels.find((flywheel) => flywheel.commit != null)?.commit ?? sha;
  return {
    repositoryUrl,
    headSha: proposed ? event.head : event.kind === 'push' && !event.deleted ? event.after : commit,
    baseSha: proposed ? event.base : null,
    baseRef: proposed ? event.baseRef : null,
    run,
  };
}
