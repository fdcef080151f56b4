import { isError } from '../problems/problem.ts';
import type { FlywheelReport, Report } from '../report/report.ts';

/** 0 done, 1 problems, REJECT, refusal or failure, 2 changes (only when asked for), 3 still training. */
export function exitCode(report: Report, detailed = false): 0 | 1 | 2 | 3 {
  if (report.error !== undefined || report.flywheels.some(failed)) return 1;
  if (report.command !== 'preview' && report.flywheels.some(({ status }) => status === 'training' || status === 'scoring')) return 3;
  if (detailed && report.flywheels.some(({ changes }) => (changes?.length ?? 0) > 0)) return 2;
  return 0;
}

/** A verdict that rejects is a failure only where it gates: after the merge it is a decision, made and kept. */
function failed(flywheel: FlywheelReport): boolean {
  const gates = flywheel.changed === false && flywheel.comparedTo !== undefined;
  const rejected = [flywheel.verdict, flywheel.verdictAfterMerge].some((verdict) => verdict?.decision === 'REJECT');
  const refused = flywheel.status === 'refused' || flywheel.status === 'failed';
  return flywheel.problems.some(isError) || flywheel.error !== undefined || refused || (gates && rejected);
}
