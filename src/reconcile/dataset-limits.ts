import { limits } from '../comprehend/limits.ts';
import type { Document } from '../datasets/document.ts';
import { minimums, plural } from './delta.ts';
import type { Desired } from './desired.ts';
import { portions } from './portions.ts';
import { datasetsInSight } from './situation.ts';

export interface DatasetOptions {
  /** Each dataset must keep the service's minimums and caps by itself; otherwise all documents go into one. */
  strict: boolean;
  /** Documents that one dataset takes, where that is not the service's own cap. */
  documentsMax?: number;
}

/** The documents as datasets of the service; null where they cannot be. */
export function datasetsOf(
  documents: readonly Document[],
  { config }: Pick<Desired, 'config'>,
  { strict, documentsMax = limits.dataset.documentsMax }: DatasetOptions,
): Document[][] | null {
  // What a recognizer is trained on is no more than one of its datasets takes: the checks of the documents refuse more than that.
  if (!strict || config.task.mode === 'entities') return [[...documents]];
  const { perLabel, documents: documentsMin } = minimums(config.task.mode);
  return portions(documents, { documentsMax, documentsMin, perLabelMin: perLabel, datasetsMax: datasetsInSight });
}

/** Why HEAD's documents cannot be trained on at all, with the numbers; null when they can. */
export function indivisible(desired: Desired, options: DatasetOptions): string | null {
  const { documents, config } = desired;
  if (datasetsOf(documents.train, desired, options) !== null) return null;
  const { perLabel } = minimums(config.task.mode);
  return `${plural(documents.train.length, 'document')} cannot be divided into ${datasetsInSight} datasets of at most ${mostOf(options)}, in each of which every label that it has is on at least ${perLabel}`;
}

export const mostOf = ({ documentsMax = limits.dataset.documentsMax }: DatasetOptions): number => documentsMax;
