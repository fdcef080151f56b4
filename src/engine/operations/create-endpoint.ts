import type { CreateEndpointRequest } from '@aws-sdk/client-comprehend';
import { endpointArn, modelKindOf } from '../../comprehend/arn.ts';
import * as c from '../constraints.ts';
import { endpointKind, requireUnits, servedModel } from '../endpoint-binding.ts';
import { inUse, invalid } from '../errors.ts';
import { recordName } from '../lake/layout.ts';
import type { Endpoint } from '../lake/resources.ts';
import { present } from '../lake/store.ts';
import type { Operation } from '../operation.ts';
import { withTags } from '../tags.ts';
import { isRepeated, tokenOf } from '../tokens.ts';

export const createEndpoint: Operation<'createEndpoint'> = {
  constraints: {
    EndpointName: c.required(c.endpointName),
    ModelArn: c.modelArn,
    DesiredInferenceUnits: c.required(c.inferenceUnits),
    ClientRequestToken: c.clientRequestToken,
    Tags: c.tags,
    DataAccessRoleArn: c.roleArn,
    FlywheelArn: c.flywheelArn,
  },

  run: async (request, services) => {
    const { store, place } = services;
    const name = request.EndpointName!;
    const token = tokenOf(request, services.switches);
    if ((request.ModelArn === undefined) === (request.FlywheelArn === undefined))
      throw invalid('CreateEndpoint needs ModelArn or FlywheelArn, and not both.');
    const model = await servedModel({ model: request.ModelArn, flywheel: request.FlywheelArn }, services);
    const kind = modelKindOf(model);
    const others = (await store.endpoints.all()).filter((each) => each.name !== name || endpointKind(each) !== kind);
    const endpoint = await store.endpoints.change(recordName({ model: kind, name }), (current) => {
      const existing = present(current);
      if (existing !== undefined) {
        if (isRepeated(existing.token, token)) return undefined;
        throw inUse(`An endpoint named ${name} exists already.`);
      }
      if (services.strict) requireUnits(others, request.DesiredInferenceUnits!);
      return { ...newEndpoint(request, model, services.now()), ...(token && { token }) };
    });
    return { EndpointArn: endpointArn(place, kind, name), ModelArn: endpoint!.desiredModel };
  },
};

function newEndpoint(request: CreateEndpointRequest, model: string, now: number): Endpoint {
  return {
    name: request.EndpointName!,
    status: 'CREATING',
    created: now,
    modified: now,
    model,
    desiredModel: model,
    units: 0,
    desiredUnits: request.DesiredInferenceUnits!,
    flywheel: request.FlywheelArn ?? null,
    ...(request.DataAccessRoleArn === undefined ? {} : { role: request.DataAccessRoleArn, desiredRole: request.DataAccessRoleArn }),
    tags: withTags([], request.Tags),
  };
}
