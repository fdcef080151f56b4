import type { RenderContext } from '../report/context.ts';
import type { FlywheelReport, Report } from '../report/report.ts';
import type { Attempts } from './attempts.ts';
import { shows, writeCheck } from './check.ts';
import type { Client, RepositoryName } from './client.ts';
import { tell } from './conversation.ts';
import type { TrainingRequest } from './request.ts';
import type { CommentMode } from './runner.ts';

interface Where {
  repository: RepositoryName;
  /** The default branch, which every one of the pull requests goes to. */
  branch: string;
  /** Of the run, which is one of that branch. */
  context: RenderContext;
  comment: CommentMode;
  /** Whoever commented waits for an answer. */
  request: TrainingRequest | null;
}

/** What a run says of one pull request. */
interface Told {
  number: number;
  head: string;
  report: Report;
}

/**
 * Tells every pull request what is trained in advance of its merge: by its comment, and by the check of its head.
 * @returns the numbers of those that the report speaks of.
 */
export async function tellInAdvance(report: Report, client: Client, where: Where, attempts: Attempts): Promise<number[]> {
  const all = byPullRequest(report, where.request);
  for (const told of all) await tellOne(told, client, where, attempts);
  return all.map(({ number }) => number);
}

async function tellOne({ number, head, report }: Told, client: Client, where: Where, attempts: Attempts): Promise<void> {
  const { repository, branch, comment } = where;
  const { flywheels, error } = report;
  const base = flywheels.find(({ inAdvance }) => inAdvance !== undefined)?.inAdvance?.base ?? null;
  const context = { ...where.context, headSha: head, baseSha: base, baseRef: branch };
  await tell(report, client, { repository, number, head }, context, comment, attempts);
  // A run that failed as a whole says nothing of the commit.
  if (error !== undefined) return;
  await attempts.attempt(`the check run of pull request ${number}`, 'checks: write', async () => {
    if (!(await shows(client, repository, head, report))) await writeCheck(client, repository, head, report, context);
  });
}

/** By number, without those that a newer run takes over. A run that failed as a whole tells whoever asked for it. */
function byPullRequest(report: Report, request: TrainingRequest | null): Told[] {
  const told = new Map<number, Told>();
  const { schemaVersion, command, error } = report;
  const add = (number: number, head: string, flywheels: FlywheelReport[]): void => {
    const before = told.get(number)?.report.flywheels ?? [];
    const asked = number === request?.number && error !== undefined ? { error } : {};
    told.set(number, { number, head, report: { schemaVersion, command, flywheels: [...before, ...flywheels], ...asked } });
  };
  for (const flywheel of report.flywheels)
    if (flywheel.pullRequest !== undefined && flywheel.status !== 'superseded')
      add(flywheel.pullRequest.number, flywheel.pullRequest.head, [flywheel]);
  if (request !== null && error !== undefined) add(request.number, request.head, []);
  return [...told.values()].sort((a, b) => a.number - b.number);
}
