import { type Comparison, errorRate, gatedMetrics, inFigures, tooSmall } from './comparison.ts';
import type { Evidence } from './evidence.ts';
import { apart, probability } from './figures.ts';
import { type Finding, missed, passed } from './finding.ts';
import { holm } from './significance.ts';

/**
 * Is the candidate worse than an opponent? Significantly: REJECT. Beyond `maximumDrop` without significance: HOLD.
 * Several tests (the reference beside the active model, more than one gated metric) are corrected by Holm, so that
 * together they reject a candidate that is no worse as rarely as one would.
 */
export function harm(evidence: Evidence, comparisons: readonly Comparison[]): Finding[] {
  const level = errorRate(evidence.policy);
  const proven = holm(
    comparisons.map(({ worse }) => worse),
    level,
  );
  return comparisons.flatMap((comparison, index) => [
    notWorse(evidence, comparison, proven[index]!, level),
    ...drop(evidence, comparison, proven[index]!),
  ]);
}

function notWorse({ policy }: Evidence, comparison: Comparison, proven: boolean, level: number): Finding {
  const { opponent, metric, worse } = comparison;
  const name = `not-worse than ${opponent.kind}${metric === gatedMetrics(policy)[0] ? '' : ` (${metric})`}`;
  if (!proven) return passed(name, worse, level);
  const text = `${inFigures(comparison, policy)}: significantly worse than ${opponent.name} (${probability(worse)})`;
  return missed({ name, value: worse, limit: level }, 'REJECT', text);
}

function drop({ policy }: Evidence, comparison: Comparison, proven: boolean): Finding[] {
  const { opponent, metric, worse } = comparison;
  const limit = policy.maximumDrop[metric];
  if (limit === undefined) return [];
  const name = `maximumDrop ${metric}${opponent.kind === 'reference' ? ' (reference)' : ''}`;
  const lost = comparison.opposing - comparison.candidate;
  // The slack is for the rounding of sums: a drop of exactly the limit is allowed.
  if (lost <= limit + 1e-9) return [passed(name, lost, limit)];
  if (proven) return [missed({ name, value: lost, limit }, 'REJECT', null)];
  const [falls, allowed] = apart(lost, limit);
  const beyond = `a fall of ${falls} against ${opponent.name}, where \`maximumDrop\` allows ${allowed}, but not significant (${probability(worse)})`;
  return [missed({ name, value: lost, limit }, 'HOLD', `${inFigures(comparison, policy)}: ${beyond}; ${tooSmall(comparison, limit)}`)];
}
