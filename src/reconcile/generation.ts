import type { DatasetProperties, FlywheelProperties } from '@aws-sdk/client-comprehend';
import type { Averages } from '../comprehend/averages.ts';
import type { TaskKind } from './desired.ts';
import type { FingerprintSet } from './fingerprints.ts';
import type { FlywheelFacts } from './flywheel-facts.ts';
import type { GenerationRecord, ModelName } from './records.ts';

/** A flywheel of the service that holds the documents of one commit and those appended since. */
export interface Generation {
  /** From 1, in order of creation. */
  number: number;
  record: GenerationRecord;
  /** null: recorded but not created yet (a run was stopped in between), or deleted by hand. */
  properties: FlywheelProperties | null;
  datasets: DatasetProperties[];
  /** What the service said; null where it was not asked, because all that can change no more is written down. */
  asked: FlywheelFacts | null;
  /** Names of the TRAIN datasets whose documents we know, because we uploaded them. */
  ours: ReadonlySet<string>;
  /** TRAIN documents of all datasets that are there or on their way. */
  train: FingerprintSet;
  /** Oldest first. */
  iterations: IterationState[];
}

/** What the service says that a flywheel is for. */
export function taskOf({ TaskConfig }: FlywheelProperties): TaskKind {
  const language = TaskConfig!.LanguageCode as TaskKind['language'];
  if (TaskConfig!.EntityRecognitionConfig !== undefined) return { type: 'entity-recognizer', mode: 'entities', language };
  const mode = TaskConfig!.DocumentClassificationConfig!.Mode === 'MULTI_LABEL' ? 'multi-label' : 'multi-class';
  return { type: 'classifier', mode, language };
}

export interface IterationState {
  id: string;
  status: string;
  message: string;
  createdAt: Date;
  /** What it trained on: the TRAIN datasets that were there when it started. */
  documents: FingerprintSet;
  contentKey: string;
  /** ARN of the version that it trained, whether it is there or not; null when it trained none. */
  trained: string | null;
  /** null when it trained none, and when that is not there any more. */
  model: Model | null;
  /** What the service says of the model that it trained. */
  averages: Averages;
  /** The model that was active when it began, and what the service says of it on the same documents; null when there was none. */
  evaluated: { arn: string; averages: Averages } | null;
}

/** A model version that an iteration trained. */
export interface Model extends ModelName {
  labels: string[];
  /** As the service counts; null when it does not say. */
  trainedDocuments: number | null;
  /** What the training was billed by; null when the service does not say. */
  trainingSeconds: number | null;
  /** null where the service does not say which code trained it. */
  learningVersion: string | null;
  statsPrefix: string | null;
  trainedOn: FingerprintSet;
}

/** False when the service trained on another number of documents than it was given: then the model is not the one asked for. */
export const isWhole = (model: Model): boolean => model.trainedDocuments === null || model.trainedDocuments === model.documents;

/** What records keep of a model. */
export function nameOf({ arn, flywheel, key, contentKey, modelDigest, documents }: ModelName): ModelName {
  return { arn, flywheel, key, contentKey, modelDigest, documents };
}

/** What people call a model: the first digits of its key, as with commits. */
export const shortKey = (model: { key: string }): string => model.key.slice(0, 8);
