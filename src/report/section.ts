import type { Verdict } from '../promotion/verdict.ts';
import { type Block, values } from './block.ts';
import type { RenderContext } from './context.ts';
import { costLine } from './cost-lines.ts';
import { code, prose } from './escape.ts';
import { flipBlock, goldenBlock, influenceList, suspiciousBlock } from './examples.ts';
import { type Headline, headline, wasAskedFor } from './headline.ts';
import { confusionList, labelsTable, movedTable } from './label-tables.ts';
import { metricsTable } from './metrics.ts';
import { type NextAction, nextActions } from './next-actions.ts';
import { dataLine, planLine } from './plan-lines.ts';
import { problemList } from './problem-list.ts';
import { keptTable, pruneTable } from './prune-lines.ts';
import type { FlywheelReport } from './report.ts';
import { condition, decidingVerdict, decisionOf, type Situation } from './situation.ts';
import { lineage, policyTrace } from './trace.ts';
import { wordsOf } from './words.ts';

/** How many rows the lists of one flywheel may have: a comment is read, a summary is looked things up in. */
export interface Limits {
  problems: number;
  moreProblems: number;
  labels: number;
  pairs: number;
  flips: number;
  rows: number;
}

/** One flywheel as blocks in reading order: verdict, plan, data, numbers, examples, next actions; then what is folded away. */
export function section(flywheel: FlywheelReport, context: RenderContext, limits: Limits): Block[] {
  const told = headline(flywheel);
  const { labels, annotations } = wordsOf(flywheel);
  const after = told.situation === 'applied' || told.situation === 'kept';
  const scored = told.situation === 'judged' || (after && !wasAskedFor(flywheel));
  const failing = told.situation === 'problems';
  const idle = ['unchanged', 'checked', 'pruned'].includes(told.situation);
  const warnings = flywheel.problems.length;
  const head = Math.min(limits.problems, warnings);
  return [
    block('headline', values.headline + severity(flywheel, told.situation), headlineText(flywheel, told)),
    block('the two verdicts', values.judges, judges(flywheel)),
    ...(failing ? [block('problems', values.problems, problemList(flywheel.problems, context, head))] : []),
    block(`${annotations} that look wrong`, values.suspicious, suspiciousBlock(flywheel, context)),
    block('plan', values.plan, planLine(flywheel)),
    block('cost', values.plan, costLine(flywheel)),
    block('what nothing needs', values.plan, pruneTable(flywheel, limits.rows)),
    block('what is kept', values.rows, keptTable(flywheel, limits.rows)),
    block('data', values.data, failing || idle ? null : dataLine(flywheel)),
    ...(scored
      ? [block('metrics', values.metrics, metricsTable(flywheel)), block('golden documents', values.golden, goldenBlock(flywheel, context))]
      : []),
    ...(scored
      ? [
          block(`${labels} that moved`, values.moved, movedTable(flywheel)),
          block('flipped documents', values.flips, after ? null : flipBlock(flywheel, context)),
        ]
      : []),
    block('next actions', values.next, next(nextActions(flywheel, context.baseRef))),
    ...(warnings > 0 && (!failing || warnings > head)
      ? [folded(failing ? 'all problems' : 'data problems', values.warnings, problemList(flywheel.problems, context, limits.moreProblems))]
      : []),
    folded('what the new rows did', values.influence, told.situation === 'judged' ? influenceList(flywheel) : null),
    folded('policy trace', values.trace, scored ? policyTrace(flywheel) : null),
    ...(scored ? scoredDetails(flywheel, context, limits, after) : []),
    folded('lineage', values.lineage, idle ? null : lineage(flywheel, context)),
  ].filter((one) => one !== null);
}

function scoredDetails(flywheel: FlywheelReport, context: RenderContext, limits: Limits, after: boolean): (Block | null)[] {
  const { labels, annotations } = wordsOf(flywheel);
  const flips = (flywheel.flipped?.fixed.length ?? 0) + (flywheel.flipped?.broken.length ?? 0);
  return [
    folded(
      `all ${labels} (${Object.keys(flywheel.candidate?.perLabel ?? {}).length})`,
      values.labels,
      labelsTable(flywheel, limits.labels),
    ),
    folded('confusion', values.confusion, confusionList(flywheel, limits.pairs)),
    (flywheel.suspicious?.length ?? 0) > 5
      ? folded(`all ${annotations} that look wrong`, values.rows, suspiciousBlock(flywheel, context, limits.rows))
      : null,
    flips > (after ? 0 : 5) ? folded(`all flips (${flips})`, values.allFlips, flipBlock(flywheel, context, limits.flips)) : null,
  ];
}

