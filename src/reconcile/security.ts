import type { DataSecurityConfig, StartDocumentClassificationJobRequest } from '@aws-sdk/client-comprehend';
import type { Config } from '../config/config.ts';

/** What flywheel.yaml says of keys and network, for a flywheel of the service. It is said at its creation alone: an update would clear what it leaves out. */
export function flywheelSecurity({ engine }: Pick<Config, 'engine'>): { DataSecurityConfig?: DataSecurityConfig } {
  if (engine.kind === 'local') return {};
  const { model, volume, dataLake } = engine.kms;
  const DataSecurityConfig = {
    ...(model === undefined ? {} : { ModelKmsKeyId: model }),
    ...(volume === undefined ? {} : { VolumeKmsKeyId: volume }),
    ...(dataLake === undefined ? {} : { DataLakeKmsKeyId: dataLake }),
    ...networkOf(engine),
  };
  return Object.keys(DataSecurityConfig).length === 0 ? {} : { DataSecurityConfig };
}

/** The same for a job: its answers lie in the data lake, under the lake's key. */
export function jobSecurity(
  { engine }: Pick<Config, 'engine'>,
  S3Uri: string,
): Pick<StartDocumentClassificationJobRequest, 'OutputDataConfig' | 'VolumeKmsKeyId' | 'VpcConfig'> {
  if (engine.kind === 'local') return { OutputDataConfig: { S3Uri } };
  const { volume, dataLake } = engine.kms;
  return {
    OutputDataConfig: { S3Uri, ...(dataLake === undefined ? {} : { KmsKeyId: dataLake }) },
    ...(volume === undefined ? {} : { VolumeKmsKeyId: volume }),
    ...networkOf(engine),
  };
}

/** The role by which an endpoint reads a model that is encrypted with a key of the customer; of others the service needs none. */
export const endpointRole = ({ engine }: Pick<Config, 'engine'>): string | null =>
  engine.kind === 'local' || engine.kms.model === undefined ? null : engine.dataAccessRole;

export function networkOf({ vpc }: Extract<Config['engine'], { kind: 'comprehend' }>): Pick<DataSecurityConfig, 'VpcConfig'> {
  return vpc === null ? {} : { VpcConfig: { SecurityGroupIds: vpc.securityGroups, Subnets: vpc.subnets } };
}
