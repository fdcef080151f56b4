import type { RenderContext } from './context.ts';
import { commentRows, reportBody } from './markdown.ts';
import type { Report } from './report.ts';
import type { Limits } from './section.ts';

/** UTF-8 bytes. A step's summary may have 1 MiB; other steps' text and the runner's own stay within the margin. */
export const summaryLimit = 1_000_000;

/** GitHub's limit for a check run's summary is 65,535 characters; bytes are never fewer. */
export const checkSummaryLimit = 60_000;

const limits: Limits = { problems: 10, moreProblems: 2_000, labels: 1_000, pairs: 1_000, flips: 2_000, rows: 2_000 };

/** The job summary: the comment's blocks with everything in the folded ones. */
export const summaryBody = (report: Report, context: RenderContext): string => reportBody(report, context, limits, summaryLimit);

/** The check run's summary: the comment without its marker. */
export const checkSummaryBody = (report: Report, context: RenderContext): string =>
  reportBody(report, context, commentRows, checkSummaryLimit);
