import { Failure } from '../problems/failure.ts';
import type { Backend } from '../reconcile/backend.ts';
import { desiredOnce, desiredState } from '../reconcile/desired.ts';
import type { Model } from '../reconcile/generation.ts';
import { isScoring, judgeCandidate } from '../reconcile/judging.ts';
import { type Look, look } from '../reconcile/look.ts';
import { evidenceKeyOf } from '../reconcile/plan.ts';
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
  /** What Amazon Comprehend itself says, where it was trained on these documents in advance; then nothing is estimated. */
  inService: InService | null;
  learningVersion: string;
}

/** Verdicts on a model that the service trained. */
export interface InService {
  look: Look;
  candidate: Model;
  /** By the judge that merging installs. */
  after: EvidenceRecord;
  /** By today's, when the pull request edits its judge. */
  today: EvidenceRecord | null;
}

/**
 * Runs what apply would run after the merge, up to the verdict, in a lake that keeps its writes to itself.
 * @param declared as flywheel.yaml says; an estimate is made by other `judges`
 */
export async function runPreview(
  settings: Settings,
  production: Production,
  { judges, declared }: { judges: Judges; declared: Judges },
  commit: string,
): Promise<Rehearsal> {
  const backend = localBackend(production.lake, settings);
  const estimate = isEstimate(judges.config);
  const { first, priced, unseen } = await firstLook(
    production,
    { ...backend, strict: estimate },
    desiredOnce(declared.config, declared.merged, commit),
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
  const told = seen ? inService(first, declared, commit) : null;
  return {
    outcome,
    first,
    today,
    priced,
    seen,
    comparedTo,
    inService: told,
    learningVersion: (production.service ?? backend).learningVersion,
  };
}

function inService(seen: Look, { today, todayConfig }: Judges, commit: string): InService | null {
  const { desired, observed, plan } = seen;
  const { candidate } = plan.situation;
  if (candidate === null || plan.verdict === null) return null;
  const told = { look: seen, candidate, after: plan.verdict };
  if (today === null) return { ...told, today: null };
  const key = evidenceKeyOf(candidate, desiredState(todayConfig, today, desired.labels, commit), observed);
  const record = observed.evidence.find(({ evidence }) => evidence === key);
  return record === undefined ? null : { ...told, today: record };
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
