import type { LabelScores, Scores } from '../learning/evaluation/scores.ts';
import { listed, table } from './block.ts';
import { gateCell, isMultiLabel } from './metrics.ts';
import { change, count, rate, thousands } from './numbers.ts';
import type { FlywheelReport } from './report.ts';
import { decidingVerdict } from './situation.ts';
import { capital, findsEntities, labelText, wordsOf } from './words.ts';

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
      labelText(flywheel, label),
      rate(active),
      rate(candidate),
      change(candidate - active),
      thousands(support),
      gate ? gateCell({ ...gate, name: 'minimum f1' }) : '',
    ];
  });
  const columns = rows.some((row) => row[5] !== '') ? 6 : 5;
  const { label: noun, support } = wordsOf(flywheel);
  const head = [`${capital(noun)} that moved`, 'Active F1', 'Candidate F1', 'Δ', capital(support), 'Gate'];
  const text = table(
    head.slice(0, columns),
    rows.map((row) => row.slice(0, columns)),
    head.slice(0, columns).map((_, index) => (index === 0 || index === 5 ? 'left' : 'right')),
  );
  return moved.length > 5 ? `${text}\n\n<sub>and ${count(moved.length - 5, `more ${noun}`)} by 0.02 or more; all are below.</sub>` : text;
}

/** Every label, by name. */
export function labelsTable(flywheel: FlywheelReport, limit: number): string | null {
  const { active, candidate } = flywheel;
  const { label: noun, support } = wordsOf(flywheel);
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
        labelText(flywheel, label),
        ...compared,
        rate(scores.precision),
        rate(scores.recall),
        scores.support === 0 ? 'none' : thousands(scores.support),
      ];
    });
  const head = [capital(noun), ...(active ? ['Active F1', 'F1', 'Δ'] : ['F1']), 'Precision', 'Recall', capital(support)];
  const text = table(
    head,
    rows.slice(0, limit),
    head.map((_, index) => (index === 0 ? 'left' : 'right')),
  );
  return rows.length > limit ? `${text}\n\n… and ${count(rows.length - limit, `more ${noun}`)}.` : text;
}

/** Pairs of labels that the candidate confuses, most frequent first: `refund → billing 7`. Null without any. */
export function confusionList(flywheel: FlywheelReport, limit: number): string | null {
  const pairs = (flywheel.candidate?.confusion ?? []).filter(({ actual, predicted }) => actual !== predicted);
  if (pairs.length === 0) return null;
  const read = isMultiLabel(flywheel) ? 'missed beside a wrong' : 'read as';
  const list = listed(
    pairs,
    limit,
    ({ actual, predicted, count: documents }) =>
      `- ${labelText(flywheel, actual)} ${read} ${labelText(flywheel, predicted)}: ${thousands(documents)}`,
    ['pair', 'pairs'],
  );
  return findsEntities(flywheel) ? `${otherEnds}\n\n${list}` : list;
}

/** Why there is more of nothing than a reader expects. */
const otherEnds = 'An entity that is found with other ends counts as one read as nothing, and as nothing read as one:';
