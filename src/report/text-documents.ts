import { columns, visible } from '../problems/visible.ts';
import { cut } from './escape.ts';
import { change, count, thousands } from './numbers.ts';
import { type Paint, quoted, type Style } from './paint.ts';
import type { Flip, FlywheelReport, SuspiciousDocument } from './report.ts';

/** Single documents on a terminal, one line each: the text takes the room that the rest leaves. */

const mostDocuments = 10;

/** Test documents that the two models answer differently, broken ones first. */
export function flipLines({ flipped }: FlywheelReport, width: number, paint: Paint): string[] {
  if (!flipped || flipped.fixed.length + flipped.broken.length === 0) return [];
  const { fixed, broken } = flipped;
  const head = `${paint('bold', 'Flipped test documents')}  ${thousands(fixed.length)} fixed, ${thousands(broken.length)} broken`;
  const line = (flip: Flip, index: number) =>
    index < broken.length
      ? documentLine(paint, ['red', '✗'], flip, `is ${name(flip.actual)}, would now be ${name(flip.candidate)}`, width)
      : documentLine(paint, ['green', '✓'], flip, `is ${name(flip.actual)}, was ${name(flip.active)}`, width);
  return [listed(head, [...broken, ...fixed], line)];
}

/** Golden documents that are wrong now. */
export function goldenLines({ golden }: FlywheelReport, width: number, paint: Paint): string[] {
  if (!golden || golden.documents === 0) return [];
  const head = `${paint('bold', 'Golden documents')}  ${thousands(golden.right)} of ${thousands(golden.documents)} right`;
  const line = (flip: Flip) =>
    documentLine(paint, ['red', '✗'], flip, `must be ${name(flip.actual)}, would be ${name(flip.candidate)}`, width);
  return [listed(head, golden.broken, line)];
}

/** Rows of this change whose label looks wrong, most suspicious first. */
export function suspiciousLines({ suspicious }: FlywheelReport, width: number, paint: Paint): string[] {
  if (!suspicious || suspicious.length === 0) return [];
  const head = `${paint('bold', 'Labels that look wrong')}  ${count(suspicious.length, 'row')} of this change, most suspicious first`;
  const line = (row: SuspiciousDocument) =>
    documentLine(paint, ['yellow', '?'], row, `says ${name(row.given)}, the active model says ${name(row.predicted)}`, width);
  return [listed(head, suspicious, line)];
}

/** What the change's own rows did to F1, most harmful first. */
export function influenceLines({ influence }: FlywheelReport, paint: Paint): string[] {
  if (!influence || influence.length === 0) return [];
  const lines = influence.map(
    ({ name: of, documents, f1 }) =>
      `  ${paint(f1 < 0 ? 'red' : 'green', change(f1))}  ${visible(cut(of, 60))}, ${count(documents, 'row')}`,
  );
  return [[`${paint('bold', 'What the new rows did to F1')}  trained again without each ${influence[0]!.kind}`, ...lines].join('\n')];
}

const name = (label: string): string => visible(cut(label, 40));

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
