import type { Document } from '../datasets/document.ts';
import type { Desired } from './desired.ts';
import { type Generation, type IterationState, isWhole, type Model, taskOf } from './generation.ts';
import type { Observed } from './observe.ts';

/** Where the work on HEAD's documents stands. */
export interface Situation {
  /** How often somebody asked for a new attempt at exactly these documents. */
  attempt: number;
  /** A model of exactly HEAD's documents, of the latest attempt. */
  candidate: Model | null;
  /** The flywheel of the service in which work continues: the newest whose TRAIN documents are all in HEAD. */
  working: Generation | null;
  /** TRAIN documents of HEAD that `working` does not hold. */
  missing: Document[];
  /** The iteration on HEAD's documents that failed or was stopped, when it is the last word. */
  failed: IterationState | null;
}

const running = ['TRAINING', 'EVALUATING', 'STOP_REQUESTED'];
const ended = ['FAILED', 'STOPPED'];

/** Datasets per flywheel of the service are capped at 50; a fresh one is made in good time. */
const datasetsInSight = 45;

export function situation(desired: Desired, observed: Observed): Situation {
  const attempt = observed.retrains.filter((retrain) => retrain.contentKey === desired.contentKey).length;
  const working = workingGeneration(desired, observed, attempt);
  const candidate = candidateModel(desired, observed, attempt);
  const last = working?.iterations.at(-1);
  const failed = candidate === null && last?.contentKey === desired.contentKey && ended.includes(last.status) ? last : null;
  return { attempt, candidate, working, missing: missingFrom(desired, working), failed };
}

/** Same documents, same model: whichever flywheel of the service trained it. */
function candidateModel(desired: Desired, observed: Observed, attempt: number): Model | null {
  const models = observed.generations
    .filter((generation) => attempt === 0 || isAttempt(generation, desired, attempt))
    .flatMap((generation) => generation.iterations)
    .filter((iteration) => iteration.contentKey === desired.contentKey && iteration.status === 'COMPLETED')
    .flatMap((iteration) => (iteration.model !== null && isWhole(iteration.model) ? [iteration.model] : []));
  const serving = observed.serving.at(-1)?.model.arn;
  return models.find((model) => model.arn === serving) ?? models.at(-1) ?? null;
}

function workingGeneration(desired: Desired, observed: Observed, attempt: number): Generation | null {
  const fits = (generation: Generation) => (attempt === 0 ? canContinue(generation, desired) : isAttempt(generation, desired, attempt));
  return observed.generations.findLast(fits) ?? null;
}

const isAttempt = (generation: Generation, desired: Desired, attempt: number): boolean =>
  generation.record.contentKey === desired.contentKey && generation.record.attempt === attempt;

function canContinue(generation: Generation, desired: Desired): boolean {
  if (generation.record.labels.join('\n') !== desired.labels.join('\n')) return false;
  if (generation.properties === null) return generation.record.contentKey === desired.contentKey && generation.record.attempt === 0;
  const { mode, language } = taskOf(generation.properties);
  if (mode !== desired.config.task.mode || language !== desired.config.task.language) return false;
  const short = generation.iterations.some((iteration) => iteration.model !== null && !isWhole(iteration.model));
  const full =
    generation.train.size < desired.train.size &&
    generation.datasets.filter((dataset) => dataset.DatasetType === 'TRAIN').length >= datasetsInSight;
  return !short && !full && generation.train.isSubsetOf(desired.train);
}

function missingFrom(desired: Desired, working: Generation | null): Document[] {
  if (working === null) return desired.documents.train;
  return desired.documents.train.filter((document) => !working.train.has(document.fingerprint));
}

/** What the service is busy with, in words, or null when it can take the next write. */
export function busyWith(generation: Generation): string | null {
  const status = generation.properties?.Status;
  if (status !== undefined && ['CREATING', 'UPDATING', 'DELETING'].includes(status))
    return `flywheel ${generation.record.flywheelName} is ${status}`;
  const dataset = generation.datasets.find((each) => each.Status === 'CREATING');
  if (dataset !== undefined) return `dataset ${dataset.DatasetName} is CREATING`;
  const iteration = generation.iterations.find((each) => running.includes(each.status));
  if (iteration !== undefined) return `iteration ${iteration.id} is ${iteration.status}`;
  return null;
}
