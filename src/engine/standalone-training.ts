/** Models that are trained by themselves, outside of flywheels. */
import { createHash } from 'node:crypto';
import { limits } from '../comprehend/limits.ts';
import type { Document } from '../datasets/document.ts';
import { confusionMatrix, writeConfusionMatrix } from './confusion-matrix.ts';
import { limitMessage } from './dataset-limits.ts';
import { absentType, tooLongList, tooSmallCorpus } from './document-limits.ts';
import { type Read, readSources } from './document-sources.ts';
import { distinct, knownOnly } from './ingestion.ts';
import { heldOut } from './iteration.ts';
import { MissingObject } from './lake/object.ts';
import type { DocumentSource, Model } from './lake/resources.ts';
import { averagesOf, scoresOn } from './learner.ts';
import { learnerOf } from './learners.ts';
import type { Services } from './operation.ts';
import { entityTypeScores } from './recognition.ts';
import { writeArtefacts } from './training.ts';
import { Unfit } from './unfit.ts';

/**
 * Trains and evaluates a model that was submitted, writes its artefacts, and says how it ends: TRAINED, or IN_ERROR with a message. The folder
 * of the artefacts is named by their content: documents that changed since an earlier run, which was stopped, are another model.
 */
export async function trainStandalone(model: Model, services: Services): Promise<Model> {
  const { store, now, threads, progress } = services;
  try {
    const { labels, train, test } = await trainingData(model, services);
    const what = model.arn.slice(model.arn.lastIndexOf(':') + 1);
    progress(`Training ${what} on ${train.length} documents`);
    const learner = learnerOf(model);
    const trained = await learner.train(model, train, labels, threads, (step) => progress(`Training ${what}: ${step}`));
    const loaded = learner.load(trained.model);
    const scores = scoresOn(test, loaded);
    const digest = createHash('sha256').update(trained.model).digest('hex');
    const statsPrefix = `${model.statsPrefix}${digest.slice(0, 8)}/`;
    await writeArtefacts(statsPrefix, trained, digest, labels, services);
    const { output } = model.submission!;
    if (output !== undefined) await store.storage.putIfAbsent(output.uri, writeConfusionMatrix(confusionMatrix(loaded, labels, test)));
    return {
      ...{ ...model, status: 'TRAINED', labels, statsPrefix, digest, averages: averagesOf(scores) },
      ...(model.kind === 'recognizer' && { types: entityTypeScores(labels, train, scores) }),
      ...{ trainedDocuments: train.length, testDocuments: test.length, trainingEnded: now() },
    };
  } catch (error) {
    if (!(error instanceof Unfit || error instanceof MissingObject)) throw error;
    return { ...model, status: 'IN_ERROR', message: error.message, ended: now() };
  }
}

interface TrainingData {
  /** Sorted. */
  labels: string[];
  /** In fingerprint order. */
  train: Document[];
  test: Document[];
}

/** @throws {Unfit} when the documents cannot be used, and, where the service is strict, when they break its quotas. */
async function trainingData(model: Model, services: Services): Promise<TrainingData> {
  const { train: source, test: testSource } = model.submission!;
  const read = await documentsOf(source, model, services);
  const given = testSource && (await documentsOf(testSource, model, services));
  const { train, test } = given === undefined ? heldOut(read.documents) : { train: read.documents, test: given.documents };
  const labels = model.kind === 'recognizer' ? model.labels : [...new Set(read.documents.flatMap((document) => document.labels))].sort();
  const broken = services.strict ? quotaMessage(model, labels, read) : undefined;
  if (broken !== undefined) throw new Unfit(broken);
  return { labels, train, test };
}

/** Each document once, in fingerprint order; of the entities of a recognizer those of its types. */
async function documentsOf(source: DocumentSource, model: Model, { store }: Services): Promise<Read> {
  const read = await readSources(model, source, store.storage);
  const { documents, problem } = read;
  if (problem !== undefined) throw new Unfit(problem);
  if (documents.length === 0) throw new Unfit(`INVALID_INPUT: There is no document in ${source.sources.join(', ')}.`);
  return { ...read, documents: distinct(model.kind === 'recognizer' ? knownOnly(model, documents) : documents) };
}

/** Which quota the documents to train on break. Those that will be held back count: they were given. */
function quotaMessage(model: Model, labels: readonly string[], { documents, bytes, listed }: Read): string | undefined {
  const broken = tooLongList(listed) ?? labelsMessage(model, labels, documents) ?? limitMessage(model, { type: 'TRAIN' }, documents, bytes);
  return broken ?? (model.kind === 'recognizer' ? tooSmallCorpus(documents, listed) : undefined);
}

function labelsMessage({ kind, mode }: Model, labels: readonly string[], train: readonly Document[]): string | undefined {
  if (kind === 'recognizer') return absentType(labels, train);
  const most = mode === 'MULTI_LABEL' ? limits.multiLabelClasses : limits.multiClassClasses;
  if (labels.length < 2) return `TOO_FEW_LABELS: The documents have ${labels.length} label: at least 2 are needed.`;
  return labels.length > most ? `TOO_MANY_LABELS: The documents have ${labels.length} labels: the limit is ${most}.` : undefined;
}
