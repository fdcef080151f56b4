import { lakeOf } from '../config/config.ts';
import { Failure } from '../problems/failure.ts';
import { byAverages } from './averages.ts';
import type { Desired } from './desired.ts';
import { adoptionProblem } from './inherited.ts';
import { nowServing, type Observed } from './observe.ts';
import type { Plan } from './plan.ts';
import { findModel, knownVersions, models } from './version.ts';

/** More than this share of the serving model's documents must not disappear at once. */
const mostRemoved = 0.5;
/** Below this many documents a share says nothing. */
const fewDocuments = 20;
/** The service's quota of flywheels per region. */
const mostGenerations = 50;
/** From here on the rest of the quota is for the branch. */
const mostInAdvance = 40;

/** What refuses a plan, with the numbers; null lets it pass. `deployed`: somebody outside the lake knows that a model was promoted. */
export function guard(plan: Plan, desired: Desired, observed: Observed, deployed: boolean): Failure | null {
  return (
    unfit(desired, observed) ??
    unknownPin(desired, observed) ??
    lostLake(desired, observed, deployed) ??
    lostModel(desired, observed) ??
    mostDocumentsGone(plan, desired, observed) ??
    noRoomInAdvance(plan, desired, observed) ??
    noVerdictInAdvance(plan, desired, observed) ??
    quota(plan, desired, observed)
  );
}

function unfit(desired: Desired, observed: Observed): Failure | null {
  const problem = adoptionProblem(desired, observed);
  return problem === null ? null : new Failure('cannot-adopt', problem.message, { hint: problem.hint });
}

function unknownPin({ config }: Desired, observed: Observed): Failure | null {
  if (config.pin === null || findModel(observed, config.pin) !== null) return null;
  return new Failure(
    'unknown-pin',
    `${config.file} pins version ${config.pin}, which flywheel ${config.name} does not have; ${knownVersions(observed)}.`,
    {
      hint: 'Write one of these versions, or `pin: null`.',
    },
  );
}

function lostLake({ config }: Desired, observed: Observed, deployed: boolean): Failure | null {
  if (!deployed || observed.generations.length > 0 || observed.serving.length > 0) return null;
  return new Failure('lake-missing', `Flywheel ${config.name} was deployed before, and its lake (${lakeOf(config.engine)}) is empty.`, {
    hint: 'Restore the lake. To begin again on purpose, rename the flywheel.',
  });
}

function lostModel({ config }: Desired, observed: Observed): Failure | null {
  const serving = nowServing(observed);
  if (serving === null || models(observed).some((model) => model.arn === serving.model.arn)) return null;
  return new Failure('model-missing', `Model ${serving.model.arn} serves flywheel ${config.name} and is not there any more.`, {
    hint: 'Restore the lake, or name another version with `flywheel promote VERSION`.',
  });
}

function mostDocumentsGone(plan: Plan, desired: Desired, observed: Observed): Failure | null {
  const serving = nowServing(observed);
  const model = serving === null ? undefined : models(observed).find((each) => each.arn === serving.model.arn);
  if (model === undefined || plan.situation.attempt > 0 || !plan.changes.some((change) => change.kind === 'create-generation')) return null;
  const gone = [...model.trainedOn].filter((fingerprint) => !desired.train.hasText(fingerprint.slice(0, 16))).length;
  const share = gone / model.documents;
  if (gone < fewDocuments || share <= mostRemoved) return null;
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  return new Failure(
    'too-many-removed',
    `${gone} of the ${model.documents} documents behind the serving model would go: ${percent(share)}, over the limit of ${percent(mostRemoved)}.`,
    { hint: 'Put the files back. If it is meant, `flywheel retrain` confirms it for exactly these documents.' },
  );
}

/** What is made for a pull request never takes the room of what the branch may need. */
function noRoomInAdvance(plan: Plan, { pullRequest }: Desired, { flywheels }: Observed): Failure | null {
  if (pullRequest === null || flywheels < mostInAdvance || !plan.changes.some((change) => change.kind === 'create-generation')) return null;
  return new Failure(
    'no-room-in-advance',
    `There are ${flywheels} flywheels in the region; with ${mostInAdvance} of ${mostGenerations} nothing is trained in advance of a merge.`,
    { hint: '`flywheel prune` lists those that nothing needs.' },
  );
}

/** A model of another flywheel is no candidate for those averages: what would be paid for could never be promoted by a verdict. */
function noVerdictInAdvance(plan: Plan, desired: Desired, observed: Observed): Failure | null {
  const makes = plan.changes.some((change) => change.kind === 'create-generation');
  if (desired.pullRequest === null || !makes || nowServing(observed) === null || !byAverages(desired)) return null;
  return new Failure(
    'no-verdict-in-advance',
    'With `scoring: service` nothing is trained in advance of a merge: the service measures a model against the one that is active in the same flywheel, and what is trained in advance has a flywheel of its own.',
    { hint: 'Judge with `scoring: per-document`, or merge: what is appended to the flywheel that serves is measured against its model.' },
  );
}

function quota(plan: Plan, { config }: Desired, observed: Observed): Failure | null {
  const alive = observed.generations.filter((generation) => generation.properties !== null).length;
  if (alive < mostGenerations || !plan.changes.some((change) => change.kind === 'create-generation')) return null;
  return new Failure(
    'too-many-generations',
    `Flywheel ${config.name} has ${alive} generations; the service allows ${mostGenerations} flywheels.`,
    {
      hint: '`flywheel prune` lists those that nothing needs.',
    },
  );
}
