import type { EndpointProperties, FlywheelProperties } from '@aws-sdk/client-comprehend';
import type { Config, EndpointSettings } from '../config/config.ts';
import type { Change } from './change.ts';
import { plural } from './delta.ts';
import { correctsDrift, endpointDrift } from './drift.ts';
import { shortKey } from './generation.ts';
import { nowServing, type Observed } from './observe.ts';
import type { ServingRecord } from './records.ts';
import { endpointRole } from './security.ts';
import type { Wait } from './situation.ts';

/**
 * The endpoint follows the flywheel that serves, or is bound to the version that does. It is never deleted here.
 *
 * The service reports an update that is under way by DesiredModelArn ≠ ModelArn, and perhaps a moment before its status says so: the model
 * answers when the endpoint is IN_SERVICE and both are the one that serves.
 */
export function endpointChange(config: Config, observed: Observed): { changes: Change[]; waiting: Wait | null; stalled: string | null } {
  const nothing = { changes: [], waiting: null, stalled: null };
  const serving = nowServing(observed);
  const declared = config.endpoint;
  // What serves in a flywheel that is not ours has endpoints of its own.
  if (declared === null || serving === null || !observed.adopted || serving.decision === 'adopted') return nothing;
  const { endpoint } = observed;
  const target = declared.name;
  // Changed by hand, perhaps by somebody who had to: told, and left unless flywheel.yaml says otherwise.
  if (!correctsDrift(config) && endpointDrift(config, observed) !== null) return nothing;
  const flywheel = flywheelOf(observed, serving);
  // While it takes in the promotion it takes nothing else, and an endpoint of it would be refused.
  if (flywheel?.Status === 'UPDATING')
    return { ...nothing, waiting: { what: `flywheel ${serving.model.flywheel.split('/').at(-1)} is UPDATING`, brief: true } };
  if (endpoint === null) {
    const bound = declared.follow === 'version' ? `bound to model ${shortKey(serving.model)}` : 'following the flywheel';
    return {
      ...nothing,
      changes: [{ kind: 'create-endpoint', target, reason: `${plural(declared.inferenceUnits, 'inference unit')}, ${bound}` }],
    };
  }
  if (endpoint.Status === 'FAILED')
    return { ...nothing, stalled: `Endpoint ${target} is FAILED: ${endpoint.Message ?? 'the service gave no reason'}` };
  if (endpoint.Status !== 'IN_SERVICE') return { ...nothing, waiting: { what: `endpoint ${target} is ${endpoint.Status}`, brief: false } };
  const reason = difference(endpoint, declared, serving) ?? otherRole(endpoint, config);
  if (reason !== null) return { ...nothing, changes: [{ kind: 'update-endpoint', target, reason, arn: endpoint.EndpointArn! }] };
  const { DesiredModelArn: desired = endpoint.ModelArn } = endpoint;
  return endpoint.ModelArn === answering(declared, observed, serving) && desired === endpoint.ModelArn
    ? nothing
    : { ...nothing, waiting: { what: `endpoint ${target} has not switched to the active model yet`, brief: false } };
}

/** The model that must answer: of a flywheel that somebody promoted in by hand, the one that is active there. */
function answering({ follow }: EndpointSettings, observed: Observed, serving: ServingRecord): string | undefined {
  return follow === 'version' ? serving.model.arn : flywheelOf(observed, serving)?.ActiveModelArn;
}

function flywheelOf({ generations, inherited }: Observed, { model }: ServingRecord): FlywheelProperties | null | undefined {
  if (inherited?.arn === model.flywheel) return inherited.properties;
  return generations.find(({ properties }) => properties?.FlywheelArn === model.flywheel)?.properties;
}

/** An endpoint that follows its flywheel to a model under a key declared since must be able to read it. */
function otherRole({ DataAccessRoleArn, DesiredDataAccessRoleArn = DataAccessRoleArn }: EndpointProperties, config: Config): string | null {
  const role = endpointRole(config);
  return role === null || role === DesiredDataAccessRoleArn ? null : `read encrypted models as ${role.split('/').at(-1)}`;
}

function difference(endpoint: EndpointProperties, declared: EndpointSettings, { model }: ServingRecord): string | null {
  const units = `inference units ${endpoint.DesiredInferenceUnits} → ${declared.inferenceUnits}`;
  if (declared.follow === 'version') {
    if (endpoint.FlywheelArn !== undefined) return `bind it to model ${shortKey(model)} instead of the flywheel`;
    if ((endpoint.DesiredModelArn ?? endpoint.ModelArn) !== model.arn) return `serve model ${shortKey(model)}`;
  } else if (endpoint.FlywheelArn !== model.flywheel) return `follow ${model.flywheel.split('/').at(-1)}, which serves`;
  return endpoint.DesiredInferenceUnits === declared.inferenceUnits ? null : units;
}
