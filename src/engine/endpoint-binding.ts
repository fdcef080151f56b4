import { type ModelKind, modelKindOf, parseArn } from '../comprehend/arn.ts';
import { limits } from '../comprehend/limits.ts';
import { limitExceeded, ServiceError, unavailable } from './errors.ts';
import type { Endpoint } from './lake/resources.ts';
import { modelAt } from './models.ts';
import { found, resolveArn, type Services } from './operation.ts';

/** An endpoint is of the kind of its model, for ever. */
export const endpointKind = (endpoint: Endpoint): ModelKind => modelKindOf(endpoint.model);

/**
 * ARN of the model that an endpoint bound like this serves: the one named, or the active one of the flywheel named.
 * @throws {ServiceError} ResourceNotFoundException, or ResourceUnavailableException when there is no trained model to serve.
 */
export async function servedModel(
  binding: { model?: string | undefined; flywheel?: string | undefined },
  services: Services,
): Promise<string> {
  const { store, place } = services;
  let model = binding.model;
  if (binding.flywheel !== undefined) {
    const flywheel = found(await store.flywheels.find(resolveArn(binding.flywheel, place, 'flywheel').name));
    if (flywheel.status === 'CREATING' || flywheel.status === 'DELETING')
      throw unavailable(`Flywheel ${flywheel.name} is ${flywheel.status}: its model can be used while it is ACTIVE.`);
    if (flywheel.activeModel === null)
      throw new ServiceError(services.switches.refusalWithoutModel, `Flywheel ${flywheel.name} has no active model yet.`);
    model = flywheel.activeModel;
  }
  const { status } = await modelAt(model!, services);
  if (status !== 'TRAINED') throw unavailable(`Model ${model} is ${status}.`);
  return model!;
}

/** ARN of the active model of the flywheel that the endpoint follows; null for an endpoint that follows none. */
export async function followedModel(endpoint: Endpoint, { store }: Services): Promise<string | null> {
  if (endpoint.flywheel === null) return null;
  return (await store.flywheels.find(parseArn(endpoint.flywheel)!.name))?.activeModel ?? null;
}

/** @throws {ServiceError} ResourceLimitExceededException when the quotas have no room for these units beside the other endpoints. */
export function requireUnits(others: readonly Endpoint[], units: number): void {
  if (others.length >= limits.endpoints) throw limitExceeded(`There are ${others.length} endpoints: the limit is ${limits.endpoints}.`);
  if (units > limits.inferenceUnitsPerEndpoint)
    throw limitExceeded(`${units} inference units are asked for: the limit for one endpoint is ${limits.inferenceUnitsPerEndpoint}.`);
  const all = others.reduce((sum, endpoint) => sum + endpoint.desiredUnits, units);
  if (all > limits.inferenceUnits)
    throw limitExceeded(`All endpoints together would have ${all} inference units: the limit is ${limits.inferenceUnits}.`);
}
