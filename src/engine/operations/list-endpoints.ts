import * as c from '../constraints.ts';
import { followedModel } from '../endpoint-binding.ts';
import type { Operation } from '../operation.ts';
import { isWithin, oneFilter, page } from '../pages.ts';
import { endpointProperties } from '../properties.ts';

export const listEndpoints: Operation<'listEndpoints'> = {
  constraints: {
    Filter: c.structure({
      ModelArn: c.modelArn,
      Status: c.text({ enum: ['CREATING', 'DELETING', 'FAILED', 'IN_SERVICE', 'UPDATING'] }),
      CreationTimeBefore: c.timestamp,
      CreationTimeAfter: c.timestamp,
    }),
    ...c.paging,
  },

  run: async (request, services) => {
    const { ModelArn, Status, CreationTimeAfter, CreationTimeBefore } = request.Filter ?? {};
    // ListEndpoints does not declare InvalidFilterException.
    oneFilter(request.Filter, 'InvalidRequestException');
    const endpoints = await Promise.all(
      (await services.store.endpoints.all()).map(async (endpoint) => {
        const properties = endpointProperties(endpoint, services.place, await followedModel(endpoint, services));
        return { name: endpoint.name, created: endpoint.created, properties };
      }),
    );
    const chosen = endpoints
      .filter(
        ({ properties }) =>
          (ModelArn === undefined || properties.ModelArn === ModelArn) && (Status === undefined || properties.Status === Status),
      )
      .filter(({ created }) => isWithin(created, CreationTimeAfter, CreationTimeBefore));
    const { items, NextToken } = page(chosen, request, services.switches);
    return { EndpointPropertiesList: items.map(({ properties }) => properties), NextToken };
  },
};
