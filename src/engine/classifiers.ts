import { inflateSync } from 'node:zlib';
import { parseArn } from '../comprehend/arn.ts';
import { type Classifier, loadClassifier } from '../learning/classifier/model.ts';
import { modelUris } from './lake/layout.ts';
import { readObject } from './lake/object.ts';
import type { Model } from './lake/resources.ts';
import type { Store } from './lake/store.ts';
import { modelName } from './models.ts';

/** Loaded models kept in memory: the active one, a candidate, and those of a few endpoints. */
const keptMax = 8;

/** Models ready to answer. */
export interface Classifiers {
  /** @throws {MissingObject} when the model is not in the lake. */
  ofModel(arn: string): Promise<Classifier>;
}

export function openClassifiers(store: Store): Classifiers {
  const kept = new Map<string, Classifier>();
  return {
    ofModel: async (arn) => {
      const classifier = kept.get(arn) ?? loadClassifier(await modelBytes(await modelOf(store, arn), store));
      // Deleted and set again, so that the first one in the map is the one not asked for the longest.
      kept.delete(arn);
      kept.set(arn, classifier);
      if (kept.size > keptMax) kept.delete(kept.keys().next().value!);
      return classifier;
    },
  };
}

/** The model's bytes, uncompressed. @throws {MissingObject} when they are not in the lake. */
export async function modelBytes(model: Model, store: Store): Promise<Uint8Array> {
  return inflateSync(await readObject(store.storage, modelUris(model.statsPrefix).model));
}

async function modelOf(store: Store, arn: string): Promise<Model> {
  const model = await store.models.find(modelName(parseArn(arn)!));
  if (model === undefined) throw new Error(`Model ${arn} is in use and has no record.`);
  return model;
}
