import { visible } from '../problems/visible.ts';
import { comparedName, wasAskedFor } from './headline.ts';
import { movedLabels, scoresOf } from './label-tables.ts';
import { averagesOf, comparedNote, metricsOf } from './metrics.ts';
import { short } from './model-name.ts';
import { change, percent, probability, range, rate, thousands } from './numbers.ts';
import { grid, type Paint } from './paint.ts';
import type { FlywheelReport } from './report.ts';
import { decidingVerdict, situationOf } from './situation.ts';
import { flipLines, goldenLines, influenceLines, suspiciousLines } from './text-documents.ts';
import { capital, testedOn, wordsOf } from './words.ts';

/** Labels of a table on a terminal before the rest is counted. */
const mostLabels = 100;

/** Numbers and documents of a scored candidate; after an apply only what serves now, and nothing of a verdict that did not decide. */
export function scoreLines(flywheel: FlywheelReport, width: number, paint: Paint): string[] {
  const situation = situationOf(flywheel);
  if (!flywheel.candidate || (situation === 'applied' && wasAskedFor(flywheel))) return [];
  if (situation === 'applied') return [metrics(flywheel, paint), ...gates(flywheel, paint)];
  return [
    metrics(flywheel, paint),
    ...gates(flywheel, paint),
    ...suspiciousLines(flywheel, width, paint),
    ...influenceLines(flywheel, paint),
    ...labels(flywheel, paint),
    ...flipLines(flywheel, width, paint),
    ...goldenLines(flywheel, width, paint),
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
  const { policy } = flywheel;
  const { active, candidate } = averagesOf(flywheel)!;
  const hammingLoss = flywheel.candidate?.hammingLoss;
  const note = comparedNote(flywheel);
  const test = decidingVerdict(flywheel)?.test;
  const head = active
    ? ['', comparedName(flywheel) ?? 'active', short(flywheel.key) ?? 'candidate', 'Δ']
    : ['', short(flywheel.key) ?? 'candidate'];
  const rows = metricsOf(flywheel).map(({ metric, name }) => comparedRow(name, active ? active[metric] : null, candidate[metric]));
  const facts = test
    ? [
        `${testedOn(flywheel, test.documents)}${test.excluded > 0 ? ` (${thousands(test.excluded)} left out, a model trained on them)` : ''}`,
        ...(test.interval ? [`${policy ? `${percent(policy.confidence)} ` : ''}interval ${range(test.interval)}`] : []),
        ...(test.pValue === null ? [] : [`p ${probability(test.pValue)}`]),
        ...(test.detectable === null ? [] : [`can tell ${rate(test.detectable)}`]),
        ...(hammingLoss === undefined ? [] : [`Hamming loss ${rate(hammingLoss)}`]),
      ]
    : [];
  return [
    paint('bold', 'Metrics'),
    ...grid([head, ...rows], painted(paint, 3)).map((line) => `  ${line}`),
    ...(facts.length > 0 ? [`  ${facts.join(' · ')}`] : []),
    ...(note === null ? [] : [`  ${note}`]),
  ].join('\n');
}

function gates(flywheel: FlywheelReport, paint: Paint): string[] {
  const missed = (decidingVerdict(flywheel)?.gates ?? []).filter(({ pass }) => !pass);
  if (missed.length === 0) return [];
  const lines = missed.map(({ name, value, limit, inherited }) => {
    const figure = name === 'golden' ? thousands : rate;
    const numbers = value === null || limit === null ? '' : ` ${figure(value)}, limit ${figure(limit)}`;
    return `  ${inherited ? paint('yellow', '!') : paint('red', '✗')} ${visible(name)}${numbers}${inherited ? ' (the active model fails it too)' : ''}`;
  });
  return [[paint('bold', 'Gates not passed'), ...lines].join('\n')];
}

function labels(flywheel: FlywheelReport, paint: Paint): string[] {
  const { active, candidate } = flywheel;
  const words = wordsOf(flywheel);
  const names = Object.keys(candidate!.perLabel).sort();
  if (names.length === 0) return [];
  const moved = movedLabels(flywheel);
  const all = names.length <= 20;
  const chosen = all ? names : moved.length > 0 ? moved.slice(0, mostLabels).map(({ label }) => label) : [];
  const title = all
    ? `${capital(words.labels)}, F1`
    : `${capital(words.labels)} that moved by 0.02 or more, F1 (${chosen.length} of ${names.length})`;
  const rows = chosen.map((label) => {
    const scores = candidate!.perLabel[label]!;
    const before = active ? scoresOf(active, label)?.f1 : undefined;
    const figures =
      scores.support === 0
        ? comparedRow(visible(label), active ? 0 : null, 0).map((cell, index) => (index === 0 ? cell : '–'))
        : active && before === undefined
          ? [visible(label), '–', rate(scores.f1), '']
          : comparedRow(visible(label), before ?? null, scores.f1);
    return [...figures, scores.support === 0 ? `no ${words.support}` : thousands(scores.support)];
  });
  const head = active ? ['', 'active', 'candidate', 'Δ', words.support] : ['', 'candidate', words.support];
  return rows.length === 0
    ? []
    : [[paint('bold', title), ...grid([head, ...rows], painted(paint, 3)).map((line) => `  ${line}`)].join('\n')];
}
