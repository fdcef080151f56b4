import type { Report } from '../report/report.ts';
import { isFailing } from '../report/situation.ts';

/** 0 done, 1 problems, REJECT, refusal or failure, 2 changes (only when asked for), 3 still training. */
export function exitCode(report: Report, detailed = false): 0 | 1 | 2 | 3 {
  if (report.error !== undefined || report.flywheels.some(isFailing)) return 1;
  if (report.command === 'train' && report.flywheels.some(({ error }) => error !== undefined)) return 1;
  if (report.command !== 'preview' && report.flywheels.some(({ status }) => status === 'training' || status === 'scoring')) return 3;
  if (detailed && report.flywheels.some(({ changes }) => (changes?.length ?? 0) > 0)) return 2;
  return 0;
}

/** Whether a job of a workflow ends red. One that trains in advance has told every pull request its own: none of them is the schedule's failure. */
export const failsTheJob = (report: Report): boolean => (report.command === 'train' ? report.error !== undefined : exitCode(report) === 1);
