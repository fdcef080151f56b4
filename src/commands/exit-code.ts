import type { Report } from '../report/report.ts';
import { isFailing } from '../report/situation.ts';

/** 0 done, 1 problems, REJECT, refusal or failure, 2 changes (only when asked for), 3 still training. */
export function exitCode(report: Report, detailed = false): 0 | 1 | 2 | 3 {
  if (report.error !== undefined || report.flywheels.some(isFailing)) return 1;
  if (report.command !== 'preview' && report.flywheels.some(({ status }) => status === 'training' || status === 'scoring')) return 3;
  if (detailed && report.flywheels.some(({ changes }) => (changes?.length ?? 0) > 0)) return 2;
  return 0;
}
