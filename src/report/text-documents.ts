import { columns, visible } from '../problems/visible.ts';
import { cut } from './escape.ts';
import type { Flip, SuspiciousDocument } from './evidence-report.ts';
import { change, count, thousands } from './numbers.ts';
import { type Paint, quoted, type Style } from './paint.ts';
import type { FlywheelReport } from './report.ts';
import { capital, findsEntities, groupName, verbsOf, wordsOf } from './words.ts';

/** Single documents on a terminal, one line each: the text takes the room that the rest leaves. */

const mostDocuments = 10;

/** Test documents that the two models answer differently, broken ones first. */
export function flipLines(flywheel: FlywheelReport, width: number, paint: Paint): string[] {
  const { fixed, broken } = flywheel.flipped ?? { fixed: [], broken: [] };
  if (fixed.length + broken.length === 0) return [];
  const { is, wouldBe, was } = verbsOf(flywheel);
  const head = `${paint('bold', 'Flipped test documents')}  ${thousands(fixed.length)} fixed, ${thousands(broken.length)} broken`;
  const line = (flip: Flip, index: number) =>
    index < broken.length
      ? documentLine(paint, ['red', '✗'], flip, `${is} ${name(flip.actual)}, ${wouldBe} ${name(flip.candidate)}`, width)
      : documentLine(paint, ['green', '✓'], flip, `${is} ${name(flip.actual)}, ${was} ${name(flip.active)}`, width);
  return [listed(head, [...broken, ...fixed], line)];
}

/** Golden documents that are wrong now. */
export function goldenLines(flywheel: FlywheelReport, width: number, paint: Paint): string[] {
  const { golden } = flywheel;
  if (!golden || golden.documents === 0) return [];
  const head = `${paint('bold', 'Golden documents')}  ${thousands(golden.right)} of ${thousands(golden.documents)} right`;
  const [must, wouldBe] = findsEntities(flywheel) ? ['has', 'the candidate finds'] : ['must be', 'would be'];
  const line = (flip: Flip) =>
    documentLine(paint, ['red', '✗'], flip, `${must} ${name(flip.actual)}, ${wouldBe} ${name(flip.candidate)}`, width);
  return [listed(head, golden.broken, line)];
}

/** Rows of this change whose label looks wrong, most suspicious first. */
export function suspiciousLines(flywheel: FlywheelReport, width: number, paint: Paint): string[] {
  const rows = flywheel.suspicious ?? [];
  if (rows.length === 0) return [];
  const title = `${capital(wordsOf(flywheel).annotations)} that look wrong`;
  const head = `${paint('bold', title)}  ${count(rows.length, 'row')} of this change, most suspicious first`;
  const line = (row: SuspiciousDocument) =>
    documentLine(paint, ['yellow', '?'], row, `says ${name(row.given)}, the active model says ${name(row.predicted)}`, width);
  return [listed(head, rows, line)];
}

/** What the change's own rows did to F1, most harmful first. */
export function influenceLines(flywheel: FlywheelReport, paint: Paint): string[] {
  const { influence } = flywheel;
  if (!influence || influence.length === 0) return [];
  const lines = influence.map(
    ({ name: of, documents, f1 }) =>
      `  ${paint(f1 < 0 ? 'red' : 'green', change(f1))}  ${visible(cut(groupName(of), 60))}, ${count(documents, 'row')}`,
  );
  return [
    [
      `${paint('bold', 'What the new rows did to F1')}  trained again without each ${influence[0]!.kind === 'label' ? wordsOf(flywheel).label : 'file'}`,
      ...lines,
    ].join('\n'),
  ];
}

/** A label, or what a recognizer found; '' is no entity. */
const name = (answer: string): string => (answer === '' ? 'nothing' : visible(cut(answer, 60)));

function documentLine(
  paint: Paint,
  [style, sign]: [Style, string],
  { file, line, text }: { file: string; line: number; text: string },
  what: string,
  width: number,
): string {
  const place = `${visible(file)}:${line}`;
  const room = width - columns(place) - columns(what) - 8;
  return `  ${paint(style, sign)} ${place} ${quoted(text, room)} ${what}`;
}

function listed<Item>(head: string, items: readonly Item[], line: (item: Item, index: number) => string): string {
  const rest = items.length - mostDocuments;
  return [head, ...items.slice(0, mostDocuments).map(line), ...(rest > 0 ? [`  … and ${thousands(rest)} more`] : [])].join('\n');
}
