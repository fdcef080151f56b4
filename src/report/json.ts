import type { Report } from './report.ts';

/**
 * The report as a program reads it (docs/json.md): `schemaVersion`, `command`, `flywheels`, `orphaned` and `error` where there are any;
 * with exactly one flywheel its members also stand at top level, so that a script need not index a list.
 */
export function jsonValue(report: Report): Record<string, unknown> {
  const only = report.flywheels.length === 1 ? report.flywheels[0]! : {};
  const { schemaVersion, command, flywheels, orphaned, error } = report;
  return {
    ...only,
    schemaVersion,
    command,
    flywheels,
    ...(orphaned === undefined ? {} : { orphaned }),
    ...(error === undefined ? {} : { error }),
  };
}

/** One JSON object and a line break. */
export const jsonText = (report: Report): string => `${JSON.stringify(jsonValue(report), null, 2)}\n`;
