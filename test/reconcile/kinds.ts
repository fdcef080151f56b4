import type { Task } from '../../src/config/config.ts';
import type { Document } from '../../src/datasets/document.ts';
import { annotated, annotatedDocuments, document, documents } from './world.ts';

/** The same short story of each kind of task: as few documents as Amazon Comprehend takes, so that it can be told many times. */
export const taskKinds = ['multi-class', 'multi-label', 'entities'] as const;
export type TaskKind = (typeof taskKinds)[number];

export interface Story {
  task: Task;
  first: Document[];
  /** Enough to be appended. */
  more: Document[];
  /** The first documents, one of which has another label: appending cannot say that. */
  relabelled: Document[];
  test: Document[];
}

const declared = { language: 'en', labels: null, renamed: {} } as const;
const classified = ({ text, line }: Document): Document => document(text, 'refund', line);

export function storyOf(kind: TaskKind): Story {
  switch (kind) {
    case 'multi-class':
      return story({ type: 'classifier', mode: 'multi-class', ...declared }, [12, 12], documents, classified);
    case 'multi-label':
      return story(
        { type: 'classifier', mode: 'multi-label', threshold: 0.5, ...declared },
        [17, 17],
        (count, seed) => documents(count, seed, { pairs: true }),
        classified,
      );
    case 'entities':
      // All that a recognizer is trained on has to have 5 KB.
      return story({ type: 'entity-recognizer', mode: 'entities', ...declared }, [52, 20], annotatedDocuments, ({ text, entities, line }) =>
        annotated(
          text,
          entities!.map((entity) => ({ ...entity, type: 'refund' })),
          line,
        ),
      );
  }
}

/** @param counts of documents for each label, at first and more */
function story(
  task: Task,
  [count, further]: [number, number],
  make: (count: number, seed: string) => Document[],
  relabel: (document: Document) => Document,
): Story {
  const first = make(count, 'first');
  const relabelled = first.map((each, at) => (at === 0 ? relabel(each) : each));
  return { task, first, more: make(further, 'second'), relabelled, test: make(further, 'held out') };
}
