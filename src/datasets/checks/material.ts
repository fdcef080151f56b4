import type { Problem } from '../../problems/problem.ts';
import type { Document } from '../document.ts';
import { type KeyIndex, keyIndex } from '../key-index.ts';
import { mentions } from '../summary.ts';
import { listed } from '../wording.ts';
import { type Near, nearEquals } from './near.ts';

/** What is checked. */
export interface Datasets {
  train: readonly Document[];
  test: readonly Document[];
  golden: readonly Document[];
  /** false: TEST is the stable tenth of the documents. */
  testDeclared: boolean;
  /** task.labels; null when they are inferred. */
  labels: readonly string[] | null;
  /** Documents may have several labels. */
  multiLabel?: boolean;
  /** Documents have entities instead of labels; `labels` are then task.entities. */
  entities?: boolean;
  /** The service's minimums and caps are errors rather than warnings. */
  strict: boolean;
  /** The flywheel.yaml, for problems of no particular row. */
  file?: string;
  /** Where its settings stand, by dotted path. */
  positions?: ReadonlyMap<string, { line: number; column: number; source: string }>;
}

/** One dataset with what several checks need of it. */
export interface Part {
  /** `TRAIN`, `TEST` or `golden`, as messages name it. */
  name: string;
  documents: readonly Document[];
  byText: KeyIndex;
  byDocument: KeyIndex;
}

export interface Material extends Datasets {
  parts: { train: Part; test: Part; golden: Part };
  /** Distinct documents for each label; entities of distinct documents for each type. */
  trainCounts: ReadonlyMap<string, number>;
  testCounts: ReadonlyMap<string, number>;
  /** Over the documents of TRAIN, then those of TEST. */
  near: Near;
  add: (problem: Problem) => void;
}

export function prepare(datasets: Datasets, add: (problem: Problem) => void): Material {
  const part = (name: string, documents: readonly Document[]): Part => ({
    ...{ name, documents },
    byText: keyIndex(documents, 'text'),
    byDocument: keyIndex(documents, 'document'),
  });
  const parts = { train: part('TRAIN', datasets.train), test: part('TEST', datasets.test), golden: part('golden', datasets.golden) };
  const counts = { trainCounts: labelCounts(parts.train), testCounts: labelCounts(parts.test) };
  return { ...datasets, ...counts, parts, near: nearEquals([datasets.train, datasets.test]), add };
}

function labelCounts({ documents, byDocument }: Part): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at < documents.length; at++)
    if (byDocument.first[at] === at) for (const label of mentions(documents[at]!)) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** Every distinct document, TRAIN first. */
export const distinctDocuments = ({ parts }: Material): Document[] =>
  Object.values(parts).flatMap(({ documents, byDocument }) => documents.filter((_, index) => byDocument.first[index] === index));

/** `data/train.csv:12`. */
export const place = ({ file, line }: Document): string => `${file}:${line}`;

/** The first three places, with `…` when there are more. */
export const places = (documents: readonly Document[], count = documents.length): string =>
  `${listed(documents.slice(0, 3).map(place))}${count > 3 ? ' …' : ''}`;

/** Where a problem of this document stands. */
export const at = ({ file, line, column }: Document): Pick<Problem, 'file' | 'line' | 'column'> => ({ file, line, column });

/** Where a setting stands in flywheel.yaml; its first line when that is not known. */
export function atSetting({ file, positions }: Datasets, setting: string): Pick<Problem, 'file' | 'line' | 'column' | 'source'> {
  const known = positions?.get(setting);
  return known === undefined ? { file: file ?? 'flywheel.yaml', line: 1, column: 1 } : { file: file ?? 'flywheel.yaml', ...known };
}

export const firstWith = (documents: readonly Document[], label: string): Document =>
  documents.find(({ labels }) => labels.includes(label))!;
