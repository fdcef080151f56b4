import type { RenderContext } from '../report/context.ts';
import type { Report } from '../report/report.ts';
import { summaryBody } from '../report/summary.ts';
import { afterMerge, branchOf, commitOf, type Writing } from './after-merge.ts';
import { printAnnotations } from './annotations.ts';
import { type Attempts, newAttempts } from './attempts.ts';
import { completeCheck, writeCheck } from './check.ts';
import type { Client } from './client.ts';
import { tell } from './conversation.ts';
import type { Environment, Event } from './event.ts';
import { tellInAdvance } from './in-advance.ts';
import { outputsOf } from './outputs.ts';
import { refuse, type TrainingRequest } from './request.ts';
import type { CommentMode } from './runner.ts';
import type { Sink } from './sink.ts';
import { readOnlyBecause } from './trust.ts';

export interface Delivery {
  environment: Environment;
  comment: CommentMode;
  sink: Sink;
  /** An earlier run left its check on this run's commit unfinished: a later one was to go on. */
  continues?: boolean;
  /** What a comment asked for. */
  request?: TrainingRequest | null;
}

/**
 * Takes a report to everybody who waits for it. Without a token that writes, everything but the job's own voice is left out.
 *
 * | event                                          | comment               | check  | annotations | deployment, issue, pin | summary, outputs |
 * |------------------------------------------------|-----------------------|--------|-------------|------------------------|------------------|
 * | pull request to the default branch             | on it                 | head   | in check    |                        | yes              |
 * | the same with a read-only token                |                       |        | commands    |                        | yes              |
 * | push, dispatch, schedule on the default branch | on those merged since | commit | in check    | yes                    | yes              |
 * | `train` of the default branch, a comment       | on those trained for  | heads  | in checks   |                        | yes              |
 * | merge group, other branches, others            |                       |        | commands    |                        | yes              |
 * | anything, superseded                           |                       | ended  |             |                        | yes              |
 */
export async function deliver(report: Report, event: Event, client: Client | null, delivery: Delivery): Promise<void> {
  const { environment, sink } = delivery;
  const context = renderContext(event, environment);
  for (const [name, value] of Object.entries(outputsOf(report, context))) sink.output(name, value);
  // Nothing was asked for, e.g. by a pull request that closed: nobody waits for a report.
  if (report.command === 'none') return;
  if (!sink.summary(summaryBody(report, context))) sink.info('There is no job summary on this runner.');
  const attempts = newAttempts();
  const because = readOnlyBecause(event);
  const writer = because === null ? client : null;
  const annotated = writer === null ? false : await write(report, event, writer, context, delivery, attempts);
  // The lines of a training in advance are those of other commits than the run's own.
  if (!annotated && report.command !== 'train') printAnnotations(report, sink);
  const notice = because === null ? attempts.notice() : readOnlyNotice(because);
  if (notice !== null) sink.annotate('notice', notice, null);
}

const readOnlyNotice = (because: string): string =>
  `No comment and no check run: ${because}, so the token of this run is read-only. The result of the job and its summary are complete.`;

const nothingTold = ({ flywheels }: Report, number: number): string =>
  flywheels.some(({ pullRequest }) => pullRequest?.number === number)
    ? `The default branch moved on while this run looked at pull request ${number}, so nothing was started. Comment again.`
    : `Nothing of pull request ${number} is trained in advance: it changes no flywheel on Amazon Comprehend, or its \`pullRequests.train\` is \`never\`.`;

/** True when the lines are annotated through a check. */
async function write(
  report: Report,
  event: Event,
  client: Client,
  context: RenderContext,
  { environment, comment, sink, continues = false, request = null }: Delivery,
  attempts: Attempts,
): Promise<boolean> {
  const { repository } = environment;
  if (event.kind === 'comment' || (report.command === 'train' && writesTheFlywheel(event))) {
    const told = await tellInAdvance(report, client, { repository, branch: branchOf(environment), context, comment, request }, attempts);
    if (event.kind === 'comment' && !told.includes(event.number))
      await refuse(client, repository, event, nothingTold(report, event.number), sink);
    return true;
  }
  const check = (step: () => Promise<void>) => attempts.attempt('the check run', 'checks: write', () => step().then(() => true));
  if (event.kind === 'pull-request' && event.toDefaultBranch) {
    await tell(report, client, { repository, number: event.number, head: event.head }, context, comment, attempts);
    return (await check(() => writeCheck(client, repository, event.head, report, context))) ?? false;
  }
  if (!writesTheFlywheel(event)) return false;
  const commit = commitOf(event, environment);
  if (isSuperseded(report)) return (await check(() => completeCheck(client, repository, commit, report, context))) ?? false;
  const { mainline } = await afterMerge(report, event, client, { environment, context, comment, continues }, attempts);
  return (await check(() => writeChecks(report, client, commit, mainline, context, environment))) ?? false;
}

const writesTheFlywheel = (event: Event): event is Writing =>
  (event.kind === 'push' || event.kind === 'dispatch' || event.kind === 'schedule') && event.toDefaultBranch;

/** More commits than a team merges while a model trains. */
const mostChecks = 100;

/** The run's own commit, and those whose training it finished: their checks wait since earlier runs. */
async function writeChecks(
  report: Report,
  client: Client,
  commit: string,
  mainline: readonly string[],
  context: RenderContext,
  { repository }: Environment,
): Promise<void> {
  await writeCheck(client, repository, commit, report, context);
  const before = report.flywheels.flatMap(({ appliedBefore }) => appliedBefore ?? []);
  const earlier = new Set([...before, ...mainline.slice(-mostChecks)]);
  earlier.delete(commit);
  for (const other of earlier) await completeCheck(client, repository, other, report, context);
}

const isSuperseded = ({ flywheels, error }: Report): boolean =>
  error === undefined && flywheels.length > 0 && flywheels.every(({ status }) => status === 'superseded');

function renderContext(event: Event, { repositoryUrl, sha, run }: Environment): RenderContext {
  const proposed = event.kind === 'pull-request' || event.kind === 'pull-request-closed' || event.kind === 'merge-group';
  return {
    repositoryUrl,
    headSha: proposed ? event.head : event.kind === 'push' && !event.deleted ? event.after : sha,
    baseSha: proposed ? event.base : null,
    baseRef: proposed ? event.baseRef : null,
    run,
  };
}
