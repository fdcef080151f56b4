import * as c from '../constraints.ts';
import { found, type Operation, resolveArn } from '../operation.ts';
import { isWithin, oneFilter, page } from '../pages.ts';
import { iterationProperties } from '../properties.ts';

export const listFlywheelIterationHistory: Operation<'listFlywheelIterationHistory'> = {
  constraints: {
    FlywheelArn: c.required(c.flywheelArn),
    Filter: c.structure({ CreationTimeAfter: c.timestamp, CreationTimeBefore: c.timestamp }),
    ...c.paging,
  },

  run: async (request, services) => {
    const { store, place } = services;
    const { CreationTimeAfter, CreationTimeBefore } = request.Filter ?? {};
    oneFilter(request.Filter);
    const flywheel = found(await store.flywheels.find(resolveArn(request.FlywheelArn!, place, 'flywheel').name));
    const iterations = flywheel.iterations
      .filter((iteration) => isWithin(iteration.created, CreationTimeAfter, CreationTimeBefore))
      .map((iteration) => ({ ...iteration, name: iteration.id }));
    const { items, NextToken } = page(iterations, request, services.switches);
    return { FlywheelIterationPropertiesList: items.map((iteration) => iterationProperties(flywheel, iteration, services)), NextToken };
  },
};
