import * as c from '../constraints.ts';
import { inUse } from '../errors.ts';
import type { Flywheel } from '../lake/resources.ts';
import { present } from '../lake/store.ts';
import { found, type Operation, requireActive, resolveArn } from '../operation.ts';

export const deleteFlywheel: Operation<'deleteFlywheel'> = {
  constraints: { FlywheelArn: c.required(c.flywheelArn) },

  run: async (request, { store, place, now }) => {
    const { name } = resolveArn(request.FlywheelArn!, place, 'flywheel');
    const bound = (await store.endpoints.all()).filter((endpoint) => endpoint.flywheel === request.FlywheelArn);
    await store.flywheels.change(name, (current) => {
      const flywheel = found(present(current));
      if (flywheel.status === 'DELETING') return undefined;
      requireActive(flywheel, 'DeleteFlywheel');
      requireIdle(flywheel);
      if (bound.length > 0) throw inUse(`Endpoint ${bound[0]!.name} is bound to flywheel ${name}: delete the endpoint first.`);
      return { ...flywheel, status: 'DELETING', modified: now() };
    });
    return {};
  },
};

/** "The flywheel delete operation fails if the flywheel is running an iteration or creating a dataset" (page flywheels-config-api). */
function requireIdle(flywheel: Flywheel): void {
  const running = flywheel.iterations.find((iteration) => iteration.ended === undefined);
  if (running !== undefined) throw inUse(`Flywheel ${flywheel.name} is running iteration ${running.id}.`);
  const ingesting = flywheel.datasets.find((dataset) => dataset.status === 'CREATING');
  if (ingesting !== undefined) throw inUse(`Flywheel ${flywheel.name} is creating dataset ${ingesting.name}.`);
}
