import type { Document } from '../../src/datasets/document.ts';
import type { Files } from '../github/fake/repository.ts';
import { annotatedDocuments, documents } from '../reconcile/world.ts';

/** The same short story of each kind of task: as few documents as Amazon Comprehend takes, so that it can be told many times. */
export const taskKinds = ['multi-class', 'multi-label', 'entities'] as const;
export type TaskKind = (typeof taskKinds)[number];

/** Files below the folder of one flywheel, which are the same for the same kind. */
export interface Told {
  /** How many documents there are to train on at first, and how many there are later. */
  counts: { first: number; later: number };
  first: Files;
  /** More documents, which can be appended. */
  more: Files;
  /** The first of the first documents has another label, which appending cannot say. */
  relabelled: Files;
  /** As the first documents were before that. */
  restored: Files;
}

/** @param engine lines of flywheel.yaml that say where the flywheel is, and whatever else it declares */
export function told(kind: TaskKind, { name, engine, folder = '' }: { name: string; engine: string; folder?: string }): Told {
  const { task, format, write, make, atFirst, relabel } = kinds[kind];
  const files = (given: Record<string, Document[]>): Files =>
    Object.fromEntries(Object.entries(given).map(([path, list]) => [`${folder}data/${path}.${format}`, write(list)]));
  const [first, more, test] = [make('first', atFirst), make('second'), make('held out')];
  const changed = first.map((each, at) => (at === 0 ? relabel(each) : each));
  const yaml = `version: 1
name: ${name}
task: { ${task}, language: en }
datasets: { train: data/train/*.${format}, test: data/test.${format} }
${engine}endpoint: { name: ${name} }
`;
  return {
    counts: { first: first.length, later: first.length + more.length },
    first: { [`${folder}flywheel.yaml`]: yaml, ...files({ 'train/first': first, test }) },
    more: files({ 'train/second': more }),
    relabelled: files({ 'train/first': changed }),
    restored: files({ 'train/first': first }),
  };
}

interface Written {
  task: string;
  format: 'csv' | 'jsonl';
  write: (list: readonly Document[]) => string;
  /** @param count for each label */
  make: (seed: string, count?: number) => Document[];
  atFirst: number;
  relabel: (document: Document) => Document;
}

const csv = (list: readonly Document[]): string =>
  `text,labels\n${list.map(({ text, labels }) => `${text},${labels.join('|')}\n`).join('')}`;
const jsonl = (list: readonly Document[]): string =>
  list
    .map(({ text, entities = [] }) => ({ text, entities: entities.map(({ type, ...where }) => ({ ...where, label: type })) }))
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');

const kinds: Record<TaskKind, Written> = {
  'multi-class': {
    task: 'type: classifier, mode: multi-class',
    ...{ format: 'csv', write: (list) => csv(list).replace('text,labels', 'text,label') },
    make: (seed, count = 12) => documents(count, seed),
    atFirst: 12,
    relabel: (document) => ({ ...document, labels: ['refund'] }),
  },
  'multi-label': {
    task: 'type: classifier, mode: multi-label',
    ...{ format: 'csv', write: csv },
    make: (seed, count = 17) => documents(count, seed, { pairs: true }),
    atFirst: 17,
    relabel: (document) => ({ ...document, labels: ['refund'] }),
  },
  entities: {
    task: 'type: entity-recognizer',
    ...{ format: 'jsonl', write: jsonl },
    make: (seed, count = 20) => annotatedDocuments(count, seed),
    // Of all that a recognizer is trained on 5 KB must be there.
    atFirst: 52,
    relabel: (document) => ({ ...document, entities: document.entities!.map((entity) => ({ ...entity, type: 'refund' })) }),
  },
};
