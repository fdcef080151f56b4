import type { FlywheelProperties, FlywheelSummary } from '@aws-sdk/client-comprehend';
import * as c from '../constraints.ts';
import type { Operation } from '../operation.ts';
import { isWithin, oneFilter, page } from '../pages.ts';
import { flywheelProperties } from '../properties.ts';

export const listFlywheels: Operation<'listFlywheels'> = {
  constraints: {
    Filter: c.structure({
      Status: c.text({ enum: ['CREATING', 'ACTIVE', 'UPDATING', 'DELETING', 'FAILED'] }),
      CreationTimeAfter: c.timestamp,
      CreationTimeBefore: c.timestamp,
    }),
    ...c.paging,
  },

  run: async (request, { store, place, switches }) => {
    const { Status, CreationTimeAfter, CreationTimeBefore } = request.Filter ?? {};
    oneFilter(request.Filter);
    const flywheels = (await store.flywheels.all()).filter(
      (flywheel) =>
        (Status === undefined || flywheel.status === Status) && isWithin(flywheel.created, CreationTimeAfter, CreationTimeBefore),
    );
    const { items, NextToken } = page(flywheels, request, switches);
    return { FlywheelSummaryList: items.map((flywheel) => summary(flywheelProperties(flywheel, place, switches))), NextToken };
  },
};

function summary({
  TaskConfig: _task,
  DataAccessRoleArn: _role,
  DataSecurityConfig: _security,
  ...rest
}: FlywheelProperties): FlywheelSummary {
  return rest;
}
