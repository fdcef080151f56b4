import { abandoned } from './abandoned.ts';
import type { Desired } from './desired.ts';
import { type Drift, driftOf } from './drift.ts';
import { shortKey } from './generation.ts';
import { nowServing, type Observed } from './observe.ts';
import type { Plan } from './plan.ts';
import { models } from './version.ts';

/** What is true of a flywheel now; two axes apart: synced (as Git asks) and healthy (good enough to serve). */
export interface Condition {
  type:
    | 'Ready'
    | 'Reconciling'
    | 'Stalled'
    | 'Trained'
    | 'PromotionAllowed'
    | 'Drifted'
    | 'EngineOutdated'
    | 'Pinned'
    | 'Adopted'
    | 'Suspended'
    | 'Abandoned'
    | 'TestWorn';
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
}

export interface Health {
  /** Nothing is left to do for HEAD; a settled HOLD or REJECT counts as done. */
  synced: boolean;
  /** A model serves, and by its last verdict it keeps every floor. */
  healthy: boolean;
  conditions: Condition[];
}

/** @param drift what was changed by hand, as `driftOf` finds it */
export function health(
  desired: Desired,
  observed: Observed,
  plan: Plan,
  learningVersion: string,
  drift: readonly Drift[] = driftOf(desired.config, observed),
): Health {
  const serving = nowServing(observed);
  const synced = !desired.config.suspend && plan.changes.length === 0 && plan.waiting === null && plan.stalled === null;
  const missed = missedFloors(observed);
  const left = abandoned(desired, observed, plan);
  const conditions = [
    ready(observed, missed),
    condition(
      'Reconciling',
      plan.changes.length > 0 || plan.waiting !== null,
      plan.waiting === null ? 'ChangesPending' : 'ServiceBusy',
      plan.waiting?.what ?? count(plan.changes.length),
    ),
    condition('Stalled', plan.stalled !== null, 'ServiceFailed', plan.stalled ?? 'Nothing stands still.'),
    promotionAllowed(desired, observed, plan),
    drifted(drift),
    engineOutdated(observed, learningVersion),
    condition(
      'Pinned',
      plan.pinned !== null,
      'Pin',
      plan.pinned === null ? 'No version is pinned.' : `Model ${shortKey(plan.pinned)} is pinned: others are trained and not promoted.`,
    ),
    condition(
      'Suspended',
      desired.config.suspend,
      'Suspend',
      desired.config.suspend ? `${desired.config.file} says suspend: nothing is written.` : 'Not suspended.',
    ),
    ...adopted(observed),
    condition('Abandoned', left !== null, left?.reason ?? 'DocumentsGone', left?.message ?? 'No generation is abandoned.'),
    worn(desired, observed),
  ];
  return { synced, healthy: serving !== null && missed.length === 0, conditions };
}

const condition = (type: Condition['type'], holds: boolean, reason: string, message: string): Condition => ({
  type,
  status: holds ? 'True' : 'False',
  reason,
  message,
});

const count = (changes: number): string =>
  changes === 0 ? 'Nothing to change.' : `${changes} ${changes === 1 ? 'change' : 'changes'} to make.`;

function missedFloors(observed: Observed): string[] {
  const serving = nowServing(observed);
  const verdict = observed.evidence.find((record) => record.evidence === serving?.evidence)?.verdict;
  return (verdict?.gates ?? []).filter((gate) => !gate.pass && gate.name.startsWith('minimum')).map((gate) => gate.name);
}

function ready(observed: Observed, missed: readonly string[]): Condition {
  const serving = nowServing(observed);
  if (serving === null) return condition('Ready', false, 'NoModel', 'No model serves yet.');
  if (missed.length > 0)
    return condition('Ready', true, 'BelowFloors', `Model ${shortKey(serving.model)} serves below its floors: ${missed.join(', ')}.`);
  return condition('Ready', true, 'Serving', `Model ${shortKey(serving.model)} serves (${serving.model.documents} documents).`);
}

