import type { RenderContext } from '../report/context.ts';
import { commentBody } from '../report/markdown.ts';
import type { Report } from '../report/report.ts';
import { isFailing, isWorthTelling } from '../report/situation.ts';
import type { Attempts } from './attempts.ts';
import type { Client } from './client.ts';
import { type CommentTarget, upsertComment } from './comment.ts';
import type { CommentMode } from './runner.ts';

/** Tells a pull request, as far as the mode wants it told. `head` of the target is null after the merge. */
export async function tell(
  report: Report,
  client: Client,
  target: CommentTarget,
  context: RenderContext,
  mode: CommentMode,
  attempts: Attempts,
): Promise<void> {
  if (mode === 'off') return;
  // A pull request that changed nothing that serves is not told about it after the merge.
  const create = startsComment(report, mode) && (target.head !== null || report.flywheels.some(({ changed }) => changed === true));
  await attempts.attempt(`the comment on pull request ${target.number}`, 'pull-requests: write', () =>
    upsertComment(client, target, commentBody(report, context), { create }),
  );
}

/** Whether a pull request without our comment gets one; an existing one is always kept up to date. */
export function startsComment({ flywheels, error, orphaned = [] }: Report, mode: CommentMode): boolean {
  if (flywheels.length === 0 && error === undefined && orphaned.length === 0) return false;
  const failing = error !== undefined || flywheels.some(isFailing);
  return mode === 'always' || failing || (mode === 'changes' && (orphaned.length > 0 || flywheels.some(isWorthTelling)));
}
