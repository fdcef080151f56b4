import { visible } from '../problems/visible.ts';
import { spendingText } from './cost-lines.ts';
import { activeName, short } from './model-name.ts';
import { rate, thousands } from './numbers.ts';
import { grid, type Paint, wrap } from './paint.ts';
import { changeText } from './plan-lines.ts';
import type { Condition, FlywheelReport } from './report.ts';

/** `status` tells what serves and how it is; `log` tells how it came about, newest first. */
export function statusLines(flywheel: FlywheelReport, command: string, { width }: { width: number }, paint: Paint): string[] {
  return command === 'log'
    ? [history(flywheel, paint)]
    : [serving(flywheel, paint), ...conditions(flywheel, width, paint), ...planned(flywheel, paint), ...iterations(flywheel, paint)];
}

function serving(flywheel: FlywheelReport, paint: Paint): string {
  const { modelDigest, documents, endpoint, spending, synced, healthy } = flywheel;
  const facts = [
    ['Active model', visible(activeName(flywheel) ?? 'none')],
    ...(modelDigest ? [['Digest', short(modelDigest)!]] : []),
    ...(documents === undefined ? [] : [['Documents', thousands(documents)]]),
    ...(endpoint ? [['Endpoint', `${visible(endpoint.name)} ${visible(endpoint.status)}`]] : []),
    ...(spending ? [['Cost', spendingText(spending)]] : []),
    ...(synced === undefined ? [] : [['Synced', synced ? paint('green', 'yes') : paint('yellow', 'no')]]),
    ...(healthy === undefined ? [] : [['Healthy', healthy ? paint('green', 'yes') : paint('red', 'no')]]),
  ];
  return facts.map(([name, value]) => `${name!.padEnd(14)}${value}`).join('\n');
}

/** Conditions for which True is bad news. */
const worrying: Condition['type'][] = [
  'Reconciling',
  'Stalled',
  'Drifted',
  'EngineOutdated',
  'Pinned',
  'Suspended',
  'Abandoned',
  'TestWorn',
];

function conditions({ conditions: list }: FlywheelReport, width: number, paint: Paint): string[] {
  if (!list || list.length === 0) return [];
  const lines = list.map(({ type, status, reason, message }) => {
    const good = status === 'Unknown' ? null : (status === 'True') !== worrying.includes(type);
    const style = good === null ? 'dim' : good ? 'green' : 'yellow';
    return `  ${paint(style, `${type} ${status}`)}  ${paint('dim', visible(reason))}\n    ${wrap(message, width - 4, '    ')}`;
  });
  return [[paint('bold', 'Conditions'), ...lines].join('\n')];
}

function planned({ changes }: FlywheelReport, paint: Paint): string[] {
  return changes && changes.length > 0 ? [[paint('bold', 'Plan'), ...changes.map((change) => `  ${changeText(change)}`)].join('\n')] : [];
}

function iterations({ iterations: list }: FlywheelReport, paint: Paint): string[] {
  if (!list || list.length === 0) return [];
  const rows = list.map(({ createdAt, flywheel, pullRequest, status, key, documents, decision }) => [
    createdAt,
    `${visible(flywheel)}${pullRequest === undefined ? '' : ` (#${pullRequest})`}`,
    status,
    visible(short(key) ?? '–'),
    documents === null ? '–' : thousands(documents),
    decision ?? '–',
  ]);
  const head = ['started', 'flywheel', 'status', 'model', 'documents', 'verdict'];
  return [
    [
      paint('bold', 'Iterations'),
      ...grid([head, ...rows], (row, _, text) => (row === 0 ? paint('dim', text) : text)).map((line) => `  ${line}`),
    ].join('\n'),
  ];
}

function history({ history: list }: FlywheelReport, paint: Paint): string {
  const newest = [...(list ?? [])].sort((a, b) => b.number - a.number);
  if (newest.length === 0) return 'No model has been promoted.';
  return newest
    .map((entry) => {
      const facts = [
        `${thousands(entry.documents)} documents${entry.commit ? ` of commit ${short(entry.commit)}` : ''}`,
        ...(entry.f1 === null ? [] : [`f1 ${rate(entry.f1)}`]),
        ...(entry.modelDigest ? [`digest ${short(entry.modelDigest)}`] : []),
      ];
      return [
        `${paint('yellow', `#${entry.number}`)} ${paint('bold', visible(short(entry.key) ?? ''))}  ${entry.at}`,
        `   ${facts.join(' · ')}`,
        `   ${visible(entry.decision)} by ${visible(entry.by)}: ${visible(entry.why)}`,
      ].join('\n');
    })
    .join('\n\n');
}
