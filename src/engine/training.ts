import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { classifierArn, flywheelArn } from '../comprehend/arn.ts';
import { encodeModelStats, encodeOutOfFold, type OutOfFold } from '../comprehend/model-stats.ts';
import type { Document } from '../datasets/document.ts';
import { loadClassifier } from '../learning/classifier/model.ts';
import { trainMultiLabelClassifier } from '../learning/classifier/multi-label.ts';
import { trainClassifier } from '../learning/classifier/train.ts';
import { learningVersion } from '../learning/version.ts';
import { averagesOf } from './averages.ts';
import { datasetPrefix, documentsUri, modelUris, statsPrefix } from './lake/layout.ts';
import type { Dataset, Evaluated, Flywheel, Iteration, Model } from './lake/resources.ts';
import type { Services } from './operation.ts';

/** Versions that somebody named otherwise are not counted. */
const generated = /^Comprehend-Generated-v(\d{1,15})-/;

interface TrainingData {
  /** In fingerprint order. */
  train: readonly Document[];
  test: readonly Document[];
  /** Where the documents come from. */
  datasets: readonly Dataset[];
}

/**
 * Trains and evaluates the version of one iteration and writes it: first the model and what is known of it, then, in one step, the record
 * that makes it a version. A version that a run of this iteration wrote before it was stopped is not trained again.
 */
export async function trainVersion(flywheel: Flywheel, iteration: Iteration, data: TrainingData, services: Services): Promise<Evaluated> {
  const { store, place, now, progress } = services;
  const isOwn = (model: Model): boolean => model.flywheel === flywheelArn(place, flywheel.name) && model.iteration === iteration.id;
  let versions = await store.models.everOf(flywheel.model);
  let own = versions.find(isOwn);
  if (own !== undefined) return { model: own.arn, averages: own.averages };

  const trainingStarted = now();
  progress(`Training ${flywheel.name} on ${data.train.length} documents`);
  const labels = flywheel.labels ?? [...new Set(data.train.flatMap((document) => document.labels))].sort();
  const trained = trainedOn(flywheel, data.train, labels, (step) => progress(`Training ${flywheel.name}: ${step}`));
  const averages = averagesOf(loadClassifier(trained.model), data.test);
  const digest = createHash('sha256').update(trained.model).digest('hex');

  while (own === undefined) {
    const number = Math.max(0, ...versions.map(({ version }) => Number(generated.exec(version ?? '')?.[1] ?? 0))) + 1;
    const version = `Comprehend-Generated-v${number}-${digest.slice(0, 8)}`;
    const prefix = statsPrefix(flywheel.lake, version);
    await writeArtefacts(prefix, trained, digest, labels, services);
    const arn = classifierArn(place, flywheel.model, version);
    const record: Model = {
      ...{ name: `${flywheel.model}/${version}`, arn, version, status: 'TRAINED', created: iteration.created, tags: [] },
      ...{
        language: flywheel.language,
        ...(flywheel.mode && { mode: flywheel.mode }),
        labels,
        role: flywheel.role,
        flywheel: flywheelArn(place, flywheel.name),
        iteration: iteration.id,
      },
      ...{ statsPrefix: prefix, digest, trainingStarted, trainingEnded: now(), averages },
      trainedOn: data.datasets.map((dataset) => documentsUri(datasetPrefix(flywheel.lake, dataset.name, dataset.created))),
      trainedDocuments: data.train.length,
      testDocuments: data.test.length,
    };
    const latest = await store.models.change(record.name, (current) => (current === undefined ? record : undefined));
    // Another flywheel with the same model name may have taken the number; then the next one is free.
    if (latest !== undefined && isOwn(latest)) own = latest;
    else versions = await store.models.everOf(flywheel.model);
  }
  return { model: own.arn, averages: own.averages };
}

export interface Trained {
  model: Uint8Array;
  /** In the order of the documents. */
  outOfFold: OutOfFold[];
}

export function trainedOn(
  { mode }: Pick<Flywheel, 'mode'>,
  documents: readonly Document[],
  labels: readonly string[],
  progress: (step: string) => void,
): Trained {
  const names = [...labels].sort();
  const { model, outOfFold } =
    mode === 'MULTI_LABEL'
      ? trainMultiLabelClassifier(documents, names, { progress })
      : trainClassifier(
          documents.map(({ text, labels: [label] }) => ({ text, label: label! })),
          names,
          { progress },
        );
  const { predicted, scores, givenScores } = outOfFold;
  const rows = documents.map(
    ({ fingerprint, labels: given }, at): OutOfFold => ({
      fingerprint,
      given,
      predicted: [predicted[at]!].flat().map((number) => names[number]!),
      score: scores[at]!,
      givenScore: givenScores[at]!,
    }),
  );
  return { model, outOfFold: rows };
}

export async function writeArtefacts(
  prefix: string,
  { model, outOfFold }: Trained,
  digest: string,
  labels: readonly string[],
  { store }: Services,
): Promise<void> {
  const uris = modelUris(prefix);
  const names = [...labels].sort();
  await store.storage.putIfAbsent(uris.model, deflateSync(model));
  await store.storage.putIfAbsent(uris.outOfFold, encodeOutOfFold(names, outOfFold));
  await store.storage.putIfAbsent(
    uris.stats,
    encodeModelStats({ learningVersion, digest, documents: outOfFold.length, labels: names, modelUri: uris.model }),
  );
}
