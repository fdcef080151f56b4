import type { Metric } from '../config/config.ts';
import type { LabelScores, Scores } from '../learning/evaluation/scores.ts';
import type { Gate } from '../promotion/verdict.ts';
import { listed, table } from './block.ts';
import { code, labelName, prose } from './escape.ts';
import { comparedName, decidingVerdict, short } from './headline.ts';
import { change, count, percent, probability, range, rate, thousands } from './numbers.ts';
import type { FlywheelReport } from './report.ts';
import { situationOf } from './situation.ts';

const metricNames: readonly { metric: Metric; name: string }[] = [
  { metric: 'f1', name: 'F1 (macro)' },
  { metric: 'precision', name: 'Precision' },
  { metric: 'recall', name: 'Recall' },
  { metric: 'accuracy', name: 'Accuracy' },
  { metric: 'microF1', name: 'F1 (micro)' },
];

/** In the order of every table. Where documents have several labels, an answer is right when the whole set is. */
export const metricsOf = (scores: Scores): typeof metricNames =>
  isMultiLabel(scores) ? metricNames.map((each) => (each.metric === 'accuracy' ? { ...each, name: 'Exact sets' } : each)) : metricNames;

export const isMultiLabel = ({ hammingLoss }: Scores): boolean => hammingLoss !== undefined;

/** `Metric | Active | Candidate | Δ | 95 % CI | Gate`; without an active model the columns that compare are left out. Null without scores. */
export function metricsTable(flywheel: FlywheelReport): string | null {
  const { candidate, active, policy } = flywheel;
  if (!candidate) return null;
  const verdict = decidingVerdict(flywheel);
  const applied = situationOf(flywheel) === 'applied';
  const gated = (metric: Metric) =>
    (verdict?.gates ?? []).filter(({ name }) => name.split(' ').slice(0, 2).includes(metric) && !name.startsWith('minimumPerLabel'));
  const rest = (verdict?.gates ?? []).filter(({ name }) => !/^(minimum|maximumDrop|minimumPerLabel) /.test(name) && name !== 'golden');
  const says = (metric: Metric) => isMultiLabel(candidate) || gated(metric).length > 0 || verdict?.test.metric === metric;
  const shown = metricsOf(candidate).filter(({ metric }) => metric !== 'microF1' || says(metric));
  const rows = shown.map(({ metric, name }) => {
    const decides = verdict?.test.metric === metric;
    const gates = [...gated(metric), ...(decides ? rest : [])].map((gate) => gateCell(gate)).join('<br>');
    const values = active
      ? [rate(active[metric]), strong(rate(candidate[metric]), decides), change(candidate[metric] - active[metric])]
      : [strong(rate(candidate[metric]), decides)];
    const interval = active ? [decides && verdict.test.interval !== null ? range(verdict.test.interval) : ''] : [];
    return [strong(name, decides), ...values, ...interval, gates];
  });
  const golden = goldenRow(flywheel);
  const name = (text: string, model: string | null) => (model === null ? text : `${text} ${code(model)}`);
  const head = active
    ? [
        'Metric',
        name(applied ? 'Before' : 'Active', comparedName(flywheel)),
        name(applied ? 'Now' : 'Candidate', short(flywheel.key)),
        'Δ',
        policy ? `${percent(policy.confidence)} CI` : 'CI',
        'Gate',
      ]
    : ['Metric', name(applied ? 'Now' : 'Candidate', short(flywheel.key)), 'Gate'];
  return table(
    head,
    golden ? [...rows, golden] : rows,
    head.map((_, index) => (index === 0 || index === head.length - 1 ? 'left' : 'right')),
  );
}

const strong = (text: string, on: boolean): string => (on ? `**${text}**` : text);

function goldenRow({ golden, active }: FlywheelReport): string[] | null {
  if (!golden || golden.documents === 0) return null;
  const right = `${thousands(golden.right)} / ${thousands(golden.documents)}`;
  const wrong = golden.documents - golden.right;
  const gate =
    golden.broken.length > 0
      ? `❌ ${count(golden.broken.length, 'document')} broken`
      : wrong > 0
        ? `⚠️ ${wrong} wrong with both models`
        : '✅ all right';
  return active ? ['Golden documents', '', right, '', '', gate] : ['Golden documents', right, gate];
}

export const gateMark = ({ pass, inherited, outcome }: Gate): string =>
  pass ? '✅' : inherited || outcome === 'WARN' || outcome === 'HOLD' ? '⚠️' : '❌';

/** A gate within the row of its metric: `✅ ≥ 0.800`. */
function gateCell(gate: Gate): string {
  const inherited = gate.inherited && !gate.pass ? ' (the active model fails it too)' : '';
  const limit =
    gate.limit === null
      ? ''
      : gate.name.startsWith('minimum ')
        ? `≥ ${rate(gate.limit)}`
        : gate.name.startsWith('maximumDrop ')
          ? `drop ≤ ${rate(gate.limit)}${gate.name.endsWith(' (reference)') ? ' from reference' : ''}`
          : null;
  return `${gateMark(gate)} ${limit || gateWords(gate)}${inherited}`;
}

