import { readOutOfFold } from '../comprehend/model-stats.ts';
import { thresholdOf } from '../config/config.ts';
import { type Document, textKey } from '../datasets/document.ts';
import { type LabelSet, labelSetText } from '../learning/evaluation/label-sets.ts';
import type { Prediction } from '../learning/evaluation/scores.ts';
import type { AddedRows, Evidence, Judgement, Sample } from '../promotion/evidence.ts';
import { judge } from '../promotion/judge.ts';
import { agree } from '../promotion/suspicious.ts';
import type { Backend } from './backend.ts';
import type { Desired } from './desired.ts';
import { type Model, shortKey } from './generation.ts';
import { nowServing, type Observed } from './observe.ts';
import { evidenceKeyOf } from './plan.ts';
import type { EvidenceRecord, FlipRecord } from './records.ts';
import { predictions } from './score.ts';
import { models } from './version.ts';

/** More rows than this tell nothing more about the labels; the sample is the first by fingerprint, which is as good as chance. */
const mostAddedRows = 5_000;

/** Scores candidate, active model and reference on HEAD's test documents, and asks the judge. */
export async function judgeCandidate(backend: Backend, desired: Desired, observed: Observed, candidate: Model): Promise<EvidenceRecord> {
  const serving = nowServing(observed);
  const all = models(observed);
  const active = serving === null ? null : (all.find((model) => model.arn === serving.model.arn) ?? null);
  const reference =
    serving === null || serving.reference.key === serving.model.key
      ? null
      : (all.find((model) => model.arn === serving.reference.arn) ?? null);
  const trainedOn = [candidate, active, reference].flatMap((model) => (model === null ? [] : [model.trainedOn]));
  const test = desired.documents.test.filter((document) => !trainedOn.some((set) => set.hasText(textKey(document.fingerprint))));
  const evidence = evidenceKeyOf(candidate, desired, observed);
  const earlier = observed.evidence.filter(
    (record) =>
      record.activeKey === (serving?.model.key ?? null) && record.judge === desired.judge && record.candidateKey !== candidate.key,
  );
  const rows = active === null ? [] : addedRows(desired, active);
  const { task } = desired.config;
  const score = scorer(backend, thresholdOf(task));
  const input: Evidence = {
    mode: task.mode,
    policy: desired.config.promotion,
    names: { candidate: shortKey(candidate), active: active === null ? null : shortKey(active) },
    labels: { candidate: candidate.labels, active: active?.labels ?? null, reference: reference?.labels ?? null },
    renamed: task.renamed,
    test: await sample(score, test, { candidate, active, reference }),
    golden: await sample(score, desired.documents.golden, { candidate, active, reference: null }),
    excluded: desired.documents.test.length - test.length,
    added: active === null || rows.length === 0 ? null : await agreement(backend, score, active, rows),
    attempt: new Set(earlier.map((record) => record.candidateKey)).size + 1,
    seed: evidence,
  };
  return toRecord(judge(input), {
    evidence,
    desired,
    candidate,
    activeKey: serving?.model.key ?? null,
    test,
    rows,
    input,
    at: backend.now().toISOString(),
  });
}

type Score = (model: Model, texts: readonly string[]) => Promise<Prediction[] | null>;

const scorer =
  (backend: Backend, threshold: number | null): Score =>
  (model, texts) =>
    predictions(backend, model.arn, texts, threshold);

async function sample(
  score: Score,
  documents: readonly Document[],
  models: { candidate: Model; active: Model | null; reference: Model | null },
): Promise<Sample> {
  const texts = documents.map((document) => document.text);
  const answers = async (model: Model | null) => (model === null ? null : await score(model, texts));
  return {
    actual: documents.map((document) => document.labels),
    candidate: (await answers(models.candidate)) ?? [],
    active: models.active === null ? null : ((await answers(models.active)) ?? []),
    reference: models.reference === null ? null : ((await answers(models.reference)) ?? []),
  };
}

