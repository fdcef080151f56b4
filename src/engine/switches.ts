/**
 * What the public record of the service leaves open, as switches with all their answers, so that a client can be tested against every one.
 * The first answer is the default: what the record makes most likely, or the answer that is harder for the client.
 */
export const switchAnswers = {
  /** Does the first trained version become active by itself? `absent`: only UpdateFlywheel makes a version active. */
  activeModelAfterFirstTraining: ['absent', 'set'],
  /** StartFlywheelIteration when every dataset was consumed by an earlier iteration. */
  startWithoutNewData: ['refuse', 'evaluate-only'],
  /** What an iteration trains on: every TRAIN dataset, or those that no earlier iteration consumed. */
  training: ['cumulative', 'new-data-only'],
  /** Which datasets an iteration sees: those completed when it was started, or also those completed before its training begins. */
  datasetVisibility: ['at-start', 'at-training'],
  /** CreateDataset while an iteration runs. */
  datasetDuringIteration: ['accept', 'refuse'],
  /** StartFlywheelIteration while a dataset is CREATING. `accept` trains without it. */
  startDuringIngestion: ['refuse', 'accept'],
  /** Does UpdateFlywheel pass through UPDATING, or is the flywheel ACTIVE when it returns? */
  flywheelUpdate: ['synchronous', 'asynchronous'],
  /** CreateFlywheel for a classifier without labels: take them from the documents, or refuse. */
  missingLabels: ['infer', 'refuse'],
  /** Does DescribeFlywheel return the labels? Samples of ACTIVE flywheels exist with and without. */
  describedLabels: ['present', 'absent'],
  /** What DescribeFlywheel says right after DeleteFlywheel. */
  statusAfterDelete: ['DELETING', 'ACTIVE'],
  /**
   * Metrics of entity recognizers, of versions and in iterations: the service model says 0–100 of plain text, 0–1 of types, and nothing of
   * iterations; samples of versions have 98.54.
   */
  entityMetrics: ['0-1', '0-100'],
  /** May the name of a FAILED dataset be used again? */
  failedDatasetName: ['taken', 'free'],
  /** Does a FAILED dataset count against the quota of datasets? Where the service is strict. */
  failedDatasetQuota: ['counted', 'uncounted'],
  /** CreateDataset without DatasetType. */
  missingDatasetType: ['train', 'refuse'],
  /** What is new is TEST datasets alone: evaluate the active model, or train a version on the documents of the last one. */
  newTestDataAlone: ['evaluate-only', 'train'],
  /** The first state of an iteration that trains; the order of the two is not documented. */
  firstIterationState: ['TRAINING', 'EVALUATING'],
  /**
   * Is the version of an iteration described while it trains? `visible`: StopTrainingDocumentClassifier and StopTrainingEntityRecognizer work on
   * it, and the iteration ends as STOPPED.
   */
  versionInTraining: ['hidden', 'visible'],
  /** Does a version that a flywheel trained have ClassifierMetadata or RecognizerMetadata? */
  versionMetadata: ['present', 'absent'],
  /** The name of the models of a flywheel that is created without one: the flywheel's, or one that is made up. */
  newModelName: ['flywheel', 'generated'],
  /** UpdateFlywheel while an iteration runs. */
  updateDuringIteration: ['accept', 'refuse'],
  /** Does an update of DataSecurityConfig, which has no DataLakeKmsKeyId, remove the one there is? */
  dataLakeKeyOnUpdate: ['kept', 'removed'],
  /** What refuses a write to a flywheel that is not ACTIVE. UpdateFlywheel declares InvalidRequestException alone. */
  refusalUnlessActive: ['InvalidRequestException', 'ResourceInUseException'],
  /** What refuses to start an iteration beside another, or to delete a flywheel that iterates or ingests. */
  refusalWhileBusy: ['ResourceInUseException', 'InvalidRequestException'],
  /** What refuses the eleventh iteration in progress, where the service is strict: the quota's own exception is not declared. */
  refusalBeyondIterations: ['TooManyRequestsException', 'InvalidRequestException'],
  /** What refuses an endpoint or a job that follows a flywheel without an active model. */
  refusalWithoutModel: ['ResourceUnavailableException', 'InvalidRequestException'],
  /** DeleteFlywheel while an endpoint follows it. `accept`: the endpoint goes on with the model that it has. */
  deleteFlywheelUnderEndpoint: ['refuse', 'accept'],
  /** DeleteFlywheel once more, while the flywheel is DELETING. */
  deleteFlywheelAgain: ['accept', 'refuse'],
  /** DeleteDocumentClassifier and DeleteEntityRecognizer for the active model of a flywheel. */
  deleteActiveModel: ['refuse', 'accept'],
  /** A ClientRequestToken that was used before, with other parameters: refuse, or answer as before. */
  tokenOfAnotherRequest: ['refuse', 'answer'],
  /** The order of lists, which no page documents; the samples have the newest first. */
  listOrder: ['newest-first', 'oldest-first'],
} as const;

type Answers = typeof switchAnswers;

export type Switches = { -readonly [Name in keyof Answers]: Answers[Name][number] };

export const defaultSwitches = Object.fromEntries(Object.entries(switchAnswers).map(([name, [usual]]) => [name, usual])) as Switches;
