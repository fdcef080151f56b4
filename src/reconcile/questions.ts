import { modelKindOf } from '../comprehend/arn.ts';
import { type Document, textKey } from '../datasets/document.ts';
import type { Desired } from './desired.ts';
import type { FingerprintSet } from './fingerprints.ts';
import type { Model } from './generation.ts';
import { takeOverChange } from './inherited.ts';
import { nowServing, type Observed } from './observe.ts';
import { models } from './version.ts';

/** The models that a candidate is compared with; both null before the first, and when they are for another task. */
export interface Opponents {
  active: Model | null;
  /** The best that was promoted, where that is another one. */
  reference: Model | null;
}

/** The model that serves, or that is about to be taken over, and the reference, whatever they are for. */
export function opponents(observed: Observed): Opponents {
  const find = (arn: string) => models(observed).find((model) => model.arn === arn) ?? null;
  const takenOver = takeOverChange(observed)[0];
  if (takenOver !== undefined) return { active: find(takenOver.model.arn), reference: null };
  const serving = nowServing(observed);
  if (serving === null) return { active: null, reference: null };
  return { active: find(serving.model.arn), reference: serving.reference.key === serving.model.key ? null : find(serving.reference.arn) };
}

/** HEAD's test documents that none of them trained on. */
export const unseenTests = (desired: Desired, trainedOn: readonly FingerprintSet[]): Document[] =>
  desired.documents.test.filter(({ fingerprint }) => !trainedOn.some((set) => set.hasText(textKey(fingerprint))));

/** What a judge asks of a model. */
export interface Inquiry {
  /** ARN; null for the candidate that is to be trained. */
  model: string | null;
  texts: string[];
}

/** What judging a candidate asks of each model. Before it is trained, the documents that it will be trained on are known all the same. */
export function inquiries(desired: Desired, observed: Observed, candidate: Model | null): Inquiry[] {
  const all = opponents(observed);
  const kind = desired.config.task.type === 'entity-recognizer' ? 'recognizer' : 'classifier';
  const { active, reference } = all.active !== null && modelKindOf(all.active.arn) !== kind ? { active: null, reference: null } : all;
  const trainedOn = [all.active, all.reference].flatMap((model) => (model === null ? [] : [model.trainedOn]));
  const test = unseenTests(desired, [candidate?.trainedOn ?? desired.train, ...trainedOn]);
  const texts = (documents: readonly Document[]): string[] => documents.map(({ text }) => text);
  const everything = texts([...test, ...desired.documents.golden]);
  return [
    { model: candidate?.arn ?? null, texts: everything },
    ...(active === null ? [] : [{ model: active.arn, texts: everything }]),
    ...(reference === null ? [] : [{ model: reference.arn, texts: texts(test) }]),
  ];
}
