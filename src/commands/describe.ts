import type { Config } from '../config/config.ts';
import { summarize } from '../datasets/summary.ts';
import type { Failure } from '../problems/failure.ts';
import { isError } from '../problems/problem.ts';
import { isReserved, ofTheBranch } from '../reconcile/advance.ts';
import { newsSince } from '../reconcile/applied.ts';
import { describeChange } from '../reconcile/change.ts';
import { type Health, health } from '../reconcile/conditions.ts';
import { type Desired, keyOf } from '../reconcile/desired.ts';
import { type ByHand, driftOf } from '../reconcile/drift.ts';
import type { Generation } from '../reconcile/generation.ts';
import { nowServing, type Observed } from '../reconcile/observe.ts';
import type { Plan } from '../reconcile/plan.ts';
import type { Outcome } from '../reconcile/reconcile.ts';
import type { EvidenceRecord, FlipRecord } from '../reconcile/records.ts';
import type { FlywheelReport, HistoryEntry, Iteration, Waiting } from '../report/report.ts';
import { flipOf, suspiciousOf } from './examples.ts';
import type { Loaded } from './load.ts';

/** From what commands know to what reports show. */

export function checked(loaded: Loaded): FlywheelReport {
  const { train, test, golden } = loaded.documents;
  return {
    name: loaded.config?.name ?? loaded.file,
    file: loaded.file,
    ...(loaded.config === null ? {} : { task: taskOf(loaded.config) }),
    ok: !loaded.problems.some(isError),
    problems: loaded.problems,
    datasets:
      loaded.config === null
        ? null
        : { train: summarize(train), test: summarize(test), golden: golden.length === 0 ? null : summarize(golden) },
  };
}

const taskOf = ({ task: { type, mode } }: Config): FlywheelReport['task'] => (mode === 'entities' ? { type } : { type, mode });

/** @param seen what only those ask for who look for drift */
export function planned(
  desired: Desired,
  observed: Observed,
  plan: Plan,
  learningVersion: string,
  seen?: ByHand,
): Partial<FlywheelReport> & Health {
  const drift = driftOf(desired.config, observed, seen);
  return {
    changes: plan.changes.map(describeChange),
    cost: null,
    ...(drift.length === 0 ? {} : { drift }),
    ...health(desired, observed, plan, learningVersion, drift),
  };
}

/** Scores, verdict and the documents behind them, as one piece of evidence has them. */
export function judged(record: EvidenceRecord | null, desired: Desired): Partial<FlywheelReport> {
  if (record === null) return { verdict: null };
  const byFingerprint = new Map(
    [...desired.documents.test, ...desired.documents.golden, ...desired.documents.train].map((document) => [
      document.fingerprint,
      document,
    ]),
  );
  const flips = (list: FlipRecord[], wrong: 'active' | 'candidate') =>
    list.flatMap((flip) => flipOf(flip, wrong, byFingerprint.get(flip.fingerprint)));
  const { documents, broken } = record.golden;
  return {
    verdict: record.verdict,
    active: record.active,
    candidate: record.candidate,
    flipped: { fixed: flips(record.fixed, 'active'), broken: flips(record.broken, 'candidate') },
    ...(documents === 0 ? {} : { golden: { documents, right: documents - broken.length, broken: flips(broken, 'candidate') } }),
    suspicious: record.suspicious.flatMap((fingerprint, at) =>
      suspiciousOf(record.verdict.suspicious[at]!, byFingerprint.get(fingerprint)),
    ),
  };
}

/** What an apply ended with. */
export function settled(outcome: Outcome, learningVersion: string, seen: ByHand): Partial<FlywheelReport> {
  const { desired, observed, plan, failure, before } = outcome;
  const serving = nowServing(observed);
  const candidate = plan.situation.candidate;
  const waiting = waitingFor(outcome);
  return {
    ...planned(desired, observed, plan, learningVersion, seen),
    ...judged(whatWasDecided(outcome), desired),
    changes: outcome.applied.map(describeChange),
    status: outcome.status,
    changed: outcome.applied.length > 0,
    ...(outcome.status === 'done' && isLeftover(outcome) ? { finishes: true as const } : {}),
    cost: outcome.cost,
    commit: desired.commit,
    appliedBefore: before.applied.at(-1)?.commit ?? null,
    ...(before.applied.length === 0 ? { begunAt: ofTheBranch(observed)[0]?.record.commit ?? null } : {}),
    ...(waiting === null ? {} : { waiting }),
    policy: policyOf(desired.config),
    activeModel: serving?.model.arn ?? null,
    activeKey: serving?.model.key ?? null,
    candidateModel: candidate?.arn ?? null,
    ...modelOf(outcome, learningVersion),
    documents: serving?.model.documents ?? 0,
    endpoint: endpointOf(observed),
    history: historyOf(observed),
    ...(failure === null ? {} : { error: describeFailure(failure) }),
  };
}

