import type { Config } from '../config/config.ts';
import { type Backend, isEmbedded } from './backend.ts';
import type { Change } from './change.ts';
import { sha256 } from './desired.ts';
import { recordStart } from './ledger.ts';
import { tagsOf } from './ownership.ts';
import type { ServingRecord } from './records.ts';

/** Makes the endpoint of the model that serves, or moves it there. Bound to a flywheel it moves by itself from then on. */
export async function bindEndpoint(
  backend: Backend,
  config: Config,
  { model }: ServingRecord,
  change: Change & { kind: 'create-endpoint' | 'update-endpoint' },
): Promise<void> {
  const { comprehend } = backend;
  const { name, inferenceUnits, follow } = config.endpoint!;
  if (!isEmbedded(backend)) await recordEndpoint(backend, config, change.reason);
  const version = follow === 'version';
  if (change.kind === 'update-endpoint') {
    const binding = version ? { DesiredModelArn: model.arn } : { FlywheelArn: model.flywheel };
    await comprehend.updateEndpoint({ EndpointArn: change.arn, DesiredInferenceUnits: inferenceUnits, ...binding });
    return;
  }
  const binding = version ? { ModelArn: model.arn } : { FlywheelArn: model.flywheel };
  const ClientRequestToken = endpointToken(name, version ? model.arn : model.flywheel);
  const Tags = tagsOf(config);
  await comprehend.createEndpoint({ EndpointName: name, DesiredInferenceUnits: inferenceUnits, ...binding, ClientRequestToken, Tags });
}

/** Its units from now on: what costs is that it is there. */
const recordEndpoint = (backend: Backend, { name: flywheel, endpoint }: Config, why: string): Promise<void> => {
  const { name, inferenceUnits } = endpoint!;
  return recordStart(backend, flywheel, { kind: 'endpoint', start: `${name}/${inferenceUnits}`, what: name, usd: 0, inferenceUnits, why });
};

/** The same name for the same start, so that a repeated one is known. */
export const endpointToken = (name: string, boundTo: string): string => sha256(`${name}\n${boundTo}`);
