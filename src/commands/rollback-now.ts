import { setPin } from '../config/edit.ts';
import type { FlywheelReport, Report } from '../report/report.ts';
import { promote } from './promote.ts';
import type { Settings } from './settings.ts';
import { requireRepository } from './workspace.ts';

/** Switches to an earlier version at once, and hands over the flywheel.yaml that makes it last when it is merged. */
export async function rollbackNow(settings: Settings, version: string | null, only: string | null, why: string): Promise<Report> {
  const report = await promote(settings, version, only, why, 'rollback');
  return { ...report, flywheels: await Promise.all(report.flywheels.map((flywheel) => withPin(settings, flywheel))) };
}

async function withPin(settings: Settings, flywheel: FlywheelReport): Promise<FlywheelReport> {
  const { status, activeKey, file, commit } = flywheel;
  // The switch is decided, even while an endpoint is still on its way to it.
  const decided = status === 'done' || status === 'training' || status === 'scoring';
  if (!decided || activeKey == null || commit == null || flywheel.history?.[0]?.decision !== 'rollback') return flywheel;
  const bytes = await (await requireRepository(settings)).showFile(commit, file);
  if (bytes === null) return flywheel;
  const pin = activeKey.slice(0, 8);
  return { ...flywheel, pinToMerge: { version: pin, text: setPin(Buffer.from(bytes).toString('utf8'), pin) } };
}
