import type { RenderContext } from '../report/context.ts';
import { headline } from '../report/headline.ts';
import type { Report } from '../report/report.ts';
import { decisionOf, isFailing, situationOf } from '../report/situation.ts';
import { checkSummaryBody } from '../report/summary.ts';
import { annotationsOf } from './annotations.ts';
import { type Client, hasStatus, type RepositoryName } from './client.ts';
import { createOnce } from './once.ts';

/** Finds the check again from another run, whichever app's token that run has. */
export const checkIdentity = { name: 'flywheel', external_id: 'flywheel:v1' } as const;
/** GitHub's limit of annotations in one request. */
const annotationsPerRequest = 50;
/** More on one commit than this help nobody: the summary counts the rest. */
const mostAnnotations = 500;

export type Conclusion = 'success' | 'neutral' | 'failure';

/**
 * The verdict as a check's conclusion; null while a model trains. HOLD and NOT COMPARABLE are neutral: GitHub lets them pass. So is a
 * REJECT after the merge: the job is the gate, and there it has nothing to stop any more.
 */
export function conclusionOf(report: Report): Conclusion | null {
  const { flywheels, error } = report;
  if (error !== undefined || flywheels.some(isFailing)) return 'failure';
  if (flywheels.some((flywheel) => situationOf(flywheel) === 'training')) return null;
  const undecided =
    flywheels.some(({ status }) => status === 'superseded') ||
    flywheels.some((one) => ['HOLD', 'NOT_COMPARABLE', 'REJECT'].includes(decisionOf(one) ?? ''));
  return undecided ? 'neutral' : 'success';
}

/** A view of the run on the commit; the job is the gate. An unfinished check is completed, a finished one followed by another, because annotations cannot be taken back. */
export async function writeCheck(
  client: Client,
  repository: RepositoryName,
  commit: string,
  report: Report,
  context: RenderContext,
): Promise<void> {
  const conclusion = conclusionOf(report);
  const state = conclusion === null ? ({ status: 'in_progress' } as const) : ({ status: 'completed', conclusion } as const);
  const { annotations, total } = annotationsOf(report, mostAnnotations);
  const output = { title: checkTitle(report), summary: withCount(checkSummaryBody(report, context), annotations.length, total) };
  const chunks = Array.from({ length: Math.max(1, Math.ceil(annotations.length / annotationsPerRequest)) }, (_, index) =>
    annotations.slice(index * annotationsPerRequest, (index + 1) * annotationsPerRequest),
  );
  const details = context.run === null ? {} : { details_url: context.run.url };
  let id = await unfinishedCheck(client, repository, commit);
  for (const [index, chunk] of chunks.entries()) {
    const last = index === chunks.length - 1;
    const body = {
      ...repository,
      ...checkIdentity,
      ...details,
      ...(last ? state : { status: 'in_progress' as const }),
      output: { ...output, annotations: chunk },
    };
    if (id !== null) await client.rest.checks.update({ ...body, check_run_id: id });
    else
      id = await createOnce(
        async () => (await client.rest.checks.create({ ...body, head_sha: commit })).data.id,
        async () => (await ownChecks(client, repository, commit))[0]?.id ?? null,
      );
  }
}

/** Whether the newest check of ours on the commit says what the report does. */
export async function shows(client: Client, repository: RepositoryName, commit: string, report: Report): Promise<boolean> {
  const [newest] = await ownChecks(client, repository, commit);
  return newest !== undefined && newest.conclusion === conclusionOf(report) && newest.output.title === checkTitle(report);
}

/** Ends a check that an earlier step or run began, and begins none. A run that was superseded ends it neutrally: the newer commit has the verdict. */
export async function completeCheck(
  client: Client,
  repository: RepositoryName,
  commit: string,
  report: Report,
  context: RenderContext,
): Promise<void> {
  const conclusion = conclusionOf(report);
  const id = conclusion === null ? null : await unfinishedCheck(client, repository, commit);
  if (id === null || conclusion === null) return;
  const output = { title: checkTitle(report), summary: checkSummaryBody(report, context) };
  await client.rest.checks.update({ ...repository, ...checkIdentity, check_run_id: id, status: 'completed', conclusion, output });
}

const withCount = (summary: string, shown: number, total: number): string =>
  total > shown ? `${summary}\n\n<sub>${shown} of ${total} lines are annotated.</sub>` : summary;

/** The check of ours on a commit that still waits for its end; null on a commit that is gone, e.g. after a force push. */
export async function unfinishedCheck(client: Client, repository: RepositoryName, commit: string): Promise<number | null> {
  return (await ownChecks(client, repository, commit)).find(({ status }) => status !== 'completed')?.id ?? null;
}

interface OwnCheck {
  id: number;
  status: string;
  /** null until it is completed. */
  conclusion: string | null;
  output: { title: string | null };
}

/** Newest first. */
async function ownChecks(client: Client, repository: RepositoryName, commit: string): Promise<OwnCheck[]> {
  try {
    const { data } = await client.rest.checks.listForRef({ ...repository, ref: commit, check_name: checkIdentity.name, filter: 'latest' });
    return data.check_runs.filter((run) => run.external_id === checkIdentity.external_id).sort((a, b) => b.id - a.id);
  } catch (error) {
    if (hasStatus(error, 404, 422)) return [];
    throw error;
  }
}

/** The verdict in a line: with several flywheels how many there are of each. */
export function checkTitle({ flywheels, error, orphaned = [] }: Report): string {
  if (error !== undefined) return 'failed';
  const titles = flywheels.map((flywheel) => headline(flywheel).title);
  if (titles.length === 0) return orphaned.length === 0 ? 'no flywheel is touched' : `${orphaned.join(', ')} orphaned`.slice(0, 200);
  if (titles.length === 1) return titles[0]!;
  return [...new Set(titles)]
    .map((title) => `${titles.filter((other) => other === title).length} × ${title}`)
    .join(', ')
    .slice(0, 200);
}
