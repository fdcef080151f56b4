import { parentsOf } from '../git/changes.ts';
import type { Repository } from '../git/repository.ts';
import type { Report } from '../report/report.ts';
import { apply } from './apply.ts';
import { check } from './check.ts';
import { plan } from './plan.ts';
import { preview } from './preview.ts';
import { promote } from './promote.ts';
import { mergeConflict, type Proposal } from './proposal.ts';
import { prune } from './prune.ts';
import { retrain } from './retrain.ts';
import { rollbackNow } from './rollback-now.ts';
import type { Settings } from './settings.ts';
import { status } from './status.ts';
import { train } from './train.ts';
import type { TrainingRequest } from './training-in-advance.ts';

/** What happened to the repository, as far as a command answers to it. */
export type Occasion =
  | { kind: 'pull-request'; head: string; base: string; toDefaultBranch: boolean }
  | { kind: 'pull-request-closed' }
  | { kind: 'merge-group'; head: string; base: string }
  | { kind: 'push'; deleted: boolean }
  | { kind: 'dispatch' }
  | { kind: 'schedule' }
  | { kind: 'comment'; request: TrainingRequest | null }
  | { kind: 'other' };

/** What a dispatched workflow or the action's inputs ask for. */
export interface Wish {
  /** `auto` does what the occasion asks for. */
  command: string;
  version: string | null;
  reason: string | null;
  flywheel: string | null;
  /** What a prune lists is removed, when somebody asks for it by hand. */
  confirm: boolean;
}

/*
 * occasion                                    command
 * ------------------------------------------  -------------------------------------------
 * pull request to the default branch          preview
 * pull request elsewhere                      check
 * pull request closed                         nothing: a preview leaves nothing behind
 * merge group                                 preview
 * push                                        apply (superseded unless it is the tip)
 * dispatch                                    what was wished for, otherwise apply
 * schedule                                    apply: resumes what is in progress
 * comment                                     train, when somebody who may asks for it; otherwise nothing
 * anything else                               check
 *
 * A wish comes first, except that a comment is a wish of its own: whoever may not ask starts nothing.
 */
export function onEvent(occasion: Occasion, wish: Wish, settings: Settings): Promise<Report> {
  const command = wish.command === 'auto' || occasion.kind === 'comment' ? commandFor(occasion) : wish.command;
  const why = wish.reason ?? `asked for by ${settings.by}`;
  switch (command) {
    case 'preview':
      return preview(settings, (repository) => proposed(repository, occasion));
    case 'apply':
      return apply(settings);
    case 'train':
      return train(settings, occasion.kind === 'comment' ? occasion.request : null);
    case 'retrain':
      return retrain(settings, wish.flywheel, why);
    case 'promote':
      return promote(settings, wish.version, wish.flywheel, why);
    case 'rollback':
      return rollbackNow(settings, wish.version, wish.flywheel, why);
    case 'drift':
      return status(settings);
    case 'prune':
      return prune(settings, wish.flywheel, wish.confirm && occasion.kind === 'dispatch');
    case 'plan':
      return plan(settings);
    case 'check':
      return check(settings);
    default:
      return Promise.resolve({ schemaVersion: 1, command: 'none', flywheels: [] });
  }
}

function commandFor(occasion: Occasion): string {
  switch (occasion.kind) {
    case 'pull-request':
      return occasion.toDefaultBranch ? 'preview' : 'check';
    case 'merge-group':
      return 'preview';
    case 'push':
      return occasion.deleted ? 'none' : 'apply';
    case 'dispatch':
    case 'schedule':
      return 'apply';
    case 'comment':
      return occasion.request === null ? 'none' : 'train';
    case 'pull-request-closed':
      return 'none';
    case 'other':
      return 'check';
  }
}

/**
 * What is checked out for a pull request or a merge group is a merge that GitHub made: its first parent is the base as it was
 * then, even when the base moved since. Somebody who checks out the head instead gets the merge computed here.
 */
async function proposed(repository: Repository, occasion: Occasion): Promise<Proposal> {
  const checkedOut = await repository.head();
  if (occasion.kind !== 'pull-request' && occasion.kind !== 'merge-group')
    return { base: await baseOf(repository, checkedOut), head: checkedOut, tree: checkedOut };
  if (occasion.kind === 'merge-group') return { base: await repository.fetchCommit(occasion.base), head: occasion.head, tree: checkedOut };
  const [first, second] = await parentsOf(repository.git, checkedOut);
  if (first !== undefined && second === occasion.head)
    return { base: await repository.fetchCommit(first), head: occasion.head, tree: checkedOut };
  const base = await repository.fetchCommit(occasion.base);
  const merge = await repository.mergeTree(base, checkedOut);
  if ('tree' in merge) return { base, head: checkedOut, tree: merge.tree };
  throw mergeConflict(occasion.base, merge.conflicts);
}

async function baseOf(repository: Repository, commit: string): Promise<string> {
  const [first] = await parentsOf(repository.git, commit);
  return first === undefined ? commit : repository.fetchCommit(first);
}
