import { createHash } from 'node:crypto';
import { type Config, type Task, thresholdOf } from '../config/config.ts';
import type { Document } from '../datasets/document.ts';
import { modelKey } from '../datasets/key.ts';
import type { Problem } from '../problems/problem.ts';
import { labelNoun } from '../promotion/answer.ts';
import { judgeText } from '../promotion/judge-key.ts';
import { FingerprintSet } from './fingerprints.ts';

/** The documents of one commit. */
export interface Documents {
  train: Document[];
  test: Document[];
  golden: Document[];
}

/** What a commit asks for. */
export interface Desired {
  config: Config;
  commit: string | null;
  /** The pull request whose merge would give these documents; null on the branch itself. */
  pullRequest: number | null;
  /** Distinct, in fingerprint order. */
  documents: Documents;
  train: FingerprintSet;
  /** Sorted. */
  labels: string[];
  /** Names task, labels and TRAIN documents, whatever code trains on them. */
  contentKey: string;
  /** Names test documents, golden documents and policy. */
  judge: string;
}

/** What a flywheel of the service is made for and can never be changed to do otherwise, beside its labels. */
export type TaskKind = Pick<Task, 'type' | 'mode' | 'language'>;

/** The content key with the version of the learning code: same key, same model. */
export function keyOf(task: TaskKind, labels: readonly string[], learningVersion: string, documents: FingerprintSet): string {
  const { type, mode, language } = task;
  return modelKey({ type, mode, language, labels, learningVersion }, documents.lines());
}

export const contentKeyOf = (task: TaskKind, labels: readonly string[], documents: FingerprintSet): string =>
  keyOf(task, labels, '', documents);

/**
 * @param known labels of the newest flywheel of the service, or null before the first: without declared labels they are the
 * label set, and before the first the documents are.
 */
export function desiredState(
  config: Config,
  documents: Documents,
  known: readonly string[] | null,
  commit: string | null,
  pullRequest: number | null = null,
): Desired {
  const distinctDocuments = { train: distinct(documents.train), test: distinct(documents.test), golden: distinct(documents.golden) };
  const train = FingerprintSet.of(distinctDocuments.train.map((document) => document.fingerprint));
  const labels = [...(config.task.labels ?? known ?? labelsOf(distinctDocuments.train))].sort();
  return {
    config,
    commit,
    pullRequest,
    documents: distinctDocuments,
    train,
    labels,
    contentKey: contentKeyOf(config.task, labels, train),
    judge: judgeKey(config, distinctDocuments),
  };
}

export function judgeKey(config: Config, documents: Pick<Documents, 'test' | 'golden'>): string {
  const fingerprints = (list: Document[]) => distinct(list).map((document) => document.fingerprint);
  return sha256(
    judgeText({
      policy: config.promotion,
      test: fingerprints(documents.test),
      golden: fingerprints(documents.golden),
      renamed: config.task.renamed,
      threshold: thresholdOf(config.task),
    }) + (config.engine.kind === 'comprehend' && config.engine.scoring === 'service' ? '\nservice' : ''),
  );
}

/** Desired state as a function of the known labels, worked out once for each label set: a run asks for it at every look. */
export function desiredOnce(
  config: Config,
  documents: Documents,
  commit: string | null,
  pullRequest: number | null = null,
): (known: readonly string[] | null) => Desired {
  const found = new Map<string, Desired>();
  return (known) => {
    const key = JSON.stringify(known);
    const desired = found.get(key) ?? desiredState(config, documents, known, commit, pullRequest);
    found.set(key, desired);
    return desired;
  };
}

/** A label, or an entity type, that the flywheel does not know is a typing error until it is declared. One problem for each. */
export function undeclaredLabels(desired: Desired): Problem[] {
  const { name, file, task } = desired.config;
  if (task.labels !== null) return [];
  const known = new Set(desired.labels);
  const first = new Map<string, { document: Document; count: number }>();
  for (const document of [...desired.documents.train, ...desired.documents.test, ...desired.documents.golden])
    for (const label of document.labels) if (!known.has(label)) first.set(label, seen(first.get(label), document));
  const noun = labelNoun(task.mode);
  const declaredUnder = task.mode === 'entities' ? 'entities' : 'labels';
  return [...first].map(([label, { document, count }]) => ({
    file: document.file,
    line: document.line,
    column: document.column,
    rule: 'undeclared-label',
    severity: 'error',
    message: `${noun.charAt(0).toUpperCase()}${noun.slice(1)} "${label}" (${count} ${count === 1 ? 'document' : 'documents'}) is not one that flywheel ${name} was trained with: ${desired.labels.join(', ')}.`,
    hint: `Correct the ${noun}, or declare all ${noun}s under task.${declaredUnder} in ${file} to add it; where it is the new name of an old one, write \`old: new\` under task.renamed as well.`,
  }));
}

function seen(before: { document: Document; count: number } | undefined, document: Document): { document: Document; count: number } {
  return before === undefined ? { document, count: 1 } : { document: earlier(before.document, document), count: before.count + 1 };
}

const earlier = (a: Document, b: Document): Document => (a.file < b.file || (a.file === b.file && a.line <= b.line) ? a : b);

/** Room for the index of a document beside ten hex digits of its fingerprint: 16 million documents. */
const indexBits = 24n;

/**
 * Distinct documents in fingerprint order; of equal ones the first. Sorting numbers instead of a million strings takes a tenth
 * of the time: the leading digits decide, and the few documents that share them are put in order afterwards.
 */
export function distinct(documents: readonly Document[]): Document[] {
  const keys = BigUint64Array.from(documents, ({ fingerprint }, at) => (BigInt(`0x${fingerprint.slice(0, 10)}`) << indexBits) | BigInt(at));
  const sorted = Array.from(keys.sort(), (key) => documents[Number(key & ((1n << indexBits) - 1n))]!);
  for (let at = 1; at < sorted.length; at++)
    for (let left = at; left > 0 && sorted[left - 1]!.fingerprint > sorted[left]!.fingerprint; left--)
      [sorted[left - 1], sorted[left]] = [sorted[left]!, sorted[left - 1]!];
  return sorted.filter((document, at) => at === 0 || sorted[at - 1]!.fingerprint !== document.fingerprint);
}

export const labelsOf = (documents: readonly Document[]): string[] => [...new Set(documents.flatMap((document) => document.labels))].sort();

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
