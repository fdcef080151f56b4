/**
 * What every operation answers in every state. Documented are: only an ACTIVE flywheel can be written to (developer guide, page
 * flywheels-about); one that iterates or ingests cannot be deleted (page flywheels-config-api); a model in use, and one in training, cannot be
 * deleted (service model, DeleteDocumentClassifier). Which exception it is the service does not say: it is one that the operation declares.
 */
const short: Record<string, string> = {
  ok: 'ok',
  none: 'ResourceNotFoundException',
  noJob: 'JobNotFoundException',
  inUse: 'ResourceInUseException',
  invalid: 'InvalidRequestException',
  unavail: 'ResourceUnavailableException',
};

const flywheels = `
                        CREATING  ACTIVE  ITERATING  EVALUATING  INGESTING  UPDATING  DELETING  gone
  DescribeFlywheel      ok        ok      ok         ok          ok         ok        ok        none
  ListFlywheels         ok        ok      ok         ok          ok         ok        ok        ok
  ListDatasets          ok        ok      ok         ok          ok         ok        ok        none
  ListIterations        ok        ok      ok         ok          ok         ok        ok        none
  DescribeIteration     none      ok      ok         ok          ok         ok        ok        none
  CreateFlywheel again  inUse     inUse   inUse      inUse       inUse      inUse     inUse     ok
  CreateDataset         invalid   ok      ok         ok          ok         invalid   invalid   none
  StartIteration        invalid   ok      inUse      inUse       inUse      invalid   invalid   none
  UpdateFlywheel        invalid   ok      ok         ok          ok         invalid   invalid   none
  DeleteFlywheel        invalid   ok      inUse      inUse       inUse      invalid   ok        none
  CreateEndpoint on it  unavail   ok      ok         ok          ok         ok        unavail   none
  UpdateEndpoint to it  unavail   ok      ok         ok          ok         ok        unavail   none
  StartJob with it      unavail   ok      ok         ok          ok         ok        unavail   none
  TagResource           ok        ok      ok         ok          ok         ok        ok        none
  UntagResource         ok        ok      ok         ok          ok         ok        ok        none
  ListTagsForResource   ok        ok      ok         ok          ok         ok        ok        none
`;

const emptyFlywheels = `
                         ACTIVE
  StartIteration         invalid
  CreateEndpoint on it   unavail
  UpdateEndpoint to it   unavail
  StartJob with it       unavail
`;

/** An endpoint that follows a flywheel; the flywheel's model has changed while it is SWITCHING. ClassifyDocument does not know "not found". */
const endpoints = `
                            CREATING  IN_SERVICE  UPDATING  SWITCHING  DELETING  gone
  DescribeEndpoint          ok        ok          ok        ok         ok        none
  ListEndpoints             ok        ok          ok        ok         ok        ok
  CreateEndpoint again      inUse     inUse       inUse     inUse      inUse     ok
  UpdateEndpoint            inUse     ok          inUse     inUse      inUse     none
  DeleteEndpoint            inUse     ok          inUse     inUse      ok        none
  DeleteFlywheel under it   inUse     inUse       inUse     invalid    inUse     ok
  Infer                     unavail   ok          ok        ok         unavail   unavail
  TagResource               ok        ok          ok        ok         ok        none
  UntagResource             ok        ok          ok        ok         ok        none
  ListTagsForResource       ok        ok          ok        ok         ok        none
`;

