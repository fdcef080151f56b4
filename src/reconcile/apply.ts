import type { CreateFlywheelRequest } from '@aws-sdk/client-comprehend';
import type { Task } from '../config/config.ts';
import { Failure } from '../problems/failure.ts';
import { updateAccess } from './access.ts';
import { putActiveView } from './active-view.ts';
import { type Backend, isEmbedded } from './backend.ts';
import type { Change } from './change.ts';
import { trainingPart } from './cost.ts';
import { type Desired, sha256 } from './desired.ts';
import { bindEndpoint } from './endpoint-binding.ts';
import { nameOf } from './generation.ts';
import { isScoring, judgeCandidate } from './judging.ts';
import { recordStart } from './ledger.ts';
import { ingestedName, nowServing, type Observed } from './observe.ts';
import { tagsOf } from './ownership.ts';
import { type ModelName, writeEvidence, writeRecord } from './records.ts';
import { flywheelSecurity } from './security.ts';
import { upload } from './upload.ts';
import { models } from './version.ts';

/** Who asked for the run; it stands in the records. */
export interface Asker {
  by: string;
}

/**
 * Carries out one change; the only place that writes. Each write names its content or its number, so that doing it twice, or
 * dying between two of them, changes nothing.
 * @returns what a judge still waits for before the change is made; null when it is made
 * @throws {LostRace} when somebody else wrote the same record first.
 */
export async function applyChange(
  backend: Backend,
  desired: Desired,
  observed: Observed,
  change: Change,
  asker: Asker,
): Promise<string | null> {
  if (change.kind !== 'judge') {
    await carryOut(backend, desired, observed, change, asker);
    return null;
  }
  const judged = await judgeCandidate(backend, desired, observed, change.candidate!);
  if (isScoring(judged)) return judged.scoring;
  await writeEvidence(backend.storage, backend.root, observed.name, judged);
  return null;
}

function carryOut(
  backend: Backend,
  desired: Desired,
  observed: Observed,
  change: Exclude<Change, { kind: 'judge' }>,
  asker: Asker,
): Promise<void> {
  switch (change.kind) {
    case 'create-generation':
      return createGeneration(backend, desired, observed, change);
    case 'create-dataset':
      return createDataset(backend, desired, change);
    case 'train':
      return train(backend, desired, observed, change);
    case 'promote':
      return promote(backend, desired, observed, change, asker);
    case 'take-over':
      return takeOver(backend, observed, change, asker);
    case 'adopt':
      return adopt(backend, observed, change);
    case 'update-flywheel':
      return updateAccess(backend.comprehend, desired.config, observed, change.arn);
    case 'create-endpoint':
    case 'update-endpoint':
      return bindEndpoint(backend, desired.config, nowServing(observed)!, change);
  }
}

async function createGeneration(
  backend: Backend,
  desired: Desired,
  observed: Observed,
  change: Change & { kind: 'create-generation' },
): Promise<void> {
  const { target: flywheelName, reason, attempt } = change;
  const { config, labels, contentKey, commit, pullRequest } = desired;
  if (!change.recorded) {
    await backend.beforeCreation?.();
    const advance = pullRequest === null ? {} : { pullRequest };
    const record = { flywheelName, contentKey, attempt, labels, commit, ...advance, reason, at: backend.now().toISOString() };
    await writeRecord(backend.storage, backend.root, observed.name, 'generations', observed.generations.length + 1, record);
  }
  await backend.comprehend.createFlywheel({
    FlywheelName: flywheelName,
    DataAccessRoleArn: backend.dataAccessRole,
    DataLakeS3Uri: `${backend.root}/lake`,
    ...serviceTask(config.task, labels),
    ...flywheelSecurity(config),
    ClientRequestToken: sha256(`${flywheelName}\n${contentKey}`),
    Tags: tagsOf(config),
  });
}

function serviceTask(task: Task, labels: readonly string[]): Pick<CreateFlywheelRequest, 'ModelType' | 'TaskConfig'> {
  const LanguageCode = task.language;
  if (task.type === 'entity-recognizer') {
    const EntityTypes = labels.map((Type) => ({ Type }));
    return { ModelType: 'ENTITY_RECOGNIZER', TaskConfig: { LanguageCode, EntityRecognitionConfig: { EntityTypes } } };
  }
  const Mode = task.mode === 'multi-label' ? 'MULTI_LABEL' : 'MULTI_CLASS';
  return { ModelType: 'DOCUMENT_CLASSIFIER', TaskConfig: { LanguageCode, DocumentClassificationConfig: { Mode, Labels: [...labels] } } };
}

