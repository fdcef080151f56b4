import { modelKindOf } from '../../comprehend/arn.ts';
import * as c from '../constraints.ts';
import { endpointKind, followedModel, requireUnits, servedModel } from '../endpoint-binding.ts';
import { inUse, invalid } from '../errors.ts';
import { recordName } from '../lake/layout.ts';
import { present } from '../lake/store.ts';
import { found, type Operation, resolveArn } from '../operation.ts';
import { endpointProperties } from '../properties.ts';

export const updateEndpoint: Operation<'updateEndpoint'> = {
  constraints: {
    EndpointArn: c.required(c.endpointArn),
    DesiredModelArn: c.modelArn,
    DesiredInferenceUnits: c.inferenceUnits,
    DesiredDataAccessRoleArn: c.roleArn,
    FlywheelArn: c.flywheelArn,
  },

  run: async (request, services) => {
    const { store, place } = services;
    const arn = resolveArn(request.EndpointArn!, place, 'endpoint');
    const { name } = arn;
    const record = recordName(arn);
    const { DesiredModelArn: pinned, FlywheelArn: followed } = request;
    if (pinned !== undefined && followed !== undefined) throw invalid('UpdateEndpoint takes DesiredModelArn or FlywheelArn, not both.');
    const before = found(await store.endpoints.find(record));
    const active = await followedModel(before, services);
    const model =
      pinned !== undefined || followed !== undefined ? await servedModel({ model: pinned, flywheel: followed }, services) : undefined;
    if (model !== undefined && modelKindOf(model) !== arn.model)
      throw invalid(`Endpoint ${name} serves another kind of model than ${model}.`);
    const others = (await store.endpoints.all()).filter((endpoint) => endpoint.name !== name || endpointKind(endpoint) !== arn.model);
    const updated = await store.endpoints.change(record, (current) => {
      const endpoint = found(present(current));
      const { Status } = endpointProperties(endpoint, place, active);
      if (Status !== 'IN_SERVICE') throw inUse(`Endpoint ${name} is ${Status}: it can be updated once it is IN_SERVICE.`);
      const next = {
        ...endpoint,
        desiredModel: model ?? endpoint.desiredModel,
        desiredUnits: request.DesiredInferenceUnits ?? endpoint.desiredUnits,
        // A model named by the caller ends the endpoint's following: that is how a version is pinned.
        flywheel: followed ?? (pinned === undefined ? endpoint.flywheel : null),
        ...(request.DesiredDataAccessRoleArn === undefined ? {} : { desiredRole: request.DesiredDataAccessRoleArn }),
      };
      if (services.strict) requireUnits(others, next.desiredUnits);
      return { ...next, status: 'UPDATING', modified: services.now() };
    });
    return { DesiredModelArn: updated!.desiredModel };
  },
};
