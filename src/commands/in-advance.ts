import type { Look } from '../reconcile/look.ts';
import type { InAdvance } from '../report/advance-report.ts';

/**
 * How far the training in advance of a merge is; null where nobody asked for one.
 * @param seen what merging would do, seen from what is there
 */
export function inAdvanceOf({ desired, observed, plan }: Look, head: string): InAdvance | null {
  const proposal = observed.proposals.findLast((each) => each.head === head);
  if (proposal === undefined) return null;
  const { base, by, at, contentKey } = proposal;
  const generation = observed.generations.findLast(({ record }) => record.contentKey === contentKey && record.pullRequest !== undefined);
  const iteration = generation?.iterations.findLast((each) => each.contentKey === contentKey);
  const began = { iteration: iteration?.id ?? null, since: iteration?.createdAt.toISOString() ?? null };
  const told = { base, head, by, at, ...began };
  if (contentKey !== desired.contentKey) return { ...told, state: 'outdated', reason: null };
  if (plan.verdict !== null) return { ...told, state: 'judged', reason: null };
  if (plan.situation.candidate !== null) return { ...told, state: 'scoring', reason: null };
  if (plan.stalled !== null) return { ...told, state: 'failed', reason: plan.stalled };
  return { ...told, state: iteration === undefined ? 'asked' : 'training', reason: plan.waiting?.what ?? null };
}
