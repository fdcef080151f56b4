import type { ReadStorage } from '../comprehend/storage.ts';
import { contentKeyOf, keyOf, type TaskKind } from './desired.ts';
import { FingerprintSet } from './fingerprints.ts';

/** What an iteration trained on. */
export interface Consumed {
  documents: FingerprintSet;
  contentKey: string;
  /** Key of a model that this version of the learning code makes of it. */
  key: (learningVersion: string) => string;
}

/** A run looks again after each change, and what an iteration consumed never changes. */
const known = new WeakMap<ReadStorage, Map<string, Consumed>>();

interface Kind {
  task: TaskKind;
  labels: readonly string[];
}

/**
 * What the iterations of one flywheel of the service consumed, each asked for by the names of its datasets, oldest first. Each builds on the one
 * before it; the keys are all that is worked out, and the documents themselves where somebody looks into them.
 * @param sets documents of those datasets that we uploaded, by name: a name says what is in it
 */
export function consumption(
  storage: ReadStorage,
  { task, labels }: Kind,
  sets: ReadonlyMap<string, FingerprintSet>,
): (names: readonly string[], learningVersion: string | null) => Consumed {
  const remembered = known.get(storage) ?? new Map<string, Consumed>();
  known.set(storage, remembered);
  const kind = JSON.stringify([task.type, task.mode, task.language, labels]);
  const growing = grown(sets);
  return (names, learningVersion) => {
    const ours = names.filter((name) => sets.has(name));
    const id = [kind, ...ours].join('\n');
    const before = remembered.get(id);
    if (before !== undefined) return before;
    const whole = growing(ours);
    const contentKey = contentKeyOf(task, labels, whole);
    const keys = new Map(learningVersion === null ? [] : [[learningVersion, keyOf(task, labels, learningVersion, whole)]]);
    const documents = FingerprintSet.union(
      ours.map((name) => sets.get(name)!),
      whole.size,
    );
    const key = (version: string): string => {
      const found = keys.get(version) ?? keyOf(task, labels, version, documents);
      keys.set(version, found);
      return found;
    };
    const consumed = { documents, contentKey, key };
    remembered.set(id, consumed);
    return consumed;
  };
}

/** All documents of datasets, merged into those of the datasets asked for last where these go on from them. Only one such set is kept. */
function grown(sets: ReadonlyMap<string, FingerprintSet>): (names: readonly string[]) => FingerprintSet {
  let last: readonly string[] = [];
  let whole = FingerprintSet.of([]);
  return (names) => {
    const goesOn = last.every((name, at) => names[at] === name);
    const added = names.slice(goesOn ? last.length : 0).map((name) => sets.get(name)!);
    whole = FingerprintSet.union(goesOn ? [whole, ...added] : added);
    last = names;
    return whole;
  };
}
