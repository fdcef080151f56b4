import type { Arn } from '../comprehend/arn.ts';
import type { Model } from './lake/resources.ts';
import { found, resolveArn, type Services } from './operation.ts';

/** Under which a model has its records: a model without versions is its own only version. */
export const modelName = ({ name, part }: Pick<Arn, 'name' | 'part'>): string => (part === undefined ? name : `${name}/${part}`);

/** @throws {ServiceError} ResourceNotFoundException when the ARN names no model that is there. */
export async function modelAt(text: string, { store, place }: Services): Promise<Model> {
  return found(await store.models.find(modelName(resolveArn(text, place, 'classifier'))));
}
