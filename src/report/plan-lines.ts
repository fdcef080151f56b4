import { code, oneLine, prose } from './escape.ts';
import { count, thousands } from './numbers.ts';
import type { ChangeLine, FlywheelReport } from './report.ts';
import { findsEntities, labelText } from './words.ts';

const words: Record<string, string> = {
  'create-generation': 'new generation',
  'create-dataset': 'dataset',
  train: 'train',
  judge: 'judge',
  promote: 'promote',
  adopt: 'put into service',
  'take-over': 'take over',
  'update-flywheel': 'flywheel',
  'create-endpoint': 'endpoint',
  'update-endpoint': 'endpoint',
  'delete-model': 'model removed',
  'delete-flywheel': 'flywheel removed',
};

/** A change in plain text: `± new generation: 14 documents relabelled, 3 removed`. */
export const changeText = ({ sign, kind, reason }: ChangeLine): string =>
  `${sign ?? '~'} ${words[kind] ?? kind.replaceAll('-', ' ')}: ${oneLine(reason)}`;

/** `**Plan** + dataset: 138 new documents · ~ train: …`; null without changes. */
export function planLine({ changes, status, comparedTo }: FlywheelReport): string | null {
  if (changes === undefined || changes.length === 0) return null;
  const shown = changes.slice(0, 4).map((change) => planPart(change));
  const rest = changes.length > 4 ? [count(changes.length - 4, 'more change', 'more changes')] : [];
  return `**${status === undefined || comparedTo !== undefined ? 'Plan' : 'Done'}** ${[...shown, ...rest].join(' · ')}`;
}

function planPart({ sign, kind, reason }: ChangeLine): string {
  return `\`${sign ?? '~'}\` ${words[kind] ?? code(kind)}: ${prose(reason)}`;
}

/** The data diff in plain words, without labels: `+138 −3`, `6 relabelled`, `2 moved`. Empty without a diff. */
export function diffCounts({ diff }: FlywheelReport): string[] {
  if (!diff) return [];
  const relabelled = diff.relabelled.reduce((sum, { count: documents }) => sum + documents, 0);
  return [
    `+${thousands(diff.added)} −${thousands(diff.removed)}`,
    ...(relabelled > 0 ? [`${thousands(relabelled)} relabelled`] : []),
    ...(diff.moved > 0 ? [`${thousands(diff.moved)} moved`] : []),
  ];
}

/** `**Data** +138 −0 · 6 relabelled `billing → refund` · 2 warnings`; null when nothing is known. */
export function dataLine(flywheel: FlywheelReport): string | null {
  const { diff, datasets, problems } = flywheel;
  if (!diff && !datasets) return null;
  const counts = diffCounts(flywheel);
  const groups = (diff?.relabelled ?? [])
    .slice(0, 3)
    .map((group) => `${group.count} × ${labelText(flywheel, group.from)} → ${labelText(flywheel, group.to)}`);
  const more = (diff?.relabelled.length ?? 0) - groups.length;
  const gained = Object.entries(diff?.addedPerLabel ?? {}).slice(0, 3);
  const parts = [
    ...counts,
    ...(groups.length > 0 ? [`relabelled ${groups.join(', ')}${more > 0 ? `, ${count(more, 'more pair')}` : ''}`] : []),
    ...(gained.length > 0
      ? [
          `${findsEntities(flywheel) ? 'most new entities are' : 'most new ones in'} ${gained.map(([label, documents]) => `${labelText(flywheel, label)} (${thousands(documents)})`).join(', ')}`,
        ]
      : []),
    ...(datasets
      ? [
          `${thousands(datasets.train.documents)} train, ${thousands(datasets.test.documents)} test${datasets.golden ? `, ${thousands(datasets.golden.documents)} golden` : ''}`,
        ]
      : []),
    ...(problems.length > 0 ? [count(problems.length, 'warning')] : []),
  ];
  return `**Data** ${(groups.length > 0 ? parts.filter((part) => !/^[\d,]+ relabelled$/.test(part)) : parts).join(' · ')}`;
}
