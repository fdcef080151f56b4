import { listed } from './block.ts';
import { place, type RenderContext } from './context.ts';
import { code, cut, labelName } from './escape.ts';
import type { Flip, SuspiciousDocument } from './evidence-report.ts';
import { change, count, thousands } from './numbers.ts';
import type { FlywheelReport } from './report.ts';
import { answerText, capital, groupName, verbsOf, wordsOf } from './words.ts';

/** Single documents, shown to people: every text is cut and in code. */

const shown = 5;

/** `**Flipped** 11 fixed, 2 broken` and the first of them, broken ones first; null when no answer changed. */
export function flipBlock(flywheel: FlywheelReport, context: RenderContext, limit: number = shown): string | null {
  const { fixed, broken } = flywheel.flipped ?? { fixed: [], broken: [] };
  if (fixed.length + broken.length === 0) return null;
  const head = `**Flipped test documents** ${thousands(fixed.length)} fixed, ${thousands(broken.length)} broken`;
  const line = (flip: Flip, index: number) =>
    index < broken.length ? brokenLine(flywheel, flip, context) : fixedLine(flywheel, flip, context);
  return `${head}\n\n${listed([...broken, ...fixed], limit, line)}`;
}

function brokenLine(flywheel: FlywheelReport, flip: Flip, context: RenderContext): string {
  const { is, wouldBe } = verbsOf(flywheel);
  const answers = `${is} ${answerText(flywheel, flip.actual)}, ${wouldBe} ${answerText(flywheel, flip.candidate)}`;
  return `- ❌ ${code(cut(flip.text))} ${answers} · ${place(context, flip)}`;
}

function fixedLine(flywheel: FlywheelReport, flip: Flip, context: RenderContext): string {
  const { is, was } = verbsOf(flywheel);
  const answers = `${is} ${answerText(flywheel, flip.actual)}, ${was} ${answerText(flywheel, flip.active)}`;
  return `- ✅ ${code(cut(flip.text))} ${answers} · ${place(context, flip)}`;
}

/** Rows of this change whose label looks wrong, most suspicious first; null without any. */
export function suspiciousBlock(flywheel: FlywheelReport, context: RenderContext, limit: number = shown): string | null {
  const rows = flywheel.suspicious ?? [];
  if (rows.length === 0) return null;
  const head = `**${capital(wordsOf(flywheel).annotations)} that look wrong** in ${count(rows.length, 'row')} of this change, most suspicious first`;
  return `${head}\n\n${listed(rows, limit, (row) => suspiciousLine(flywheel, row, context))}`;
}

function suspiciousLine(flywheel: FlywheelReport, row: SuspiciousDocument, context: RenderContext): string {
  const says = `${place(context, row)} says ${answerText(flywheel, row.given)}, the active model says ${answerText(flywheel, row.predicted)}`;
  return `- ${says} (surer by ${row.surprise.toFixed(2)}): ${code(cut(row.text))}`;
}

/** What the change's own rows did to F1, most harmful first; null when they were not told apart. */
export function influenceList({ influence }: FlywheelReport): string | null {
  if (!influence || influence.length === 0) return null;
  const lines = influence.map(({ kind, name, documents, f1 }) => {
    const of = kind === 'label' && name !== '' ? labelName(name) : name === '' ? groupName(name) : code(cut(name));
    return `- ${of}, ${count(documents, 'row')}: ${change(f1)}`;
  });
  return `F1 of the candidate minus F1 of a model trained without these rows:\n\n${lines.join('\n')}`;
}

/** Golden documents that the candidate gets wrong and the active model right; null when there are none. */
export function goldenBlock(flywheel: FlywheelReport, context: RenderContext): string | null {
  const { golden } = flywheel;
  if (!golden || golden.broken.length === 0) return null;
  const head = `**Golden documents broken** ${thousands(golden.broken.length)} of ${thousands(golden.documents)}`;
  return `${head}\n\n${listed(golden.broken, shown, (flip) => brokenLine(flywheel, flip, context))}`;
}
