import type { Document } from '../../src/datasets/document.ts';
import { storyOf, type TaskKind } from '../reconcile/kinds.ts';

type Files = Record<string, string>;

/** The story of a kind of task as files of a repository. */
export interface Told {
  /** How many documents there are to train on at first, and how many there are later. */
  counts: { first: number; later: number };
  first: Files;
  more: Files;
  relabelled: Files;
  /** As the first documents were before that. */
  restored: Files;
}

/** @param engine lines of flywheel.yaml that say where the flywheel is, and whatever else it declares */
export function told(kind: TaskKind, name: string, engine: string): Told {
  const { task, first, more, relabelled, test } = storyOf(kind);
  const format = kind === 'entities' ? 'jsonl' : 'csv';
  const file = (path: string, list: readonly Document[]): Files => ({ [`data/${path}.${format}`]: written[kind](list) });
  const mode = kind === 'entities' ? '' : `, mode: ${task.mode}`;
  const yaml = `version: 1
name: ${name}
task: { type: ${task.type}${mode}, language: en }
datasets: { train: data/train/*.${format}, test: data/test.${format} }
${engine}endpoint: { name: ${name} }
`;
  return {
    counts: { first: first.length, later: first.length + more.length },
    first: { 'flywheel.yaml': yaml, ...file('train/first', first), ...file('test', test) },
    more: file('train/second', more),
    relabelled: file('train/first', relabelled),
    restored: file('train/first', first),
  };
}

const csv =
  (column: string) =>
  (list: readonly Document[]): string =>
    `text,${column}\n${list.map(({ text, labels }) => `${text},${labels.join('|')}\n`).join('')}`;

const written: Record<TaskKind, (list: readonly Document[]) => string> = {
  'multi-class': csv('label'),
  'multi-label': csv('labels'),
  entities: (list) =>
    list
      .map(({ text, entities = [] }) => ({ text, entities: entities.map(({ type, ...where }) => ({ ...where, label: type })) }))
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
};
