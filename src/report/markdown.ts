import { type Block, fit, table, values } from './block.ts';
import type { RenderContext } from './context.ts';
import { code, prose } from './escape.ts';
import { headline } from './headline.ts';
import { markerText } from './marker.ts';
import { short } from './model-name.ts';
import { rate } from './numbers.ts';
import type { FlywheelReport, Report } from './report.ts';
import { type Limits, section } from './section.ts';
import { comparison } from './trace.ts';

/** UTF-8 bytes. GitHub refuses a comment of more than 65,536 characters without saying how it counts; bytes are never fewer. */
export const commentLimit = 60_000;

/** Rows of the lists in a comment. */
export const commentRows: Limits = { problems: 10, moreProblems: 100, labels: 200, pairs: 30, flips: 60, rows: 60 };

/** The one comment of a pull request: a hidden marker, then a section per flywheel. Never longer than `commentLimit`. */
export function commentBody(report: Report, context: RenderContext): string {
  const marker = markerText({ head: context.headSha ?? '', run: context.run?.id ?? 0, attempt: context.run?.attempt ?? 0 });
  return `${marker}\n${reportBody(report, context, commentRows, commentLimit - marker.length - 1)}`;
}

/** The same blocks in at most `limit` UTF-8 bytes, for every surface of GitHub. */
export function reportBody(report: Report, context: RenderContext, rows: Limits, limit: number): string {
  const sections = report.flywheels.map((flywheel) => [
    ...proposal(flywheel, context),
    ...section(flywheel, { ...context, headSha: flywheel.pullRequest?.head ?? context.headSha }, rows),
  ]);
  const everything = context.run === null ? '' : ` Everything is in the [summary of the run](${context.run.url}).`;
  const after = (left: string | null) => `${left === null ? '' : `> [!NOTE]\n> ${left}${everything}\n\n`}${footer(report, context)}`;
  return fit([before(report, context), ...sections], after, limit);
}

/** Which pull request a section is about, where the text is not one of that pull request. */
const proposal = ({ pullRequest }: FlywheelReport, context: RenderContext): Block[] =>
  pullRequest === undefined || pullRequest.head === context.headSha
    ? []
    : [{ name: 'pull request', value: 200, folded: false, text: `### Pull request ${numbered(pullRequest.number, context)}` }];

const numbered = (number: number, { repositoryUrl }: RenderContext): string =>
  repositoryUrl === null ? `#${number}` : `[#${number}](${repositoryUrl}/pull/${number})`;

/** Above the sections: why the command ended early, and with several flywheels one row for each. */
function before(report: Report, context: RenderContext): Block[] {
  const { error, flywheels, orphaned = [] } = report;
  const own = error !== undefined && !flywheels.some((flywheel) => flywheel.error !== undefined);
  return [
    ...(own ? [{ name: 'failure', value: 200, folded: false, text: failure(error) }] : []),
    ...(orphaned.length > 0
      ? [{ name: 'orphaned', value: values.judges, folded: false, text: orphans(orphaned, flywheels.length === 0) }]
      : []),
    ...(flywheels.length === 0 && error === undefined && orphaned.length === 0
      ? [{ name: 'nothing', value: 200, folded: false, text: '## Flywheel — nothing to do\n\nNo flywheel is touched by this change.' }]
      : []),
    ...(flywheels.length > 1 ? [{ name: 'overview', value: values.judges, folded: false, text: overview(flywheels, context) }] : []),
  ];
}

function orphans(names: readonly string[], alone: boolean): string {
  const title = alone ? `## ⚠️ Flywheel — ${names.length === 1 ? 'one flywheel is' : `${names.length} flywheels are`} orphaned\n\n` : '';
  return `${title}> [!WARNING]\n> **No file declares ${names.map(code).join(', ')} any more.**\\\n> Nothing of it is deleted: its models stay in the lake, and what serves goes on serving.`;
}

const failure = ({ kind, message, hint }: NonNullable<Report['error']>): string =>
  `## Flywheel — failed\n\n> [!CAUTION]\n> **${prose(message)}**${hint ? `\\\n> ${prose(hint)}` : ''}\n\n<sub>${code(kind)}</sub>`;

function overview(flywheels: readonly FlywheelReport[], context: RenderContext): string {
  const rows = flywheels.map((flywheel) => [
    `${code(flywheel.name)}${proposal(flywheel, context).length > 0 ? ` ${numbered(flywheel.pullRequest!.number, context)}` : ''}`,
    prose(headline(flywheel).title),
    flywheel.candidate ? `${flywheel.active ? `${rate(flywheel.active.f1)} → ` : ''}${rate(flywheel.candidate.f1)}` : '',
  ]);
  return table(['Flywheel', 'Verdict', 'F1'], rows, ['left', 'left', 'left']);
}

function footer(report: Report, { headSha, baseSha, run }: RenderContext): string {
  const compared =
    report.flywheels.length === 1 && report.flywheels[0]!.comparedTo ? [`compared to ${comparison(report.flywheels[0]!)}`] : [];
  const parts = [
    ...(headSha ? [`head ${code(short(headSha)!)}`] : []),
    ...(baseSha ? [`base ${code(short(baseSha)!)}`] : []),
    ...compared,
    ...(run ? [`[run ${run.number}${run.attempt > 1 ? `, attempt ${run.attempt}` : ''}](${run.url})`] : []),
    `report schema ${report.schemaVersion}`,
  ];
  return `<sub>${parts.join(' · ')}</sub>`;
}
