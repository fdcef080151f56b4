import type { RenderContext } from '../report/context.ts';
import { jsonValue } from '../report/json.ts';
import { commentLimit, commentRows, reportBody } from '../report/markdown.ts';
import { modelName, short } from '../report/model-name.ts';
import type { FlywheelReport, Report } from '../report/report.ts';
import { decisionOf } from '../report/situation.ts';

/** UTF-16 units of `result`. GitHub allows 1 MB of outputs for a job, counted in UTF-16, and other steps have some too. */
const resultLimit = 300_000;
/** Items that a list in `result` keeps when it would be too long. */
const shortList = 20;

const decisions = ['PROMOTE', 'HOLD', 'NOT_COMPARABLE', 'REJECT'] as const;
const statuses = ['done', 'superseded', 'suspended', 'scoring', 'training', 'refused', 'failed'] as const;

/**
 * The action's outputs. With several flywheels `verdict` and `status` are the most serious ones, `changed` says whether any
 * changed, and what belongs to one model is empty: read `result`.
 */
export function outputsOf(report: Report, context: RenderContext): Record<string, string> {
  const { flywheels } = report;
  const only: Partial<FlywheelReport> = flywheels.length === 1 ? flywheels[0]! : {};
  return {
    verdict: most(decisions, flywheels.map(decisionOf)),
    status:
      report.error === undefined
        ? most(
            statuses,
            flywheels.map(({ status, error }) => status ?? (error === undefined ? 'done' : 'failed')),
          )
        : 'failed',
    changed: String(flywheels.some(({ changed }) => changed === true)),
    'active-model': short(only.activeKey) ?? modelName(only.activeModel) ?? '',
    'candidate-model': only.candidateModel == null ? '' : (short(only.key) ?? ''),
    f1: only.candidate ? String(only.candidate.f1) : '',
    report: reportBody(report, context, commentRows, commentLimit),
    result: resultJson(report),
  };
}

const most = <Value extends string>(order: readonly Value[], values: readonly (Value | null)[]): string =>
  values.filter((value) => value !== null).sort((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? '';

/** The report as JSON; when it would not fit, long lists are shortened and `shortened` says so. */
function resultJson(report: Report): string {
  const whole = isLong(report) ? null : JSON.stringify(jsonValue(report));
  if (whole !== null && whole.length <= resultLimit) return whole;
  const shortened = { ...report, flywheels: report.flywheels.map((flywheel) => shorten(flywheel) as FlywheelReport) };
  const text = JSON.stringify({ shortened: true, ...jsonValue(shortened) });
  if (text.length <= resultLimit) return text;
  const names = report.flywheels.map(({ name, file, ok, status, changed, verdict }) => ({
    name,
    file,
    ok,
    status,
    changed,
    verdict: verdict ? { decision: verdict.decision } : verdict,
  }));
  return JSON.stringify({
    shortened: true,
    schemaVersion: report.schemaVersion,
    command: report.command,
    flywheels: names,
    error: report.error,
  });
}

/** Would not fit, seen without writing it: a problem takes more than a hundred characters. */
const isLong = ({ flywheels }: Report): boolean =>
  flywheels.reduce(
    (sum, { problems, flipped }) => sum + problems.length + (flipped?.fixed.length ?? 0) + (flipped?.broken.length ?? 0),
    0,
  ) >
  resultLimit / 100;

function shorten(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, shortList).map(shorten);
  if (typeof value === 'string') return value.slice(0, 1000);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shorten(member)]));
}
