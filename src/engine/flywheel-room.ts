import { limits } from '../comprehend/limits.ts';
import { invalid, limitExceeded } from './errors.ts';
import type { Flywheel } from './lake/resources.ts';

/**
 * Is there room for one more beside the others, where the service is strict? Not to nest data lakes is advice of the developer guide (page
 * flywheels-datalake); here whoever does not follow it is told.
 * @throws {ServiceError} ResourceLimitExceededException, or InvalidRequestException for a data lake in that of another flywheel.
 */
export function requireRoom({ lake }: Pick<Flywheel, 'lake'>, others: readonly Flywheel[]): void {
  if (others.length >= limits.flywheels) throw limitExceeded(`There are ${others.length} flywheels: the limit is ${limits.flywheels}.`);
  const creating = others.filter((flywheel) => flywheel.status === 'CREATING').length;
  if (creating >= limits.flywheelsCreating)
    throw limitExceeded(`${creating} flywheels are CREATING: the limit is ${limits.flywheelsCreating}.`);
  const around = others.find((flywheel) => lake.startsWith(flywheel.lake));
  if (around !== undefined)
    throw invalid(
      `The data lake ${lake} would lie in that of flywheel ${around.name}, which is ${around.lake}: give another DataLakeS3Uri.`,
    );
}
