import type { DatasetProperties, FlywheelIterationProperties } from '@aws-sdk/client-comprehend';
import type { ReadOnlyComprehend } from '../comprehend/api.ts';
import { averagesOf } from '../comprehend/averages.ts';
import { readModelStats } from '../comprehend/model-stats.ts';
import type { ReadStorage } from '../comprehend/storage.ts';
import { contentKeyOf, keyOf } from './desired.ts';
import { FingerprintSet } from './fingerprints.ts';
import type { FlywheelFacts } from './flywheel-facts.ts';
import { type Generation, type IterationState, type Model, taskOf } from './generation.ts';
import { isTrained, type Version } from './trained-version.ts';

/** Where it is observed: what reads, and whether the engine is the embedded one. */
export interface Source {
  comprehend: ReadOnlyComprehend;
  storage: ReadStorage;
  root: string;
  /** null with Amazon Comprehend. */
  scoring: object | null;
}

type Holder = Omit<Generation, 'iterations'>;

/**
 * The iterations of one flywheel of the service, oldest first. The service does not say which datasets an iteration consumed;
 * we never add one while an iteration runs, so they are those created before it.
 */
export async function observeIterations(
  source: Source,
  generation: Holder,
  facts: FlywheelFacts,
  documentsOf: ReadonlyMap<string, FingerprintSet>,
): Promise<IterationState[]> {
  const states: IterationState[] = [];
  for (const { iteration, version } of facts.iterations) {
    const consumed = consumedDatasets(generation, iteration);
    const documents = FingerprintSet.union(consumed.flatMap(({ DatasetName }) => documentsOf.get(DatasetName!) ?? []));
    states.push({
      id: iteration.FlywheelIterationId!,
      ...outcomeOf(iteration, version),
      createdAt: iteration.CreationTime!,
      documents,
      contentKey: contentKeyOf(taskOf(generation.properties!), generation.record.labels, documents),
      trained: iteration.TrainedModelArn ?? null,
      model: version === null || !isTrained(version) ? null : await modelOf(source, generation, version, { consumed, documents }),
      ...measured(iteration),
    });
  }
  return states;
}

function measured({
  TrainedModelMetrics,
  EvaluatedModelArn: arn,
  EvaluatedModelMetrics,
}: FlywheelIterationProperties): Pick<IterationState, 'averages' | 'evaluated'> {
  const [averages, others] = averagesOf([TrainedModelMetrics, EvaluatedModelMetrics]);
  return { averages: averages!, evaluated: arn === undefined ? null : { arn, averages: others! } };
}

/** A version in a state that is not known is one that is not done. */
function outcomeOf(
  { Status = 'TRAINING', Message = '' }: FlywheelIterationProperties,
  version: Version | null,
): Pick<IterationState, 'status' | 'message'> {
  if (Status !== 'COMPLETED' || version === null || isTrained(version)) return { status: Status, message: Message };
  const { arn, status, message } = version;
  if (!['IN_ERROR', 'STOPPED', 'STOP_REQUESTED', 'DELETING'].includes(status)) return { status, message: Message };
  return { status: 'FAILED', message: `version ${arn} is ${status}: ${message || 'the service gave no reason'}` };
}

/** TRAIN datasets that were there when the iteration began. */
const consumedDatasets = ({ datasets }: Holder, { CreationTime }: FlywheelIterationProperties): DatasetProperties[] =>
  datasets.filter((dataset) => dataset.DatasetType === 'TRAIN' && dataset.Status !== 'FAILED' && dataset.CreationTime! <= CreationTime!);

async function modelOf(
  { storage, scoring }: Source,
  generation: Holder,
  version: Version,
  { consumed, documents }: { consumed: readonly DatasetProperties[]; documents: FingerprintSet },
): Promise<Model> {
  // Amazon Comprehend asks not to rely on what lies in the lake of a flywheel: only the embedded engine's own files are read.
  const statsPrefix = scoring === null ? null : version.statsPrefix;
  const stats = statsPrefix === null ? null : await readModelStats(storage, statsPrefix);
  const labels = generation.record.labels;
  const task = taskOf(generation.properties!);
  const foreign = consumed.filter(({ DatasetName }) => !generation.ours.has(DatasetName!));
  const given = foreign.reduce((sum, { NumberOfDocuments = 1 }) => sum + NumberOfDocuments, documents.size);
  return {
    arn: version.arn,
    flywheel: generation.properties!.FlywheelArn!,
    key: keyOf(task, labels, stats?.learningVersion ?? 'comprehend', documents),
    contentKey: contentKeyOf(task, labels, documents),
    modelDigest: stats?.digest ?? null,
    documents: documents.size,
    labels,
    // Where the service does not count, the datasets that it was given beside ours tell.
    trainedDocuments: version.trainedDocuments ?? (foreign.length === 0 ? null : given),
    trainingSeconds: version.trainingSeconds,
    learningVersion: stats?.learningVersion ?? null,
    statsPrefix,
    trainedOn: documents,
  };
}
