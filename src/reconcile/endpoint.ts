import type { Config } from '../config/config.ts';
import type { Change } from './change.ts';
import { plural } from './delta.ts';
import { nowServing, type Observed } from './observe.ts';

/** The endpoint follows the flywheel that serves. It is never deleted here. */
export function endpointChange(config: Config, observed: Observed): { changes: Change[]; waiting: string | null; stalled: string | null } {
  const nothing = { changes: [], waiting: null, stalled: null };
  const serving = nowServing(observed);
  const declared = config.endpoint;
  if (declared === null || serving === null || !observed.adopted) return nothing;
  const { endpoint } = observed;
  const target = declared.name;
  if (endpoint === null)
    return {
      ...nothing,
      changes: [
        { kind: 'create-endpoint', target, reason: `${plural(declared.inferenceUnits, 'inference unit')}, following the flywheel` },
      ],
    };
  if (endpoint.Status === 'FAILED')
    return { ...nothing, stalled: `Endpoint ${target} is FAILED: ${endpoint.Message ?? 'the service gave no reason'}` };
  if (endpoint.Status !== 'IN_SERVICE') return { ...nothing, waiting: `endpoint ${target} is ${endpoint.Status}` };
  const reason = difference(endpoint, declared, serving.model.flywheel);
  if (reason !== null) return { ...nothing, changes: [{ kind: 'update-endpoint', target, reason, arn: endpoint.EndpointArn! }] };
  const active = observed.generations.find((generation) => generation.properties?.FlywheelArn === serving.model.flywheel)?.properties
    ?.ActiveModelArn;
  return endpoint.ModelArn === active ? nothing : { ...nothing, waiting: `endpoint ${target} has not switched to the active model yet` };
}

function difference(
  endpoint: NonNullable<Observed['endpoint']>,
  declared: NonNullable<Config['endpoint']>,
  flywheel: string,
): string | null {
  if (endpoint.FlywheelArn !== flywheel) return `follow ${flywheel.split('/').at(-1)}, which serves`;
  if (endpoint.DesiredInferenceUnits !== declared.inferenceUnits)
    return `inference units ${endpoint.DesiredInferenceUnits} → ${declared.inferenceUnits}`;
  return null;
}
