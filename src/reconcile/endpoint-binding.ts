import type { Comprehend } from '../comprehend/api.ts';
import type { EndpointSettings } from '../config/config.ts';
import type { Change } from './change.ts';
import { sha256 } from './desired.ts';
import type { ServingRecord } from './records.ts';

/** Makes the endpoint of the model that serves, or moves it there. Bound to a flywheel it moves by itself from then on. */
export async function bindEndpoint(
  comprehend: Pick<Comprehend, 'createEndpoint' | 'updateEndpoint'>,
  { name, inferenceUnits, follow }: EndpointSettings,
  { model }: ServingRecord,
  change: Change & { kind: 'create-endpoint' | 'update-endpoint' },
): Promise<void> {
  const version = follow === 'version';
  if (change.kind === 'update-endpoint') {
    const binding = version ? { DesiredModelArn: model.arn } : { FlywheelArn: model.flywheel };
    await comprehend.updateEndpoint({ EndpointArn: change.arn, DesiredInferenceUnits: inferenceUnits, ...binding });
    return;
  }
  const binding = version ? { ModelArn: model.arn } : { FlywheelArn: model.flywheel };
  const ClientRequestToken = endpointToken(name, version ? model.arn : model.flywheel);
  await comprehend.createEndpoint({ EndpointName: name, DesiredInferenceUnits: inferenceUnits, ...binding, ClientRequestToken });
}

/** The same name for the same start, so that a repeated one is known. */
export const endpointToken = (name: string, boundTo: string): string => sha256(`${name}\n${boundTo}`);
