import type { ImportModelRequest } from '@aws-sdk/client-comprehend';
import { modelArn, modelKindOf, parseArn } from '../../comprehend/arn.ts';
import * as c from '../constraints.ts';
import { inUse, invalid, unavailable } from '../errors.ts';
import type { Model } from '../lake/resources.ts';
import { present } from '../lake/store.ts';
import { modelAt, modelNameAt } from '../models.ts';
import type { Operation, Services } from '../operation.ts';
import { withTags } from '../tags.ts';

export const importModel: Operation<'importModel'> = {
  constraints: {
    SourceModelArn: c.required(c.modelArn),
    ModelName: c.arnName,
    VersionName: c.arnName,
    ModelKmsKeyId: c.kmsKeyId,
    DataAccessRoleArn: c.roleArn,
    Tags: c.tags,
  },

  run: async (request, services) => {
    const { store, place } = services;
    const source = await sourceOf(request.SourceModelArn!, services);
    const { ModelName: name = parseArn(source.arn)!.name, VersionName: version } = request;
    const arn = modelArn(place, modelKindOf(source.arn), name, version);
    const at = modelNameAt(arn, services);
    await store.models.change(at, (current) => {
      if (present(current) !== undefined) throw inUse(`There is a model ${arn} already.`);
      const created = Math.max(services.now(), (current?.created ?? 0) + 1000);
      return importedModel(source, request, { name: at, arn, created });
    });
    return { ModelArn: arn };
  },
};

/** Every account but the engine's own is empty: a model of another one is not there to be imported. */
async function sourceOf(arn: string, services: Services): Promise<Model> {
  const { region } = parseArn(arn)!;
  if (region !== services.place.region)
    throw invalid(`The source model is in region ${region}: a model is imported within one region, here ${services.place.region}.`);
  const source = await modelAt(arn, services);
  if (source.status !== 'TRAINED') throw unavailable(`Model ${arn} is ${source.status}: only a TRAINED model can be imported.`);
  return source;
}

/** What it is made of is immutable, so that a copy of the record is a copy of the model: it outlives its source. */
function importedModel(source: Model, request: ImportModelRequest, given: Pick<Model, 'name' | 'arn' | 'created'>): Model {
  const { flywheel: _f, iteration: _i, policy: _p, token: _t, version: _v, modelKmsKeyId: _k, submission, ...model } = source;
  const { VersionName: version, ModelKmsKeyId, DataAccessRoleArn, Tags } = request;
  return {
    ...{ ...model, ...given, status: 'SUBMITTED', source: source.arn, tags: withTags([], Tags) },
    ...(version === undefined ? {} : { version }),
    ...(submission && {
      submission: { input: submission.input, train: submission.train, ...(submission.test && { test: submission.test }) },
    }),
    role: DataAccessRoleArn ?? source.role,
    ...(ModelKmsKeyId === undefined ? {} : { modelKmsKeyId: ModelKmsKeyId }),
  };
}
