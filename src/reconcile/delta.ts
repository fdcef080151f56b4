import type { Task } from '../config/config.ts';
import { type Document, textKey } from '../datasets/document.ts';
import type { Desired, TaskKind } from './desired.ts';
import { type Generation, taskOf } from './generation.ts';
import type { Observed } from './observe.ts';

/** The service's minimums for one dataset of a classifier (Amazon Comprehend developer guide, "Guidelines and quotas"). */
const minimumPerLabel = 10;
const minimumBytes = 500;
/** Of a multi-label classifier, in all. */
const minimumMultiLabel = 50;

/** Why these documents cannot be a dataset of their own, with the numbers; null when they can. */
export function tooSmall(documents: readonly Document[], mode: Task['mode']): string | null {
  const counts = new Map<string, number>();
  let bytes = 0;
  for (const document of documents) {
    bytes += Buffer.byteLength(document.text) + 2;
    for (const label of document.labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const rarest = [...counts].sort((a, b) => a[1] - b[1])[0];
  if (rarest !== undefined && rarest[1] < minimumPerLabel)
    return `${plural(documents.length, 'new document')} cannot be a dataset of their own: label ${rarest[0]} has ${rarest[1]}, the service wants ${minimumPerLabel}`;
  if (mode === 'multi-label' && documents.length < minimumMultiLabel)
    return `${plural(documents.length, 'new document')} cannot be a dataset of their own: the service wants ${minimumMultiLabel}`;
  if (bytes < minimumBytes)
    return `${plural(documents.length, 'new document')} cannot be a dataset of their own: ${bytes} bytes, the service wants ${minimumBytes}`;
  return null;
}

/** Why HEAD's documents need a fresh flywheel of the service: `14 documents relabelled, 3 removed`. */
export function whyFresh(desired: Desired, observed: Observed, attempt: number): string {
  const latest = observed.generations.findLast((generation) => generation.properties !== null);
  if (latest === undefined)
    return `the first model: ${plural(desired.documents.train.length, 'document')}, ${plural(desired.labels.length, 'label')}`;
  if (attempt > 0) return `attempt ${attempt + 1} at the same ${plural(desired.documents.train.length, 'document')}`;
  const task = taskChange(desired.config.task, taskOf(latest.properties!));
  const labels = labelChange(desired.labels, latest.record.labels);
  const documents = documentChange(desired, latest);
  return [task, labels, documents].filter((part) => part !== '').join('; ') || 'the service did not train on every document';
}

function taskChange(after: TaskKind, before: TaskKind): string {
  const parts = [
    after.mode === before.mode ? '' : `mode ${before.mode} becomes ${after.mode}`,
    after.language === before.language ? '' : `language ${before.language} becomes ${after.language}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function labelChange(after: readonly string[], before: readonly string[]): string {
  const added = after.filter((label) => !before.includes(label));
  const removed = before.filter((label) => !after.includes(label));
  const parts = [
    added.length > 0 ? `label ${added.join(', ')} added` : '',
    removed.length > 0 ? `label ${removed.join(', ')} removed` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function documentChange(desired: Desired, generation: Generation): string {
  const gone = [...generation.train].filter((fingerprint) => !desired.train.has(fingerprint));
  const relabelled = gone.filter((fingerprint) => desired.train.hasText(textKey(fingerprint))).length;
  const removed = gone.length - relabelled;
  const added = desired.train.size - (generation.train.size - gone.length) - relabelled;
  const parts = [
    relabelled > 0 ? `${plural(relabelled, 'document')} relabelled` : '',
    removed > 0 ? (relabelled > 0 ? `${removed} removed` : `${plural(removed, 'document')} removed`) : '',
    added > 0 ? `${added} added` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