/** TRAIN documents that the serving model did not train on as they stand now. */
const addedRows = (desired: Desired, active: Model): Document[] =>
  desired.documents.train.filter((document) => !active.trainedOn.has(document.fingerprint)).slice(0, mostAddedRows);

/**
 * What the serving model thinks of the added rows. Of a text that it trained on under another label it has an opinion of its
 * own only out of fold. Without out-of-fold answers (Amazon Comprehend keeps none) there is nothing fair to compare with: null.
 */
async function agreement(backend: Backend, score: Score, active: Model, rows: readonly Document[]): Promise<AddedRows | null> {
  const outOfFold = active.statsPrefix === null ? undefined : await readOutOfFold(backend.storage, active.statsPrefix);
  if (outOfFold === undefined) return null;
  const own = await score(
    active,
    rows.map((document) => document.text),
  );
  if (own === null) return null;
  const byText = new Map([...outOfFold.values()].map((row) => [textKey(row.fingerprint), row]));
  const groupOf = rarestLabel([...outOfFold.values()].map((row) => row.given));
  const expected: AddedRows['expected'] = { documents: 0, agreed: 0, perLabel: {} };
  for (const row of outOfFold.values()) {
    const group = groupOf(row.given);
    expected.perLabel[group] ??= { documents: 0, agreed: 0 };
    for (const count of [expected, expected.perLabel[group]]) {
      count.documents++;
      if (agree(row.given, row.predicted)) count.agreed++;
    }
  }
  const opinion = (document: Document, at: number): Prediction => {
    const trained = byText.get(textKey(document.fingerprint));
    if (trained === undefined) return own[at]!;
    const before = trained.given.filter((label) => !trained.predicted.includes(label));
    const classes = [
      ...trained.predicted.map((name) => ({ name, score: trained.score })),
      ...before.map((name) => ({ name, score: trained.givenScore })),
    ];
    return { labels: trained.predicted, score: trained.score, classes };
  };
  const given = rows.map((document) => document.labels);
  return { given, groups: given.map(groupOf), predictions: rows.map(opinion), expected };
}

/** The label of a set that fewest of `sets` hold, of equal ones the first by name: what a document is most of all about. */
function rarestLabel(sets: readonly LabelSet[]): (set: LabelSet) => string {
  const counts = new Map<string, number>();
  for (const set of sets) for (const label of set) counts.set(label, (counts.get(label) ?? 0) + 1);
  const countOf = (label: string): number => counts.get(label) ?? 0;
  return (set) => set.reduce((rarest, label) => (countOf(label) < countOf(rarest) ? label : rarest));
}

function toRecord(
  judgement: Judgement,
  context: {
    evidence: string;
    desired: Desired;
    candidate: Model;
    activeKey: string | null;
    test: Document[];
    rows: Document[];
    input: Evidence;
    at: string;
  },
): EvidenceRecord {
  const { desired, input, test, rows } = context;
  const flip =
    (documents: readonly Document[], from: Sample) =>
    (at: number): FlipRecord => ({
      fingerprint: documents[at]!.fingerprint,
      active: labelSetText(from.active?.[at]?.labels ?? []),
      candidate: labelSetText(from.candidate[at]!.labels),
    });
  return {
    evidence: context.evidence,
    activeKey: context.activeKey,
    candidateKey: context.candidate.key,
    judge: desired.judge,
    verdict: judgement.verdict,
    candidate: judgement.candidate,
    active: judgement.active,
    fixed: judgement.fixed.map(flip(test, input.test)),
    broken: judgement.broken.map(flip(test, input.test)),
    golden: { documents: input.golden.actual.length, broken: judgement.goldenBroken.map(flip(desired.documents.golden, input.golden)) },
    suspicious: judgement.verdict.suspicious.map((row) => rows[row.index]!.fingerprint),
    raisesReference: judgement.raisesReference,
    commit: desired.commit,
    at: context.at,
  };
}
