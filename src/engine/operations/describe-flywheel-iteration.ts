import * as c from '../constraints.ts';
import { found, type Operation, resolveArn } from '../operation.ts';
import { iterationProperties } from '../properties.ts';

export const describeFlywheelIteration: Operation<'describeFlywheelIteration'> = {
  constraints: { FlywheelArn: c.required(c.flywheelArn), FlywheelIterationId: c.required(c.iterationId) },

  run: async (request, services) => {
    const { store, place } = services;
    const flywheel = found(await store.flywheels.find(resolveArn(request.FlywheelArn!, place, 'flywheel').name));
    const iteration = found(flywheel.iterations.find((each) => each.id === request.FlywheelIterationId));
    return { FlywheelIterationProperties: iterationProperties(flywheel, iteration, services) };
  },
};
