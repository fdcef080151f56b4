import { inAdvance, trainedAlready } from './in-advance.ts';
import { short } from './model-name.ts';
import type { FlywheelReport } from './report.ts';
import { condition, decisionOf } from './situation.ts';

/** What merging does. */
export function merging(flywheel: FlywheelReport): string {
  if (flywheel.estimate) return [estimated, inAdvance(flywheel), ...(waiting(flywheel) ?? [])].join(' ');
  const candidate = short(flywheel.key) ?? 'the candidate';
  const active = flywheel.comparedTo?.model ?? null;
  const keeps = active === null ? 'no model serves' : `model ${active} stays active`;
  switch (decisionOf(flywheel)) {
    case 'PROMOTE':
      return (
        waiting(flywheel)?.join(' ') ??
        [`Merging makes model ${candidate} the ${active === null ? 'first ' : ''}active model.`, ...trainedAlready(flywheel)].join(' ')
      );
    case 'REJECT':
      return `This check fails. If it is merged all the same, ${keeps}.`;
    default:
      return `Merging takes the documents in; ${keeps}.`;
  }
}

const estimated = 'An estimate by the embedded engine, without floors and never worse than HOLD.';

/** Why a good candidate would not serve at once; null when it would. */
export function waiting(flywheel: FlywheelReport): string[] | null {
  if (condition(flywheel, 'Suspended')) return ['`suspend: true` is set: merging changes nothing until it is removed.'];
  const pinned = condition(flywheel, 'Pinned');
  if (pinned) return [pinned.message, 'The new model is trained and kept, not promoted, until the pin is removed.'];
  if (decisionOf(flywheel) === 'PROMOTE' && flywheel.policy?.approval === 'manual')
    return ['Approval is manual: once merged and trained, the model waits for `flywheel promote`.'];
  return null;
}
