import { look } from './look.ts';
import type { Run } from './reconcile.ts';
import { writeRecord } from './records.ts';

/** The merge whose documents are asked for, and by whom. */
export interface Asked {
  base: string;
  head: string;
  /** null: by nobody now, but by flywheel.yaml or a label; then whoever asked for this head before stays its asker, and else the run is. */
  by: string | null;
}

/** Writes down what a run in advance is asked for, unless there is nothing to train. Of what was asked twice the first stands. */
export async function recordProposal(run: Run, { base, head, by }: Asked): Promise<void> {
  const { desired, observed, plan, problems } = await look(run);
  const { contentKey, config } = desired;
  const pullRequest = desired.pullRequest!;
  const last = observed.proposals.findLast((each) => each.pullRequest === pullRequest);
  const known = last?.head === head && last.contentKey === contentKey;
  const { candidate } = plan.situation;
  const serves = candidate !== null && candidate.key === observed.serving.at(-1)?.model.key;
  if (known || serves || problems.length > 0 || config.suspend) return;
  const { storage, root, now } = run.backend;
  const asker = by ?? (last?.head === head ? last.by : run.asker.by);
  const record = { pullRequest, base, head, contentKey, by: asker, at: now().toISOString() };
  await writeRecord(storage, root, config.name, 'proposals', observed.proposals.length + 1, record);
}
