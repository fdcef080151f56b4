import { limits } from '../comprehend/limits.ts';
import type { Task } from '../config/config.ts';
import { type Document, textKey } from '../datasets/document.ts';
import { mentions } from '../datasets/summary.ts';
import { labelNoun } from '../promotion/answer.ts';
import { ofTheBranch } from './advance.ts';
import type { Desired, TaskKind } from './desired.ts';
import { type Generation, taskOf } from './generation.ts';
import type { Observed } from './observe.ts';
import { foreignDatasets, wasPruned } from './situation.ts';

/** What the service asks of one dataset at least. */
export function minimums(mode: Task['mode']): { perLabel: number; documents: number; bytes: number } {
  const { documentsPerLabelMin, multiLabelDocumentsMin, bytesMin } = limits.dataset;
  if (mode === 'entities')
    return { perLabel: limits.recognizerDataset.annotationsPerTypeMin, documents: limits.recognizerDataset.documentsMin, bytes: bytesMin };
  return { perLabel: documentsPerLabelMin, documents: mode === 'multi-label' ? multiLabelDocumentsMin : 0, bytes: bytesMin };
}

/** Why these documents cannot be a dataset of their own, with the numbers; null when they can. */
export function tooSmall(documents: readonly Document[], mode: Task['mode']): string | null {
  const least = minimums(mode);
  const counts = new Map<string, number>();
  let bytes = 0;
  for (const document of documents) {
    bytes += Buffer.byteLength(document.text) + 2;
    for (const label of mentions(document)) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const cannot = `${plural(documents.length, 'new document')} cannot be a dataset of ${documents.length === 1 ? 'its' : 'their'} own:`;
  const rarest = [...counts].sort((a, b) => a[1] - b[1])[0];
  if (rarest !== undefined && rarest[1] < least.perLabel)
    return `${cannot} ${labelNoun(mode)} ${rarest[0]} has ${rarest[1]}, the service wants ${least.perLabel}`;
  if (documents.length < least.documents) return `${cannot} the service wants ${least.documents}`;
  if (mode === 'entities' && rarest === undefined) return `${cannot} none of them has an entity, the service wants one`;
  if (bytes < least.bytes) return `${cannot} ${bytes} bytes, the service wants ${least.bytes}`;
  return null;
}

/** Why HEAD's documents need a fresh flywheel of the service: `14 documents relabelled, 3 removed`. */
export function whyFresh(desired: Desired, observed: Observed, attempt: number): string {
  const why = whyFreshNow(desired, observed, attempt);
  return desired.pullRequest === null ? why : `in advance of pull request #${desired.pullRequest}: ${why}`;
}

function whyFreshNow(desired: Desired, observed: Observed, attempt: number): string {
  const latest = ofTheBranch(observed).findLast((generation) => generation.properties !== null);
  if (latest === undefined)
    return `the first model: ${plural(desired.documents.train.length, 'document')}, ${plural(desired.labels.length, labelNoun(desired.config.task.mode))}`;
  if (attempt > 0) return `attempt ${attempt + 1} at the same ${plural(desired.documents.train.length, 'document')}`;
  if (observed.generations.some((generation) => wasPruned(generation, desired, observed))) return 'the model of these documents was pruned';
  const task = taskChange(desired.config.task, taskOf(latest.properties!));
  const foreign = foreignDatasets(latest).map(({ DatasetName }) => DatasetName);
  if (foreign.length > 0) return `flywheel ${latest.record.flywheelName} holds ${foreign.join(', ')}, which no commit declares`;
  const labels = labelChange(desired.labels, latest.record.labels, labelNoun(desired.config.task.mode));
  const documents = documentChange(desired, latest);
  const why = [task, labels, documents].filter((part) => part !== '').join('; ');
  if (why !== '') return why;
  if (latest.properties!.Status === 'FAILED') return `flywheel ${latest.record.flywheelName} is FAILED`;
  return 'the service did not train on every document';
}

function taskChange(after: TaskKind, before: TaskKind): string {
  const parts = [
    after.type === before.type ? '' : `task ${before.type} becomes ${after.type}`,
    after.type !== before.type || after.mode === before.mode ? '' : `mode ${before.mode} becomes ${after.mode}`,
    after.language === before.language ? '' : `language ${before.language} becomes ${after.language}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function labelChange(after: readonly string[], before: readonly string[], noun: string): string {
  const added = after.filter((label) => !before.includes(label));
  const removed = before.filter((label) => !after.includes(label));
  const parts = [
    added.length > 0 ? `${noun} ${added.join(', ')} added` : '',
    removed.length > 0 ? `${noun} ${removed.join(', ')} removed` : '',
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
