import type { Metric } from '../config/config.ts';
import type { Averages, Gate } from '../promotion/verdict.ts';
import { table } from './block.ts';
import { code, prose } from './escape.ts';
import { comparedName } from './headline.ts';
import { short } from './model-name.ts';
import { change, count, percent, probability, range, rate, thousands } from './numbers.ts';
import type { FlywheelReport } from './report.ts';
import { decidingVerdict, situationOf } from './situation.ts';
import { findsEntities, wordsOf } from './words.ts';

const metricNames: readonly { metric: Metric; name: string }[] = [
  { metric: 'f1', name: 'F1 (macro)' },
  { metric: 'precision', name: 'Precision' },
  { metric: 'recall', name: 'Recall' },
  { metric: 'accuracy', name: 'Accuracy' },
  { metric: 'microF1', name: 'F1 (micro)' },
];

/** In the order of every table. Where documents have several labels, an answer is right when the whole set is. */
export function metricsOf(flywheel: FlywheelReport): readonly { metric: Metric; name: string }[] {
  const { active, candidate } = flywheel;
  const unmeasured = [...(active?.unmeasured ?? []), ...(candidate?.unmeasured ?? [])];
  return named(flywheel).filter(({ metric }) => !unmeasured.includes(metric));
}

function named(flywheel: FlywheelReport): typeof metricNames {
  if (findsEntities(flywheel)) return entityMetrics;
  return isMultiLabel(flywheel)
    ? metricNames.map((each) => (each.metric === 'accuracy' ? { ...each, name: 'Exact sets' } : each))
    : metricNames;
}

/** Of recognizers there is one F1: macro averages are not theirs, and micro F1 is the same number. */
const entityMetrics: typeof metricNames = [
  { metric: 'f1', name: 'F1 (exact spans)' },
  { metric: 'precision', name: 'Precision' },
  { metric: 'recall', name: 'Recall' },
  { metric: 'accuracy', name: 'Exact documents' },
];

export const isMultiLabel = ({ candidate }: FlywheelReport): boolean => candidate?.hammingLoss !== undefined;

/** What a table of both models shows: where they know different labels, the numbers that were compared. */
export function averagesOf(flywheel: FlywheelReport): { active: Averages | null; candidate: Averages } | null {
  const { active = null, candidate } = flywheel;
  return candidate ? (decidingVerdict(flywheel)?.test.compared ?? { active, candidate }) : null;
}

/** Below a table of compared numbers: those of all labels, which the floors look at. Plain text; null where all were compared. */
export function comparedNote(flywheel: FlywheelReport): string | null {
  const { candidate } = flywheel;
  const verdict = decidingVerdict(flywheel);
  if (!candidate || !verdict?.test.compared) return null;
  const floors = verdict.gates.map(({ name }) => name);
  const shown = metricsOf(flywheel).filter(({ metric }) => metric === verdict.test.metric || floors.includes(`minimum ${metric}`));
  const numbers = shown.map(({ metric, name }) => `${name} ${rate(candidate[metric])}`).join(', ');
  return `Compared on the ${wordsOf(flywheel).labels} that both models know. Floors look at all: candidate ${numbers}.`;
}

/** `Metric | Active | Candidate | Δ | 95 % CI | Gate`; without an active model the columns that compare are left out. Null without scores. */
export function metricsTable(flywheel: FlywheelReport): string | null {
  const { policy } = flywheel;
  const averages = averagesOf(flywheel);
  if (averages === null) return null;
  const { active, candidate } = averages;
  const verdict = decidingVerdict(flywheel);
  const applied = situationOf(flywheel) === 'applied';
  const gated = (metric: Metric) =>
    (verdict?.gates ?? []).filter(({ name }) => name.split(' ').slice(0, 2).includes(metric) && !name.startsWith('minimumPerLabel'));
  const rest = (verdict?.gates ?? []).filter(({ name }) => !/^(minimum|maximumDrop|minimumPerLabel) /.test(name) && name !== 'golden');
  const says = (metric: Metric) => isMultiLabel(flywheel) || gated(metric).length > 0 || verdict?.test.metric === metric;
  const shown = metricsOf(flywheel).filter(({ metric }) => metric !== 'microF1' || says(metric));
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
        name(applied ? 'Before' : flywheel.estimate ? 'Stand-in' : 'Active', comparedName(flywheel)),
        name(applied ? 'Now' : flywheel.estimate ? 'Estimate' : 'Candidate', short(flywheel.key)),
        'Δ',
        policy ? `${percent(policy.confidence)} CI` : 'CI',
        'Gate',
      ]
    : ['Metric', name(applied ? 'Now' : 'Candidate', short(flywheel.key)), 'Gate'];
  const text = table(
    head,
    golden ? [...rows, golden] : rows,
    head.map((_, index) => (index === 0 || index === head.length - 1 ? 'left' : 'right')),
  );
  const note = comparedNote(flywheel);
  return note === null ? text : `${text}\n\n<sub>${note}</sub>`;
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
export function gateCell(gate: Gate): string {
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
