import type { Metric } from '../config/config.ts';
import { calibration } from '../learning/evaluation/calibration.ts';
import { evaluate } from '../learning/evaluation/classification.ts';
import { evaluateLabelSets, type LabelSet, sameSet } from '../learning/evaluation/label-sets.ts';
import type { Prediction, Scores } from '../learning/evaluation/scores.ts';
import { evaluateSpans } from '../learning/evaluation/spans.ts';
import { type Rename, renamedAnswer } from './answer.ts';
import { missingPredictions, nothingShared, type Opponent, opponentOf, renaming } from './comparable.ts';
import { attemptLevel, type Comparison, compare, gatedMetrics } from './comparison.ts';
import type { Evidence, Judgement } from './evidence.ts';
import { facts } from './facts.ts';
import { type Finding, weights } from './finding.ts';
import { floors, unmeasured } from './floors.ts';
import { goldenBroken, goldenKept } from './golden.ts';
import { harm } from './harm.ts';
import { labelFloors } from './label-floors.ts';
import { requirement } from './requirement.ts';
import { mcnemar } from './significance.ts';
import { suspiciousLabels } from './suspicious.ts';
import type { Averages, SuspiciousRow, TestSummary, Verdict } from './verdict.ts';

/**
 * Should the candidate replace the active model? The heaviest row that applies decides.
 *
 *   verdict         when                                                                         | rule in
 *   ----------------------------------------------------------------------------------------------------------------
 *   NOT_COMPARABLE  predictions are missing; no test document that both models can be held to;    | comparable.ts
 *                   the label sets share nothing
 *   REJECT          significantly worse than the active model, or than the reference             | harm.ts
 *                   a floor broken that the active model keeps, or that a first model misses     | floors.ts
 *                   a label's floor likewise: ≥ 20 documents and significant, else a warning     | label-floors.ts
 *                   a golden document wrong that the active model has right                      | golden.ts
 *   HOLD            fallen beyond maximumDrop without significance                               | harm.ts
 *                   a floor that both models miss (inherited), or that cannot be measured        | floors.ts
 *                   what `require` asks is not shown                                             | requirement.ts
 *                   the added rows' labels look wrong                                            | suspicious.ts
 *   PROMOTE         none of these; a first model needs its floors only
 */
export function judge(evidence: Evidence): Judgement {
  const missing = missingPredictions(evidence);
  if (missing.length > 0) return unanswered(evidence, missing);
  const candidate = scoresOf(
    evidence,
    evidence.test.actual,
    evidence.test.candidate.map(({ labels }) => labels),
  );
  const active = usable(opponentOf(evidence, 'active'));
  const reference = usable(opponentOf(evidence, 'reference'));
  const activeScores = active === null ? null : scoresOf(evidence, active.answers.actual, active.answers.opponent);
  const against = active === null ? null : comparisons(evidence, active);
  const againstBest = reference === null ? null : comparisons(evidence, reference);
  const suspicious = suspiciousLabels(evidence);
  const findings = [
    ...nothingShared(evidence, active),
    ...harm(evidence, [...(against ?? []), ...(againstBest ?? [])]),
    ...floors(evidence, candidate, activeScores, active),
    ...labelFloors(evidence, candidate, activeScores, active),
    ...goldenKept(evidence),
    ...(against === null ? [] : requirement(evidence, against)),
    ...suspicious.findings,
    ...facts(evidence, candidate, against?.[0] ?? null),
    ...unmeasured(evidence),
  ];
  const { fixed, broken } = flips(active);
  return {
    verdict: verdictOf(
      findings,
      {
        ...summary(evidence, candidate, against?.[0] ?? null, mcnemar(fixed.length, broken.length)),
        ...(active === null ? {} : comparedOn(evidence, candidate, active)),
      },
      suspicious.rows,
    ),
    candidate,
    active: activeScores,
    fixed,
    broken,
    goldenBroken: goldenBroken(evidence),
    raisesReference: raises(evidence, againstBest ?? against),
  };
}

function scoresOf({ mode, labels }: Evidence, actual: readonly LabelSet[], answers: readonly LabelSet[]): Scores {
  if (mode === 'entities') return evaluateSpans(actual, answers);
  if (mode === 'multi-label') return evaluateLabelSets(actual, answers, labels.candidate.length);
  return evaluate(
    actual.map(([label]) => label!),
    answers.map(([label]) => label!),
  );
}

