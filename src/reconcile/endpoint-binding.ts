import type { Comprehend } from '../comprehend/api.ts';
import type { Config } from '../config/config.ts';
import type { Change } from './change.ts';
import { sha256 } from './desired.ts';
import { tagsOf } from './ownership.ts';
import type { ServingRecord } from './records.ts';

/** Makes the endpoint of the model that serves, or moves it there. Bound to a flywheel it moves by itself from then on. */
export async function bindEndpoint(
  comprehend: Pick<Comprehend, 'createEndpoint' | 'updateEndpoint'>,
  config: Config,
  { model }: ServingRecord,
  change: Change & { kind: 'create-endpoint' | 'update-endpoint' },
): Promise<void> {
  const { name, inferenceUnits, follow } = config.endpoint!;
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

/** The same name for the same start, so that a repeated one is known. */
export const endpointToken = (name: string, boundTo: string): string => sha256(`${name}\n${boundTo}`);
