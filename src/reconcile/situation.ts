import type { DatasetProperties } from '@aws-sdk/client-comprehend';
import type { Document } from '../datasets/document.ts';
import { isReserved, mayWorkIn, rivalsOf } from './advance.ts';
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

/** What the service is busy with. */
export interface Wait {
  /** In words, for people. */
  what: string;
  /** It takes seconds or a few minutes as a rule, and is worth waiting for even by a run that leaves what takes hours to a later one. */
  brief: boolean;
}

/** A status that is not known is one that is not over. */
const isRunning = ({ status }: IterationState): boolean => !['COMPLETED', 'FAILED', 'STOPPED'].includes(status);

/** Datasets per flywheel of the service are capped at 50; a fresh one is made in good time. */
export const datasetsInSight = 45;

export function situation(desired: Desired, observed: Observed): Situation {
  const attempt = observed.retrains.filter((retrain) => retrain.contentKey === desired.contentKey).length;
  const working = workingGeneration(desired, observed, attempt);
  const candidate = candidateModel(desired, observed, attempt);
  const last = working?.iterations.at(-1);
  const failed = candidate === null && last?.contentKey === desired.contentKey && ['FAILED', 'STOPPED'].includes(last.status) ? last : null;
  return { attempt, candidate, working, missing: missingFrom(desired, working), failed };
}

/** Same documents, same model: whichever flywheel of the service trained it. */
function candidateModel(desired: Desired, observed: Observed, attempt: number): Model | null {
  const models = observed.generations
    .filter((generation) => generation.properties?.Status !== 'DELETING' && (attempt === 0 || isAttempt(generation, desired, attempt)))
    .flatMap((generation) => generation.iterations)
    .filter((iteration) => iteration.contentKey === desired.contentKey && iteration.status === 'COMPLETED')
    .flatMap((iteration) => (iteration.model !== null && isWhole(iteration.model) ? [iteration.model] : []));
  const serving = observed.serving.at(-1)?.model.arn;
  return models.find((model) => model.arn === serving) ?? models.at(-1) ?? null;
}

function workingGeneration(desired: Desired, observed: Observed, attempt: number): Generation | null {
  const fits = (generation: Generation) => (attempt === 0 ? canContinue(generation, desired) : isAttempt(generation, desired, attempt));
  const possible = observed.generations.filter(
    (generation) => mayWorkIn(generation, desired, observed) && fits(generation) && !wasPruned(generation, desired, observed),
  );
  // What was begun in advance for exactly these documents is ahead of whatever they could be appended to.
  return possible.findLast((generation) => isReserved(generation, observed)) ?? possible.at(-1) ?? null;
}

/** Its flywheel was removed, or its model of these documents was: what it trained once it does not train again. */
export function wasPruned({ record, properties, iterations }: Generation, { contentKey }: Desired, { pruned, left }: Observed): boolean {
  const isGone = ({ trained, model }: IterationState): boolean =>
    trained !== null && (pruned.has(trained) || (model === null && left.has(trained)));
  const flywheels = properties === null ? [...pruned, ...left] : [...pruned];
  return (
    iterations.some((iteration) => iteration.contentKey === contentKey && isGone(iteration)) ||
    flywheels.some((arn) => arn.endsWith(`:flywheel/${record.flywheelName}`))
  );
}

const isAttempt = (generation: Generation, desired: Desired, attempt: number): boolean =>
  generation.record.contentKey === desired.contentKey && generation.record.attempt === attempt;

function canContinue(generation: Generation, desired: Desired): boolean {
  if (generation.record.labels.join('\n') !== desired.labels.join('\n')) return false;
  if (generation.properties === null) return generation.record.contentKey === desired.contentKey && generation.record.attempt === 0;
  const { mode, language } = taskOf(generation.properties);
  if (mode !== desired.config.task.mode || language !== desired.config.task.language) return false;
  // What went wrong with other documents need not go wrong with these, in a flywheel of their own.
  if (generation.properties.Status === 'FAILED' || foreignDatasets(generation).length > 0)
    return generation.record.contentKey === desired.contentKey && generation.record.attempt === 0;
  const models = generation.iterations.flatMap(({ model }) => model ?? []);
  const short = models.some((model) => !isWhole(model));
  // Where the service does not count, nobody can tell whether what is appended is trained on beside the rest, or alone.
  const uncounted = models.some(({ trainedDocuments }) => trainedDocuments === null);
  const full = generation.datasets.filter((dataset) => dataset.DatasetType === 'TRAIN').length >= datasetsInSight;
  const appends = generation.train.size < desired.train.size;
  return !short && !(appends && (full || uncounted)) && generation.train.isSubsetOf(desired.train);
}

function missingFrom(desired: Desired, working: Generation | null): Document[] {
  if (working === null) return desired.documents.train;
  return desired.documents.train.filter((document) => !working.train.has(document.fingerprint));
}

/** What the service is busy with, or null when it can take the next write. */
export function busyWith(generation: Generation): Wait | null {
  const status = generation.properties?.Status;
  if (status !== undefined && !['ACTIVE', 'FAILED'].includes(status))
    return { what: `flywheel ${generation.record.flywheelName} is ${status}`, brief: true };
  const dataset = generation.datasets.find(({ Status = 'COMPLETED' }) => !['COMPLETED', 'FAILED'].includes(Status));
  if (dataset !== undefined) return { what: `dataset ${dataset.DatasetName} is ${dataset.Status}`, brief: true };
  const iteration = generation.iterations.find(isRunning);
  return iteration === undefined ? null : { what: `iteration ${iteration.id} is ${iteration.status}`, brief: false };
}

/** The service takes ten iterations at a time: of them pull requests leave half to the branch. */
const mostInAdvance = 5;

/** What another flywheel of the service trains: it was started for documents that are wanted no more. In advance also what others train so. */
export function trainingElsewhere(desired: Desired, observed: Observed, working: Generation | null): Wait | null {
  for (const { number, record, iterations } of rivalsOf(desired, observed)) {
    const running = number === working?.number ? undefined : iterations.find(isRunning);
    if (running !== undefined) {
      const what = `iteration ${running.id} of flywheel ${record.flywheelName} is ${running.status}`;
      return { what, brief: false };
    }
  }
  if (desired.pullRequest === null) return null;
  const others = observed.generations.filter((generation) => isReserved(generation, observed) && generation.iterations.some(isRunning));
  if (others.length < mostInAdvance) return null;
  return { what: `${others.length} trainings in advance are running, of at most ${mostInAdvance} at a time`, brief: false };
}

/**
 * TRAIN datasets that we did not upload, made by hand or by the service itself. What they hold is not known, and no model that learns from them is
 * one of the commit's documents.
 */
export const foreignDatasets = ({ datasets, ours }: Pick<Generation, 'datasets' | 'ours'>): DatasetProperties[] =>
  datasets.filter(({ DatasetType, DatasetName, Status }) => DatasetType !== 'TEST' && Status !== 'FAILED' && !ours.has(DatasetName!));
