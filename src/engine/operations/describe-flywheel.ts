import * as c from '../constraints.ts';
import { found, type Operation, resolveArn } from '../operation.ts';
import { flywheelProperties } from '../properties.ts';

export const describeFlywheel: Operation<'describeFlywheel'> = {
  constraints: { FlywheelArn: c.required(c.flywheelArn) },

  run: async (request, { store, place, switches }) => {
    const flywheel = found(await store.flywheels.find(resolveArn(request.FlywheelArn!, place, 'flywheel').name));
    return { FlywheelProperties: flywheelProperties(flywheel, place, switches) };
  },
};
