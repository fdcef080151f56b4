/** Models that are trained by themselves, outside of flywheels. */
import { createHash } from 'node:crypto';
import { limits } from '../comprehend/limits.ts';
import type { Document } from '../datasets/document.ts';
import { labelDelimiter } from '../datasets/label-set.ts';
import { loadClassifier } from '../learning/classifier/model.ts';
import { averagesOf } from './averages.ts';
import { confusionMatrix, writeConfusionMatrix } from './confusion-matrix.ts';
import { tooFewDocuments } from './document-limits.ts';
import { distinct, readSources } from './ingestion.ts';
import { heldOut } from './iteration.ts';
import { MissingObject } from './lake/object.ts';
import type { DocumentSource, Model } from './lake/resources.ts';
import type { Services } from './operation.ts';
import { trainedOn, writeArtefacts } from './training.ts';

/** What is wrong with the documents, as the message of the model. */
class Unfit extends Error {}

/**
 * Trains and evaluates a model that was submitted, writes its artefacts, and says how it ends: TRAINED, or IN_ERROR with a message. The folder
 * of the artefacts is named by their content: documents that changed since an earlier run, which was stopped, are another model.
 */
export async function trainStandalone(model: Model, services: Services): Promise<Model> {
  const { store, now, progress } = services;
  const { train: source, test: testSource, output } = model.submission!;
  try {
    const read = await documentsOf(source, model, services);
    const given = testSource && (await documentsOf(testSource, model, services));
    const { train, test } = given === undefined ? heldOut(read.documents) : { train: read.documents, test: given.documents };
    const labels = [...new Set(read.documents.flatMap((document) => document.labels))].sort();
    requireFit(model, { labels, train, bytes: read.bytes }, services);

    const what = model.name.replace('/', ', version ');
    progress(`Training ${what} on ${train.length} documents`);
    const trained = trainedOn(model, train, labels, (step) => progress(`Training ${what}: ${step}`));
    const classifier = loadClassifier(trained.model);
    const digest = createHash('sha256').update(trained.model).digest('hex');
    const statsPrefix = `${model.statsPrefix}${digest.slice(0, 8)}/`;
    await writeArtefacts(statsPrefix, trained, digest, labels, services);
    if (output !== undefined) await store.storage.putIfAbsent(output.uri, writeConfusionMatrix(confusionMatrix(classifier, test)));
    return {
      ...{ ...model, status: 'TRAINED', labels, statsPrefix, digest, averages: averagesOf(classifier, test) },
      ...{ trainedDocuments: train.length, testDocuments: test.length, trainingEnded: now() },
    };
  } catch (error) {
    if (!(error instanceof Unfit || error instanceof MissingObject)) throw error;
    return { ...model, status: 'IN_ERROR', message: error.message, ended: now() };
  }
}

interface Documents {
  /** Each once, in fingerprint order. */
  documents: Document[];
  bytes: number;
}

/** @throws {Unfit} when there is nothing, or nothing that can be used. */
async function documentsOf(source: DocumentSource, { mode }: Model, { store }: Services): Promise<Documents> {
  const delimiter = mode === 'MULTI_LABEL' ? (source.delimiter ?? labelDelimiter) : undefined;
  const { uris, documents, bytes, problem } = await readSources(store.storage, source, delimiter);
  if (uris.length === 0) throw new Unfit(`NO_READ_ACCESS_TO_INPUT: No object begins with ${source.sources.join(' or ')}.`);
  if (problem !== undefined) throw new Unfit(problem);
  if (documents.length === 0) throw new Unfit(`INVALID_INPUT: There is no document in ${source.sources.join(', ')}.`);
  return { documents: distinct(documents), bytes };
}

interface Measured {
  labels: readonly string[];
  train: readonly Document[];
  bytes: number;
}

/** @throws {Unfit} where the service is strict, for what is beyond its quotas. */
function requireFit({ mode }: Model, { labels, train, bytes }: Measured, { strict }: Services): void {
  if (!strict) return;
  const classesMax = mode === 'MULTI_LABEL' ? limits.multiLabelClasses : limits.multiClassClasses;
  if (labels.length < 2) throw new Unfit(`TOO_FEW_LABELS: The documents have ${labels.length} label: at least 2 are needed.`);
  if (labels.length > classesMax)
    throw new Unfit(`TOO_MANY_LABELS: The documents have ${labels.length} labels: the limit is ${classesMax}.`);
  if (bytes > limits.dataset.bytesMax)
    throw new Unfit(`DATASET_SIZE: The documents have ${bytes} bytes: the limit is ${limits.dataset.bytesMax}.`);
  const tooFew = tooFewDocuments(mode, train);
  if (tooFew !== undefined) throw new Unfit(tooFew);
}
