import * as c from '../constraints.ts';
import { inUse } from '../errors.ts';
import { present } from '../lake/store.ts';
import { found, type Operation, requireActive, requireNoIngestion, requireNoIteration, resolveArn } from '../operation.ts';

export const deleteFlywheel: Operation<'deleteFlywheel'> = {
  constraints: { FlywheelArn: c.required(c.flywheelArn) },

  run: async (request, { store, place, now, switches }) => {
    const { name } = resolveArn(request.FlywheelArn!, place, 'flywheel');
    const bound = (await store.endpoints.all()).filter((endpoint) => endpoint.flywheel === request.FlywheelArn);
    await store.flywheels.change(name, (current) => {
      const flywheel = found(present(current));
      if (flywheel.status === 'DELETING' && switches.deleteFlywheelAgain === 'accept') return undefined;
      requireActive(flywheel, 'DeleteFlywheel', switches);
      // "The flywheel delete operation fails if the flywheel is running an iteration or creating a dataset" (page flywheels-config-api).
      requireNoIteration(flywheel, switches);
      requireNoIngestion(flywheel, switches);
      if (bound.length > 0 && switches.deleteFlywheelUnderEndpoint === 'refuse')
        throw inUse(`Endpoint ${bound[0]!.name} is bound to flywheel ${name}: delete the endpoint first.`);
      return { ...flywheel, status: 'DELETING', modified: now() };
    });
    return {};
  },
};
