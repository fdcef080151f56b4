import type { Entity } from '@aws-sdk/client-comprehend';
import type { OutOfFold } from '../comprehend/model-stats.ts';
import type { Document } from '../datasets/document.ts';
import type { Scores } from '../learning/evaluation/scores.ts';
import type { Averages } from './lake/averages.ts';
import type { Flywheel } from './lake/resources.ts';
import type { Threads } from './threads.ts';

/** What one kind of model does in its own way: it learns from documents, and it answers. */
export interface Learner {
  /**
   * @param documents in fingerprint order
   * @param labels of an entity recognizer the entity types; sorted
   */
  train(
    task: Pick<Flywheel, 'mode'>,
    documents: readonly Document[],
    labels: readonly string[],
    threads: Threads,
    progress: (step: string) => void,
  ): Promise<Trained>;
  load(bytes: Uint8Array): LoadedModel;
}

export interface Trained {
  model: Uint8Array;
  /** In the order of the documents. */
  outOfFold: OutOfFold[];
}

/** A model in memory. */
export interface LoadedModel {
  evaluate(documents: readonly Document[]): Scores;
  /** `text` as it was sent. */
  answer(text: string): Answer;
}

/** As the service puts it. One of the members is there: Classes of a multi-class model, Labels of a multi-label one, Entities of a recognizer. */
export interface Answer {
  /** Every class or label, highest score first. */
  Classes?: Named[];
  Labels?: Named[];
  /** In the order of the text. Offsets are in code points of the text as it was sent. */
  Entities?: FoundEntity[];
}

interface Named {
  Name: string;
  Score: number;
}

type FoundEntity = Required<Pick<Entity, 'BeginOffset' | 'EndOffset' | 'Score' | 'Text'>> & { Type: string };

/** What records keep of the scores. null when there is nothing to evaluate on. */
export function averagesOf(scores: Scores | null): Averages | null {
  if (scores === null) return null;
  const { perLabel: _perLabel, confusion: _confusion, documents: _documents, ...averages } = scores;
  return averages;
}

/** null when there is nothing to evaluate on. */
export const scoresOn = (documents: readonly Document[], model: LoadedModel): Scores | null =>
  documents.length === 0 ? null : model.evaluate(documents);
