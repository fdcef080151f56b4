import { table } from './block.ts';
import { code, oneLine, prose } from './escape.ts';
import type { Headline } from './headline.ts';
import { count, usd } from './numbers.ts';
import { type Paint, wrap } from './paint.ts';
import type { PruneReport } from './prune-report.ts';
import type { FlywheelReport } from './report.ts';

const nouns = { 'delete-endpoint': 'endpoint', 'delete-model': 'model', 'delete-flywheel': 'flywheel' } as const;

/** What a prune removes, or would, and what that saves. */
export function pruned({ prune }: FlywheelReport): Omit<Headline, 'situation'> {
  const { removals, confirmed, embedded, kept } = prune!;
  if (embedded)
    return {
      title: 'nothing to prune',
      sentences: ['The embedded engine keeps everything it made, at no cost.', 'Nothing is ever deleted.'],
    };
  if (removals.length === 0)
    return { title: 'nothing to prune', sentences: ['Everything that is there is needed.', ...keptSentence(kept.length)] };
  const refused = removals.filter(isRefused).length;
  const gone = removals.filter((each) => !isRefused(each));
  const saved = gone.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0);
  const saves = saved === 0 ? [] : [`${confirmed ? 'That' : 'Removing that'} saves ${usd(saved)} a month.`];
  if (!confirmed)
    return {
      title: `${count(removals.length, 'thing')} to remove`,
      sentences: [
        `${what(removals)} ${removals.length === 1 ? 'is' : 'are'} needed by nothing any more.`,
        ...saves,
        'Nothing was removed: `flywheel prune --yes` does it.',
      ],
    };
  return {
    title: `${gone.length} removed${refused === 0 ? '' : `, ${refused} refused`}`,
    sentences: [
      ...(gone.length === 0 ? ['Nothing was removed.'] : [`Removed ${what(gone)}.`, ...saves]),
      ...(refused === 0 ? [] : [`Amazon Comprehend refused ${count(refused, 'deletion')}: a later prune tries again.`]),
    ],
  };
}

type Line = PruneReport['removals'][number];

const isRefused = ({ refused }: Line): boolean => refused !== null;

const keptSentence = (models: number): string[] => (models === 0 ? [] : [`${count(models, 'model')} ${models === 1 ? 'is' : 'are'} kept.`]);

/** `2 models and 1 flywheel`. */
function what(removals: readonly Line[]): string {
  const parts = Object.entries(nouns).flatMap(([kind, noun]) => {
    const number = removals.filter((each) => each.kind === kind).length;
    return number === 0 ? [] : [count(number, noun)];
  });
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

const cost = ({ usdPerMonth, refused }: Line): string => (usdPerMonth === 0 || refused !== null ? '' : `${usd(usdPerMonth)} a month`);

/** For Markdown; null without a prune, and when it finds nothing. */
export function pruneTable({ prune }: FlywheelReport, rows: number): string | null {
  if (prune === undefined || prune.removals.length === 0) return null;
  const shown = prune.removals.slice(0, rows);
  const lines = shown.map((each) => [
    `${nouns[each.kind]} ${code(each.target)}`,
    prose(each.refused === null ? each.reason : `refused: ${each.refused}`),
    cost(each),
  ]);
  const rest = prune.removals.length - shown.length;
  return `${table([prune.confirmed ? 'Removed' : 'To remove', 'Because', 'Saves'], lines, ['left', 'left', 'right'])}${rest > 0 ? `\n\n${count(rest, 'more line')}.` : ''}`;
}

/** For Markdown: what stays, and why. */
export function keptTable({ prune }: FlywheelReport, rows: number): string | null {
  if (prune === undefined || prune.kept.length === 0) return null;
  const lines = prune.kept.slice(0, rows).map(({ target, reason }) => [code(target), prose(reason)]);
  return table(['Kept', 'Because'], lines, ['left', 'left']);
}

/** For a terminal. */
export function pruneText({ prune }: FlywheelReport, width: number, paint: Paint): string[] {
  const { removals, kept } = prune!;
  const lines = removals.map((each) => {
    const why = each.refused === null ? each.reason : `refused: ${each.refused}`;
    const saves = cost(each) === '' ? '' : ` (${cost(each)})`;
    const text = wrap(`${nouns[each.kind]} ${each.target}: ${oneLine(why)}${saves}`, width - 6, '      ');
    return `  ${isRefused(each) ? paint('yellow', '!') : paint('red', '-')} ${text}`;
  });
  const stay = kept.map(({ target, reason }) => `  ${wrap(`model ${target}: ${oneLine(reason)}`, width - 4, '    ')}`);
  return [
    ...(lines.length === 0 ? [] : [[paint('bold', prune!.confirmed ? 'Done' : 'Plan'), ...lines].join('\n')]),
    ...(stay.length === 0 ? [] : [[paint('bold', 'Kept'), ...stay].join('\n')]),
  ];
}
