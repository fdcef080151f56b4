import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setPin } from '../config/edit.ts';
import { observe } from '../reconcile/observe.ts';
import { findModel, knownVersions } from '../reconcile/version.ts';
import type { Report } from '../report/report.ts';
import { openBackends } from './backends.ts';
import { checked } from './describe.ts';
import { isSound, loadFlywheels, nothingDeclared, whichFlywheel } from './load.ts';
import { previousVersion, unknownVersion } from './promote.ts';
import type { Settings } from './settings.ts';
import { filesOnDisk, requireRepository } from './workspace.ts';

/** Pins an earlier version in flywheel.yaml, comments kept. Committing and merging that file is the rollback. */
export async function rollback(settings: Settings, version: string | null, only: string | null): Promise<Report> {
  const repository = await requireRepository(settings);
  const tree = filesOnDisk(settings, repository);
  const loaded = (await loadFlywheels(tree, settings.config)).filter((each) => only === null || each.config?.name === only);
  if (loaded.length === 0) throw nothingDeclared(settings, only);
  if (loaded.length > 1) throw whichFlywheel(loaded);
  const [flywheel] = loaded;
  if (!isSound(flywheel!)) return { schemaVersion: 1, command: 'rollback', flywheels: [checked(flywheel!)] };
  const { config, file } = flywheel;
  const backend = await openBackends(repository, settings, 'read').of(config);
  const observed = await observe(backend, config);
  const wanted = version ?? previousVersion(observed.serving);
  const model = wanted === null ? null : findModel(observed, wanted);
  if (model === null) throw unknownVersion(config.name, wanted, knownVersions(observed));
  const path = join(repository.root, file);
  const pin = model.key.slice(0, 8);
  const chunks: Uint8Array[] = [];
  for await (const chunk of tree.read(file)) chunks.push(chunk);
  writeFileSync(path, setPin(Buffer.concat(chunks).toString('utf8'), pin));
  settings.progress(`~ ${file}: pin: ${pin}. Commit it; merging it is the rollback.`);
  return {
    schemaVersion: 1,
    command: 'rollback',
    flywheels: [
      {
        ...checked(flywheel),
        key: model.key,
        modelDigest: model.modelDigest,
        activeModel: observed.serving.at(-1)?.model.arn ?? null,
        changed: true,
      },
    ],
  };
}
