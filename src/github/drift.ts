import { code, prose } from '../report/escape.ts';
import type { Report } from '../report/report.ts';
import { condition } from '../report/situation.ts';

/** What the issue about drift says, in Markdown; null when what serves is what Git says. */
export function driftBody({ flywheels, orphaned = [] }: Report): string | null {
  const lines = flywheels.flatMap((flywheel) => {
    const found = condition(flywheel, 'Drifted');
    return found === null ? [] : [`- ${code(flywheel.name)}: ${prose(found.message)}`];
  });
  const left = orphaned.map((name) => `- ${code(name)} is in the lake, and no file declares it. It is untouched.`);
  if (lines.length + left.length === 0) return null;
  return [
    'What serves is not what the default branch says.',
    [...lines, ...left].join('\n'),
    'Nothing was changed. `flywheel plan` shows what an apply would do; this issue closes itself when the two agree.',
  ].join('\n\n');
}
