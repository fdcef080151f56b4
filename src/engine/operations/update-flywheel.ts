import type { DataSecurityConfig, UpdateFlywheelRequest } from '@aws-sdk/client-comprehend';
import * as c from '../constraints.ts';
import { invalid } from '../errors.ts';
import type { Flywheel, Model } from '../lake/resources.ts';
import { present } from '../lake/store.ts';
import { modelAt } from '../models.ts';
import { found, type Operation, requireActive, requireNoIteration, resolveArn, type Services } from '../operation.ts';
import { flywheelProperties } from '../properties.ts';
import type { Switches } from '../switches.ts';
import { canonicalJson } from '../tokens.ts';

export const updateFlywheel: Operation<'updateFlywheel'> = {
  constraints: {
    FlywheelArn: c.required(c.flywheelArn),
    ActiveModelArn: c.modelArn,
    DataAccessRoleArn: c.roleArn,
    DataSecurityConfig: c.structure({ ModelKmsKeyId: c.kmsKeyId, VolumeKmsKeyId: c.kmsKeyId, VpcConfig: c.vpcConfig }),
  },

  run: async (request, services) => {
    const { store, place, switches } = services;
    const { name } = resolveArn(request.FlywheelArn!, place, 'flywheel');
    found(await store.flywheels.find(name));
    const model = request.ActiveModelArn === undefined ? undefined : await trainedModel(request.ActiveModelArn, services);
    const updated = await store.flywheels.change(name, (current) => {
      const flywheel = found(present(current));
      requireActive(flywheel, 'UpdateFlywheel', declared);
      if (switches.updateDuringIteration === 'refuse') requireNoIteration(flywheel, declared);
      if (model !== undefined) requireSameTask(flywheel, model);
      const next = applied(flywheel, request, switches);
      if (canonicalJson(next) === canonicalJson(flywheel)) return undefined;
      return { ...next, modified: services.now(), status: switches.flywheelUpdate === 'asynchronous' ? 'UPDATING' : 'ACTIVE' };
    });
    return { FlywheelProperties: flywheelProperties(updated!, place, switches) };
  },
};

/** UpdateFlywheel declares no other exception for what is not now. */
const declared = { refusalUnlessActive: 'InvalidRequestException', refusalWhileBusy: 'InvalidRequestException' } as const;

/** Of what the request does not name, nothing changes (developer guide, page flywheels-config-api). */
function applied(flywheel: Flywheel, request: UpdateFlywheelRequest, switches: Switches): Flywheel {
  return {
    ...flywheel,
    activeModel: request.ActiveModelArn ?? flywheel.activeModel,
    role: request.DataAccessRoleArn ?? flywheel.role,
    security:
      request.DataSecurityConfig === undefined ? flywheel.security : replaced(flywheel.security, request.DataSecurityConfig, switches),
  };
}

/** The same page: "sets the value to null for any subfield missing in the request". The key of the data lake is no part of an update. */
function replaced(
  { DataLakeKmsKeyId }: DataSecurityConfig,
  { ModelKmsKeyId, VolumeKmsKeyId, VpcConfig }: DataSecurityConfig,
  { dataLakeKeyOnUpdate }: Switches,
): DataSecurityConfig {
  return { ...(dataLakeKeyOnUpdate === 'kept' && { DataLakeKmsKeyId }), ModelKmsKeyId, VolumeKmsKeyId, VpcConfig };
}

async function trainedModel(text: string, services: Services): Promise<Model> {
  const model = await modelAt(text, services);
  if (model.status !== 'TRAINED') throw invalid(`Model ${text} is ${model.status}: only a TRAINED model can be active.`);
  return model;
}

/** "… if the model type and configuration options are the same as the current model" (page flywheels-config-console). */
function requireSameTask(flywheel: Flywheel, model: Model): void {
  const same = flywheel.labels === null || canonicalJson(flywheel.labels) === canonicalJson(model.labels);
  if (flywheel.kind !== model.kind) throw invalid(`Model ${model.arn} is of another type than flywheel ${flywheel.name}.`);
  if (flywheel.language !== model.language || flywheel.mode !== model.mode || !same)
    throw invalid(`Model ${model.arn} has another language, another mode or other labels than flywheel ${flywheel.name}.`);
}
