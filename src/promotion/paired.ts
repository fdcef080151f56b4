import type { Metric } from '../config/config.ts';
import { type Rate, rates } from '../learning/evaluation/classification.ts';

/** Two models' answers to the same documents. */
export interface Answers {
  actual: readonly string[];
  candidate: readonly string[];
  opponent: readonly string[];
}

/** One metric of two models on the same documents, as numbers: the form that every resampling works on. */
export interface Paired {
  /** Label ids, one per document. */
  actual: Int32Array;
  candidate: Int32Array;
  opponent: Int32Array;
  /** Number of label ids. */
  labels: number;
  /** Label ids whose rates are averaged. */
  averaged: number[];
  rate: Rate;
}

/**
 * @param metric accuracy and micro F1 are the recall of one pooled label, "right": with one label per document they are the same number.
 * @param label  the metric of this label alone instead of the average over the labels that have documents.
 */
export function paired(answers: Answers, metric: Metric, label?: string): Paired {
  if (label === undefined && (metric === 'accuracy' || metric === 'microF1')) return pooled(answers);
  const ids = new Map<string, number>();
  const encode = (labels: readonly string[]) =>
    Int32Array.from(labels, (name) => {
      const id = ids.get(name) ?? ids.size;
      ids.set(name, id);
      return id;
    });
  const actual = encode(answers.actual);
  const candidate = encode(answers.candidate);
  const opponent = encode(answers.opponent);
  const averaged = label === undefined ? [...new Set(actual)] : [...ids].filter(([name]) => name === label).map(([, id]) => id);
  return { actual, candidate, opponent, labels: ids.size, averaged, rate: rates[labelRate(metric)] };
}

/** The rate of a single label that a metric stands for: a label's own accuracy is its recall. */
export function labelRate(metric: Metric): keyof typeof rates {
  if (metric === 'accuracy') return 'recall';
  return metric === 'microF1' ? 'f1' : metric;
}

function pooled({ actual, candidate, opponent }: Answers): Paired {
  const right = (answers: readonly string[]) => Int32Array.from(answers, (answer, index) => (answer === actual[index] ? 0 : 1));
  return {
    actual: new Int32Array(actual.length),
    candidate: right(candidate),
    opponent: right(opponent),
    labels: 2,
    averaged: [0],
    rate: rates.recall,
  };
}

/** What a model's rates are computed from, by label id. */
export interface Counts {
  right: Int32Array;
  given: Int32Array;
}

export function countsOf({ actual, labels }: Paired, answers: Int32Array): Counts {
  const counts = { right: new Int32Array(labels), given: new Int32Array(labels) };
  answers.forEach((answer, index) => {
    counts.given[answer]!++;
    if (answer === actual[index]) counts.right[answer]!++;
  });
  return counts;
}

export function supportOf({ actual, labels }: Paired): Int32Array {
  const support = new Int32Array(labels);
  for (const label of actual) support[label]!++;
  return support;
}

/** The metric of both models. */
export function values(pair: Paired): { candidate: number; opponent: number } {
  const support = supportOf(pair);
  const average = ({ right, given }: Counts) => {
    const sum = pair.averaged.reduce((total, label) => total + pair.rate(right[label]!, given[label]!, support[label]!), 0);
    return pair.averaged.length === 0 ? 0 : sum / pair.averaged.length;
  };
  return { candidate: average(countsOf(pair, pair.candidate)), opponent: average(countsOf(pair, pair.opponent)) };
}
