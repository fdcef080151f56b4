import { printProblems } from '../problems/print.ts';
import { isError } from '../problems/problem.ts';
import { visible } from '../problems/visible.ts';
import { costText, leftText, spentText } from './cost-lines.ts';
import { headline, problemCounts, wasAskedFor } from './headline.ts';
import { type NextAction, nextActions } from './next-actions.ts';
import { count, thousands } from './numbers.ts';
import { type Paint, painter, type Style, wrap } from './paint.ts';
import { changeText, diffCounts } from './plan-lines.ts';
import { pruneText } from './prune-lines.ts';
import type { FlywheelReport, Report } from './report.ts';
import { asSentence } from './sentences.ts';
import { decisionOf, isFailing, type Situation, situationOf } from './situation.ts';
import { scoreLines } from './text-scores.ts';
import { statusLines } from './text-status.ts';
import { wordsOf } from './words.ts';

export interface TerminalOptions {
  color: boolean;
  /** Columns of the terminal. */
  width: number;
}

/** The report for a terminal: for each flywheel the verdict, the plan, the numbers, the documents, and what can be done. */
export function terminalText(report: Report, options: TerminalOptions): string {
  const paint = painter(options.color);
  const orphaned = (report.orphaned ?? []).map(
    (name) => `${paint('yellow', 'orphaned')}  ${visible(name)} is in the lake, and no file declares it: untouched.\n`,
  );
  const parts = report.flywheels.map((flywheel) => flywheelText(report.command, flywheel, options, paint));
  const own = report.error !== undefined && !report.flywheels.some((flywheel) => flywheel.error !== undefined);
  parts.push(...orphaned);
  if (own) parts.push(errorText(report.error!, options.width, paint));
  if (parts.length === 0) parts.push(nothing[report.command] ?? 'No flywheel found: no flywheel.yaml matches.\n');
  return parts.join('\n');
}

/** What a command says that has nothing to say of any flywheel. */
const nothing: Record<string, string> = {
  preview: 'This branch touches no flywheel.\n',
  train:
    'Nothing to train in advance: this branch touches no flywheel with `engine: comprehend` whose `pullRequests.train` is not `never`.\n',
};

function errorText({ message, hint }: NonNullable<Report['error']>, width: number, paint: Paint): string {
  const lines = [`${paint('red', 'error:')} ${wrap(message, width - 7, '  ')}`, ...(hint ? [`  ${wrap(hint, width - 2, '  ')}`] : [])];
  return `${lines.join('\n')}\n`;
}

/** Commands that only tell what is there: their text has no verdict and proposes nothing. */
const telling = ['status', 'log'];

