import { attemptLevel, attemptOf, type Comparison, inFigures, tooSmall } from './comparison.ts';
import type { Evidence } from './evidence.ts';
import { apart, change, percent, probability } from './figures.ts';
import { type Finding, missed, passed } from './finding.ts';

/**
 * What `require` asks beyond the absence of harm, shown against the active model: nothing for `not-worse`; `better` on
 * the first gated metric; `non-inferior` on every one, the margin being `maximumDrop` and 0 where it names none.
 */
export function requirement(evidence: Evidence, against: readonly [Comparison, ...Comparison[]]): Finding[] {
  if (evidence.policy.require === 'better') return [better(evidence, against[0])];
  if (evidence.policy.require === 'non-inferior') return against.map((comparison) => nonInferior(evidence, comparison));
  return [];
}

function better(evidence: Evidence, comparison: Comparison): Finding {
  const level = attemptLevel(evidence);
  const gate = { name: `better than ${comparison.opponent.kind}`, value: comparison.better, limit: level };
  if (comparison.better <= level) return passed(gate.name, gate.value, level);
  const asked = `\`require: better\` asks for p of at most ${Number(level.toPrecision(2))}${attemptOf(evidence)}`;
  const text = `${inFigures(comparison, evidence.policy)}: not shown to be better (${probability(comparison.better)}; ${asked})`;
  return missed(gate, 'HOLD', `${text}; ${tooSmall(comparison, comparison.difference > 0 ? comparison.difference : null)}`);
}

function nonInferior(evidence: Evidence, comparison: Comparison): Finding {
  const margin = evidence.policy.maximumDrop[comparison.metric] ?? 0;
  const level = attemptLevel(evidence);
  const value = comparison.lower(level);
  const gate = { name: `non-inferior to ${comparison.opponent.kind} ${comparison.metric}`, value, limit: -margin };
  if (value > -margin) return passed(gate.name, value, -margin);
  const [, limit] = apart(value, -margin);
  const asked = `\`require: non-inferior\` asks that the ${percent(1 - 2 * level)} interval${attemptOf(evidence)} stay above ${limit}, and it begins at ${change(value)}`;
  return missed(gate, 'HOLD', `${inFigures(comparison, evidence.policy)}: ${asked}; ${tooSmall(comparison, margin)}`);
}
