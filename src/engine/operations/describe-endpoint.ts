import * as c from '../constraints.ts';
import { followedModel } from '../endpoint-binding.ts';
import { recordName } from '../lake/layout.ts';
import { found, type Operation, resolveArn } from '../operation.ts';
import { endpointProperties } from '../properties.ts';

export const describeEndpoint: Operation<'describeEndpoint'> = {
  constraints: { EndpointArn: c.required(c.endpointArn) },

  run: async (request, services) => {
    const endpoint = found(await services.store.endpoints.find(recordName(resolveArn(request.EndpointArn!, services.place, 'endpoint'))));
    return { EndpointProperties: endpointProperties(endpoint, services.place, await followedModel(endpoint, services)) };
  },
};
