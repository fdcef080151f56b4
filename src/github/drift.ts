import { code, prose } from '../report/escape.ts';
import type { Report } from '../report/report.ts';

/** What the issue about drift says, in Markdown; null when what serves is what Git says. */
export function driftBody({ flywheels, orphaned = [] }: Report): string | null {
  const lines = flywheels.flatMap((flywheel) => {
    const found = flywheel.drift ?? [];
    return found.map(({ message }) => `- ${code(flywheel.name)}: ${prose(message)}`);
  });
  const left = orphaned.map((name) => `- ${code(name)} is in the lake, and no file declares it. It is untouched.`);
  if (lines.length + left.length === 0) return null;
  return [
    'Something is not as Flywheel left it.',
    [...lines, ...left].join('\n'),
    'Nothing of it was taken back. `correctDrift: true` under `engine.comprehend` lets the next apply do that where it can; this issue closes itself when the two agree.',
  ].join('\n\n');
}
