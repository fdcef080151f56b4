/**
 * What was as declared when a run last ended, on Amazon Comprehend: `<root>/index/<flywheel>/settled/000001.json` and on. It tells an edit of
 * flywheel.yaml, which is carried out, from a change by hand, which is drift.
 */
import type { EndpointProperties, FlywheelProperties } from '@aws-sdk/client-comprehend';
import type { Config } from '../config/config.ts';
import { type Backend, isEmbedded } from './backend.ts';
import type { Desired } from './desired.ts';
import { nowServing, type Observed } from './observe.ts';
import { readSeries, type ServingRecord, type SettledRecord, writeRecord } from './records.ts';

export type SettledEndpoint = NonNullable<SettledRecord['endpoint']>;
export type SettledAccess = NonNullable<SettledRecord['access']>;

/** What the endpoint must be for this model to serve through it; null when none is declared. */
export function wantedEndpoint({ endpoint }: Config, { model }: ServingRecord): SettledEndpoint | null {
  if (endpoint === null) return null;
  const { name, inferenceUnits, follow } = endpoint;
  return { name, inferenceUnits, boundTo: follow === 'version' ? model.arn : model.flywheel };
}

/** What an endpoint is; while it is being changed, what it will be. */
export const seenEndpoint = (endpoint: EndpointProperties): SettledEndpoint => ({
  name: endpoint.EndpointArn!.split('/').at(-1)!,
  inferenceUnits: endpoint.DesiredInferenceUnits ?? 0,
  boundTo: endpoint.FlywheelArn ?? endpoint.DesiredModelArn ?? endpoint.ModelArn ?? '',
});

/** By what right, with which keys and in which network a flywheel must work; null with the embedded engine. */
export function wantedAccess({ engine }: Config): SettledAccess | null {
  if (engine.kind === 'local') return null;
  const { dataAccessRole, kms, vpc } = engine;
  return {
    role: dataAccessRole,
    modelKey: kms.model ?? null,
    volumeKey: kms.volume ?? null,
    network: vpc === null ? [] : network(vpc.securityGroups, vpc.subnets),
  };
}

/** null where the service was not asked for it. */
export function seenAccess({ DataAccessRoleArn, DataSecurityConfig = {} }: FlywheelProperties): SettledAccess | null {
  if (DataAccessRoleArn === undefined) return null;
  const { ModelKmsKeyId, VolumeKmsKeyId, VpcConfig } = DataSecurityConfig;
  return {
    role: DataAccessRoleArn,
    modelKey: ModelKmsKeyId ?? null,
    volumeKey: VolumeKmsKeyId ?? null,
    network: network(VpcConfig?.SecurityGroupIds ?? [], VpcConfig?.Subnets ?? []),
  };
}

/** Neither list has an order. */
const network = (groups: readonly string[], subnets: readonly string[]): string[] => [...groups, ...subnets].sort();

export const isSame = (a: SettledEndpoint | SettledAccess | null, b: typeof a): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The flywheel of the service that serves; undefined when it is gone, or not ours. */
export const servingFlywheel = (observed: Observed): FlywheelProperties | undefined =>
  observed.generations.find(({ properties }) => properties?.FlywheelArn === nowServing(observed)?.model.flywheel)?.properties ?? undefined;

/** Writes down what is as declared at the end of a run. What is not keeps the word of the last time that it was. */
export async function recordSettled(backend: Backend, { config }: Desired, observed: Observed): Promise<void> {
  const serving = nowServing(observed);
  if (isEmbedded(backend) || serving === null) return;
  const { storage, root, now } = backend;
  const before = (await readSeries(storage, root, observed.name, 'settled')).at(-1) ?? { endpoint: null, access: null };
  const flywheel = servingFlywheel(observed);
  const endpoint = wantedEndpoint(config, serving);
  const access = wantedAccess(config);
  const after = {
    endpoint: isSame(endpoint, observed.endpoint === null ? null : seenEndpoint(observed.endpoint)) ? endpoint : before.endpoint,
    access: flywheel !== undefined && isSame(access, seenAccess(flywheel)) ? access : before.access,
  };
  if (isSame(after.endpoint, before.endpoint) && isSame(after.access, before.access)) return;
  const number = (await readSeries(storage, root, observed.name, 'settled')).length + 1;
  await writeRecord(storage, root, observed.name, 'settled', number, { ...after, at: now().toISOString() });
}