/** A gate of another kind: its name and what it found, a probability, the lower end of an interval, or a share. */
function gateWords({ name, value, limit }: Gate): string {
  if (value === null) return prose(name);
  if (/^(not-worse|better) /.test(name)) return `${prose(name)} (p\u00a0${probability(value)})`;
  if (name.startsWith('non-inferior ')) return `${prose(name)} (at least ${change(value)})`;
  return `${prose(name)} ${rate(value)}${limit === null ? '' : `, limit ${rate(limit)}`}`;
}

/** One label's scores; a label may be called `constructor`. */
export const scoresOf = ({ perLabel }: Scores, label: string): LabelScores | null =>
  Object.hasOwn(perLabel, label) ? perLabel[label]! : null;

interface Moved {
  label: string;
  active: number;
  candidate: number;
  support: number;
}

/** Labels whose f1 differs by at least 0.02, those with most documents behind the difference first. */
export function movedLabels({ active, candidate }: FlywheelReport): Moved[] {
  if (!active || !candidate) return [];
  const weight = ({ active: before, candidate: after, support }: Moved) => Math.abs(after - before) * support;
  return Object.entries(candidate.perLabel)
    .flatMap(([label, scores]): Moved[] => {
      const before = scoresOf(active, label);
      return before === null || scores.support === 0 ? [] : [{ label, active: before.f1, candidate: scores.f1, support: scores.support }];
    })
    .filter(({ active: before, candidate: after }) => Math.abs(after - before) >= 0.02)
    .sort((a, b) => weight(b) - weight(a));
}

/** At most five of the labels that moved, as a table; null when none did. */
export function movedTable(flywheel: FlywheelReport): string | null {
  const moved = movedLabels(flywheel);
  if (moved.length === 0) return null;
  const floors = new Map((decidingVerdict(flywheel)?.gates ?? []).map((gate) => [gate.name, gate]));
  const rows = moved.slice(0, 5).map(({ label, active, candidate, support }) => {
    const gate = floors.get(`minimumPerLabel ${label} f1`);
    return [
      labelName(label),
      rate(active),
      rate(candidate),
      change(candidate - active),
      thousands(support),
      gate ? gateCell({ ...gate, name: 'minimum f1' }) : '',
    ];
  });
  const columns = rows.some((row) => row[5] !== '') ? 6 : 5;
  const head = ['Label that moved', 'Active F1', 'Candidate F1', 'Δ', 'Test documents', 'Gate'];
  const text = table(
    head.slice(0, columns),
    rows.map((row) => row.slice(0, columns)),
    head.slice(0, columns).map((_, index) => (index === 0 || index === 5 ? 'left' : 'right')),
  );
  return moved.length > 5 ? `${text}\n\n<sub>and ${count(moved.length - 5, 'more label')} by 0.02 or more; all are below.</sub>` : text;
}

/** Every label, by name. */
export function labelsTable({ active, candidate }: FlywheelReport, limit: number): string | null {
  if (!candidate) return null;
  const rows = Object.entries(candidate.perLabel)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, scores]) => {
      const before = active ? scoresOf(active, label) : null;
      const compared = active
        ? [
            before ? rate(before.f1) : '',
            scores.support === 0 ? '' : rate(scores.f1),
            before && scores.support > 0 ? change(scores.f1 - before.f1) : '',
          ]
        : [rate(scores.f1)];
      return [
        labelName(label),
        ...compared,
        rate(scores.precision),
        rate(scores.recall),
        scores.support === 0 ? 'none' : thousands(scores.support),
      ];
    });
  const head = ['Label', ...(active ? ['Active F1', 'F1', 'Δ'] : ['F1']), 'Precision', 'Recall', 'Test documents'];
  const text = table(
    head,
    rows.slice(0, limit),
    head.map((_, index) => (index === 0 ? 'left' : 'right')),
  );
  return rows.length > limit ? `${text}\n\n… and ${count(rows.length - limit, 'more label')}.` : text;
}

/** Pairs of labels that the candidate confuses, most frequent first: `refund → billing 7`. */
export function confusionList({ candidate }: FlywheelReport, limit: number): string | null {
  const pairs = (candidate?.confusion ?? []).filter(({ actual, predicted }) => actual !== predicted);
  if (pairs.length === 0) return null;
  const read = isMultiLabel(candidate!) ? 'missed beside a wrong' : 'read as';
  return listed(
    pairs,
    limit,
    ({ actual, predicted, count: documents }) => `- ${labelName(actual)} ${read} ${labelName(predicted)}: ${thousands(documents)}`,
    ['pair', 'pairs'],
  );
}
