import { isError } from '../problems/problem.ts';
import type { Verdict } from '../promotion/verdict.ts';
import type { Condition, FlywheelReport } from './report.ts';

/**
 * What a reader has to be told first. Exactly one holds, the first in this table:
 *
 * | situation    | when                                                              |
 * |--------------|-------------------------------------------------------------------|
 * | failed       | the world said no, or a step failed                               |
 * | problems     | an error in the user's files                                      |
 * | superseded   | a newer commit does the work; nothing was written                 |
 * | refused      | a guard refused the plan                                          |
 * | suspended    | `suspend: true` and a command that would have written             |
 * | training     | an iteration is under way, a later run finishes it                |
 * | applied      | written to the flywheel, and a model went into service            |
 * | kept         | applied, and the active model stays                               |
 * | judged       | a preview with a verdict                                          |
 * | planned      | there are changes, and no verdict                                 |
 * | unchanged    | nothing to do                                                     |
 */
export type Situation =
  | 'failed'
  | 'problems'
  | 'superseded'
  | 'refused'
  | 'suspended'
  | 'training'
  | 'applied'
  | 'kept'
  | 'judged'
  | 'planned'
  | 'unchanged';

export function situationOf(flywheel: FlywheelReport): Situation {
  if (flywheel.error !== undefined && flywheel.status !== 'refused') return 'failed';
  if (flywheel.status === 'failed') return 'failed';
  if (!flywheel.ok) return 'problems';
  switch (flywheel.status) {
    case 'superseded':
    case 'refused':
    case 'suspended':
      return flywheel.status;
    case 'training':
    case 'scoring':
      return 'training';
    case 'done':
      return afterApply(flywheel);
    case undefined:
      if (flywheel.verdict != null) return 'judged';
      return (flywheel.changes ?? []).length > 0 ? 'planned' : 'unchanged';
  }
}

function afterApply(flywheel: FlywheelReport): Situation {
  const decision = decisionOf(flywheel);
  if (decision !== null && decision !== 'PROMOTE') return 'kept';
  if (decision === 'PROMOTE' && waitsForSomebody(flywheel)) return 'kept';
  return flywheel.changed === true || decision === 'PROMOTE' ? 'applied' : 'unchanged';
}

/** A good candidate that does not serve: approval is manual, or another version is pinned. */
export const waitsForSomebody = (flywheel: FlywheelReport): boolean =>
  flywheel.policy?.approval === 'manual'
    ? flywheel.candidateModel != null && flywheel.candidateModel !== flywheel.activeModel
    : condition(flywheel, 'Pinned') !== null && flywheel.candidateModel !== flywheel.activeModel;

type Decision = Verdict['decision'];

const severity: Record<Decision, number> = { PROMOTE: 0, HOLD: 1, NOT_COMPARABLE: 2, REJECT: 3 };

/** The decision that counts: the worse of today's judge and the judge after merge. */
export function decisionOf(flywheel: FlywheelReport): Decision | null {
  const decisions = [flywheel.verdict, flywheel.verdictAfterMerge].flatMap((verdict) => (verdict ? [verdict.decision] : []));
  return decisions.sort((a, b) => severity[b] - severity[a])[0] ?? null;
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
  return situation !== 'unchanged' || flywheel.problems.length > 0;
};
