import { LostRace } from '../comprehend/storage.ts';
import { withBaseOwned } from '../config/base-owned.ts';
import { changedPaths } from '../git/changes.ts';
import type { Repository } from '../git/repository.ts';
import { Failure } from '../problems/failure.ts';
import type { Backend } from '../reconcile/backend.ts';
import { billed, newBill } from '../reconcile/billing.ts';
import type { Cost } from '../reconcile/cost.ts';
import { desiredOnce, desiredState } from '../reconcile/desired.ts';
import { shortKey } from '../reconcile/generation.ts';
import { isScoring, judgeCandidate } from '../reconcile/judging.ts';
import { type Look, look } from '../reconcile/look.ts';
import { evidenceKeyOf } from '../reconcile/plan.ts';
import { recordProposal } from '../reconcile/proposal.ts';
import { type Outcome, type Run, reconcile } from '../reconcile/reconcile.ts';
import { writeEvidence } from '../reconcile/records.ts';
import { backendAtTip } from './apply.ts';
import type { Backends } from './backends.ts';
import { type Judges, judgesOf } from './judges.ts';
import { wasDeployed } from './lake.ts';
import { isSound, type Loaded, loadFlywheels } from './load.ts';
import { counterpart, touched } from './preview.ts';
import type { Proposal } from './proposal.ts';
import type { Settings } from './settings.ts';
import { filesAt } from './workspace.ts';

/** Somebody who may write here asked for it. */
export interface TrainingRequest {
  number: number;
  head: string;
  by: string;
}

/** One pull request of a run that trains in advance. */
export interface Proposed {
  settings: Settings;
  repository: Repository;
  backends: Backends;
  proposal: Proposal;
  pullRequest: number;
  /** By this run's request. */
  asked: boolean;
  request: TrainingRequest | null;
  by: string;
}

/** What came of it. */
export interface Trained {
  status: Outcome['status'];
  changed: boolean;
  cost: Cost | null;
  failure: Failure | null;
  /** The pull request is to be told. */
  news: boolean;
}

/** What was decided is told by every run of that time, so that one whose last word was lost is made good. */
const newsMilliseconds = 2 * 60 * 60 * 1000;

/** Goes one run's way for one flywheel; null where the merge changes nothing of it. */
export async function trainInAdvance(proposed: Proposed, base: Loaded): Promise<Trained | null> {
  const { settings, repository, proposal, asked } = proposed;
  const after = await loadFlywheels(filesAt(repository, proposal.tree), settings.config);
  const loaded = after.find((each) => counterpart(each, [base]) !== null);
  const changed = new Set(await changedPaths(repository.git, proposal.base, proposal.tree));
  if (loaded === undefined || !touched(loaded, base, changed)) return null;
  const nothing: Trained = { status: 'done', changed: false, cost: null, failure: null, news: asked };
  if (!isSound(loaded)) return nothing;
  try {
    return await trained(proposed, judgesOf(loaded, withBaseOwned(loaded.config, base.config).config, base), nothing);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...nothing, status: 'failed', failure: error, news: true };
  }
}

async function trained(proposed: Proposed, judges: Judges, nothing: Trained): Promise<Trained> {
  const { settings, repository, backends, proposal, pullRequest, asked, request, by } = proposed;
  const backend = await backendAtTip(repository, backends, judges.config, proposal.base);
  if (backend === null) return { ...nothing, status: 'superseded' };
  const run: Run = {
    ...{ backend, desired: desiredOnce(judges.config, judges.merged, proposal.head, pullRequest), asker: { by } },
    ...{ promote: false, isTip: async () => true, deployed: await wasDeployed(judges.config, repository, settings) },
    ...{ progress: settings.progress, patience: backend.patience(settings.waitSeconds) },
  };
  const isRecent = (at: string): boolean => settings.now().getTime() - Date.parse(at) < newsMilliseconds;
  const seen = await look(run);
  if (!asked && isOutdated(seen, proposal.head)) {
    const { date } = await repository.commitAuthor(proposal.base);
    return { ...nothing, news: isRecent(date) };
  }
  const { base, head } = proposal;
  const ask = async () => recordProposal(run, { base, head, by: asked ? request!.by : null });
  const outcome = await judgedToday(run, judges, await reconcile({ ...run, ask }));
  const { status, failure, cost, applied, plan } = outcome;
  const decided = plan.verdict !== null && isRecent(plan.verdict.at);
  return { status, failure, cost, changed: applied.length > 0, news: asked || applied.length > 0 || status !== 'done' || decided };
}

/**
 * The base moved on after a training for this head had begun. What is paid for is left to end, and nothing more is spent by itself: every merge
 * would train every open pull request again.
 */
function isOutdated({ desired, observed }: Look, head: string): boolean {
  const last = observed.proposals.findLast(({ pullRequest }) => pullRequest === desired.pullRequest);
  if (last?.head !== head || last.contentKey === desired.contentKey) return false;
  return observed.generations.some(({ record, iterations }) => record.contentKey === last.contentKey && iterations.length > 0);
}

/** A pull request that edits its judge is judged by today's too: its answers are the same, or asked for as well. */
async function judgedToday({ backend }: { backend: Backend }, judges: Judges, outcome: Outcome): Promise<Outcome> {
  const { desired, observed, plan, status } = outcome;
  const { candidate } = plan.situation;
  if (status !== 'done' || judges.today === null || candidate === null || plan.verdict === null) return outcome;
  const now = desiredState(judges.todayConfig, judges.today, desired.labels, desired.commit, desired.pullRequest);
  const key = evidenceKeyOf(candidate, now, observed);
  if (observed.evidence.some(({ evidence }) => evidence === key)) return outcome;
  const change = { kind: 'judge' as const, target: shortKey(candidate), reason: 'by the judge of today', candidate };
  const failure = await billed(backend, newBill(), { ...outcome, desired: now }, change);
  if (failure !== null) return { ...outcome, status: 'refused', failure };
  try {
    const judgement = await judgeCandidate(backend, now, observed, candidate);
    if (isScoring(judgement)) return { ...outcome, status: 'scoring' };
    await writeEvidence(backend.storage, backend.root, observed.name, judgement);
    return { ...outcome, applied: [...outcome.applied, change] };
  } catch (error) {
    // Somebody else counted something at the same time: the next run asks again.
    if (error instanceof LostRace) return { ...outcome, status: 'scoring' };
    throw error;
  }
}
