import type { Dataset, Flywheel, Iteration } from './lake/resources.ts';
import type { Switches } from './switches.ts';

/** What an iteration that sees certain datasets has to do. Without TRAIN datasets it evaluates only. */
export interface IterationPlan {
  /** Some dataset was not consumed by an earlier iteration. */
  hasNewData: boolean;
  /** To train on; none when no TRAIN dataset is new. */
  train: Dataset[];
  test: Dataset[];
}

export const completedDatasets = (flywheel: Flywheel): Dataset[] => flywheel.datasets.filter((dataset) => dataset.status === 'COMPLETED');

/** Those that an iteration that runs may use. Once it has gone on to its second state it sees no more of them. */
export const visibleDatasets = (flywheel: Flywheel, { datasets, turned }: Iteration, { datasetVisibility }: Switches): Dataset[] =>
  completedDatasets(flywheel).filter(
    ({ name }) => (datasetVisibility === 'at-training' && turned === undefined) || datasets.includes(name),
  );

export function plannedWork(flywheel: Flywheel, visible: readonly Dataset[], switches: Switches): IterationPlan {
  const consumed = new Set(
    flywheel.iterations.filter((iteration) => iteration.status === 'COMPLETED').flatMap((iteration) => iteration.datasets),
  );
  const isNew = (dataset: Dataset): boolean => !consumed.has(dataset.name);
  const train = visible.filter((dataset) => dataset.type === 'TRAIN');
  const newTrain = train.filter(isNew);
  const trainsAgain = switches.newTestDataAlone === 'train' && visible.some(isNew);
  return {
    hasNewData: visible.some(isNew),
    train: newTrain.length > 0 ? (switches.training === 'cumulative' ? train : newTrain) : trainsAgain ? train : [],
    test: visible.filter((dataset) => dataset.type === 'TEST'),
  };
}
