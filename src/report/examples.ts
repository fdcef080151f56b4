import { listed } from './block.ts';
import { place, type RenderContext } from './context.ts';
import { code, cut, labelName } from './escape.ts';
import { change, count, thousands } from './numbers.ts';
import type { Flip, FlywheelReport, SuspiciousDocument } from './report.ts';

/** Single documents, shown to people: every text is cut and in code. */

const shown = 5;

/** `**Flipped** 11 fixed, 2 broken` and the first of them, broken ones first; null when no answer changed. */
export function flipBlock({ flipped }: FlywheelReport, context: RenderContext, limit: number = shown): string | null {
  if (!flipped || flipped.fixed.length + flipped.broken.length === 0) return null;
  const { fixed, broken } = flipped;
  const head = `**Flipped test documents** ${thousands(fixed.length)} fixed, ${thousands(broken.length)} broken`;
  const line = (flip: Flip, index: number) => (index < broken.length ? brokenLine(flip, context) : fixedLine(flip, context));
  return `${head}\n\n${listed([...broken, ...fixed], limit, line)}`;
}

const brokenLine = (flip: Flip, context: RenderContext): string =>
  `- ❌ ${code(cut(flip.text))} is ${labelName(flip.actual)}, would now be ${labelName(flip.candidate)} · ${place(context, flip)}`;

const fixedLine = (flip: Flip, context: RenderContext): string =>
  `- ✅ ${code(cut(flip.text))} is ${labelName(flip.actual)}, was ${labelName(flip.active)} · ${place(context, flip)}`;

/** Rows of this change whose label looks wrong, most suspicious first; null without any. */
export function suspiciousBlock({ suspicious }: FlywheelReport, context: RenderContext, limit: number = shown): string | null {
  if (!suspicious || suspicious.length === 0) return null;
  const head = `**Labels that look wrong** in ${count(suspicious.length, 'row')} of this change, most suspicious first`;
  return `${head}\n\n${listed(suspicious, limit, (row) => suspiciousLine(row, context))}`;
}

const suspiciousLine = (row: SuspiciousDocument, context: RenderContext): string =>
  `- ${place(context, row)} says ${labelName(row.given)}, the active model says ${labelName(row.predicted)} (surer by ${row.surprise.toFixed(2)}): ${code(cut(row.text))}`;

/** What the change's own rows did to F1, most harmful first; null when they were not told apart. */
export function influenceList({ influence }: FlywheelReport): string | null {
  if (!influence || influence.length === 0) return null;
  const lines = influence.map(({ kind, name, documents, f1 }) => {
    const of = kind === 'label' ? labelName(name) : code(cut(name));
    return `- ${of}, ${count(documents, 'row')}: ${change(f1)}`;
  });
  return `F1 of the candidate minus F1 of a model trained without these rows:\n\n${lines.join('\n')}`;
}

/** Golden documents that the candidate gets wrong and the active model right; null when there are none. */
export function goldenBlock({ golden }: FlywheelReport, context: RenderContext): string | null {
  if (!golden || golden.broken.length === 0) return null;
  const head = `**Golden documents broken** ${thousands(golden.broken.length)} of ${thousands(golden.documents)}`;
  return `${head}\n\n${listed(golden.broken, shown, (flip) => brokenLine(flip, context))}`;
}
