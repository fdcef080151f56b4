import { Failure } from '../problems/failure.ts';
import type { Backend } from '../reconcile/backend.ts';
import { desiredOnce, desiredState } from '../reconcile/desired.ts';
import { isScoring, judgeCandidate } from '../reconcile/judging.ts';
import { type Look, look } from '../reconcile/look.ts';
import { type Priced, price } from '../reconcile/pricing.ts';
import { type Outcome, type Run, reconcile } from '../reconcile/reconcile.ts';
import type { EvidenceRecord } from '../reconcile/records.ts';
import type { ComparedTo } from '../report/report.ts';
import { asSentence } from '../report/sentences.ts';
import { isEstimate } from './estimate.ts';
import type { Judges } from './judges.ts';
import { localBackend } from './lake.ts';
import type { Production } from './production.ts';
import type { Settings } from './settings.ts';

export interface Rehearsal {
  outcome: Outcome;
  /** What merging would do, seen from what is there now. */
  first: Look;
  /** The verdict of today's judge, when the pull request edits its judge. */
  today: EvidenceRecord | null;
  /** What merging would cost on Amazon Comprehend; null with the embedded engine. */
  priced: Priced | null;
  /** The service itself was looked at. */
  seen: boolean;
  comparedTo: ComparedTo;
  learningVersion: string;
}

/** Runs what apply would run after the merge, up to the verdict, in a lake that keeps its writes to itself. */
export async function runPreview(settings: Settings, production: Production, judges: Judges, commit: string): Promise<Rehearsal> {
  const backend = localBackend(production.lake, settings);
  const estimate = isEstimate(judges.config);
  const { first, priced, unseen } = await firstLook(
    production,
    { ...backend, strict: estimate },
    desiredOnce(judges.config, judges.merged, commit),
  );
  // Whatever is pinned, a stand-in is not it.
  const unpinned = estimate || production.comparedTo.kind === 'stand-in' || production.comparedTo.kind === 'base';
  const desired = desiredOnce(unpinned ? { ...judges.config, pin: null } : judges.config, judges.merged, commit);
  const run = {
    backend,
    desired,
    asker: { by: 'preview' },
    promote: false,
    isTip: async () => true,
    deployed: false,
    progress: settings.progress,
    patience: backend.patience(settings.waitSeconds),
  };
  const outcome = await reconcile(run);
  const candidate = outcome.plan.situation.candidate;
  const rejudge = judges.today !== null && candidate !== null && outcome.plan.verdict !== null;
  const now = rejudge ? desiredState(judges.todayConfig, judges.today!, outcome.desired.labels, commit) : null;
  const today = now === null ? null : await judgeCandidate(backend, now, outcome.observed, candidate!);
  if (today !== null && isScoring(today)) throw new Error('The embedded engine answers while it is asked.');
  if (production.comparedTo.kind !== 'none' && outcome.observed.serving.length === 0)
    throw new Failure('no-comparison', `${production.comparedTo.reason} No model came out of it.`, {
      hint: 'Run `flywheel check` on the base branch.',
    });
  const comparedTo =
    unseen === null ? production.comparedTo : { ...production.comparedTo, reason: `${production.comparedTo.reason} ${unseen}` };
  const seen = production.service !== null && unseen === null;
  return { outcome, first, today, priced, seen, comparedTo, learningVersion: (production.service ?? backend).learningVersion };
}

/**
 * What is there before anything is tried. Where the service cannot be looked at (a fork has no credentials), the stand-in tells: a preview fails for
 * nothing that AWS says.
 */
async function firstLook(
  { service }: Production,
  standIn: Backend,
  desired: Run['desired'],
): Promise<{ first: Look; priced: Priced | null; unseen: string | null }> {
  const lookThrough = async (backend: Backend) => {
    const first = await look({ backend, desired });
    return { first, priced: await price(backend, first, first.plan.changes), unseen: null };
  };
  if (service === null) return lookThrough(standIn);
  try {
    return await lookThrough(service);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ...(await lookThrough(standIn)), unseen: `The plan is a guess: ${asSentence(why)}` };
  }
}
