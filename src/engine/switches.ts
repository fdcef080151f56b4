/**
 * What the public record of the service leaves open, as switches, so that a client can be tested against every answer.
 * The defaults are what the record makes most likely, or the answer that is harder for the client.
 */
export interface Switches {
  /** Does the first trained version become active by itself? `absent`: only UpdateFlywheel makes a version active. */
  activeModelAfterFirstTraining: 'absent' | 'set';
  /** StartFlywheelIteration when every dataset was consumed by an earlier iteration. */
  startWithoutNewData: 'refuse' | 'evaluate-only';
  /** What an iteration trains on: every TRAIN dataset, or those that no earlier iteration consumed. */
  training: 'cumulative' | 'new-data-only';
  /** Which datasets an iteration sees: those completed when it was started, or also those completed before its training begins. */
  datasetVisibility: 'at-start' | 'at-training';
  /** CreateDataset while an iteration runs. */
  datasetDuringIteration: 'accept' | 'refuse';
  /** StartFlywheelIteration while a dataset is CREATING. `accept` trains without it. */
  startDuringIngestion: 'accept' | 'refuse';
  /** Does UpdateFlywheel pass through UPDATING, or is the flywheel ACTIVE when it returns? */
  flywheelUpdate: 'synchronous' | 'asynchronous';
  /** CreateFlywheel for a classifier without labels: take them from the documents, or refuse. */
  missingLabels: 'infer' | 'refuse';
  /** Does DescribeFlywheel return the labels? Samples of ACTIVE flywheels exist with and without. */
  describedLabels: 'present' | 'absent';
  /** What DescribeFlywheel says right after DeleteFlywheel. */
  statusAfterDelete: 'DELETING' | 'ACTIVE';
  /**
   * Metrics of entity recognizers, of versions and in iterations: the service model says 0–100 of plain text, 0–1 of types, and nothing of
   * iterations; samples of versions have 98.54.
   */
  entityMetrics: '0-1' | '0-100';
  /** May the name of a FAILED dataset be used again? */
  failedDatasetName: 'taken' | 'free';
}

export const defaultSwitches: Switches = {
  activeModelAfterFirstTraining: 'absent',
  startWithoutNewData: 'refuse',
  training: 'cumulative',
  datasetVisibility: 'at-start',
  datasetDuringIteration: 'accept',
  startDuringIngestion: 'refuse',
  flywheelUpdate: 'synchronous',
  missingLabels: 'infer',
  describedLabels: 'present',
  statusAfterDelete: 'DELETING',
  entityMetrics: '0-1',
  failedDatasetName: 'taken',
};