function flywheelText(command: string, flywheel: FlywheelReport, options: TerminalOptions, paint: Paint): string {
  const heading = `${paint('bold', visible(flywheel.name))}  ${paint('dim', visible(flywheel.file))}`;
  const problems = problemText(flywheel, options);
  if (telling.includes(command))
    return `${[heading, ...statusLines(flywheel, command, options, paint), ...leftLines(flywheel, options.width, paint), ...toldText(flywheel, options)].join('\n\n')}\n`;
  if (command === 'check') return `${[heading, ...problems, checkedLine(flywheel, paint)].join('\n\n')}\n`;
  const parts = [
    heading,
    verdictText(flywheel, options.width, paint),
    ...problems,
    ...judgesText(flywheel, options.width),
    ...planText(flywheel, options.width, paint),
    ...leftLines(flywheel, options.width, paint),
    ...spent(flywheel, options.width, paint),
    ...(flywheel.prune === undefined ? [] : pruneText(flywheel, options.width, paint)),
    ...scoreLines(flywheel, options.width, paint),
    ...nextText(flywheel, paint),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Problems that a terminal is good for. */
const mostProblems = 200;

/** Whoever asks what serves is shown what stands in the way, and told of the rest. */
function toldText(flywheel: FlywheelReport, options: TerminalOptions): string[] {
  const errors = flywheel.problems.filter(isError);
  const rest = flywheel.problems.filter((problem) => !isError(problem));
  const told = rest.length === 0 ? [] : [`${problemCounts(rest)}: \`flywheel check\` shows them.`];
  return [...problemText({ ...flywheel, problems: errors }, options), ...told];
}

function problemText({ problems }: FlywheelReport, { color }: TerminalOptions): string[] {
  if (problems.length === 0) return [];
  const rest = problems.length - mostProblems;
  const more = rest > 0 ? [`${thousands(rest)} more are not shown; --json has all ${thousands(problems.length)}.`] : [];
  return [printProblems(problems.slice(0, mostProblems), { color }).trimEnd(), ...more];
}

function checkedLine(flywheel: FlywheelReport, paint: Paint): string {
  const { ok, datasets } = flywheel;
  const counts = datasets
    ? ` ${count(datasets.train.documents, 'training document')} with ${count(Object.keys(datasets.train.labels).length, wordsOf(flywheel).label)}, ${count(datasets.test.documents, 'test document')}${datasets.golden ? `, ${count(datasets.golden.documents, 'golden document')}` : ''}.`
    : '';
  return `${ok ? paint('green', 'ok') : paint('red', 'not ok')}${counts === '' ? '' : ` ·${counts}`}`;
}

function verdictText(flywheel: FlywheelReport, width: number, paint: Paint): string {
  const { situation, title, sentences } = headline(flywheel);
  const [first, ...rest] = sentences.map((sentence) => wrap(sentence.replaceAll('`', ''), width - 2, '  '));
  return [
    paint(styleOf(flywheel, situation), paint('bold', visible(title))),
    `  ${first}`,
    ...rest.map((sentence) => `  ${sentence}`),
  ].join('\n');
}

function styleOf(flywheel: FlywheelReport, situation: Situation): Style {
  if (isFailing(flywheel) || decisionOf(flywheel) === 'REJECT') return 'red';
  if (situation === 'applied' || decisionOf(flywheel) === 'PROMOTE') return 'green';
  return decisionOf(flywheel) === null ? 'cyan' : 'yellow';
}

function judgesText(flywheel: FlywheelReport, width: number): string[] {
  const { verdict, verdictAfterMerge, baseOwned } = flywheel;
  const deciding = decisionOf(flywheel) === verdict?.decision ? verdict : verdictAfterMerge;
  const lines = [
    ...(flywheel.drift ?? []).map(({ message }) => `Changed by hand: ${message}`),
    ...standIn(flywheel),
    ...(verdict && verdictAfterMerge
      ? [`Today's judge says ${verdict.decision}, the judge after merge ${verdictAfterMerge.decision}; it takes both.`]
      : []),
    ...(baseOwned && baseOwned.length > 0 ? [`The base branch owns ${baseOwned.join(', ')}: the edit counts only after the merge.`] : []),
    ...(wasAskedFor(flywheel) ? [] : (deciding?.reasons.slice(1) ?? [])),
  ];
  return lines.length === 0 ? [] : [lines.map((line) => `- ${wrap(line, width - 2, '  ')}`).join('\n')];
}

/** What stood for production where that was not the active model itself; of data that were only checked, the headline says it. */
function standIn(flywheel: FlywheelReport): string[] {
  const { comparedTo } = flywheel;
  if (comparedTo === undefined || comparedTo.kind === 'active' || situationOf(flywheel) === 'checked') return [];
  return [asSentence(comparedTo.reason)];
}

function leftLines(flywheel: FlywheelReport, width: number, paint: Paint): string[] {
  const left = leftText(flywheel);
  return left === null ? [] : [paint('yellow', wrap(left.replaceAll('`', ''), width, ''))];
}

function planText(flywheel: FlywheelReport, width: number, paint: Paint): string[] {
  const { changes, diff } = flywheel;
  const cost = costText(flywheel);
  const relabelled = (diff?.relabelled ?? [])
    .slice(0, 5)
    .map(({ from, to, count: documents }) => `  ${thousands(documents)} × ${visible(from)} → ${visible(to)}`);
  const data = diff ? [[`${paint('bold', 'Data')}  ${diffCounts(flywheel).join(' · ')}`, ...relabelled].join('\n')] : [];
  if (changes === undefined || (changes.length === 0 && situationOf(flywheel) === 'unchanged')) return data;
  const lines = changes.map((change) => `  ${paintedChange(changeText(change), width, paint)}`);
  const none = flywheel.status === undefined && changes.length === 0 ? ['  nothing to do'] : [];
  if (lines.length + none.length === 0) return data;
  return [
    ...data,
    [
      paint('bold', flywheel.status === undefined || flywheel.comparedTo !== undefined ? 'Plan' : 'Done'),
      ...lines,
      ...none,
      ...(cost === null ? [] : [`  cost: ${wrap(cost, width - 2, '    ')}`]),
      ...(flywheel.overBudget === undefined ? [] : [`  ${wrap(`over budget: ${flywheel.overBudget}`, width - 2, '    ')}`]),
    ].join('\n'),
  ];
}

/** A training in advance costs when it is started, whatever the plan of the merge shows. */
function spent(flywheel: FlywheelReport, width: number, paint: Paint): string[] {
  const text = spentText(flywheel);
  return text === null ? [] : [`${paint('bold', 'Spent in advance, by this run')}\n  ${wrap(text, width - 2, '  ')}`];
}

function paintedChange(text: string, width: number, paint: Paint): string {
  const style: Style = text.startsWith('+') ? 'green' : text.startsWith('±') ? 'yellow' : 'cyan';
  return `${paint(style, text.slice(0, 1))}${wrap(text, width - 4, '    ').slice(1)}`;
}

/** At a terminal there may be no schedule that finishes what a run began. */
function goingOn({ status, pullRequest }: FlywheelReport): NextAction[] {
  if (status !== 'training' && status !== 'scoring') return [];
  const command = pullRequest === undefined ? 'flywheel apply' : `flywheel train --base BRANCH --pull-request ${pullRequest.number}`;
  return [{ why: 'Go on with it here', command }];
}

function nextText(flywheel: FlywheelReport, paint: Paint): string[] {
  const lines = [...nextActions(flywheel, null), ...goingOn(flywheel)].map(({ why, command }) =>
    command === null ? why : `${why}: ${paint('cyan', command)}`,
  );
  return lines.length === 0 ? [] : [lines.join('\n')];
}
