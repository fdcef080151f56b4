import { type LabelSet, labelSetText } from '../learning/evaluation/label-sets.ts';
import { labelIn, type Mode, type Rename, renamedAnswer, sharedAnswer } from './answer.ts';
import { renaming } from './comparable.ts';
import { errorRate } from './comparison.ts';
import type { AddedRows, Evidence } from './evidence.ts';
import { count, many, probability } from './figures.ts';
import { type Finding, missed, passed } from './finding.ts';
import type { SuspiciousRow } from './verdict.ts';

/** Fewer rows are left to the reader: a handful of corrections disagrees with the model by its nature. */
const MINIMUM_ROWS = 10;
/** A label's own agreement counts against the overall rate as if that were known from so many rows of it. */
const PRIOR_ROWS = 10;

/**
 * Bad labels among a few hundred added rows hardly move a score. Agreement shows them: if the added rows are like those
 * that the serving model was trained on, it agrees with them as often as its out-of-fold answers agree with its own rows
 * of the same labels. Significantly less often: HOLD, and the rows that it would label otherwise are listed.
 */
export function suspiciousLabels(evidence: Evidence): { findings: Finding[]; rows: SuspiciousRow[] } {
  const { mode, added, labels, names, renamed, policy } = evidence;
  if (added === null || labels.active === null) return { findings: [], rows: [] };
  const rename = renaming(labels.active, labels.candidate, renamed);
  const known = new Set(labels.active.map(rename));
  const shares = (label: string): boolean => known.has(label) && labels.candidate.includes(label);
  // Of a label that the candidate no longer has the rows cannot carry any: what the active model says of it is no doubt about them.
  const opinions = added.predictions.map((answer) => sharedAnswer(mode, renamedAnswer(mode, answer.labels, rename), shares));
  const judged = [...added.given.keys()].filter(
    (index) => opinions[index] !== null && added.given[index]!.every((item) => shares(labelIn(mode, item))),
  );
  if (judged.length < MINIMUM_ROWS) return { findings: [], rows: [] };
  const doubted = judged.filter((index) => !agree(mode, added.given[index]!, opinions[index]!));
  const rows = doubted.map((index) => rowOf(added, index, opinions[index]!, (item) => renamedAnswer(mode, [item], rename)[0]!));
  const expectations = expectationsOf(added, judged, rename);
  const pValue = tail(expectations, rows.length);
  const level = errorRate(policy);
  const expected = expectations.reduce((sum, { rows: size, disagreed, documents }) => sum + (size * disagreed) / documents, 0);
  const name = 'agreement of added rows';
  const [value, limit] = [1 - rows.length / judged.length, 1 - expected / judged.length];
  if (pValue > level) return { findings: [passed(name, value, limit)], rows: [] };
  const text = `the active model ${names.active} disagrees with ${count(rows.length)} of ${many(judged.length, 'added or relabelled row')}, where about ${count(Math.round(expected))} would be usual (${probability(pValue)}): their ${mode === 'entities' ? 'entities' : 'labels'} look wrong`;
  return {
    findings: [missed({ name, value, limit }, 'HOLD', text)],
    rows: rows.sort((a, b) => b.surprise - a.surprise || a.index - b.index),
  };
}

function rowOf({ given, predictions }: AddedRows, index: number, predicted: LabelSet, rename: Rename): SuspiciousRow {
  const { score, classes } = predictions[index]!;
  const own = given[index]!.map((item) => classes.find(({ name }) => rename(name) === item)?.score ?? 0);
  // Of no entity at all there is no confidence.
  const surprise = score - (own.length === 0 ? 0 : own.reduce((sum, each) => sum + each, 0) / own.length);
  return { index, given: labelSetText(given[index]!), predicted: labelSetText(predicted), surprise };
}

/**
 * Whether a model's answer agrees with what a document carries: they share at least as many labels as they do not. Of a single label that is
 * the same one; of several, a label more or less is an everyday difference, and asking for equal sets would call half of all sound rows
 * suspicious. Of entities only those count that the model finds: what it overlooks says more of the model, which has yet to learn them, than
 * of the document.
 */
export function agree(mode: Mode, given: LabelSet, answer: LabelSet): boolean {
  const shared = answer.filter((label) => given.includes(label)).length;
  const all = mode === 'entities' ? answer.length : given.length + answer.length - shared;
  return 2 * shared >= all;
}

/** How many added rows a label has, and what is known of its usual disagreement: so many of so many, prior included. */
interface Expectation {
  rows: number;
  disagreed: number;
  documents: number;
}

function expectationsOf({ groups, expected }: AddedRows, judged: readonly number[], rename: Rename): Expectation[] {
  const sizes = new Map<string, number>();
  for (const index of judged) sizes.set(groups[index]!, (sizes.get(groups[index]!) ?? 0) + 1);
  const seen = new Map<string, { documents: number; agreed: number }>();
  for (const [label, { documents, agreed }] of Object.entries(expected.perLabel)) {
    const before = seen.get(rename(label)) ?? { documents: 0, agreed: 0 };
    seen.set(rename(label), { documents: before.documents + documents, agreed: before.agreed + agreed });
  }
  // Half a row on either side: no rate is ever exactly 0 or 1.
  const overall = (expected.documents - expected.agreed + 0.5) / (expected.documents + 1);
  return [...sizes].map(([label, rows]) => {
    const { documents, agreed } = seen.get(label) ?? { documents: 0, agreed: 0 };
    return { rows, disagreed: documents - agreed + PRIOR_ROWS * overall, documents: documents + PRIOR_ROWS };
  });
}

/** The probability of at least `observed` disagreements: each label's are beta-binomial, for its rate is itself an estimate. */
function tail(expectations: readonly Expectation[], observed: number): number {
  let distribution: Float64Array = Float64Array.of(1);
  for (const expectation of expectations) distribution = convolve(distribution, betaBinomial(expectation));
  return Math.min(
    1,
    distribution.subarray(observed).reduce((sum, share) => sum + share, 0),
  );
}

/** The probabilities of 0, 1, … `rows` disagreements, built by ratios from the largest so that nothing underflows. */
function betaBinomial({ rows, disagreed, documents }: Expectation): Float64Array {
  const agreed = documents - disagreed;
  const ratio = (k: number) => ((rows - k) / (k + 1)) * ((k + disagreed) / (rows - k - 1 + agreed));
  const start = Math.min(rows, Math.max(0, Math.floor((rows * disagreed) / documents)));
  const shares = new Float64Array(rows + 1);
  shares[start] = 1;
  for (let k = start; k < rows; k++) shares[k + 1] = shares[k]! * ratio(k);
  for (let k = start; k > 0; k--) shares[k - 1] = shares[k]! / ratio(k - 1);
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}

function convolve(a: Float64Array, b: Float64Array): Float64Array {
  const result = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i++) for (let j = 0; j < b.length; j++) result[i + j]! += a[i]! * b[j]!;
  return result;
}