function promotionAllowed(desired: Desired, observed: Observed, plan: Plan): Condition {
  const candidate = plan.situation.candidate;
  const serving = nowServing(observed);
  if (candidate === null)
    return { type: 'PromotionAllowed', status: 'Unknown', reason: 'NoCandidate', message: 'No model of these documents is trained yet.' };
  if (candidate.key === serving?.model.key)
    return condition('PromotionAllowed', true, 'Promoted', `Model ${shortKey(candidate)} of these documents serves.`);
  if (serving?.pinnedAway.includes(candidate.key))
    return condition(
      'PromotionAllowed',
      false,
      'RolledBack',
      `Model ${shortKey(candidate)} was taken out of service; only \`flywheel promote ${shortKey(candidate)}\` brings it back.`,
    );
  if (plan.pinned !== null) return condition('PromotionAllowed', false, 'Pinned', `Model ${shortKey(plan.pinned)} is pinned.`);
  const verdict = plan.verdict?.verdict;
  if (verdict === undefined)
    return { type: 'PromotionAllowed', status: 'Unknown', reason: 'NotJudged', message: `Model ${shortKey(candidate)} is not judged yet.` };
  const reason = verdict.reasons[0] ?? '';
  if (verdict.decision === 'PROMOTE' && desired.config.promotion.approval === 'manual')
    return condition(
      'PromotionAllowed',
      false,
      'AwaitingApproval',
      `Model ${shortKey(candidate)} passed; \`flywheel promote ${shortKey(candidate)}\` approves it.`,
    );
  return condition('PromotionAllowed', verdict.decision === 'PROMOTE', verdict.decision, reason);
}

/** Somebody changed something by hand; `apply` corrects it only where flywheel.yaml says so. */
function drifted(found: readonly Drift[]): Condition {
  if (found.length === 0) return condition('Drifted', false, 'AsRecorded', 'What serves is what was promoted.');
  return condition('Drifted', true, reasons[found[0]!.kind], found.map(({ message }) => message).join(' '));
}

const reasons: Record<Drift['kind'], string> = {
  'active-model': 'ActiveModelChanged',
  flywheel: 'FlywheelDeleted',
  endpoint: 'EndpointChanged',
  access: 'AccessChanged',
  datasets: 'DatasetsAdded',
  tags: 'TagsRemoved',
};

function engineOutdated(observed: Observed, learningVersion: string): Condition {
  const serving = nowServing(observed);
  const used = models(observed).find((model) => model.arn === serving?.model.arn)?.learningVersion ?? null;
  const outdated = used !== null && used !== learningVersion;
  const message = outdated
    ? `The serving model was trained by learning version ${used}; this one is ${learningVersion}. \`flywheel retrain\` adopts it.`
    : 'The serving model was trained by this learning version.';
  return condition('EngineOutdated', outdated, 'LearningVersion', message);
}

/** Where a flywheel was adopted: whether its model serves still, and what follows from that. */
function adopted({ inherited, serving }: Observed): Condition[] {
  if (inherited === null) return [];
  const { name } = inherited;
  const last = serving.at(-1);
  if (last === undefined || last.decision === 'adopted') {
    const message = `Flywheel ${name} is looked at, and nothing is written to it. What its model was trained on is unknown: test documents may have been among it.`;
    return [condition('Adopted', true, 'ObserveOnly', message)];
  }
  const message = `A model of our own serves. Whoever calls flywheel ${name} by its ARN, or writes its ActiveModelArn in CloudFormation, still has the model from before.`;
  return [condition('Adopted', false, 'MovedOn', message)];
}

/** Every verdict tells a little about the test documents; after this many, passing them shows less than it seems to. */
const mostVerdicts = 50;

function worn(desired: Desired, observed: Observed): Condition {
  const verdicts = observed.evidence.filter((record) => record.judge === desired.judge).length;
  const given = `These test documents and this policy have given ${verdicts} ${verdicts === 1 ? 'verdict' : 'verdicts'}`;
  const message = verdicts > mostVerdicts ? `${given}, over ${mostVerdicts}: add fresh test documents.` : `${given}.`;
  return condition('TestWorn', verdicts > mostVerdicts, 'ManyVerdicts', message);
}
