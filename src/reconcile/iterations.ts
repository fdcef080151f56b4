import type { DatasetProperties, FlywheelIterationProperties } from '@aws-sdk/client-comprehend';
import type { ReadOnlyComprehend } from '../comprehend/api.ts';
import { averagesOf } from '../comprehend/averages.ts';
import { type ModelStats, readModelStats } from '../comprehend/model-stats.ts';
import type { ReadStorage } from '../comprehend/storage.ts';
import { type Consumed, consumption } from './consumed.ts';
import type { FingerprintSet } from './fingerprints.ts';
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
  const consumed = consumption(source.storage, { task: taskOf(generation.properties!), labels: generation.record.labels }, documentsOf);
  for (const { iteration, version } of facts.iterations) {
    const datasets = consumedDatasets(generation, iteration);
    const trained = version === null || !isTrained(version) ? null : { version, ...(await learnt(source, version)) };
    const of = consumed(
      datasets.map(({ DatasetName }) => DatasetName!),
      trained === null ? null : learningVersionOf(trained),
    );
    states.push({
      id: iteration.FlywheelIterationId!,
      ...outcomeOf(iteration, version),
      createdAt: iteration.CreationTime!,
      documents: of.documents,
      contentKey: of.contentKey,
      trained: iteration.TrainedModelArn ?? null,
      model: trained === null ? null : modelOf(generation, trained, datasets, of),
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

/** A version that is there, with what the embedded engine wrote about it. */
interface Trained {
  version: Version;
  statsPrefix: string | null;
  stats: ModelStats | null;
}

/** Amazon Comprehend asks not to rely on what lies in the lake of a flywheel: only the embedded engine's own files are read. */
async function learnt({ storage, scoring }: Source, { statsPrefix: written }: Version): Promise<Omit<Trained, 'version'>> {
  const statsPrefix = scoring === null ? null : written;
  return { statsPrefix, stats: statsPrefix === null ? null : ((await readModelStats(storage, statsPrefix)) ?? null) };
}

const learningVersionOf = ({ stats }: Trained): string => stats?.learningVersion ?? 'comprehend';

function modelOf(
  generation: Holder,
  trained: Trained,
  datasets: readonly DatasetProperties[],
  { documents, contentKey, key }: Consumed,
): Model {
  const { version, statsPrefix, stats } = trained;
  const foreign = datasets.filter(({ DatasetName }) => !generation.ours.has(DatasetName!));
  const given = foreign.reduce((sum, { NumberOfDocuments = 1 }) => sum + NumberOfDocuments, documents.size);
  return {
    arn: version.arn,
    flywheel: generation.properties!.FlywheelArn!,
    key: key(learningVersionOf(trained)),
    contentKey,
    modelDigest: stats?.digest ?? null,
    documents: documents.size,
    labels: generation.record.labels,
    // Where the service does not count, the datasets that it was given beside ours tell.
    trainedDocuments: version.trainedDocuments ?? (foreign.length === 0 ? null : given),
    trainingSeconds: version.trainingSeconds,
    learningVersion: stats?.learningVersion ?? null,
    statsPrefix,
    trainedOn: documents,
  };
}
