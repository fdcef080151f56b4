import type { Config, Policy, Task } from '../config/config.ts';
import type { Document } from '../datasets/document.ts';
import { renamedDocument } from '../datasets/renaming.ts';
import { type Documents, judgeKey } from '../reconcile/desired.ts';
import type { Loaded } from './load.ts';

/** By whom a pull request is judged. */
export interface Judges {
  /** The head's configuration with what the base owns, and the policy that merging installs. */
  config: Config;
  /** Documents after the merge. */
  merged: Documents;
  /** Configuration and documents of today's judge, when the pull request edits policy, threshold, test or golden documents; else null. */
  today: Documents | null;
  todayConfig: Config;
}

/**
 * A pull request that edits its own judge is judged twice: as today, and as after the merge. The threshold of a multi-label classifier is
 * part of the judge: it says what counts as an answer, of both models. A renaming edits nothing: both judges speak the head's names.
 * Without declared test data every added row may land in the stable tenth; only a removed or relabelled test document is an edit then.
 */
export function judgesOf(head: Loaded & { config: Config }, owned: Config, base: Loaded | null): Judges {
  const config = { ...owned, promotion: head.config.promotion };
  const merged = head.documents;
  if (base === null || base.config === null) return { config, merged, today: null, todayConfig: owned };
  const { renamed } = owned.task;
  const todayConfig = { ...owned, task: withThreshold(owned.task, base.config.task), promotion: renamedFloors(owned.promotion, renamed) };
  const renamedAll = (documents: readonly Document[]) => documents.map((document) => renamedDocument(document, renamed));
  const today = { train: merged.train, test: renamedAll(base.documents.test), golden: renamedAll(base.documents.golden) };
  const onlyGrown = head.config.datasets.test === null && base.config.datasets.test === null && isSubset(today.test, merged.test);
  const judged = onlyGrown ? { test: merged.test, golden: today.golden } : today;
  const same = judgeKey(todayConfig, judged) === judgeKey(config, merged);
  return { config, merged, today: same ? null : { ...today, ...judged }, todayConfig };
}

const withThreshold = (task: Task, base: Task): Task =>
  task.mode === 'multi-label' && base.mode === 'multi-label' ? { ...task, threshold: base.threshold } : task;

/** Floors follow their labels; one that the new name has already holds for it. */
function renamedFloors(policy: Policy, renamed: Record<string, string>): Policy {
  const floors = Object.entries(policy.minimumPerLabel);
  const isOld = ([label]: [string, unknown]): boolean => Object.hasOwn(renamed, label);
  const today = floors.filter(isOld).map(([label, limits]) => [renamed[label]!, limits] as const);
  return { ...policy, minimumPerLabel: Object.fromEntries([...today, ...floors.filter((floor) => !isOld(floor))]) };
}

function isSubset(small: readonly Document[], large: readonly Document[]): boolean {
  const all = new Set(large.map((document) => document.fingerprint));
  return small.every((document) => all.has(document.fingerprint));
}
