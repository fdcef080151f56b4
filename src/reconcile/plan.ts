import { evidenceText } from '../promotion/judge-key.ts';
import { accessChange } from './access.ts';
import type { Change } from './change.ts';
import type { DatasetOptions } from './dataset-limits.ts';
import { plural } from './delta.ts';
import { type Desired, sha256 } from './desired.ts';
import { activeModelDrift, correctsDrift } from './drift.ts';
import { endpointChange } from './endpoint.ts';
import { type Model, nameOf, shortKey } from './generation.ts';
import { isInherited, movingOn, takeOverChange } from './inherited.ts';
import { nowServing, type Observed } from './observe.ts';
import type { EvidenceRecord } from './records.ts';
import { type Situation, situation, type Wait } from './situation.ts';
import { idle, type Training, trainingOf } from './training.ts';
import { findModel } from './version.ts';

/** From observed to desired, as data. Empty changes and nothing to wait for: synced. */
export interface Plan {
  changes: Change[];
  waiting: Wait | null;
  /** What stands still until somebody acts. */
  stalled: string | null;
  situation: Situation;
  /** The verdict on the candidate against the model that serves; a HOLD or REJECT in it is settled and not a change. */
  verdict: EvidenceRecord | null;
  /** The model that must serve because of `pin`, or of a rollback that flywheel.yaml does not carry yet. */
  pinned: Model | null;
}

/*
 * observed                                                  changes
 * --------------------------------------------------------  ------------------------------------------------------
 * flywheel.yaml says suspend                                none
 * an adopted flywheel's active model, and none of ours yet  take-over
 * a promotion that was recorded and not carried out         adopt
 * another model active by hand, and drift is corrected      adopt
 * other role, keys or network than flywheel.yaml says       update-flywheel
 * a pin (or a rollback), and another model serves           promote (to the pinned one)
 * no model of HEAD's documents:
 *   no flywheel of the service can take them                create-generation, create-dataset ×2, train, judge
 *   one whose documents are all in HEAD                     create-dataset (the missing ones), train, judge
 *   one that holds exactly them                             train, judge
 *   anything in training                                    none: wait
 *   the training failed, or left documents out              none: stalled until a retrain
 * a model of HEAD's documents, other than the one that serves:
 *   without a verdict of this judge                         judge
 *   PROMOTE, on-merge, nothing pinned, not pinned away      promote
 *   any other verdict                                       none: settled
 * an endpoint is declared: missing, or other than declared  create-endpoint, update-endpoint
 *
 * In advance of a pull request's merge: those of its documents that make, train and judge, in a flywheel of its own (advance.ts).
 */
export function plan(desired: Desired, observed: Observed, options: DatasetOptions): Plan {
  const now = situation(desired, observed);
  const pinned = pinnedModel(desired, observed);
  const verdict = verdictOn(now.candidate, desired, observed);
  const base: Plan = { changes: [], waiting: null, stalled: null, situation: now, verdict, pinned };
  if (desired.config.suspend) return base;
  const endpoint = endpointChange(desired.config, observed);
  const training = now.candidate === null ? trainingOf(desired, observed, now, options) : idle;
  if (desired.pullRequest !== null) return inAdvance(desired, observed, base, training);
  return {
    ...base,
    changes: [
      ...takeOverChange(observed),
      ...adoptChange(desired, observed),
      ...accessChange(desired.config, observed),
      ...pinChange(desired, observed, pinned),
      ...training.changes,
      ...(training.changes.some(({ kind }) => kind === 'train') ? [judgeChange(desired, observed, desired.config.name, null)] : []),
      ...verdictChange(desired, observed, base),
      ...endpoint.changes,
    ],
    waiting: training.waiting ?? endpoint.waiting,
    stalled: training.stalled ?? endpoint.stalled,
  };
}

/** Of what a plan would do, that which touches nothing that the branch has. */
function inAdvance(desired: Desired, observed: Observed, base: Plan, training: Training): Plan {
  const { changes, waiting, stalled } = training;
  const trains = changes.some(({ kind }) => kind === 'train');
  const judging = trains
    ? [judgeChange(desired, observed, desired.config.name, null)]
    : verdictChange(desired, observed, base).filter(({ kind }) => kind === 'judge');
  return { ...base, changes: [...changes, ...judging], waiting, stalled };
}

