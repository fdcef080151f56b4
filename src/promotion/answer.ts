import type { Metric, Task } from '../config/config.ts';
import { type LabelCounts, type LabelSet, labelCounts } from '../learning/evaluation/label-sets.ts';
import { spanOf, spanText, typeIn } from '../learning/evaluation/spans.ts';
import { type Answers, type Paired, paired, pairedSpans } from './paired.ts';

/**
 * What stands in a model's answer to a document: labels, or of an entity recognizer the texts of spans, `17-23 PRODUCT`. Whole answers
 * are compared as sets in both worlds; whoever counts or renames labels finds them here.
 */
export type Mode = Task['mode'];

/** The label of an item of an answer: itself, or the type of a span. */
export const labelIn = (mode: Mode, item: string): string => (mode === 'entities' ? typeIn(item) : item);

/** Today's name of a model's label. */
export type Rename = (label: string) => string;

/** An answer under today's names. */
export function renamedAnswer(mode: Mode, answer: LabelSet, rename: Rename): LabelSet {
  const item = (text: string): string => {
    if (mode !== 'entities') return rename(text);
    const span = spanOf(text);
    return spanText({ ...span, type: rename(span.type) });
  };
  return [...new Set(answer.map(item))].sort();
}

/**
 * What an answer says of the labels that both models know. Null when a classifier's says nothing of them: a type that a recognizer no longer
 * looks for leaves a document without entities, which is an answer.
 */
export function sharedAnswer(mode: Mode, answer: LabelSet, shares: (label: string) => boolean): LabelSet | null {
  const shared = answer.filter((item) => shares(labelIn(mode, item)));
  return shared.length === 0 && answer.length > 0 && mode !== 'entities' ? null : shared;
}

/** A metric of both models as numbers; of a label alone where one is named. */
export const pairOf = (mode: Mode, answers: Answers, metric: Metric, label?: string): Paired =>
  mode === 'entities' ? pairedSpans(answers, metric, label) : paired(answers, metric, label);

/** Right answers, answers and truths of each label. */
export function countsByLabel(mode: Mode, actual: readonly LabelSet[], answers: readonly LabelSet[]): Map<string, LabelCounts> {
  const counts = labelCounts(actual, answers);
  if (mode !== 'entities') return counts;
  const byType = new Map<string, LabelCounts>();
  for (const [item, { right, given, support }] of counts) {
    const sum = byType.get(typeIn(item)) ?? { right: 0, given: 0, support: 0 };
    byType.set(typeIn(item), { right: sum.right + right, given: sum.given + given, support: sum.support + support });
  }
  return byType;
}

/** What the metrics of a label count: documents that carry it, or entities of the type. */
export const supportNoun = (mode: Mode): [one: string, many: string] =>
  mode === 'entities' ? ['test entity', 'test entities'] : ['test document', 'test documents'];

export const labelNoun = (mode: Mode): string => (mode === 'entities' ? 'entity type' : 'label');
