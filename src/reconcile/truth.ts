import type { Document } from '../datasets/document.ts';
import type { LabelSet } from '../learning/evaluation/label-sets.ts';
import { spanText } from '../learning/evaluation/spans.ts';

/** What a document is in the repository, in the form of an answer: its labels, or the texts of its entities' spans. Sorted. */
export const truthOf = ({ labels, entities }: Document): LabelSet => entities?.map(spanText).sort() ?? labels;
