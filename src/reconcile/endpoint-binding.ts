import type { Config } from '../config/config.ts';
import { type Backend, isEmbedded } from './backend.ts';
import type { Change } from './change.ts';
import { sha256 } from './desired.ts';
import { recordStart } from './ledger.ts';
import { tagsOf } from './ownership.ts';
import type { ServingRecord } from './records.ts';
import { endpointRole } from './security.ts';

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
  const role = endpointRole(config);
  if (change.kind === 'update-endpoint') {
    const binding = version ? { DesiredModelArn: model.arn } : { FlywheelArn: model.flywheel };
    const reading = role === null ? {} : { DesiredDataAccessRoleArn: role };
    await comprehend.updateEndpoint({ EndpointArn: change.arn, DesiredInferenceUnits: inferenceUnits, ...binding, ...reading });
    return;
  }
  const binding = version ? { ModelArn: model.arn } : { FlywheelArn: model.flywheel };
  const ClientRequestToken = endpointToken(name, version ? model.arn : model.flywheel);
  const Tags = tagsOf(config);
  const reading = role === null ? {} : { DataAccessRoleArn: role };
  const request = { EndpointName: name, DesiredInferenceUnits: inferenceUnits, ...binding, ...reading };
  await comprehend.createEndpoint({ ...request, ClientRequestToken, Tags });
}

/** Its units from now on: what costs is that it is there. */
const recordEndpoint = (backend: Backend, { name: flywheel, endpoint }: Config, why: string): Promise<void> => {
  const { name, inferenceUnits } = endpoint!;
  return recordStart(backend, flywheel, { kind: 'endpoint', start: `${name}/${inferenceUnits}`, what: name, usd: 0, inferenceUnits, why });
};

/** The same name for the same start, so that a repeated one is known. */
export const endpointToken = (name: string, boundTo: string): string => sha256(`${name}\n${boundTo}`);
