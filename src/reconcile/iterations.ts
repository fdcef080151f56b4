import type { FlywheelIterationProperties } from '@aws-sdk/client-comprehend';
import type { ReadOnlyComprehend } from '../comprehend/api.ts';
import { modelKindOf } from '../comprehend/arn.ts';
import { readModelStats } from '../comprehend/model-stats.ts';
import type { ReadStorage } from '../comprehend/storage.ts';
import { contentKeyOf, keyOf } from './desired.ts';
import { FingerprintSet } from './fingerprints.ts';
import { type Generation, type IterationState, type Model, taskOf } from './generation.ts';
import { everyPage } from './pages.ts';

/**
 * The iterations of one flywheel of the service, oldest first. The service does not say which datasets an iteration consumed;
 * we never add one while an iteration runs, so they are those created before it.
 */
export async function observeIterations(
  source: { comprehend: ReadOnlyComprehend; storage: ReadStorage },
  generation: Omit<Generation, 'iterations'>,
  documentsOf: ReadonlyMap<string, FingerprintSet>,
): Promise<IterationState[]> {
  const { FlywheelArn } = generation.properties!;
  const listed = await everyPage(
    (NextToken) => source.comprehend.listFlywheelIterationHistory({ FlywheelArn, NextToken }),
    (page) => page.FlywheelIterationPropertiesList,
  );
  const states: IterationState[] = [];
  for (const iteration of listed.sort((a, b) => (a.FlywheelIterationId! < b.FlywheelIterationId! ? -1 : 1))) {
    const documents = consumed(generation, documentsOf, iteration);
    states.push({
      id: iteration.FlywheelIterationId!,
      status: iteration.Status!,
      message: iteration.Message ?? '',
      createdAt: iteration.CreationTime!,
      documents,
      contentKey: contentKeyOf(taskOf(generation.properties!), generation.record.labels, documents),
      model: iteration.TrainedModelArn === undefined ? null : await observeModel(source, generation, iteration.TrainedModelArn, documents),
    });
  }
  return states;
}

function consumed(
  generation: Omit<Generation, 'iterations'>,
  documentsOf: ReadonlyMap<string, FingerprintSet>,
  iteration: FlywheelIterationProperties,
): FingerprintSet {
  const before = generation.datasets.filter(
    (dataset) => documentsOf.has(dataset.DatasetName!) && dataset.CreationTime! <= iteration.CreationTime!,
  );
  return FingerprintSet.union(before.map((dataset) => documentsOf.get(dataset.DatasetName!)!));
}

async function observeModel(
  source: { comprehend: ReadOnlyComprehend; storage: ReadStorage },
  generation: Omit<Generation, 'iterations'>,
  arn: string,
  trainedOn: FingerprintSet,
): Promise<Model> {
  const { statsPrefix, trainedDocuments } = await describeModel(source.comprehend, arn);
  const stats = statsPrefix === null ? null : await readModelStats(source.storage, statsPrefix);
  const labels = generation.record.labels;
  const task = taskOf(generation.properties!);
  return {
    arn,
    flywheel: generation.properties!.FlywheelArn!,
    key: keyOf(task, labels, stats?.learningVersion ?? 'comprehend', trainedOn),
    contentKey: contentKeyOf(task, labels, trainedOn),
    modelDigest: stats?.digest ?? null,
    documents: trainedOn.size,
    labels,
    trainedDocuments,
    learningVersion: stats?.learningVersion ?? null,
    statsPrefix,
    trainedOn,
  };
}

/** What the service says of a version, whichever kind it is. */
async function describeModel(comprehend: ReadOnlyComprehend, arn: string): Promise<Pick<Model, 'statsPrefix' | 'trainedDocuments'>> {
  if (modelKindOf(arn) === 'recognizer') {
    const { EntityRecognizerProperties: recognizer } = await comprehend.describeEntityRecognizer({ EntityRecognizerArn: arn });
    return {
      statsPrefix: recognizer?.OutputDataConfig?.FlywheelStatsS3Prefix ?? null,
      trainedDocuments: recognizer?.RecognizerMetadata?.NumberOfTrainedDocuments ?? null,
    };
  }
  const { DocumentClassifierProperties: classifier } = await comprehend.describeDocumentClassifier({ DocumentClassifierArn: arn });
  return {
    statsPrefix: classifier?.OutputDataConfig?.FlywheelStatsS3Prefix ?? null,
    trainedDocuments: classifier?.ClassifierMetadata?.NumberOfTrainedDocuments ?? null,
  };
}
