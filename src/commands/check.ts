import type { Report } from '../report/report.ts';
import { checked } from './describe.ts';
import { loadFlywheels, nothingDeclared } from './load.ts';
import type { Settings } from './settings.ts';
import { filesOnDisk, findRepository } from './workspace.ts';

/** flywheel.yaml and data as they stand on the disk, offline. */
export async function check(settings: Settings): Promise<Report> {
  const loaded = await loadFlywheels(filesOnDisk(settings, await findRepository(settings)), settings.config);
  if (loaded.length === 0) throw nothingDeclared(settings, null);
  return { schemaVersion: 1, command: 'check', flywheels: loaded.map(checked) };
}
