import { visible } from '../problems/visible.ts';
import { cut } from '../report/escape.ts';
import type { Report } from '../report/report.ts';
import type { Sink } from './sink.ts';

/** A remark at a line of a file, as the Checks API takes it. */
export interface Annotation {
  path: string;
  start_line: number;
  end_line: number;
  start_column?: number;
  end_column?: number;
  annotation_level: 'failure' | 'warning' | 'notice';
  message: string;
  title: string;
}

/** The runner cuts a longer message off. */
const longestMessage = 4000;
/** What GitHub shows of one kind for one step; it hides the rest without a word. */
const mostOfAKind = 10;
const levels = { error: 'failure', warning: 'warning', notice: 'notice' } as const;
const rank = { failure: 0, warning: 1, notice: 2 };

/** Problems and suspicious rows as remarks at their lines, errors first; `total` counts those beyond `limit` too. */
export function annotationsOf(report: Report, limit: number): { annotations: Annotation[]; total: number } {
  const all = report.flywheels.flatMap(({ problems, suspicious }) => [
    ...problems.map((problem) =>
      remark(problem, levels[problem.severity], problem.rule, [problem.message, problem.hint].filter(Boolean).join(' '), problem.column),
    ),
    ...(suspicious ?? []).map((row) =>
      remark(
        row,
        'warning',
        'label-looks-wrong',
        `The label is "${cut(row.given, 60)}", the active model says "${cut(row.predicted, 60)}".`,
      ),
    ),
  ]);
  const inside = all.filter(({ path }) => isInside(path)).sort((a, b) => rank[a.annotation_level] - rank[b.annotation_level]);
  return { annotations: inside.slice(0, limit), total: inside.length };
}

function remark(
  { file, line }: { file: string; line: number },
  level: Annotation['annotation_level'],
  rule: string,
  message: string,
  column?: number,
): Annotation {
  const columns = column === undefined ? {} : { start_column: column, end_column: column };
  const shown = message
    .split(/\r\n|[\r\n]/)
    .map((one) => visible(one))
    .join(' ');
  return {
    path: file,
    start_line: line,
    end_line: line,
    ...columns,
    annotation_level: level,
    message: cut(shown, longestMessage),
    title: visible(rule),
  };
}

/** A path within the repository, as GitHub wants it. */
const isInside = (path: string): boolean =>
  path !== '' && !path.startsWith('/') && !path.split('/').includes('..') && visible(path) === path;

/** The same remarks as workflow commands, for runs whose token may not write a check: ten of a kind, and how many there are. */
export function printAnnotations(report: Report, sink: Sink): void {
  const { annotations } = annotationsOf(report, Number.POSITIVE_INFINITY);
  for (const level of ['failure', 'warning', 'notice'] as const) {
    const ofKind = annotations.filter((one) => one.annotation_level === level);
    const room = ofKind.length > mostOfAKind ? mostOfAKind - 1 : mostOfAKind;
    for (const one of ofKind.slice(0, room)) sink.annotate(level, one.message, one);
    if (ofKind.length > room)
      sink.annotate(level, `${ofKind.length - room} more like these; all ${ofKind.length} are in the job's summary.`, null);
  }
}