const block = (name: string, value: number, text: string | null): Block | null =>
  text === null ? null : { name, text, value, folded: false };
const folded = (name: string, value: number, text: string | null): Block | null =>
  text === null ? null : { name, text, value, folded: true };

/** Bad news is dropped last. */
const severity = (flywheel: FlywheelReport, situation: Situation): number =>
  situation === 'failed' || situation === 'problems' || decisionOf(flywheel) === 'REJECT' ? 2 : situation === 'unchanged' ? 0 : 1;

function headlineText(flywheel: FlywheelReport, { situation, title, sentences }: Headline): string {
  const [first, ...rest] = sentences.map(prose);
  const heading = `## ${mark(flywheel, situation)} ${code(flywheel.name)} — ${prose(title)}`;
  if (situation === 'unchanged' || situation === 'checked') return `${heading}\n\n${[first, ...rest].join(' ')}`;
  const lines = [`> **${first}**`, ...(rest.length > 0 ? [`> ${rest.join(' ')}`] : [])];
  return `${heading}\n\n> [!${alert(flywheel, situation)}]\n${lines.join('\\\n')}`;
}

/** The verdict at a glance. */
function mark(flywheel: FlywheelReport, situation: Situation): string {
  return { TIP: '✅', NOTE: situation === 'training' ? '⏳' : '▫️', IMPORTANT: '❔', WARNING: '⏸️', CAUTION: '❌' }[
    alert(flywheel, situation)
  ];
}

/** The kind of GitHub's alert box says the verdict once more, in colour. */
function alert(flywheel: FlywheelReport, situation: Situation): 'TIP' | 'NOTE' | 'IMPORTANT' | 'WARNING' | 'CAUTION' {
  switch (situation) {
    case 'failed':
    case 'problems':
    case 'refused':
      return 'CAUTION';
    case 'applied':
      return 'TIP';
    case 'judged':
    case 'kept':
      // Passed, and yet merging would not make it serve.
      if (decisionOf(flywheel) === 'PROMOTE' && (condition(flywheel, 'Pinned') || condition(flywheel, 'Suspended'))) return 'NOTE';
      return ({ PROMOTE: 'TIP', HOLD: 'WARNING', REJECT: 'CAUTION', NOT_COMPARABLE: 'IMPORTANT' } as const)[decisionOf(flywheel) ?? 'HOLD'];
    case 'suspended':
      return 'WARNING';
    default:
      return 'NOTE';
  }
}

/** What is said beside the first reason: the two judges, settings that wait for the merge, and the judge's other reasons. */
function judges(flywheel: FlywheelReport): string | null {
  const { verdict, verdictAfterMerge, baseOwned } = flywheel;
  const word = (one: Verdict) => one.decision.replace('_', ' ');
  const lines = [
    ...(verdict && verdictAfterMerge
      ? [
          `- Today's judge says **${word(verdict)}**. The judge after merge, with this pull request's policy and test documents, says **${word(verdictAfterMerge)}**. It takes both.`,
        ]
      : []),
    ...(baseOwned && baseOwned.length > 0
      ? [
          `- ${baseOwned.map(code).join(', ')} ${baseOwned.length === 1 ? 'belongs' : 'belong'} to the base branch: the edit here counts only after the merge.`,
        ]
      : []),
    ...otherReasons(flywheel).map((reason) => `- ${prose(reason)}`),
  ];
  return lines.length === 0 ? null : lines.join('\n');
}

function otherReasons(flywheel: FlywheelReport): string[] {
  const deciding = decidingVerdict(flywheel);
  return deciding === null || wasAskedFor(flywheel) ? [] : deciding.reasons.slice(1, 4);
}

function next(actions: readonly NextAction[]): string | null {
  if (actions.length === 0) return null;
  return `**Next** ${actions.map(({ why, command }) => (command === null ? why : `${why}: ${code(command)}`)).join(' · ')}`;
}
