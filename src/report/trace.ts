import type { Gate, Verdict } from '../promotion/verdict.ts';
import { table } from './block.ts';
import type { RenderContext } from './context.ts';
import { code, prose } from './escape.ts';
import { gateMark } from './metrics.ts';
import { short } from './model-name.ts';
import { count, percent, probability, range, rate } from './numbers.ts';
import type { FlywheelReport } from './report.ts';
import { testedOn } from './words.ts';

/** How the verdict came about: every gate with its number and its limit, then the test behind them. Null without a verdict. */
export function policyTrace(flywheel: FlywheelReport): string | null {
  if (!flywheel.verdict) return null;
  const today = traceOf(flywheel.verdict, flywheel);
  return flywheel.verdictAfterMerge
    ? `Today's judge:\n\n${today}\n\nThe judge after merge:\n\n${traceOf(flywheel.verdictAfterMerge, flywheel)}`
    : today;
}

function traceOf(verdict: Verdict, { policy }: FlywheelReport): string {
  const reasons = verdict.reasons.map((reason) => `- ${prose(reason)}`).join('\n');
  const rows = [...verdict.gates]
    .sort((a, b) => rank(a) - rank(b))
    .map((gate) => [prose(gate.name), number(gate.value), number(gate.limit), `${gateMark(gate)} ${gateWord(gate)}`]);
  const gates = rows.length === 0 ? '' : table(['Gate', 'Value', 'Limit', ''], rows, ['left', 'right', 'right', 'left']);
  return [reasons, gates, testSentence(verdict, policy)].filter((part) => part !== '').join('\n\n');
}

const rank = (gate: Gate): number => (gate.pass ? 2 : gate.inherited ? 1 : 0);
const number = (value: number | null): string => (value === null ? '' : Number.isInteger(value) ? String(value) : rate(value));
const gateWord = ({ pass, inherited, outcome }: Gate): string =>
  pass ? 'pass' : inherited ? 'missed by both models' : outcome === 'WARN' ? 'too few documents to tell' : 'fail';

const confidenceSentence = ({ candidate, active }: NonNullable<Verdict['test']['calibrationError']>): string =>
  `confidences are off by ${percent(candidate)} on average${active === null ? '' : ` (active model ${percent(active)})`}`;

function testSentence({ test }: Verdict, policy: FlywheelReport['policy']): string {
  const parts = [
    `Judged by ${code(test.metric)} on ${count(test.documents, 'test document')}`,
    ...(test.excluded > 0 ? [`${count(test.excluded, 'document')} left out because a model trained on them`] : []),
    ...(test.pValue === null ? [] : [`p ${probability(test.pValue)} (one-sided)`]),
    ...(test.mcnemar == null ? [] : [`McNemar p ${probability(test.mcnemar)}, shown and not used`]),
    ...(test.interval === null ? [] : [`${policy ? `${percent(policy.confidence)} ` : ''}interval ${range(test.interval)}`]),
    ...(test.calibrationError === undefined ? [] : [confidenceSentence(test.calibrationError)]),
    ...(test.detectable === null ? [] : [`this test set can tell differences from ${rate(test.detectable)}`]),
  ];
  return `${parts.join('; ')}.`;
}

/** Where the candidate and the comparison come from, one fact a line. */
export function lineage(flywheel: FlywheelReport, context: RenderContext): string | null {
  const { comparedTo, key, modelDigest, commit, documents, candidate } = flywheel;
  const facts = [
    ...(commit ? [`Commit ${code(commit)}`] : []),
    ...(key ? [`Model key ${code(key)}`] : []),
    ...(modelDigest ? [`Model digest ${code(modelDigest)}`] : []),
    ...(documents === undefined || documents === 0 ? [] : [`The active model was trained on ${count(documents, 'document')}`]),
    ...(comparedTo ? [comparedTo.kind === 'active' ? `Compared to ${comparison(flywheel)}` : prose(comparedTo.reason)] : []),
    ...(candidate ? [`Scored on ${testedOn(flywheel, candidate.documents)}`] : []),
    ...(flywheel.endpoint ? [`Endpoint ${code(flywheel.endpoint.name)} is ${code(flywheel.endpoint.status)}`] : []),
    ...(context.baseSha ? [`Base ${code(context.baseSha)}`] : []),
  ];
  return facts.length === 0 ? null : facts.map((fact) => `- ${fact}`).join('\n');
}

/** The model that stood for production, in Markdown. */
export function comparison({ comparedTo }: FlywheelReport): string {
  if (!comparedTo) return 'nothing';
  const model = comparedTo.model === null ? '' : ` ${code(comparedTo.model)}`;
  const commit = comparedTo.commit === null ? '' : ` of commit ${code(short(comparedTo.commit) ?? '')}`;
  const kinds = {
    active: 'the active model',
    'stand-in': 'a stand-in for the active model',
    base: 'a model of the base branch',
    none: 'floors only',
  };
  return `${kinds[comparedTo.kind]}${model}${commit}`;
}
