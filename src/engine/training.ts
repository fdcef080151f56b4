import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { flywheelArn, modelArn } from '../comprehend/arn.ts';
import { encodeModelStats, encodeOutOfFold } from '../comprehend/model-stats.ts';
import type { Document } from '../datasets/document.ts';
import { learningVersion } from '../learning/version.ts';
import { keptUri } from './ingestion.ts';
import type { Evaluated } from './lake/averages.ts';
import { modelUris, recordName, statsPrefix } from './lake/layout.ts';
import type { Dataset, Flywheel, Iteration, Model } from './lake/resources.ts';
import { averagesOf, scoresOn, type Trained } from './learner.ts';
import { learnerOf } from './learners.ts';
import { isOver } from './models.ts';
import type { Services } from './operation.ts';
import { entityTypeScores } from './recognition.ts';
import { nextNumber, ownVersion, versionsOf } from './version-names.ts';

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
 * @returns undefined when its training was stopped meanwhile.
 */
export async function trainVersion(
  flywheel: Flywheel,
  iteration: Iteration,
  data: TrainingData,
  services: Services,
): Promise<Evaluated | undefined> {
  const { store, place, now, threads, progress } = services;
  const { kind = 'classifier' } = flywheel;
  const find = async (): Promise<{ versions: Model[]; own: Model | undefined }> => {
    const versions = await versionsOf(flywheel, store);
    return { versions, own: ownVersion(versions, flywheel, iteration, place) };
  };
  let { versions, own } = await find();
  if (own?.digest !== undefined) return { model: own.arn, averages: own.averages };

  const trainingStarted = now();
  progress(`Training ${flywheel.name} on ${data.train.length} documents`);
  const labels = flywheel.labels ?? [...new Set(data.train.flatMap((document) => document.labels))].sort();
  const learner = learnerOf(flywheel);
  const trained = await learner.train(flywheel, data.train, [...labels].sort(), threads, (step) =>
    progress(`Training ${flywheel.name}: ${step}`),
  );
  const scores = scoresOn(data.test, learner.load(trained.model));
  const averages = averagesOf(scores);
  const digest = createHash('sha256').update(trained.model).digest('hex');

  for (;;) {
    const version = own?.version ?? `Comprehend-Generated-v${nextNumber(versions)}-${digest.slice(0, 8)}`;
    const prefix = statsPrefix(flywheel.lake, version);
    await writeArtefacts(prefix, trained, digest, labels, services);
    const arn = modelArn(place, kind, flywheel.model, version);
    const record: Model = {
      ...{
        name: recordName({ model: kind, name: flywheel.model, part: version }),
        arn,
        version,
        status: 'TRAINED',
        created: iteration.created,
        tags: [],
      },
      ...{
        language: flywheel.language,
        ...(flywheel.kind && { kind: flywheel.kind }),
        ...(flywheel.mode && { mode: flywheel.mode }),
        labels,
        role: flywheel.role,
        flywheel: flywheelArn(place, flywheel.name),
        iteration: iteration.id,
      },
      ...{ statsPrefix: prefix, digest, trainingStarted, trainingEnded: now(), averages },
      ...(kind === 'recognizer' && { types: entityTypeScores(labels, data.train, scores) }),
      trainedOn: data.datasets.map((dataset) => keptUri(flywheel, dataset)),
      trainedDocuments: data.train.length,
      testDocuments: data.test.length,
    };
    const isFree = (current: Model | undefined): boolean => current === undefined || (own !== undefined && !isOver(current));
    await store.models.change(record.name, (current) => (isFree(current) ? { ...record, tags: current?.tags ?? [] } : undefined));
    // Another flywheel with the same model name may have taken the number; then the next one is free.
    ({ versions, own } = await find());
    if (own?.digest !== undefined) return { model: own.arn, averages: own.averages };
    if (own !== undefined) return undefined;
  }
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
