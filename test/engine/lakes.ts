import { createHash } from 'node:crypto';
import type { Storage } from '../../src/comprehend/storage.ts';
import { createEngine, type EngineOptions } from '../../src/engine/engine.ts';
import { parseRecordUri } from '../../src/engine/lake/layout.ts';
import { type Door, startOfTime, tick } from '../contract/door.ts';
import { checked } from '../contract/service-model.ts';

/** An engine in process on this lake. */
export function openOn(storage: Storage, options: Partial<EngineOptions> = {}): Door {
  const time = startOfTime();
  const { comprehend, work } = createEngine({ storage, clock: () => tick(time), ...options });
  return { comprehend: checked(comprehend), work, storage, time };
}

/** Every object by the hash of its bytes; of a series of records the latest one, since who begins anew may write more of them. */
export async function snapshot(storage: Storage): Promise<Record<string, string>> {
  const objects: Record<string, string> = {};
  for (const uri of await storage.list('s3://')) {
    const hash = createHash('sha256')
      .update((await storage.get(uri))!)
      .digest('hex');
    objects[parseRecordUri(uri)?.series ?? uri] = hash;
  }
  return objects;
}

export class Killed extends Error {}

/** The same lake for a process that is killed when it is about to write for the n-th time. Counts the writes. */
export function killedAtWrite(storage: Storage, n: number): Storage & { writes: number } {
  const counted = {
    ...storage,
    writes: 0,
    putIfAbsent: async (uri: string, bytes: Uint8Array) => {
      if (++counted.writes >= n) throw new Killed();
      return storage.putIfAbsent(uri, bytes);
    },
    putView: async (uri: string, bytes: Uint8Array) => {
      if (++counted.writes >= n) throw new Killed();
      return storage.putView(uri, bytes);
    },
  };
  return counted;
}