/** The model that the run was about: the candidate, the one that is being trained, or else the one that serves. */
function modelOf({ desired, observed, plan, status }: Outcome, learningVersion: string): Pick<FlywheelReport, 'key' | 'modelDigest'> {
  const model = plan.situation.candidate ?? (status === 'training' ? null : nowServing(observed)?.model);
  if (model !== null) return { key: model?.key ?? null, modelDigest: model?.modelDigest ?? null };
  return { key: keyOf(desired.config.task, desired.labels, learningVersion, desired.train), modelDigest: null };
}

const running = ['TRAINING', 'EVALUATING', 'STOP_REQUESTED'];

function waitingFor({ desired, observed, plan, status }: Outcome): Waiting | null {
  if (status !== 'training' && status !== 'scoring') return null;
  const counts = (generation: Generation) => generation.number === plan.situation.working?.number || !isReserved(generation, observed);
  const iterations = observed.generations.filter(counts).flatMap((generation) => generation.iterations);
  const iteration = iterations.findLast((each) => running.includes(each.status));
  return {
    reason: plan.waiting?.what ?? 'test documents are being scored',
    iteration: iteration?.id ?? null,
    since: iteration?.createdAt.toISOString() ?? null,
    current: iteration?.contentKey === desired.contentKey,
  };
}

/**
 * The verdict on a candidate that does not serve, or the one by which this run promoted; null when nothing was decided. A run that finishes what
 * earlier runs left unfinished tells what they decided; a new attempt that gave the model that serves has its verdict.
 */
function whatWasDecided(outcome: Outcome): EvidenceRecord | null {
  const { plan, observed, before } = outcome;
  if (plan.verdict !== null) return plan.verdict;
  if (!isLeftover(outcome) && observed.serving.length === before.serving.length) return null;
  return observed.evidence.find((record) => record.evidence === nowServing(observed)?.evidence) ?? null;
}

/** Since a commit was last applied to the end there was news, which an earlier run began. */
const isLeftover = ({ desired, plan, before }: Outcome): boolean =>
  newsSince(before.applied.at(-1)?.at ?? '', desired, before, plan.situation.candidate?.key ?? null);

export const policyOf = ({ promotion: { confidence, approval } }: Config) => ({ confidence, approval });

export const describeFailure = ({ kind, message, hint }: Failure) => ({ kind, message, ...(hint === undefined ? {} : { hint }) });

export function endpointOf(observed: Observed): FlywheelReport['endpoint'] {
  const { endpoint } = observed;
  if (endpoint === null) return null;
  const name = endpoint.EndpointArn!.split('/').at(-1)!;
  return {
    name,
    arn: endpoint.EndpointArn!,
    status: endpoint.Status!,
    model: endpoint.ModelArn ?? null,
    inferenceUnits: endpoint.DesiredInferenceUnits ?? 0,
  };
}

export function iterationsOf(observed: Observed): Iteration[] {
  const verdictOf = (key: string | undefined) =>
    observed.evidence.findLast((record) => record.candidateKey === key)?.verdict.decision ?? null;
  return observed.generations.flatMap((generation) =>
    generation.iterations.map(({ id, status, model, createdAt, documents }) => ({
      id,
      flywheel: generation.record.flywheelName,
      ...(isReserved(generation, observed) ? { pullRequest: generation.record.pullRequest! } : {}),
      status,
      model: model?.arn ?? null,
      key: model?.key ?? null,
      documents: documents.size,
      decision: verdictOf(model?.key),
      createdAt: createdAt.toISOString(),
    })),
  );
}

/** Newest first. */
export function historyOf(observed: Observed): HistoryEntry[] {
  return observed.serving
    .map(({ model, at, commit, decision, f1, by, why }, index) => ({
      number: index + 1,
      at,
      model: model.arn,
      key: model.key,
      modelDigest: model.modelDigest,
      commit,
      documents: model.documents,
      decision,
      f1,
      by,
      why,
    }))
    .reverse();
}