async function createDataset(backend: Backend, desired: Desired, change: Change & { kind: 'create-dataset' }): Promise<void> {
  const input = await upload(backend, desired, ingestedName(change.target), change.documents);
  await backend.comprehend.createDataset({
    FlywheelArn: change.flywheel!,
    DatasetName: change.target,
    DatasetType: change.type,
    InputDataConfig: input,
    ClientRequestToken: sha256(`${change.flywheel}\n${change.target}`),
    Tags: tagsOf(desired.config),
  });
}

/** The token keeps a repeated call from starting a second training: the SDK does not fill it in by itself. */
async function train(backend: Backend, desired: Desired, observed: Observed, change: Change & { kind: 'train' }): Promise<void> {
  const token = sha256(`${change.flywheel}\n${desired.contentKey}\n${change.attempt}`);
  const record = { kind: 'training' as const, start: token, what: change.flywheel!, contentKey: desired.contentKey, why: change.reason };
  if (!isEmbedded(backend)) await recordStart(backend, observed.name, { ...record, usd: trainingPart(desired, observed).once });
  await backend.comprehend.startFlywheelIteration({ FlywheelArn: change.flywheel!, ClientRequestToken: token });
}

async function promote(
  backend: Backend,
  desired: Desired,
  observed: Observed,
  change: Change & { kind: 'promote' },
  asker: Asker,
): Promise<void> {
  const { model, decision, evidence, f1, why, raisesReference } = change.promotion;
  const before = nowServing(observed);
  const record = {
    model: nameOf(model),
    decision,
    evidence,
    f1,
    by: asker.by,
    why,
    commit: desired.commit,
    at: backend.now().toISOString(),
    reference: before === null || raisesReference ? nameOf(model) : before.reference,
    pinnedAway: pinnedAway(before, model, decision),
  };
  await writeRecord(backend.storage, backend.root, observed.name, 'serving', observed.serving.length + 1, record);
}

/** No commit is behind it: nobody knows what it was trained on. */
async function takeOver(backend: Backend, observed: Observed, change: Change & { kind: 'take-over' }, { by }: Asker): Promise<void> {
  const record = {
    ...{ model: change.model, decision: 'adopted' as const, evidence: null, f1: null, by, why: change.reason, commit: null },
    ...{ at: backend.now().toISOString(), reference: change.model, pinnedAway: [] },
  };
  await writeRecord(backend.storage, backend.root, observed.name, 'serving', observed.serving.length + 1, record);
}

function pinnedAway(before: { pinnedAway: string[]; model: ModelName } | null, model: ModelName, decision: string): string[] {
  const away = new Set(before?.pinnedAway ?? []);
  if (before !== null && (decision === 'pin' || decision === 'rollback')) away.add(before.model.key);
  away.delete(model.key);
  return [...away];
}

/** Carries a promotion out: the flywheel's active model, which its endpoints follow. */
async function adopt(backend: Backend, observed: Observed, change: Change & { kind: 'adopt' }): Promise<void> {
  const { model } = change.serving;
  const { FlywheelProperties: flywheel } = await backend.comprehend.describeFlywheel({ FlywheelArn: model.flywheel });
  if (flywheel?.ActiveModelArn !== model.arn && model.flywheel === observed.inherited?.arn)
    throw new Failure(
      'not-ours',
      `Flywheel ${observed.inherited.name} serves ${flywheel?.ActiveModelArn ?? 'no model'} and not ${model.arn}.`,
      {
        hint: 'It is adopted, so that nothing is written to it: activate the model there, or promote one of your own.',
      },
    );
  if (flywheel?.ActiveModelArn !== model.arn)
    await backend.comprehend.updateFlywheel({ FlywheelArn: model.flywheel, ActiveModelArn: model.arn });
  const trained = models(observed).find((each) => each.arn === model.arn);
  await putActiveView(backend, observed.name, change.serving, trained?.statsPrefix ?? null);
  // What was carried out once may be put back after somebody changed it by hand.
  if (observed.adopted) return;
  await writeRecord(backend.storage, backend.root, observed.name, 'adopted', observed.serving.length, { at: backend.now().toISOString() });
}
