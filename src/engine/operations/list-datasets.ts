import * as c from '../constraints.ts';
import { found, type Operation, resolveArn } from '../operation.ts';
import { isWithin, oneFilter, page } from '../pages.ts';
import { datasetProperties } from '../properties.ts';

export const listDatasets: Operation<'listDatasets'> = {
  constraints: {
    FlywheelArn: c.flywheelArn,
    Filter: c.structure({
      Status: c.text({ enum: ['CREATING', 'COMPLETED', 'FAILED'] }),
      DatasetType: c.text({ enum: ['TRAIN', 'TEST'] }),
      CreationTimeAfter: c.timestamp,
      CreationTimeBefore: c.timestamp,
    }),
    ...c.paging,
  },

  run: async (request, { store, place, switches }) => {
    const { Status, DatasetType, CreationTimeAfter, CreationTimeBefore } = request.Filter ?? {};
    oneFilter(request.Filter);
    const flywheels =
      request.FlywheelArn === undefined
        ? await store.flywheels.all()
        : [found(await store.flywheels.find(resolveArn(request.FlywheelArn, place, 'flywheel').name))];
    const datasets = flywheels
      .flatMap((flywheel) =>
        flywheel.datasets.map((dataset) => ({ name: `${flywheel.name}/${dataset.name}`, created: dataset.created, flywheel, dataset })),
      )
      .filter(
        ({ dataset }) => (Status === undefined || dataset.status === Status) && (DatasetType === undefined || dataset.type === DatasetType),
      )
      .filter(({ dataset }) => isWithin(dataset.created, CreationTimeAfter, CreationTimeBefore));
    const { items, NextToken } = page(datasets, request, switches);
    return { DatasetPropertiesList: items.map(({ flywheel, dataset }) => datasetProperties(flywheel, dataset, place)), NextToken };
  },
};
