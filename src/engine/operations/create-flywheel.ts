import { createHash } from 'node:crypto';
import type {
  CreateFlywheelRequest,
  DocumentClassificationConfig,
  EntityRecognitionConfig,
  LanguageCode,
} from '@aws-sdk/client-comprehend';
import { flywheelArn, parseArn } from '../../comprehend/arn.ts';
import { limits, trainableLanguages } from '../../comprehend/limits.ts';
import { labelDelimiter } from '../../datasets/label-set.ts';
import * as c from '../constraints.ts';
import { keptSource } from '../document-sources.ts';
import { inUse, invalid, ServiceError, unavailable } from '../errors.ts';
import { requireRoom } from '../flywheel-room.ts';
import { flywheelLake } from '../lake/layout.ts';
import type { Dataset, DocumentSource, Flywheel, Model } from '../lake/resources.ts';
import { present } from '../lake/store.ts';
import { modelAt } from '../models.ts';
import type { Operation, Services } from '../operation.ts';
import type { Switches } from '../switches.ts';
import { withTags } from '../tags.ts';
import { isRepeated, tokenOf } from '../tokens.ts';

export const createFlywheel: Operation<'createFlywheel'> = {
  constraints: {
    FlywheelName: c.required(c.arnName),
    ActiveModelArn: c.modelArn,
    DataAccessRoleArn: c.required(c.roleArn),
    TaskConfig: c.structure({
      LanguageCode: c.required(c.languageCode),
      DocumentClassificationConfig: c.structure({
        Mode: c.required(c.text({ enum: ['MULTI_CLASS', 'MULTI_LABEL'] })),
        Labels: c.list(c.text({ max: 5000, pattern: '^\\P{C}*$' }), { max: 1000 }),
      }),
      EntityRecognitionConfig: c.structure({ EntityTypes: c.required(c.entityTypes) }),
    }),
    ModelType: c.text({ enum: ['DOCUMENT_CLASSIFIER', 'ENTITY_RECOGNIZER'] }),
    DataLakeS3Uri: c.required(c.flywheelS3Uri),
    DataSecurityConfig: c.structure({
      ModelKmsKeyId: c.kmsKeyId,
      VolumeKmsKeyId: c.kmsKeyId,
      DataLakeKmsKeyId: c.kmsKeyId,
      VpcConfig: c.vpcConfig,
    }),
    ClientRequestToken: c.clientRequestToken,
    Tags: c.tags,
  },

  run: async (request, services) => {
    const { store, place } = services;
    const name = request.FlywheelName!;
    const token = tokenOf(request, services.switches);
    const model = request.ActiveModelArn === undefined ? undefined : await existingModel(request, services);
    const task =
      model === undefined
        ? newTask(request, services)
        : {
            language: model.language,
            ...(model.kind && { kind: model.kind }),
            ...(model.mode && { mode: model.mode }),
            labels: model.labels,
          };
    const others = services.strict ? await store.flywheels.all() : [];

    await store.flywheels.change(name, (current) => {
      const existing = present(current);
      if (existing !== undefined) {
        if (isRepeated(existing.token, token)) return undefined;
        throw inUse(`A flywheel named ${name} exists already.`);
      }
      // The lake's folder is named by the second of creation: a flywheel created anew must not get the folder of the one before it.
      const created = Math.max(services.now(), (current?.created ?? 0) + 1000);
      const datasets = model === undefined ? [] : copiedDatasets(model, created);
      const flywheel = newFlywheel(request, created);
      requireRoom(flywheel, others);
      return {
        ...flywheel,
        ...task,
        ...(token && { token }),
        datasets,
        model: modelName(request, services.switches),
        activeModel: model?.arn ?? null,
      };
    });
    return { FlywheelArn: flywheelArn(place, name), ActiveModelArn: model?.arn };
  },
};

const datasetNameMax = 63;

type Task = Pick<Flywheel, 'language' | 'kind' | 'mode' | 'labels'>;

function newFlywheel(request: CreateFlywheelRequest, created: number): Omit<Flywheel, keyof Task | 'model' | 'activeModel' | 'datasets'> {
  return {
    name: request.FlywheelName!,
    created,
    modified: created,
    status: 'CREATING',
    role: request.DataAccessRoleArn!,
    lake: flywheelLake(request.DataLakeS3Uri!, request.FlywheelName!, created),
    security: request.DataSecurityConfig ?? {},
    tags: withTags([], request.Tags),
    iterations: [],
  };
}

