import { inflateSync } from 'node:zlib';
import { parseArn } from '../comprehend/arn.ts';
import { modelUris, recordName } from './lake/layout.ts';
import { readObject } from './lake/object.ts';
import type { Model } from './lake/resources.ts';
import type { Store } from './lake/store.ts';
import type { LoadedModel } from './learner.ts';
import { learnerOf } from './learners.ts';

/** Loaded models kept in memory: the active one, a candidate, and those of a few endpoints. */
const keptMax = 8;

/** Models ready to answer. */
export interface LoadedModels {
  /** @throws {MissingObject} when the model is not in the lake. */
  ofModel(arn: string): Promise<LoadedModel>;
}

export function openLoadedModels(store: Store): LoadedModels {
  const kept = new Map<string, LoadedModel>();
  return {
    ofModel: async (arn) => {
      // By the folder of what the model is made of: the name of one that was deleted may be given again.
      const record = await recordOf(arn, store);
      const { statsPrefix } = record;
      const model = kept.get(statsPrefix) ?? learnerOf(record).load(await modelBytes(record, store));
      // Deleted and set again, so that the first one in the map is the one not asked for the longest.
      kept.delete(statsPrefix);
      kept.set(statsPrefix, model);
      if (kept.size > keptMax) kept.delete(kept.keys().next().value!);
      return model;
    },
  };
}

/** The model's bytes, uncompressed. @throws {MissingObject} when they are not in the lake. */
export async function modelBytes(model: Model, store: Store): Promise<Uint8Array> {
  return inflateSync(await readObject(store.storage, modelUris(model.statsPrefix).model));
}

async function recordOf(text: string, store: Store): Promise<Model> {
  const arn = parseArn(text);
  const model = arn?.kind === 'model' ? await store.models.find(recordName(arn)) : undefined;
  if (model === undefined) throw new Error(`Model ${text} is in use and has no record.`);
  return model;
}
