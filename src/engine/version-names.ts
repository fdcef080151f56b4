/** Names of the versions that flywheels train. */
import { flywheelArn, type Place } from '../comprehend/arn.ts';
import { recordName } from './lake/layout.ts';
import type { Flywheel, Iteration, Model } from './lake/resources.ts';
import type { Store } from './lake/store.ts';

/** Versions that somebody named otherwise are not counted. */
const generated = /^Comprehend-Generated-v(\d{1,15})-/;

/** Every version of the models that a flywheel trains, the deleted ones too. */
export const versionsOf = (flywheel: Flywheel, { models }: Store): Promise<Model[]> =>
  models.everOf(recordName({ model: flywheel.kind ?? 'classifier', name: flywheel.model }));

/** The version that an iteration trained, or trains. */
export const ownVersion = (versions: readonly Model[], flywheel: Flywheel, { id }: Iteration, place: Place): Model | undefined =>
  versions.find((model) => model.flywheel === flywheelArn(place, flywheel.name) && model.iteration === id);

/** No number is given twice. */
export const nextNumber = (versions: readonly Model[]): number =>
  Math.max(0, ...versions.map(({ version }) => Number(generated.exec(version ?? '')?.[1] ?? 0))) + 1;
