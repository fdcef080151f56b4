import * as c from '../constraints.ts';
import { followedModel } from '../endpoint-binding.ts';
import { inUse } from '../errors.ts';
import { recordName } from '../lake/layout.ts';
import { present } from '../lake/store.ts';
import { found, type Operation, resolveArn } from '../operation.ts';
import { endpointProperties } from '../properties.ts';

export const deleteEndpoint: Operation<'deleteEndpoint'> = {
  constraints: { EndpointArn: c.required(c.endpointArn) },

  run: async (request, services) => {
    const { store, place } = services;
    const arn = resolveArn(request.EndpointArn!, place, 'endpoint');
    const name = recordName(arn);
    const active = await followedModel(found(await store.endpoints.find(name)), services);
    await store.endpoints.change(name, (current) => {
      const endpoint = found(present(current));
      if (endpoint.status === 'DELETING') return undefined;
      const { Status } = endpointProperties(endpoint, place, active);
      if (Status !== 'IN_SERVICE') throw inUse(`Endpoint ${arn.name} is ${Status}: it can be deleted once it is IN_SERVICE.`);
      return { ...endpoint, status: 'DELETING', modified: services.now() };
    });
    return {};
  },
};
