import type { DatasetProperties } from '@aws-sdk/client-comprehend';
import type { Document } from '../datasets/document.ts';
import { contentName } from '../datasets/key.ts';
import { labelNoun } from '../promotion/answer.ts';
import { isReserved, ofTheBranch, rivalsOf } from './advance.ts';
import type { Change } from './change.ts';
import { type DatasetOptions, datasetsOf, indivisible, mostOf } from './dataset-limits.ts';
import { plural, tooSmall, whyFresh } from './delta.ts';
import { type Desired, sha256 } from './desired.ts';
import { type Generation, isWhole } from './generation.ts';
import { ingestedName, type Observed } from './observe.ts';
import { busyWith, datasetsInSight, type Situation, trainingElsewhere, type Wait, wasPruned } from './situation.ts';

/** What is still to be done for a model of HEAD's documents, what it waits for, or what it stands still for until somebody acts. */
export interface Training {
  changes: Change[];
  waiting: Wait | null;
  stalled: string | null;
}

export const idle: Training = { changes: [], waiting: null, stalled: null };

/** A dataset that failed so often by itself is not tried again in the same flywheel of the service. */
const mostFailures = 5;
/** Nor is one that was to be appended: the service may ask for more than it says, and all documents together may be enough. */
const mostFailedAppends = 2;

/** One training at a time, whatever is merged meanwhile: what runs is paid for, and the next one has all that was merged. */
export function trainingOf(desired: Desired, observed: Observed, now: Situation, options: DatasetOptions): Training {
  const { working } = now;
  const waiting = (working === null ? null : busyWith(working)) ?? trainingElsewhere(desired, observed, working);
  if (waiting !== null) return { ...idle, waiting };
  const why = stalled(desired, observed, now) ?? indivisible(desired, options);
  if (why !== null) return { ...idle, stalled: why };
  if (desired.pullRequest !== null && working !== null && !isReserved(working, observed))
    return { ...idle, waiting: { what: `the branch trains these documents in flywheel ${working.record.flywheelName}`, brief: false } };
  return desired.documents.train.length === 0 ? idle : { ...idle, changes: trainingChanges(desired, observed, now, options) };
}

function stalled(desired: Desired, observed: Observed, { failed, working, attempt }: Situation): string | null {
  if (failed !== null) return `Iteration ${failed.id} ended ${failed.status}: ${failed.message || 'the service gave no reason'}`;
  if (working?.properties?.Status === 'FAILED')
    return `Flywheel ${working.record.flywheelName} is FAILED: ${working.properties.Message ?? 'the service gave no reason'}`;
  const lost = failures(working)[0];
  if (lost !== undefined && lost.length >= mostFailures)
    return `Dataset ${lost[0]!.DatasetName} failed ${lost.length} times: ${lost[0]!.Message ?? 'the service gave no reason'}`;
  return incomplete(desired, observed, attempt);
}

/** A fresh flywheel of exactly these documents gave another model than was asked for: another fresh one would, too. */
function incomplete(desired: Desired, observed: Observed, attempt: number): string | null {
  const fresh = observed.generations.filter(
    (generation) =>
      generation.record.contentKey === desired.contentKey &&
      generation.record.attempt === attempt &&
      !wasPruned(generation, desired, observed),
  );
  for (const { record, iterations } of fresh) {
    const of = iterations.findLast(({ contentKey, status }) => contentKey === desired.contentKey && status === 'COMPLETED');
    if (of === undefined) continue;
    if (of.model === null) return `Iteration ${of.id} of flywheel ${record.flywheelName} is COMPLETED, and there is no model of it`;
    if (!isWhole(of.model))
      return `Model ${of.model.arn} was trained on ${of.model.trainedDocuments} documents, and HEAD has ${of.model.documents}`;
  }
  return null;
}

/** Datasets of a flywheel that failed, by what they held; the most failures first. */
function failures(generation: Generation | null): DatasetProperties[][] {
  const failed = new Map<string, DatasetProperties[]>();
  for (const dataset of generation?.datasets.filter(({ Status }) => Status === 'FAILED') ?? []) {
    const name = ingestedName(dataset.DatasetName!);
    failed.set(name, [...(failed.get(name) ?? []), dataset]);
  }
  return [...failed.values()].sort((a, b) => b.length - a.length);
}

/** A dataset that failed since then: the next run tries again, when somebody may have seen why. */
export function failedSince(desired: Desired, before: Observed, now: Observed): DatasetProperties | undefined {
  const failed = (observed: Observed) =>
    rivalsOf(desired, observed)
      .flatMap(({ datasets }) => datasets)
      .filter(({ Status }) => Status === 'FAILED');
  const known = new Set(failed(before).map(({ DatasetArn }) => DatasetArn));
  return failed(now).find(({ DatasetArn }) => !known.has(DatasetArn));
}