/** PROMOTED, SERVING and SCORING are TRAINED and the active model of a flywheel, the model of an endpoint, the model of a job that runs. */
const models = `
                         SUBMITTED  TRAINING  STOP_REQUESTED  STOPPED  IN_ERROR  TRAINED  PROMOTED  SERVING  SCORING  DELETING  gone
  DescribeModel          ok         ok        ok              ok       ok        ok       ok        ok       ok       ok        none
  ListModels             ok         ok        ok              ok       ok        ok       ok        ok       ok       ok        ok
  ListSummaries          ok         ok        ok              ok       ok        ok       ok        ok       ok       ok        ok
  CreateModel again      inUse      inUse     inUse           inUse    inUse     ok       ok        ok       ok       ok        ok
  DeleteModel            unavail    unavail   unavail         ok       ok        ok       inUse     inUse    inUse    ok        none
  StopTraining           ok         ok        ok              invalid  invalid   invalid  invalid   invalid  invalid  invalid   none
  ImportModel            unavail    unavail   unavail         unavail  unavail   ok       ok        ok       ok       unavail   none
  PutPolicy              ok         ok        ok              ok       ok        ok       ok        ok       ok       ok        none
  DescribePolicy         ok         ok        ok              ok       ok        ok       ok        ok       ok       ok        none
  DeletePolicy           ok         ok        ok              ok       ok        ok       ok        ok       ok       ok        none
  UpdateFlywheel to it   invalid    invalid   invalid         invalid  invalid   ok       ok        ok       ok       invalid   none
  CreateFlywheel on it   unavail    unavail   unavail         unavail  unavail   ok       ok        ok       ok       unavail   none
  CreateEndpoint on it   unavail    unavail   unavail         unavail  unavail   ok       ok        ok       ok       unavail   none
  UpdateEndpoint to it   unavail    unavail   unavail         unavail  unavail   ok       ok        ok       ok       unavail   none
  StartJob with it       unavail    unavail   unavail         unavail  unavail   ok       ok        ok       ok       unavail   none
  TagResource            ok         ok        ok              ok       ok        ok       ok        ok       ok       ok        none
  UntagResource          ok         ok        ok              ok       ok        ok       ok        ok       ok       ok        none
  ListTagsForResource    ok         ok        ok              ok       ok        ok       ok        ok       ok       ok        none
`;

const datasets = `
                        CREATING  COMPLETED  FAILED  gone
  DescribeDataset       ok        ok         ok      none
  CreateDataset again   inUse     inUse      inUse   none
  TagResource           ok        ok         ok      none
  UntagResource         ok        ok         ok      none
  ListTagsForResource   ok        ok         ok      none
`;

const jobs = `
                       SUBMITTED  IN_PROGRESS  COMPLETED  FAILED  gone
  DescribeJob          ok         ok           ok         ok      noJob
  ListJobs             ok         ok           ok         ok      ok
  TagResource          ok         ok           ok         ok      none
  UntagResource        ok         ok           ok         ok      none
  ListTagsForResource  ok         ok           ok         ok      none
`;

const stoppableJobs = `
                       SUBMITTED  IN_PROGRESS  STOP_REQUESTED  STOPPED  COMPLETED  FAILED   gone
  DescribeJob          ok         ok           ok              ok       ok         ok       noJob
  ListJobs             ok         ok           ok              ok       ok         ok       ok
  StopJob              ok         ok           ok              ok       invalid    invalid  noJob
  TagResource          ok         ok           ok              ok       ok         ok       none
  UntagResource        ok         ok           ok              ok       ok         ok       none
  ListTagsForResource  ok         ok           ok              ok       ok         ok       none
`;

export const tables = { flywheels, emptyFlywheels, endpoints, models, datasets, jobs, stoppableJobs };

export interface Row {
  call: string;
  /** By state. */
  answers: Record<string, string>;
}

/** @throws for a table that is not whole, and for an answer that nobody gives. */
export function readTable(table: string): Row[] {
  const [states = [], ...rows] = table
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/ {2,}/));
  return rows.map(([call = '', ...answers]) => {
    if (answers.length !== states.length || answers.some((answer) => short[answer] === undefined))
      throw new Error(`The row ${call} has other answers than the table has states: ${answers.join(' ')}`);
    return { call, answers: Object.fromEntries(states.map((state, at) => [state, short[answers[at]!]!])) };
  });
}
