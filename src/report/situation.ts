import { isError } from '../problems/problem.ts';
import type { Verdict } from '../promotion/verdict.ts';
import type { Condition, FlywheelReport } from './report.ts';

/**
 * What a reader has to be told first. Exactly one holds, the first in this table:
 *
 * | situation    | when                                                              |
 * |--------------|-------------------------------------------------------------------|
 * | refused      | a guard refused the plan, or the budget has no room for it        |
 * | failed       | the world said no, or a step failed                               |
 * | problems     | an error in the user's files                                      |
 * | superseded   | a newer commit does the work; nothing was written                 |
 * | suspended    | `suspend: true` and a command that would have written             |
 * | pruned       | a prune looked for what nothing needs                             |
 * | training     | an iteration is under way, a later run finishes it                |
 * | judged       | a preview with a verdict                                          |
 * | applied      | written to the flywheel, and the model that was to serve serves   |
 * | kept         | applied, and the active model stays                               |
 * | pinned       | an earlier version was written into flywheel.yaml                 |
 * | planned      | there are changes to make, and no verdict                         |
 * | unchanged    | nothing to do                                                     |
 * | checked      | only the files were looked at                                     |
 */
export type Situation =
  | 'refused'
  | 'failed'
  | 'problems'
  | 'superseded'
  | 'suspended'
  | 'training'
  | 'judged'
  | 'applied'
  | 'kept'
  | 'pinned'
  | 'pruned'
  | 'planned'
  | 'unchanged'
  | 'checked';

export function situationOf(flywheel: FlywheelReport): Situation {
  // What is trained in advance of a merge replaces the estimate when it is there; until then, and if nothing comes of it, the estimate is the answer.
  if (flywheel.pullRequest !== undefined && flywheel.ok && isPreview(flywheel) && flywheel.verdict != null) return 'judged';
  if ((flywheel.status === 'refused' || isRefusedPlan(flywheel)) && flywheel.ok) return 'refused';
  if (flywheel.status === 'failed' || (flywheel.error !== undefined && flywheel.ok)) return 'failed';
  if (!flywheel.ok) return 'problems';
  if (flywheel.prune !== undefined) return 'pruned';
  switch (flywheel.status) {
    case 'superseded':
    case 'suspended':
      return flywheel.status;
    case 'training':
    case 'scoring':
      return 'training';
    default:
      return flywheel.status === undefined || isPreview(flywheel) ? looked(flywheel) : afterApply(flywheel);
  }
}

/** Of `plan`, which carries nothing out. */
const isRefusedPlan = ({ status, changes, error }: FlywheelReport): boolean =>
  status === undefined && changes !== undefined && error !== undefined;

/** A preview alone compares with something. */
const isPreview = (flywheel: FlywheelReport): boolean => flywheel.comparedTo !== undefined;

function looked(flywheel: FlywheelReport): Situation {
  if (isPreview(flywheel) && flywheel.verdict != null) return 'judged';
  if (flywheel.changes === undefined) return flywheel.changed === true ? 'pinned' : 'checked';
  return flywheel.changes.length > 0 ? 'planned' : 'unchanged';
}

function afterApply(flywheel: FlywheelReport): Situation {
  const decision = decisionOf(flywheel);
  // Of a flywheel that is taken over the model served before: what a run decided of another one is the news.
  const tookOver = flywheel.changes?.some(({ kind }) => kind === 'take-over') === true && decision !== null && decision !== 'PROMOTE';
  if (!tookOver && flywheel.changes?.some(({ kind }) => kind === 'promote' || kind === 'adopt')) return 'applied';
  const finishes = flywheel.finishes === true;
  if (decision !== null && (decision !== 'PROMOTE' || (waitsForSomebody(flywheel) && !finishes))) return 'kept';
  return decision === 'PROMOTE' || flywheel.changed === true || finishes ? 'applied' : 'unchanged';
}

/** A good candidate that does not serve: approval is manual, or another version is pinned. */
export const waitsForSomebody = (flywheel: FlywheelReport): boolean =>
  !isWhatServes(flywheel) &&
  (flywheel.policy?.approval === 'manual' ? flywheel.candidateModel != null : condition(flywheel, 'Pinned') !== null);

/** The model that the report is about serves, as the same version or as another attempt at the same documents. */
export const isWhatServes = ({ candidateModel, activeModel, key, activeKey }: FlywheelReport): boolean =>
  candidateModel === activeModel || (key != null && key === activeKey);

type Decision = Verdict['decision'];

const severity: Record<Decision, number> = { PROMOTE: 0, HOLD: 1, NOT_COMPARABLE: 2, REJECT: 3 };

/** The decision that counts: the worse of today's judge and the judge after merge. */
export function decisionOf(flywheel: FlywheelReport): Decision | null {
  const decisions = [flywheel.verdict, flywheel.verdictAfterMerge].flatMap((verdict) => (verdict ? [verdict.decision] : []));
  return decisions.sort((a, b) => severity[b] - severity[a])[0] ?? null;
}

/** The verdict whose decision counts. */
export function decidingVerdict(flywheel: FlywheelReport): Verdict | null {
  const decision = decisionOf(flywheel);
  return [flywheel.verdict, flywheel.verdictAfterMerge].find((verdict) => verdict != null && verdict.decision === decision) ?? null;
}

/** The condition of that type that holds; null when it does not, or when nobody looked. */
export const condition = (flywheel: FlywheelReport, type: Condition['type']): Condition | null =>
  flywheel.conditions?.find((one) => one.type === type && one.status === 'True') ?? null;

/** Whether the run must end red for this flywheel: problems, REJECT, refusal or failure. A REJECT after a merge is news, not a failure of the run. */
export function isFailing(flywheel: FlywheelReport): boolean {
  const situation = situationOf(flywheel);
  if (situation === 'judged') return decisionOf(flywheel) === 'REJECT' || flywheel.problems.some(isError);
  return situation === 'failed' || situation === 'problems' || situation === 'refused';
}

/** Whether there is anything to tell beyond "nothing to do". */
export const isWorthTelling = (flywheel: FlywheelReport): boolean => {
  const situation = situationOf(flywheel);
  return (situation !== 'unchanged' && situation !== 'checked') || flywheel.problems.length > 0;
};