/** Names a comparison: candidate, active model, reference where it is another one, and judge. */
export function evidenceKeyOf(candidate: Model, desired: Desired, observed: Observed): string {
  const serving = nowServing(observed);
  const active = serving?.model.key ?? null;
  const reference = serving?.reference.key ?? null;
  return sha256(evidenceText(active, candidate.key, desired.judge, reference === active ? null : reference));
}

function verdictOn(candidate: Model | null, desired: Desired, observed: Observed): EvidenceRecord | null {
  if (candidate === null) return null;
  const key = evidenceKeyOf(candidate, desired, observed);
  return observed.evidence.find((record) => record.evidence === key) ?? null;
}

function pinnedModel(desired: Desired, observed: Observed): Model | null {
  if (desired.config.pin !== null) return findModel(observed, desired.config.pin);
  const serving = nowServing(observed);
  return serving?.decision === 'rollback' ? findModel(observed, serving.model.arn) : null;
}

function adoptChange({ config }: Desired, observed: Observed): Change[] {
  const serving = nowServing(observed);
  if (serving === null) return [];
  const byHand = correctsDrift(config) && activeModelDrift(observed) !== null;
  if (observed.adopted && !byHand) return [];
  const known = isInherited(observed, serving.model)
    ? 'it is active in the adopted flywheel already'
    : 'the active model of its flywheel, which endpoints follow';
  const reason = byHand ? 'another was activated by hand' : known;
  return [{ kind: 'adopt', target: shortKey(serving.model), reason, serving }];
}

/** A rollback asked for at once becomes a pin, by the same model, as soon as flywheel.yaml carries it. */
function pinChange(desired: Desired, observed: Observed, pinned: Model | null): Change[] {
  const serving = nowServing(observed);
  if (pinned === null || desired.config.pin === null || serving === null) return [];
  if (serving.model.key === pinned.key && serving.decision !== 'rollback') return [];
  const why = `pin: ${desired.config.pin} in ${desired.config.file}`;
  const promotion = { model: nameOf(pinned), decision: 'pin' as const, evidence: null, f1: null, why, raisesReference: true };
  return serving.model.key === pinned.key || serving.model.arn !== pinned.arn
    ? [{ kind: 'promote', target: shortKey(pinned), reason: why, promotion }]
    : [];
}

function judgeChange(desired: Desired, observed: Observed, target: string, candidate: Model | null): Change {
  const model = takeOverChange(observed)[0]?.model ?? nowServing(observed)?.model;
  const against = model === undefined ? 'by its floors: nothing serves yet' : `against model ${shortKey(model)}`;
  const reason = `${against}, on ${plural(desired.documents.test.length, 'test document')}; promoted if the verdict allows`;
  return { kind: 'judge', target, reason, candidate };
}

function verdictChange(desired: Desired, observed: Observed, { situation: now, verdict, pinned }: Plan): Change[] {
  const candidate = now.candidate;
  const serving = nowServing(observed);
  if (candidate === null || candidate.key === serving?.model.key) return [];
  if (verdict === null) return [judgeChange(desired, observed, shortKey(candidate), candidate)];
  const blocked = desired.config.pin !== null || pinned !== null || serving?.pinnedAway.includes(candidate.key);
  if (verdict.verdict.decision !== 'PROMOTE' || desired.config.promotion.approval !== 'on-merge' || blocked) return [];
  const promotion = {
    model: nameOf(candidate),
    decision: serving === null ? ('first' as const) : ('verdict' as const),
    evidence: verdict.evidence,
    f1: verdict.candidate.f1,
    why: `${verdict.verdict.reasons[0] ?? 'the verdict allows it'}${movingOn(desired.config, observed)}`,
    raisesReference: verdict.raisesReference,
  };
  return [{ kind: 'promote', target: shortKey(candidate), reason: promotion.why, promotion }];
}
