import type { Metric } from '../config/config.ts';
import { type Rate, rates } from '../learning/evaluation/classification.ts';
import { type LabelSet, sameSet } from '../learning/evaluation/label-sets.ts';
import { typeIn } from '../learning/evaluation/spans.ts';

/** Two models' answers to the same documents. */
export interface Answers {
  actual: readonly LabelSet[];
  candidate: readonly LabelSet[];
  opponent: readonly LabelSet[];
}

/** One metric of two models on the same documents, as numbers: the form that every resampling works on. */
export interface Paired {
  documents: readonly Tally[];
  /** Number of label ids. */
  labels: number;
  /** Label ids whose rates are averaged. */
  averaged: number[];
  rate: Rate;
}

/** What one document adds to the counts of one label id, in a list that holds each label id once. */
export interface Addition {
  label: number;
  /** 1 when the document carries the label; a pooled label counts all labels, or all entities, of the document. */
  support: number;
  /** What each model gives, and what of it is right. */
  candidate: Count;
  opponent: Count;
}

export interface Count {
  given: number;
  right: number;
}

export type Tally = readonly Addition[];

/**
 * @param metric accuracy and micro F1 are rates of one pooled label: "the whole answer is right", and "any label"; with one label for
 * each document they are the same number.
 * @param label  the metric of this label alone instead of the average over the labels that have documents.
 */
export function paired(answers: Answers, metric: Metric, label?: string): Paired {
  if (label === undefined && metric === 'accuracy') return pooled(answers, exactly, rates.recall);
  if (label === undefined && metric === 'microF1') return pooled(answers, anyLabel, rates.f1);
  const ids = new Map<string, number>();
  for (const sets of [answers.actual, answers.candidate, answers.opponent])
    for (const set of sets) for (const name of set) if (!ids.has(name)) ids.set(name, ids.size);
  const documents = answers.actual.map((actual, at) => tallyOf(actual, answers.candidate[at]!, answers.opponent[at]!, ids));
  const carried = label === undefined ? new Set(answers.actual.flat()) : new Set([label]);
  const averaged = [...ids].filter(([name]) => carried.has(name)).map(([, id]) => id);
  return { documents, labels: ids.size, averaged, rate: rates[labelRate(metric)] };
}

/** The rate of a single label that a metric stands for: a label's own accuracy is its recall. */
export function labelRate(metric: Metric): keyof typeof rates {
  if (metric === 'accuracy') return 'recall';
  return metric === 'microF1' ? 'f1' : metric;
}

function tallyOf(actual: LabelSet, candidate: LabelSet, opponent: LabelSet, ids: ReadonlyMap<string, number>): Tally {
  const names = new Set([...actual, ...candidate, ...opponent]);
  return Array.from(names, (name) => {
    const support = Number(actual.includes(name));
    const count = (answer: LabelSet): Count => {
      const given = Number(answer.includes(name));
      return { given, right: given * support };
    };
    return { label: ids.get(name)!, support, candidate: count(candidate), opponent: count(opponent) };
  });
}

type Pooling = (actual: LabelSet, answer: LabelSet) => Count & { support: number };

const exactly: Pooling = (actual, answer) => ({ support: 1, given: 1, right: Number(sameSet(actual, answer)) });
const anyLabel: Pooling = (actual, answer) => ({
  support: actual.length,
  given: answer.length,
  right: answer.filter((label) => actual.includes(label)).length,
});

/**
 * The same for the answers of entity recognizers, which are texts of spans: f1, precision and recall are of all entities together, as
 * entity recognition is measured everywhere; accuracy is the share of documents that are answered exactly right.
 * @param type the metric of this type alone
 */
export function pairedSpans(answers: Answers, metric: Metric, type?: string): Paired {
  if (type === undefined && metric === 'accuracy') return pooled(answers, exactly, rates.recall);
  return pooled(type === undefined ? answers : ofType(answers, type), anyLabel, rates[labelRate(metric)]);
}

function ofType({ actual, candidate, opponent }: Answers, type: string): Answers {
  const only = (answers: readonly LabelSet[]) => answers.map((answer) => answer.filter((span) => typeIn(span) === type));
  return { actual: only(actual), candidate: only(candidate), opponent: only(opponent) };
}

function pooled({ actual, candidate, opponent }: Answers, pool: Pooling, rate: Rate): Paired {
  const documents = actual.map((labels, at) => {
    const { support, ...mine } = pool(labels, candidate[at]!);
    const { support: _, ...theirs } = pool(labels, opponent[at]!);
    return [{ label: 0, support, candidate: mine, opponent: theirs }];
  });
  return { documents, labels: 1, averaged: [0], rate };
}

/** What a model's rates are computed from, by label id. */
export interface Counts {
  right: Int32Array;
  given: Int32Array;
}

export function countsOf({ documents, labels }: Paired, model: 'candidate' | 'opponent'): Counts {
  const counts = { right: new Int32Array(labels), given: new Int32Array(labels) };
  for (const tally of documents) {
    for (const { label, [model]: count } of tally) {
      counts.given[label]! += count.given;
      counts.right[label]! += count.right;
    }
  }
  return counts;
}

export function supportOf({ documents, labels }: Paired): Int32Array {
  const support = new Int32Array(labels);
  for (const tally of documents) for (const addition of tally) support[addition.label]! += addition.support;
  return support;
}

/** The metric of both models. */
export function values(pair: Paired): { candidate: number; opponent: number } {
  const support = supportOf(pair);
  const average = ({ right, given }: Counts) => {
    const sum = pair.averaged.reduce((total, label) => total + pair.rate(right[label]!, given[label]!, support[label]!), 0);
    return pair.averaged.length === 0 ? 0 : sum / pair.averaged.length;
  };
  return { candidate: average(countsOf(pair, 'candidate')), opponent: average(countsOf(pair, 'opponent')) };
}
