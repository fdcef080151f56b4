import { short } from './model-name.ts';
import type { FlywheelReport } from './report.ts';
import { condition, decisionOf, situationOf } from './situation.ts';
import { wordsOf } from './words.ts';

/** A command to type, or a sentence where there is none. */
export interface NextAction {
  why: string;
  command: string | null;
}

/** What a reader can do now, most likely first. `base` is the branch that a pull request goes to; null outside of one. */
export function nextActions(flywheel: FlywheelReport, base: string | null): NextAction[] {
  const only = `--flywheel ${argument(flywheel.name)}`;
  const version = short(flywheel.key) ?? 'VERSION';
  switch (situationOf(flywheel)) {
    case 'problems':
      return [{ why: 'After fixing, check on your machine', command: 'flywheel check' }];
    case 'failed':
    case 'refused':
      return [{ why: 'See what is there', command: 'flywheel status' }];
    case 'training':
      return [{ why: 'Follow it', command: 'flywheel status' }];
    case 'applied':
      return appliedActions(flywheel, only);
    case 'kept':
      return keptActions(flywheel, version);
    case 'judged':
      return judgedActions(flywheel, version, base);
    case 'pinned':
      return [{ why: 'Commit it', command: `git commit -m "Roll back" ${argument(flywheel.file)}` }];
    case 'pruned':
      return flywheel.prune?.confirmed === false && flywheel.prune.removals.length > 0
        ? [{ why: 'Remove them', command: `flywheel prune --yes ${only}` }]
        : [];
    case 'planned':
      return [
        ...(condition(flywheel, 'Suspended') ? [] : [{ why: 'Carry it out', command: 'flywheel apply' }]),
        ...prunable(flywheel, only),
      ];
    case 'unchanged':
      return prunable(flywheel, only);
    default:
      return [];
  }
}

/** Long before the quota of flywheels is reached; the embedded engine has none, and its condition names no command. */
const prunable = (flywheel: FlywheelReport, only: string): NextAction[] =>
  condition(flywheel, 'Abandoned')?.message.includes('flywheel prune') === true
    ? [{ why: 'See what nothing needs any more', command: `flywheel prune ${only}` }]
    : [];

function appliedActions(flywheel: FlywheelReport, only: string): NextAction[] {
  if (flywheel.pinToMerge !== undefined)
    return [{ why: 'Merge the pull request that pins it, so that the files say what serves', command: null }];
  if (condition(flywheel, 'Pinned') !== null) return [unpin];
  return hasEarlierModel(flywheel) ? [{ why: 'To go back to the model before', command: `flywheel rollback ${only}` }] : [];
}

/** The first model has none before it; a report without a history does not say. */
const hasEarlierModel = ({ history }: FlywheelReport): boolean =>
  history === undefined || new Set(history.map(({ model }) => model)).size > 1;

/** Rows that look wrong are the first thing to look at. */
const look = (flywheel: FlywheelReport): NextAction[] =>
  (flywheel.suspicious ?? []).length > 0
    ? [{ why: `Correct the ${wordsOf(flywheel).annotations} listed here, and push again`, command: null }]
    : [];

/** While a version is pinned, neither `rollback` nor `promote` can do what it is for. */
const unpin: NextAction = { why: 'To let later models serve again, remove the pin from flywheel.yaml', command: null };

function keptActions(flywheel: FlywheelReport, version: string): NextAction[] {
  if (condition(flywheel, 'Pinned') !== null) return [unpin];
  const promote = { why: 'To serve it all the same', command: `flywheel promote ${version} --flywheel ${argument(flywheel.name)}` };
  return decisionOf(flywheel) === 'REJECT' ? [{ why: 'To take the data back', command: 'git revert' }, promote] : [promote];
}

function judgedActions(flywheel: FlywheelReport, version: string, base: string | null): NextAction[] {
  const again = base === null ? [] : [{ why: 'Judge again on your machine', command: `flywheel preview --base ${argument(base)}` }];
  // The model that merging gives is not trained yet, so there is none to name.
  if (flywheel.estimate) return decisionOf(flywheel) === 'PROMOTE' ? [] : [...look(flywheel), ...again];
  switch (decisionOf(flywheel)) {
    case 'PROMOTE':
      // Merging promotes nothing then, so there is nothing to take back.
      if (condition(flywheel, 'Pinned') !== null || condition(flywheel, 'Suspended') !== null) return [];
      return [{ why: 'If it disappoints after merging', command: `flywheel rollback --flywheel ${argument(flywheel.name)}` }];
    case 'REJECT':
      return [...look(flywheel), ...again];
    default:
      return [
        ...((flywheel.suspicious ?? []).length > 0 ? [...look(flywheel), ...again] : []),
        { why: 'To serve it all the same once merged', command: `flywheel promote ${version} --flywheel ${argument(flywheel.name)}` },
      ];
  }
}

/** A word of a shell command: somebody will copy it. */
const argument = (text: string): string => (/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
