import { inUse, unavailable } from './errors.ts';
import { present } from './lake/store.ts';
import { isOver, modelAt } from './models.ts';
import { found, type Services } from './operation.ts';

/** @throws {ServiceError} ResourceNotFoundException, ResourceInUseException, or ResourceUnavailableException while the model is trained. */
export async function deleteModel(arn: string, services: Services): Promise<void> {
  const { name } = await modelAt(arn, services);
  await requireUnused(arn, services);
  await services.store.models.change(name, (current) => {
    const model = found(present(current));
    if (model.status === 'DELETING') return undefined;
    if (!isOver(model)) throw unavailable(`Model ${model.arn} is ${model.status}: it can be deleted once its training is over or stopped.`);
    return { ...model, status: 'DELETING', deleted: services.now() };
  });
}

/** Endpoints and running jobs are documented; that the active version cannot be deleted is what this engine adds. */
async function requireUnused(model: string, { store, switches }: Services): Promise<void> {
  const active = (await store.flywheels.all()).find((flywheel) => flywheel.activeModel === model);
  if (active !== undefined && switches.deleteActiveModel === 'refuse')
    throw inUse(`Model ${model} is the active model of flywheel ${active.name}.`);
  const serving = (await store.endpoints.all()).find((endpoint) => endpoint.model === model || endpoint.desiredModel === model);
  if (serving !== undefined) throw inUse(`Model ${model} is used by endpoint ${serving.name}: delete the endpoint first.`);
  const running = (await store.jobs.all()).find((job) => job.model === model && job.ended === undefined);
  if (running !== undefined) throw inUse(`Model ${model} is used by job ${running.name}.`);
}
