import type { Metric, Policy, Task } from '../config/config.ts';
import type { Scores } from '../learning/evaluation/scores.ts';
import { gatedMetrics } from './comparison.ts';
import { apart, change, many, rate } from './figures.ts';
import { type Finding, missed, passed, say } from './finding.ts';
import { reaches } from './floors.ts';
import { verdictOf } from './judge.ts';
import type { Verdict } from './verdict.ts';

/** Rates that somebody else measured, 0–1; null where there is none. */
export type Measured = { [Name in Exclude<Metric, 'microF1'>]: number | null };

/** What can be known of two models without an answer of either. */
export interface AveragesEvidence {
  mode: Task['mode'];
  policy: Policy;
  names: { candidate: string; active: string | null };
  candidate: Measured;
  /** null without an active model, and where its averages are of something else. */
  active: Measured | null;
  /** Why the averages say nothing of HEAD's test documents, or of the model that serves; each a sentence. */
  obstacles: readonly string[];
  /** Test documents that the service measured on. */
  documents: number;
  golden: number;
}

/**
 * A verdict by averages alone, which is much weaker than one by answers: nobody can tell a difference from chance, nor look at labels, golden
 * documents or rows. Whatever would need that is a HOLD, and what was not measured passes nothing.
 *
 *   NOT_COMPARABLE  the averages are of other documents or another active model, or there is no f1
 *   REJECT          a floor broken that the active model keeps, or that a first model misses
 *   HOLD            fallen beyond maximumDrop; a floor that both miss; whatever is asked for and cannot be measured
 *   PROMOTE         none of these
 */
export function judgeAverages(evidence: AveragesEvidence): { verdict: Verdict; candidate: Scores; active: Scores | null } {
  const { candidate, active, policy, documents } = evidence;
  const findings = evidence.obstacles.length > 0 || candidate.f1 === null ? [] : judged(evidence);
  const nothing = evidence.obstacles.length === 0 && candidate.f1 === null ? ['the service gives no f1 of the candidate'] : [];
  const verdict = verdictOf(
    [...[...evidence.obstacles, ...nothing].map((text) => say('NOT_COMPARABLE', text)), ...findings, weakness(evidence)],
    { documents, excluded: 0, metric: gatedMetrics(policy)[0], pValue: null, interval: null, detectable: null },
    [],
  );
  return { verdict, candidate: scoresOf(evidence, candidate), active: active === null ? null : scoresOf(evidence, active) };
}

function judged(evidence: AveragesEvidence): Finding[] {
  const { policy, golden, names, candidate, active, mode } = evidence;
  const asked = Object.keys(policy.minimumPerLabel).length > 0;
  const drops = Object.entries(policy.maximumDrop) as [Metric, number][];
  const fact = active?.f1 == null ? `f1 ${rate(candidate.f1!)}` : inFigures('f1', candidate.f1!, active.f1);
  return [
    ...(Object.entries(policy.minimum) as [Metric, number][]).map(([metric, limit]) => floor(evidence, metric, limit)),
    ...(names.active === null ? [] : drops.map(([metric, limit]) => drop(evidence, metric, limit))),
    ...(names.active !== null && policy.maximumDrop.f1 === undefined ? [drop(evidence, 'f1', 0)] : []),
    ...(asked
      ? [
          unknown(
            'minimumPerLabel',
            `\`minimumPerLabel\` cannot be checked: the service averages over ${mode === 'entities' ? 'types' : 'labels'}`,
          ),
        ]
      : []),
    ...(golden > 0 ? [unknown('golden', `${many(golden, 'golden document')} cannot be checked: the service gives no answers`)] : []),
    ...(names.active !== null && policy.require !== 'not-worse'
      ? [unknown(`${policy.require} than active`, `\`require: ${policy.require}\` needs a test, and averages allow none`)]
      : []),
    say('FACT', fact),
  ];
}

const unknown = (name: string, text: string): Finding => missed({ name, value: null, limit: null }, 'HOLD', text);

/** Over all entities macro and micro are the same. */
const measuredOf = (of: Measured, metric: Metric, { mode }: AveragesEvidence): number | null =>
  metric === 'microF1' ? (mode === 'entities' ? of.f1 : null) : of[metric];

function floor(evidence: AveragesEvidence, metric: Metric, limit: number): Finding {
  const name = `minimum ${metric}`;
  const value = measuredOf(evidence.candidate, metric, evidence);
  if (value === null) return unknown(name, `the minimum of ${metric}, ${rate(limit)}, cannot be checked: the service gives none`);
  if (reaches(value, limit)) return passed(name, value, limit);
  const theirs = evidence.active === null ? null : measuredOf(evidence.active, metric, evidence);
  const [shown, minimum] = apart(value, limit);
  const text = `${metric} ${shown} is below the minimum ${minimum}`;
  if (theirs === null || reaches(theirs, limit)) return missed({ name, value, limit }, 'REJECT', text);
  return missed({ name, value, limit, inherited: true }, 'HOLD', `${text}, as is the active model (${rate(theirs)})`);
}

function drop(evidence: AveragesEvidence, metric: Metric, limit: number): Finding {
  const name = `maximumDrop ${metric}`;
  const [value, theirs] = [evidence.candidate, evidence.active!].map((of) => measuredOf(of, metric, evidence)) as [
    number | null,
    number | null,
  ];
  if (value === null || theirs === null)
    return unknown(name, `a fall of ${metric} cannot be seen: the service does not give it of both models`);
  if (theirs - value <= limit + 1e-9) return passed(name, theirs - value, limit);
  const [falls, allowed] = apart(theirs - value, limit);
  return missed(
    { name, value: theirs - value, limit },
    'HOLD',
    `${inFigures(metric, value, theirs)}: a fall of ${falls}, where ${allowed} is allowed`,
  );
}

const inFigures = (metric: Metric, value: number, theirs: number): string =>
  `${metric} ${rate(theirs)} → ${rate(value)} (${change(value - theirs)}, averages of the service)`;

const weakness = ({ names }: AveragesEvidence): Finding =>
  say(
    'WARN',
    `judged by the service's averages (\`scoring: service\`): ${names.active === null ? '' : 'no test says whether a difference is chance, nothing guards against slow drift, and '}no document, label or row was looked at`,
  );

/** What the service does not give is said to be unmeasured. */
function scoresOf(evidence: AveragesEvidence, of: Measured): Scores {
  const metrics = ['f1', 'precision', 'recall', 'accuracy', 'microF1'] as const;
  const values = Object.fromEntries(metrics.map((metric) => [metric, measuredOf(of, metric, evidence) ?? 0])) as Record<Metric, number>;
  const unmeasured = metrics.filter((metric) => measuredOf(of, metric, evidence) === null);
  return { ...values, unmeasured, documents: evidence.documents, perLabel: {}, confusion: [] };
}