/** A model that shares no document with the candidate is no opponent. */
const usable = (opponent: Opponent | null): Opponent | null => (opponent === null || opponent.indices.length === 0 ? null : opponent);

function comparisons(evidence: Evidence, opponent: Opponent): [Comparison, ...Comparison[]] {
  const [first, ...rest] = gatedMetrics(evidence.policy);
  return [compare(evidence, opponent, first), ...rest.map((metric) => compare(evidence, opponent, metric))];
}

/** The reference moves only to a model shown to be better, at the level that `better` would ask; without anything to compare with, it is the first. */
function raises(evidence: Evidence, best: [Comparison, ...Comparison[]] | null): boolean {
  return best === null || best[0].better <= attemptLevel(evidence);
}

function flips(active: Opponent | null): { fixed: number[]; broken: number[] } {
  if (active === null) return { fixed: [], broken: [] };
  const { actual, candidate, opponent } = active.answers;
  const where = (now: boolean) =>
    active.indices.filter((_, at) => sameSet(candidate[at]!, actual[at]!) === now && sameSet(opponent[at]!, actual[at]!) !== now);
  return { fixed: where(true), broken: where(false) };
}

function summary(evidence: Evidence, { documents }: Scores, against: Comparison | null, flipped: number): TestSummary {
  const { mode, excluded, labels, policy, renamed, test } = evidence;
  const today = renaming(labels.active ?? [], labels.candidate, renamed);
  return {
    documents: against?.documents ?? documents,
    excluded,
    metric: gatedMetrics(policy)[0],
    pValue: against === null ? null : against.difference < 0 ? against.worse : against.better,
    mcnemar: against === null ? null : flipped,
    interval: against?.interval ?? null,
    detectable: against?.detectable ?? null,
    calibrationError: {
      candidate: calibrationError(test.actual, test.candidate, (item) => item),
      active: test.active === null ? null : calibrationError(test.actual, test.active, (item) => renamedAnswer(mode, [item], today)[0]!),
    },
  };
}

/** The numbers of the comparison, where a reader would miss them among those of all test documents and labels. */
function comparedOn(evidence: Evidence, all: Scores, { answers }: Opponent): Pick<TestSummary, 'compared'> {
  const candidate = averages(scoresOf(evidence, answers.actual, answers.candidate));
  const metrics = Object.keys(candidate) as Metric[];
  if (metrics.every((metric) => Math.abs(candidate[metric] - all[metric]) < 1e-9)) return {};
  return { compared: { active: averages(scoresOf(evidence, answers.actual, answers.opponent)), candidate } };
}

const averages = ({ f1, precision, recall, accuracy, microF1 }: Scores): Averages => ({ f1, precision, recall, accuracy, microF1 });

/** Over every label that is given, every entity that is found. */
function calibrationError(actual: readonly LabelSet[], answers: readonly Prediction[], today: Rename): number {
  const given = answers.flatMap(({ labels, classes }, at) =>
    labels.map((label) => ({
      confidence: Math.min(1, classes.find(({ name }) => name === label)?.score ?? 0),
      right: actual[at]!.includes(today(label)),
    })),
  );
  return calibration(
    given.map(({ confidence }) => confidence),
    given.map(({ right }) => right),
  ).error;
}

/** The heaviest reason decides; the reasons stand in the order of their weight. */
export function verdictOf(findings: readonly Finding[], test: TestSummary, suspicious: SuspiciousRow[]): Verdict {
  const said = weights.flatMap((weight) => findings.flatMap(({ reason }) => (reason?.weight === weight ? [reason] : [])));
  const heaviest = said[0]?.weight;
  const texts = said.map(({ text }) => text);
  return {
    decision: heaviest === undefined || heaviest === 'FACT' || heaviest === 'WARN' ? 'PROMOTE' : heaviest,
    // A heavier sentence may already carry the comparison's figures.
    reasons: texts.filter((text, index) => !texts.slice(0, index).some((earlier) => earlier.includes(text))),
    gates: findings.flatMap(({ gate }) => gate ?? []),
    test,
    suspicious,
  };
}

/** The judgement when answers are missing: nothing is scored, because half a sample is another sample. */
function unanswered(evidence: Evidence, missing: Finding[]): Judgement {
  const nothing = scoresOf(evidence, [], []);
  const active = evidence.names.active === null ? null : nothing;
  const verdict = verdictOf(missing, summary(evidence, nothing, null, 1), []);
  return { verdict, candidate: nothing, active, fixed: [], broken: [], goldenBroken: [], raisesReference: false };
}
