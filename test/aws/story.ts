/** What a repository holds at first, and how it changes: as few documents as Amazon Comprehend takes, of each kind of task. */
import type { Document } from '../../src/datasets/document.ts';
import { annotatedDocuments, documents } from '../reconcile/world.ts';

export type TaskKind = 'multi-class' | 'multi-label' | 'entities';
type Files = Record<string, string>;

export interface Story {
  first: Files;
  /** More documents, in a file of that name. */
  more: (name: string) => Files;
  /** A document has another label, which appending cannot say. */
  relabelled: Files;
}

interface Kind {
  task: string;
  format: 'csv' | 'jsonl';
  make: (seed: string) => Document[];
  write: (list: readonly Document[]) => string;
  relabel: (document: Document) => Document;
}

const table = (list: readonly Document[]): string => list.map(({ text, labels }) => `${text},${labels.join('|')}\n`).join('');
const lines = (list: readonly Document[]): string =>
  list
    .map(({ text, entities = [] }) => ({ text, entities: entities.map(({ type, ...where }) => ({ ...where, label: type })) }))
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');

const kinds: Record<TaskKind, Kind> = {
  'multi-class': {
    ...{ task: 'type: classifier, mode: multi-class', format: 'csv', write: (list) => `text,label\n${table(list)}` },
    make: (seed) => documents(12, seed),
    relabel: (document) => ({ ...document, labels: ['refund'] }),
  },
  'multi-label': {
    ...{ task: 'type: classifier, mode: multi-label', format: 'csv', write: (list) => `text,labels\n${table(list)}` },
    make: (seed) => documents(20, seed, { pairs: true }),
    relabel: (document) => ({ ...document, labels: ['refund'] }),
  },
  entities: {
    ...{ task: 'type: entity-recognizer', format: 'jsonl', write: lines },
    make: (seed) => annotatedDocuments(50, seed),
    relabel: (document) => ({ ...document, entities: document.entities!.map((entity) => ({ ...entity, type: 'refund' })) }),
  },
};

/** @param declared lines of flywheel.yaml that say where the flywheel is; its `endpoint: …` stands last */
export function storyOf(kind: TaskKind, name: string, declared: string): Story {
  const { task, format, make, write, relabel } = kinds[kind];
  const file = (path: string, list: readonly Document[]): Files => ({ [`data/${path}.${format}`]: write(list) });
  const first = make('first');
  const yaml = `version: 1
name: ${name}
task: { ${task}, language: en }
datasets: { train: data/train/*.${format}, test: data/test.${format} }
${declared}endpoint: { name: ${name} }
`;
  return {
    first: { 'flywheel.yaml': yaml, ...file('train/first', first), ...file('test', make('held out')) },
    more: (seed) => file(`train/${seed}`, make(seed)),
    relabelled: file('train/first', [relabel(first[0]!), ...first.slice(1)]),
  };
}
