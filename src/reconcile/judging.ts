import { modelKindOf } from '../comprehend/arn.ts';
import type { Document } from '../datasets/document.ts';
import { labelSetText } from '../learning/evaluation/label-sets.ts';
import { renaming } from '../promotion/comparable.ts';
import type { Evidence, Judgement, Sample } from '../promotion/evidence.ts';
import { judge } from '../promotion/judge.ts';
import { withReasons } from '../promotion/verdict.ts';
import { agreement } from './agreement.ts';
import { type Answers, gatherAnswers } from './answers.ts';
import { byAverages, judgeByAverages } from './averages.ts';
import { type Backend, isEmbedded } from './backend.ts';
import type { Desired } from './desired.ts';
import { type Model, shortKey } from './generation.ts';
import { doubtsAbout, isInherited } from './inherited.ts';
import { nowServing, type Observed } from './observe.ts';
import { evidenceKeyOf } from './plan.ts';
import { inquiries, opponents, unseenTests } from './questions.ts';
import type { EvidenceRecord, FlipRecord } from './records.ts';
import { type Score, scorer } from './score.ts';
import { truthOf } from './truth.ts';

/** More rows than this tell nothing more about the labels; the sample is the first by fingerprint, which is as good as chance. */
const mostAddedRows = 5_000;

/** The service still scores what the judge has to know; in words. */
export interface Scoring {
  scoring: string;
}

export const isScoring = (judged: EvidenceRecord | Scoring): judged is Scoring => 'scoring' in judged;

/** Scores candidate, active model and reference on HEAD's test documents, and asks the judge. */
export async function judgeCandidate(
  backend: Backend,
  desired: Desired,
  observed: Observed,
  candidate: Model,
): Promise<EvidenceRecord | Scoring> {
  if (!isEmbedded(backend) && byAverages(desired)) return judgeByAverages(desired, observed, candidate, backend.now().toISOString());
  const serving = nowServing(observed);
  const { active, reference } = opponents(observed);
  const otherTask = active !== null && modelKindOf(active.arn) !== modelKindOf(candidate.arn);
  const asked = otherTask ? { active: null, reference: null } : { active, reference };
  const trainedOn = [candidate, active, reference].flatMap((model) => (model === null ? [] : [model.trainedOn]));
  const test = unseenTests(desired, trainedOn);
  const evidence = evidenceKeyOf(candidate, desired, observed);
  const earlier = observed.evidence.filter(
    (record) =>
      record.activeKey === (serving?.model.key ?? null) && record.judge === desired.judge && record.candidateKey !== candidate.key,
  );
  // Of a model whose documents are unknown nobody can say what is new to it.
  const rows = asked.active === null || isInherited(observed, asked.active) ? [] : addedRows(desired, asked.active);
  const { task } = desired.config;
  const answers = await answersOf(backend, desired, observed, candidate);
  if ('scoring' in answers) return answers;
  const { score, unusable } = answers;
  const today = renaming(asked.active?.labels ?? [], candidate.labels, task.renamed);
  const shares = (label: string): boolean => candidate.labels.includes(today(label));
  const input: Evidence = {
    mode: task.mode,
    otherTask,
    policy: desired.config.promotion,
    names: { candidate: shortKey(candidate), active: active === null ? null : shortKey(active) },
    labels: { candidate: candidate.labels, active: asked.active?.labels ?? null, reference: asked.reference?.labels ?? null },
    renamed: task.renamed,
    test: await sample(score, test, { candidate, ...asked }),
    golden: await sample(score, desired.documents.golden, { candidate, ...asked, reference: null }),
    excluded: desired.documents.test.length - test.length,
    added: asked.active === null || rows.length === 0 ? null : await agreement(backend, score, asked.active, rows, task.mode, shares),
    attempt: new Set(earlier.map((record) => record.candidateKey)).size + 1,
    seed: evidence,
  };
  return toRecord(withReasons(judge(input), [...unusable, ...doubtsAbout(observed, [active, reference])]), {
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

/** What a judgement asks of each model; without out-of-fold answers, which the service does not give, none about the added rows. */
async function answersOf(backend: Backend, desired: Desired, observed: Observed, candidate: Model): Promise<Answers | Scoring> {
  if (isEmbedded(backend)) return { score: scorer(backend, desired.config.task), unusable: [] };
  const questions = inquiries(desired, observed, candidate).flatMap(({ model, texts }) => (model === null ? [] : [{ model, texts }]));
  return gatherAnswers(backend, desired.config, questions);
}

async function sample(
  score: Score,
  documents: readonly Document[],
  models: { candidate: Model; active: Model | null; reference: Model | null },
): Promise<Sample> {
  const texts = documents.map((document) => document.text);
  const answers = async (model: Model | null) => (model === null ? null : await score(model, texts));
  return {
    actual: documents.map(truthOf),
    candidate: (await answers(models.candidate)) ?? [],
    active: models.active === null ? null : ((await answers(models.active)) ?? []),
    reference: models.reference === null ? null : ((await answers(models.reference)) ?? []),
  };
}

/** TRAIN documents that the serving model did not train on as they stand now. */
const addedRows = (desired: Desired, active: Model): Document[] =>
  desired.documents.train.filter((document) => !active.trainedOn.has(document.fingerprint)).slice(0, mostAddedRows);

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
