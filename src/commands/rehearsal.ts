import { Failure } from '../problems/failure.ts';
import { desiredOnce, desiredState } from '../reconcile/desired.ts';
import { judgeCandidate } from '../reconcile/judging.ts';
import type { Plan } from '../reconcile/plan.ts';
import { look, type Outcome, reconcile } from '../reconcile/reconcile.ts';
import type { EvidenceRecord } from '../reconcile/records.ts';
import type { ComparedTo } from '../report/report.ts';
import type { Judges } from './judges.ts';
import { localBackend } from './lake.ts';
import type { Production } from './production.ts';
import type { Settings } from './settings.ts';

export interface Rehearsal {
  /** `firstPlan` is what merging would do, seen from the real lake. */
  outcome: Outcome & { firstPlan: Plan };
  /** The verdict of today's judge, when the pull request edits its judge. */
  today: EvidenceRecord | null;
  comparedTo: ComparedTo;
  learningVersion: string;
}

/** Runs what apply would run after the merge, up to the verdict, in a lake that keeps its writes to itself. */
export async function runPreview(settings: Settings, production: Production, judges: Judges, commit: string): Promise<Rehearsal> {
  const backend = localBackend(production.lake, settings);
  const desired = desiredOnce(judges.config, judges.merged, commit);
  const first = await look({ backend, desired });
  const run = {
    backend,
    desired,
    asker: { by: 'preview' },
    promote: false,
    isTip: async () => true,
    deployed: false,
    progress: settings.progress,
    looks: backend.looks(settings.waitSeconds),
  };
  const outcome = { ...(await reconcile(run)), firstPlan: first.plan };
  const candidate = outcome.plan.situation.candidate;
  const rejudge = judges.today !== null && candidate !== null && outcome.plan.verdict !== null;
  const now = rejudge ? desiredState(judges.todayConfig, judges.today!, outcome.desired.labels, commit) : null;
  const today = now === null ? null : await judgeCandidate(backend, now, outcome.observed, candidate!);
  if (production.comparedTo.kind !== 'none' && outcome.observed.serving.length === 0)
    throw new Failure('no-comparison', `${production.comparedTo.reason} No model came out of it.`, {
      hint: 'Run `flywheel check` on the base branch.',
    });
  return { outcome, today, comparedTo: production.comparedTo, learningVersion: backend.learningVersion };
}