async function existingModel(request: CreateFlywheelRequest, services: Services): Promise<Model> {
  if (request.TaskConfig !== undefined || request.ModelType !== undefined)
    throw invalid('Do not set TaskConfig or ModelType together with ActiveModelArn: the model has them.');
  const model = await modelAt(request.ActiveModelArn!, services);
  if (model.status !== 'TRAINED') throw unavailable(`Model ${model.arn} is ${model.status}.`);
  return model;
}

function newTask(request: CreateFlywheelRequest, services: Services): Task {
  const { TaskConfig: task, ModelType: type } = request;
  if (task === undefined || type === undefined)
    throw invalid('A flywheel for a new model needs TaskConfig and ModelType; one for an existing model needs ActiveModelArn.');
  const classifier = task.DocumentClassificationConfig;
  if (
    (classifier === undefined) !== (task.EntityRecognitionConfig !== undefined) ||
    (classifier !== undefined) !== (type === 'DOCUMENT_CLASSIFIER')
  )
    throw invalid(
      'TaskConfig must hold DocumentClassificationConfig for a DOCUMENT_CLASSIFIER, or EntityRecognitionConfig for an ENTITY_RECOGNIZER, and nothing else.',
    );
  if (!trainableLanguages.includes(task.LanguageCode!))
    throw new ServiceError(
      'UnsupportedLanguageException',
      `Custom models cannot be trained in ${task.LanguageCode}: the languages are ${trainableLanguages.join(', ')}.`,
    );
  const language = task.LanguageCode as LanguageCode;
  if (classifier === undefined) return { language, kind: 'recognizer', labels: entityTypes(task.EntityRecognitionConfig!) };
  const mode = classifier.Mode === 'MULTI_LABEL' ? { mode: classifier.Mode } : {};
  return { language, ...mode, labels: newLabels(classifier, services) };
}

function newLabels({ Labels: labels, Mode: mode }: DocumentClassificationConfig, services: Services): string[] | null {
  if (labels === undefined || labels.length === 0) {
    if (services.switches.missingLabels === 'refuse') throw invalid('DocumentClassificationConfig.Labels must name the classes.');
    return null;
  }
  const twice = labels.find((label, at) => labels.indexOf(label) < at);
  if (twice !== undefined) throw invalid(`The label ${twice} is given twice.`);
  if (mode === 'MULTI_LABEL') requireMultiLabels(labels, services);
  return [...labels].sort();
}

function entityTypes({ EntityTypes: given }: EntityRecognitionConfig): string[] {
  const types = given!.map(({ Type }) => Type!);
  if (types.length === 0 || types.length > limits.entityTypes)
    throw invalid(`EntityRecognitionConfig.EntityTypes must name 1 to ${limits.entityTypes} types: ${types.length} are given.`);
  const twice = types.find((type, at) => types.indexOf(type) < at);
  if (twice !== undefined) throw invalid(`The entity type ${twice} is given twice.`);
  return types.sort();
}

/** "The delimiter cannot be part of your class name" (developer guide, page prep-classifier-data-multi-label). */
function requireMultiLabels(labels: string[], { strict }: Services): void {
  const joined = labels.find((label) => label.includes(labelDelimiter));
  if (joined !== undefined) throw invalid(`The label ${joined} holds ${labelDelimiter}, which separates the labels of a document.`);
  if (strict && labels.length > limits.multiLabelClasses)
    throw invalid(`A multi-label classifier can have ${limits.multiLabelClasses} labels: ${labels.length} are given.`);
}

/**
 * The service copies the documents of an existing model into the new flywheel, under names and descriptions of its own. They must still lie
 * where they lay when the model was trained (developer guide, page flywheels-about).
 */
function copiedDatasets(model: Model, created: number): Dataset[] {
  const name = model.version ?? parseArn(model.arn)!.name;
  const copied = (type: 'TRAIN' | 'TEST', source: DocumentSource): Dataset => ({
    ...{
      name: type === 'TRAIN' ? name : `${name.slice(0, datasetNameMax - '-test'.length).replace(/-+$/, '')}-test`,
      type,
      status: 'CREATING',
    },
    description: `${type} Dataset created by Flywheel creation.`,
    ...source,
    created,
    tags: [],
  });
  const { train = keptSource(model, model.trainedOn), test } = model.submission ?? {};
  return [copied('TRAIN', train), ...(test === undefined ? [] : [copied('TEST', test)])];
}

function modelName({ ActiveModelArn: model, FlywheelName: name }: CreateFlywheelRequest, { newModelName }: Switches): string {
  if (model !== undefined) return parseArn(model)!.name;
  return newModelName === 'flywheel' ? name! : `Comprehend-Generated-${createHash('sha256').update(name!).digest('hex').slice(0, 16)}`;
}
