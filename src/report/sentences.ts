import { activeName } from './model-name.ts';
import type { FlywheelReport } from './report.ts';

/** Sentences, and parts of them, that several surfaces say. */

/** `2026-11-22T18:12:27.060Z` as people read it. */
export const minute = (at: string): string => at.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, '$1 $2 UTC');

/** Reasons of judges and people come with and without a full stop. */
export const asSentence = (text: string): string =>
  `${text.replace(/^[a-z](?!\d)/, (first) => first.toUpperCase())}${/[.!?]$/.test(text) ? '' : '.'}`;

/** What serves whatever becomes of the rest. */
export function stays(flywheel: FlywheelReport, words: string): string[] {
  const active = activeName(flywheel) ?? flywheel.comparedTo?.model ?? null;
  return active === null ? [] : [`Model ${active} ${words}.`];
}