function trainingChanges(desired: Desired, observed: Observed, now: Situation, options: DatasetOptions): Change[] {
  const cannot = whyNotAppended(desired, now, options);
  const working = cannot === null ? now.working : null;
  const flywheel = working?.properties?.FlywheelArn ?? null;
  const documents = plural(desired.documents.train.length, 'document');
  const reason = `${documents}, ${plural(desired.labels.length, labelNoun(desired.config.task.mode))}`;
  return [
    ...(flywheel === null ? [generationChange(desired, observed, now, working, cannot)] : []),
    ...testChange(desired, working, flywheel),
    ...trainChanges(desired, working, cannot === null ? now.missing : desired.documents.train, options),
    { kind: 'train', target: desired.config.name, reason, flywheel, attempt: now.attempt },
  ];
}

function whyNotAppended(desired: Desired, { working, missing }: Situation, options: DatasetOptions): string | null {
  if (working === null || working.train.size === 0 || missing.length === 0) return null;
  // The rest of the documents that it was made for: a flywheel of their own is what they have.
  if (working.record.contentKey === desired.contentKey) return null;
  const divided = datasetsOf(missing, desired, options) ?? [missing];
  const names = new Set(divided.map((documents) => datasetName('TRAIN', documents)));
  const lost = failures(working).find((datasets) => names.has(ingestedName(datasets[0]!.DatasetName!))) ?? [];
  if (lost.length >= mostFailedAppends)
    return `dataset ${ingestedName(lost[0]!.DatasetName!)} failed ${lost.length} times: ${lost[0]!.Message ?? 'the service gave no reason'}`;
  const held = working.datasets.filter(({ DatasetType }) => DatasetType === 'TRAIN').length;
  if (held + divided.length > datasetsInSight)
    return `${plural(missing.length, 'new document')} need ${divided.length} datasets, and flywheel ${working.record.flywheelName} has ${held} of at most ${datasetsInSight}`;
  return options.strict ? tooSmall(missing, desired.config.task.mode) : null;
}

function generationChange(
  desired: Desired,
  observed: Observed,
  { attempt }: Situation,
  working: Generation | null,
  cannot: string | null,
): Change {
  return {
    kind: 'create-generation',
    target: working?.record.flywheelName ?? generationName(desired, observed, attempt),
    reason: cannot ?? whyFresh(desired, observed, attempt),
    attempt,
    recorded: working !== null,
    replaces: desired.pullRequest === null && ofTheBranch(observed).some((generation) => generation.properties !== null),
  };
}

function testChange({ documents: { test } }: Desired, working: Generation | null, flywheel: string | null): Change[] {
  if (test.length === 0 || has(working, 'TEST')) return [];
  return [
    datasetChange('TEST', test, `${plural(test.length, 'test document')}, so that the service holds nothing back`, working, flywheel),
  ];
}

function trainChanges(desired: Desired, working: Generation | null, missing: readonly Document[], options: DatasetOptions): Change[] {
  if (missing.length === 0) return [];
  const flywheel = working?.properties?.FlywheelArn ?? null;
  const noun = has(working, 'TRAIN') && working!.record.contentKey !== desired.contentKey ? 'new document' : 'document';
  const divided = datasetsOf(missing, desired, options) ?? [[...missing]];
  return divided.map((documents, at) => {
    const of =
      divided.length === 1 ? '' : `, ${at + 1} of ${divided.length} datasets: the service takes ${mostOf(options)} documents in one`;
    return datasetChange('TRAIN', documents, `${plural(documents.length, noun)}${of}`, working, flywheel);
  });
}

const has = (working: Generation | null, type: 'TRAIN' | 'TEST'): boolean =>
  working?.datasets.some(({ DatasetType, Status }) => DatasetType === type && Status !== 'FAILED') ?? false;

function datasetChange(
  type: 'TRAIN' | 'TEST',
  documents: Document[],
  reason: string,
  working: Generation | null,
  flywheel: string | null,
): Change {
  const name = datasetName(type, documents);
  const same = working?.datasets.filter(({ DatasetName, Status }) => ingestedName(DatasetName!) === name && Status === 'FAILED') ?? [];
  return {
    kind: 'create-dataset',
    target: same.length === 0 ? name : `${name}-${same.length + 1}`,
    ...{ reason, type, flywheel, documents },
  };
}

const datasetName = (type: 'TRAIN' | 'TEST', documents: Desired['documents']['train']): string =>
  contentName(
    type === 'TRAIN' ? 'train' : 'test',
    documents.map((document) => document.fingerprint),
  );

/**
 * `<name>-<8 digits of the content key>`; another attempt at the same content gets digits of its own. In advance of a merge it is `p` and 7 digits:
 * by the name alone a policy of AWS can tell what was made for a pull request.
 */
function generationName(desired: Desired, observed: Observed, attempt: number): string {
  const earlier = observed.generations.filter((generation) => generation.record.contentKey === desired.contentKey).length;
  const digits = earlier === 0 && attempt === 0 ? desired.contentKey : sha256(`${desired.contentKey}/${attempt}/${earlier}`);
  return `${desired.config.name}-${desired.pullRequest === null ? digits.slice(0, 8) : `p${digits.slice(0, 7)}`}`;
}
