import * as c from '../constraints.ts';
import { found, type Operation, resolveArn } from '../operation.ts';
import { datasetProperties } from '../properties.ts';

export const describeDataset: Operation<'describeDataset'> = {
  constraints: { DatasetArn: c.required(c.datasetArn) },

  run: async (request, { store, place }) => {
    const arn = resolveArn(request.DatasetArn!, place, 'dataset');
    const flywheel = found(await store.flywheels.find(arn.name));
    const dataset = found(flywheel.datasets.find((each) => each.name === arn.part));
    return { DatasetProperties: datasetProperties(flywheel, dataset, place) };
  },
};
