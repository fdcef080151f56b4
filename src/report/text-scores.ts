import { visible } from '../problems/visible.ts';
import { decidingVerdict, short } from './headline.ts';
import { metricNames, movedLabels, scoresOf } from './metrics.ts';
import { change, count, percent, probability, range, rate, thousands } from './numbers.ts';
import { grid, type Paint, quoted } from './paint.ts';
import type { Flip, FlywheelReport } from './report.ts';

interface Options {
  width: number;
}

/** Labels of a table on a terminal before the rest is counted. */
const mostLabels = 100;
const mostDocuments = 10;

/** Numbers and documents of a scored candidate; nothing without one. */
export function scoreLines(flywheel: FlywheelReport, options: Options, paint: Paint): string[] {
  if (!flywheel.candidate) return [];
  return [
    metrics(flywheel, paint),
    ...gates(flywheel, paint),
    ...suspicious(flywheel, options, paint),
    ...labels(flywheel, paint),
    ...flips(flywheel, options, paint),
    ...golden(flywheel, options, paint),
  ];
}

function comparedRow(name: string, active: number | null, candidate: number): string[] {
  return active === null ? [name, rate(candidate)] : [name, rate(active), rate(candidate), change(candidate - active)];
}

/** The difference is the last column: green when better, red when worse. */
const painted = (paint: Paint, last: number) => (row: number, column: number, text: string) =>
  row === 0
    ? paint('dim', text)
    : column === last && text.startsWith('+')
      ? paint('green', text)
      : column === last && text.startsWith('−')
        ? paint('red', text)
        : text;

function metrics(flywheel: FlywheelReport, paint: Paint): string {
  const { active, candidate, comparedTo, policy } = flywheel;
  const test = decidingVerdict(flywheel)?.test;
  const head = active
    ? ['', comparedTo?.model ?? 'active', short(flywheel.key) ?? 'candidate', 'Δ']
    : ['', short(flywheel.key) ?? 'candidate'];
  const rows = metricNames.map(({ metric, name }) => comparedRow(name, active ? active[metric] : null, candidate![metric]));
  const facts = test
    ? [
        `${count(test.documents, 'test document')}${test.excluded > 0 ? ` (${thousands(test.excluded)} left out, a model trained on them)` : ''}`,
        ...(test.interval ? [`${policy ? `${percent(policy.confidence)} ` : ''}interval ${range(test.interval)}`] : []),
        ...(test.pValue === null ? [] : [`p ${probability(test.pValue)}`]),
        ...(test.detectable === null ? [] : [`can tell ${rate(test.detectable)}`]),
      ]
    : [];
  return [
    paint('bold', 'Metrics'),
    ...grid([head, ...rows], painted(paint, 3)).map((line) => `  ${line}`),
    ...(facts.length > 0 ? [`  ${facts.join(' · ')}`] : []),
  ].join('\n');
}

function gates(flywheel: FlywheelReport, paint: Paint): string[] {
  const missed = (decidingVerdict(flywheel)?.gates ?? []).filter(({ pass }) => !pass);
  if (missed.length === 0) return [];
  const lines = missed.map(({ name, value, limit, inherited }) => {
    const numbers = value === null || limit === null ? '' : ` ${rate(value)}, limit ${rate(limit)}`;
    return `  ${inherited ? paint('yellow', '!') : paint('red', '✗')} ${visible(name)}${numbers}${inherited ? ' (the active model fails it too)' : ''}`;
  });
  return [[paint('bold', 'Gates not passed'), ...lines].join('\n')];
}

function labels(flywheel: FlywheelReport, paint: Paint): string[] {
  const { active, candidate } = flywheel;
  const names = Object.keys(candidate!.perLabel).sort();
  if (names.length === 0) return [];
  const moved = movedLabels(flywheel);
  const all = names.length <= 20;
  const chosen = all ? names : moved.length > 0 ? moved.slice(0, mostLabels).map(({ label }) => label) : [];
  const title = all ? 'Labels, F1' : `Labels that moved by 0.02 or more, F1 (${chosen.length} of ${names.length})`;
  const rows = chosen.map((label) => {
    const scores = candidate!.perLabel[label]!;
    const before = active ? scoresOf(active, label)?.f1 : undefined;
    const figures =
      scores.support === 0
        ? comparedRow(visible(label), active ? 0 : null, 0).map((cell, index) => (index === 0 ? cell : '–'))
        : active && before === undefined
          ? [visible(label), '–', rate(scores.f1), '']
          : comparedRow(visible(label), before ?? null, scores.f1);
    return [...figures, scores.support === 0 ? 'no test documents' : thousands(scores.support)];
  });
  const head = active ? ['', 'active', 'candidate', 'Δ', 'test documents'] : ['', 'candidate', 'test documents'];
  return rows.length === 0
    ? []
    : [[paint('bold', title), ...grid([head, ...rows], painted(paint, 3)).map((line) => `  ${line}`)].join('\n')];
}

function flips({ flipped }: FlywheelReport, options: Options, paint: Paint): string[] {
  if (!flipped || flipped.fixed.length + flipped.broken.length === 0) return [];
  const lines = [
    ...flipped.broken.map(
      (flip) => `  ${paint('red', '✗')} ${flipText(flip, options)} is ${visible(flip.actual)}, would now be ${visible(flip.candidate)}`,
    ),
    ...flipped.fixed.map(
      (flip) => `  ${paint('green', '✓')} ${flipText(flip, options)} is ${visible(flip.actual)}, was ${visible(flip.active)}`,
    ),
  ];
  return [
    limited(
      `${paint('bold', 'Flipped test documents')}  ${thousands(flipped.fixed.length)} fixed, ${thousands(flipped.broken.length)} broken`,
      lines,
    ),
  ];
}

const flipText = (flip: Flip, { width }: Options): string => `${visible(flip.file)}:${flip.line} ${quoted(flip.text, width - 60)}`;

function golden({ golden: result }: FlywheelReport, options: Options, paint: Paint): string[] {
  if (!result || result.documents === 0) return [];
  const lines = result.broken.map(
    (flip) => `  ${paint('red', '✗')} ${flipText(flip, options)} must be ${visible(flip.actual)}, would be ${visible(flip.candidate)}`,
  );
  return [limited(`${paint('bold', 'Golden documents')}  ${thousands(result.right)} of ${thousands(result.documents)} right`, lines)];
}

function suspicious({ suspicious: rows }: FlywheelReport, options: Options, paint: Paint): string[] {
  if (!rows || rows.length === 0) return [];
  const lines = rows.map(
    (row) =>
      `  ${paint('yellow', '?')} ${visible(row.file)}:${row.line} says ${visible(row.given)}, the active model says ${visible(row.predicted)}: ${quoted(row.text, options.width - 70)}`,
  );
  return [limited(`${paint('bold', 'Labels that look wrong')}  ${count(rows.length, 'row')} of this change, most suspicious first`, lines)];
}

const limited = (head: string, lines: string[]): string =>
  [head, ...lines.slice(0, mostDocuments), ...(lines.length > mostDocuments ? [`  … and ${lines.length - mostDocuments} more`] : [])].join(
    '\n',
  );
