import type { UpdateFlywheelRequest } from '@aws-sdk/client-comprehend';
import type { Comprehend } from '../comprehend/api.ts';
import type { Config } from '../config/config.ts';
import type { Change } from './change.ts';
import { accessDrift, correctsDrift } from './drift.ts';
import type { Observed } from './observe.ts';
import { networkOf } from './security.ts';
import { isSame, seenAccess, servingFlywheel, wantedAccess } from './settled.ts';
import { busyWith } from './situation.ts';

/** Role, keys and network of the flywheel that serves, when flywheel.yaml says others now. What was changed by hand is left unless told. */
export function accessChange(config: Config, observed: Observed): Change[] {
  const flywheel = servingFlywheel(observed);
  const wanted = wantedAccess(config);
  const is = flywheel === undefined ? null : seenAccess(flywheel);
  if (is === null || wanted === null || isSame(is, wanted)) return [];
  if (!correctsDrift(config) && accessDrift(config, observed) !== null) return [];
  const generation = observed.generations.find(({ properties }) => properties === flywheel)!;
  if (busyWith(generation) !== null) return [];
  const parts = [
    is.role === wanted.role ? '' : 'another data access role',
    is.modelKey === wanted.modelKey && is.volumeKey === wanted.volumeKey ? '' : 'other keys',
    is.network.join() === wanted.network.join() ? '' : 'another network',
  ].filter((part) => part !== '');
  return [{ kind: 'update-flywheel', target: generation.record.flywheelName, reason: parts.join(', '), arn: flywheel!.FlywheelArn! }];
}

/**
 * What an update does not name of keys and network is cleared, so that all three are said, or none of them where they are as they should be. The key
 * of the data lake is no part of an update.
 */
export async function updateAccess(
  comprehend: Pick<Comprehend, 'updateFlywheel'>,
  config: Config,
  observed: Observed,
  FlywheelArn: string,
): Promise<void> {
  if (config.engine.kind === 'local') return;
  const wanted = wantedAccess(config)!;
  const is = seenAccess(servingFlywheel(observed)!)!;
  const { model: ModelKmsKeyId, volume: VolumeKmsKeyId } = config.engine.kms;
  const request: UpdateFlywheelRequest = {
    FlywheelArn,
    ...(is.role === wanted.role ? {} : { DataAccessRoleArn: wanted.role }),
    ...(isSame({ ...is, role: wanted.role }, wanted)
      ? {}
      : { DataSecurityConfig: { ModelKmsKeyId, VolumeKmsKeyId, ...networkOf(config.engine) } }),
  };
  await comprehend.updateFlywheel(request);
}
