/** Models of both kinds, as operations look for them. */
import type { ModelStatus } from '@aws-sdk/client-comprehend';
import { type ModelKind, modelKindOf, parseArn } from '../comprehend/arn.ts';
import { requestStop } from './announced-version.ts';
import { invalid } from './errors.ts';
import { recordName } from './lake/layout.ts';
import type { Model } from './lake/resources.ts';
import { present, type Store } from './lake/store.ts';
import { found, resolveArn, type Services } from './operation.ts';
import { isWithin, oneFilter } from './pages.ts';
import type { Switches } from './switches.ts';

/** Under which the model with this ARN, which need not be there, has its records. */
export const modelNameAt = (text: string, { place }: Services): string => recordName(resolveArn(text, place, 'model'));

/** @throws {ServiceError} ResourceNotFoundException when the ARN names no model that is there. */
export async function modelAt(text: string, services: Services): Promise<Model> {
  return found(await services.store.models.find(modelNameAt(text, services)));
}

/** What the List operations of models can filter by; each has its own word for the name. */
export interface ModelFilter {
  name?: string | undefined;
  Status?: string | undefined;
  SubmitTimeAfter?: Date | undefined;
  SubmitTimeBefore?: Date | undefined;
}

/** @throws {ServiceError} InvalidFilterException when several filters are set. */
export async function filteredModels(kind: ModelKind, filter: ModelFilter, store: Store): Promise<Model[]> {
  const { name, Status, SubmitTimeAfter, SubmitTimeBefore } = filter;
  oneFilter(filter);
  return (await store.models.all())
    .filter(({ arn, created }) => modelKindOf(arn) === kind && isWithin(created, SubmitTimeAfter, SubmitTimeBefore))
    .filter(({ status }) => Status === undefined || status === Status)
    .filter(({ arn }) => name === undefined || parseArn(arn)!.name === name);
}

/** "Only those classifiers that are in terminated states … will be deleted" (service model, DeleteDocumentClassifier). */
export const isOver = ({ status }: Model): boolean => !['SUBMITTED', 'TRAINING', 'STOP_REQUESTED'].includes(status);

/**
 * Marks a training for termination. One that completes before it can be stopped is TRAINED all the same (service model,
 * StopTrainingDocumentClassifier).
 * @throws {ServiceError} InvalidRequestException when there is no training to stop.
 */
export async function stopTraining({ name }: Model, services: Services): Promise<void> {
  const { store, now } = services;
  const stopping = await store.models.change(name, (current) => {
    const model = found(present(current));
    if (model.status === 'STOP_REQUESTED') return undefined;
    if (isOver(model)) throw invalid(`Model ${model.arn} is ${model.status}: there is no training to stop.`);
    return { ...model, status: 'STOP_REQUESTED', stopped: now() };
  });
  await requestStop(stopping!, services);
}

/** The model as far as it is described: how its source was trained is said of an import that is done, and of no other. */
export function soFar(model: Model, { versionMetadata }: Switches): Model {
  if (model.flywheel !== undefined && versionMetadata === 'absent') {
    const { digest: _, ...rest } = model;
    return rest;
  }
  if (model.source === undefined || model.status === 'TRAINED' || model.status === 'DELETING') return model;
  const { trainingStarted: _started, trainingEnded: _ended, digest: _digest, ...rest } = model;
  return rest;
}

interface Summary {
  NumberOfVersions: number;
  LatestVersionCreatedAt: Date;
  LatestVersionName: string | undefined;
  LatestVersionStatus: ModelStatus;
}

/** The models of one kind with their versions together; `created` is that of the latest one. */
export async function summariesOf(kind: ModelKind, { store }: Services): Promise<{ name: string; created: number; summary: Summary }[]> {
  const byName = new Map<string, Model[]>();
  for (const model of await store.models.all()) {
    const arn = parseArn(model.arn)!;
    if (modelKindOf(model.arn) === kind) byName.set(arn.name, [...(byName.get(arn.name) ?? []), model]);
  }
  return [...byName].map(([name, versions]) => {
    const latest = versions.reduce((last, each) => (each.created > last.created ? each : last));
    const { created, version, status } = latest;
    const state = { LatestVersionName: version, LatestVersionStatus: status as ModelStatus };
    return { name, created, summary: { NumberOfVersions: versions.length, LatestVersionCreatedAt: new Date(created), ...state } };
  });
}
