import type { Comprehend } from '../comprehend/api.ts';
import { modelKindOf } from '../comprehend/arn.ts';
import { LostRace } from '../comprehend/storage.ts';
import type { Backend } from './backend.ts';
import type { Removal } from './prune.ts';
import { type PrunedRecord, readSeries, writeRecord } from './records.ts';
import { isNotNow } from './refusal.ts';

/** A removal that was tried. */
export interface Removed extends Removal {
  /** In the service's words, why it would not; null when it went. */
  refused: string | null;
}

const longestPause = 15;
const mostRaces = 10;

/**
 * Removes what a prune planned, in its order. What the service refuses is told, and the rest goes on; it is tried again while earlier
 * deletions, which take minutes, settle. What is gone already counts as removed. A record says what went before the next thing is asked for,
 * so that a run which is killed leaves nothing unsaid.
 * @param name of the flywheel
 * @param patience seconds to wait in all
 * @param wanted why nothing more may go, asked before each removal
 * @returns in the order of the plan
 */
export async function remove(
  backend: Backend,
  name: string,
  removals: readonly Removal[],
  { by, patience, wanted = async () => null }: { by: string; patience: number; wanted?: () => Promise<string | null> },
): Promise<Removed[]> {
  await announce(backend, name, removals, by);
  const removed: string[] = [];
  const refused = new Map<string, string>();
  let left = patience;
  for (let pending = [...removals], pause = 1; pending.length > 0; pause = Math.min(longestPause, 2 * pause)) {
    for (const removal of pending) {
      const why = (await wanted()) ?? (await refusal(backend, name, removal));
      if (why !== null) refused.set(removal.arn, why);
      else {
        removed.push(removal.arn);
        await recordRemoved(backend, name, { removed: [removal.arn], by });
      }
    }
    pending = pending.filter(({ arn }) => !removed.includes(arn));
    if (left <= 0 || removed.length === 0) break;
    const seconds = Math.min(pause, left);
    left -= seconds;
    if (pending.length > 0) await backend.wait(seconds);
  }
  await backend.storage.publish(`${name}: prune ${removed.length}`);
  return removals.map((removal) => ({ ...removal, refused: removed.includes(removal.arn) ? null : refused.get(removal.arn)! }));
}

/** Said before it is done: of what is gone without a word that was lost somebody has to know that it may be. */
async function announce(backend: Backend, name: string, removals: readonly Removal[], by: string): Promise<void> {
  const before = new Set((await readSeries(backend.storage, backend.root, name, 'pruned')).flatMap(({ left = [] }) => left));
  const left = removals.filter(({ kind, arn }) => kind !== 'delete-endpoint' && !before.has(arn)).map(({ arn }) => arn);
  if (left.length > 0) await recordRemoved(backend, name, { removed: [], left, by });
}

/** What is gone is gone, whoever else removes something at the same time. */
export async function recordRemoved({ storage, root, now }: Backend, name: string, removed: Omit<PrunedRecord, 'at'>): Promise<void> {
  for (let races = 0; ; races++) {
    const number = (await readSeries(storage, root, name, 'pruned')).length + 1;
    try {
      await writeRecord(storage, root, name, 'pruned', number, { ...removed, at: now().toISOString() });
      return;
    } catch (error) {
      if (!(error instanceof LostRace) || races >= mostRaces) throw error;
    }
  }
}

/** Why something is not removed; null when it is. */
async function refusal({ comprehend, storage, root }: Backend, name: string, { kind, arn }: Removal): Promise<string | null> {
  // Somebody may have promoted it since the plan: a promotion is a record before it is anything else.
  const serving = (await readSeries(storage, root, name, 'serving')).at(-1);
  if (serving !== undefined && [serving.model.arn, serving.model.flywheel, serving.reference.arn].includes(arn))
    return 'It was promoted meanwhile.';
  try {
    await request(comprehend, kind, arn);
    return null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'ResourceNotFoundException') return null;
    // Something needs it after all, or has not settled yet.
    if (!isNotNow(error)) throw error;
    return error.message;
  }
}

function request(comprehend: Comprehend, kind: Removal['kind'], arn: string): Promise<unknown> {
  switch (kind) {
    case 'delete-endpoint':
      return comprehend.deleteEndpoint({ EndpointArn: arn });
    case 'delete-flywheel':
      return comprehend.deleteFlywheel({ FlywheelArn: arn });
    case 'delete-model':
      return modelKindOf(arn) === 'recognizer'
        ? comprehend.deleteEntityRecognizer({ EntityRecognizerArn: arn })
        : comprehend.deleteDocumentClassifier({ DocumentClassifierArn: arn });
  }
}
