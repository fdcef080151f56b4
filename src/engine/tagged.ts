/** Tags live in the records of what they tag. */
import { recordName } from './lake/layout.ts';
import type { Tags } from './lake/resources.ts';
import { present } from './lake/store.ts';
import { found, resolveArn, type Services } from './operation.ts';
import { canonicalJson } from './tokens.ts';

/** @throws {ServiceError} ResourceNotFoundException when the ARN names nothing that is there. */
export async function readTags(text: string, { store, place }: Services): Promise<Tags> {
  const arn = resolveArn(text, place, 'flywheel', 'dataset', 'model', 'endpoint', 'job');
  switch (arn.kind) {
    case 'flywheel':
      return found(await store.flywheels.find(arn.name)).tags;
    case 'dataset':
      return found(found(await store.flywheels.find(arn.name)).datasets.find((dataset) => dataset.name === arn.part)).tags;
    case 'model':
      return found(await store.models.find(recordName(arn))).tags;
    case 'endpoint':
      return found(await store.endpoints.find(recordName(arn))).tags;
    case 'job':
      return found(await store.jobs.find(recordName(arn))).tags;
  }
}

/** @throws {ServiceError} ResourceNotFoundException, and whatever `decide` throws. */
export async function changeTags(text: string, services: Services, decide: (tags: Tags) => Tags): Promise<void> {
  const { store, place } = services;
  const arn = resolveArn(text, place, 'flywheel', 'dataset', 'model', 'endpoint', 'job');
  const retagged = <T extends { status: string; tags: Tags }>(current: T | undefined): T | undefined =>
    changed(found(present(current)), decide);
  switch (arn.kind) {
    case 'flywheel':
      return void (await store.flywheels.change(arn.name, retagged));
    case 'dataset':
      return void (await store.flywheels.change(arn.name, (current) => {
        const flywheel = found(present(current));
        const dataset = changed(found(flywheel.datasets.find((each) => each.name === arn.part)), decide);
        return dataset && { ...flywheel, datasets: flywheel.datasets.map((each) => (each.name === arn.part ? dataset : each)) };
      }));
    case 'model':
      return void (await store.models.change(recordName(arn), retagged));
    case 'endpoint':
      return void (await store.endpoints.change(recordName(arn), retagged));
    case 'job':
      return void (await store.jobs.change(recordName(arn), retagged));
  }
}

/** Undefined when the tags stay as they are: nothing is written then. */
function changed<T extends { tags: Tags }>(resource: T, decide: (tags: Tags) => Tags): T | undefined {
  const tags = decide(resource.tags);
  return canonicalJson(tags) === canonicalJson(resource.tags) ? undefined : { ...resource, tags };
}
