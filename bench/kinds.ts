/** What a benchmark does with each kind of documents: one fit, the whole training, and answers. */
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../src/datasets/document.ts';
import { readDocuments } from '../src/datasets/read.ts';
import { finishInThreads, type Threads } from '../src/engine/threads.ts';
import { fit, openProblem } from '../src/learning/classifier/fit.ts';
import { type ClassifierTraining, fitting } from '../src/learning/classifier/fitting.ts';
import { loadClassifier } from '../src/learning/classifier/model.ts';
import { multiLabelTraining } from '../src/learning/classifier/multi-label.ts';
import { type Example, type LabelSetExample, stateProblem } from '../src/learning/classifier/problem.ts';
import { classifierTraining } from '../src/learning/classifier/train.ts';
import { loadRecognizer } from '../src/learning/entities/model.ts';
import { fit as fitChains } from '../src/learning/entities/optimiser.ts';
import { stateProblem as stateChains } from '../src/learning/entities/problem.ts';
import { trainRecognizer } from '../src/learning/entities/train.ts';
import { evaluate } from '../src/learning/evaluation/classification.ts';
import { evaluateLabelSets, labelsAt } from '../src/learning/evaluation/label-sets.ts';
import type { Scores } from '../src/learning/evaluation/scores.ts';
import { evaluateSpans, spanText } from '../src/learning/evaluation/spans.ts';

export interface Kind {
  title: string;
  /** Of the answers' confidence: what an answer is. */
  answers: string;
  fitOnce(train: readonly Document[], labels: readonly string[]): void;
  train(train: readonly Document[], labels: readonly string[], threads: Threads): Promise<Trained>;
  load(model: Uint8Array): (text: string) => Answer[];
  truth(document: Document): readonly string[];
  evaluate(actual: readonly (readonly string[])[], predicted: readonly (readonly string[])[], labels: number): Scores;
}

interface Trained {
  model: Uint8Array;
  outOfFold: { folds: number; expectedCalibrationError: number };
}

/** A label or a span that is given to a text. */
interface Answer {
  name: string;
  score: number;
}

const half = 0.5;
const quiet = (): void => {};
const finished = <Result>(training: ClassifierTraining<Result>, threads: Threads): Promise<Result> =>
  finishInThreads(training, fitting, threads, quiet);
const fitClassifier = (examples: readonly (Example | LabelSetExample)[], labels: readonly string[]): void => {
  fit(openProblem(stateProblem(examples, labels, []).problem), Int32Array.from(examples.keys()));
};
const single = ({ text, labels: [label] }: Document): Example => ({ text, label: label! });
const annotated = ({ text, entities = [] }: Document) => ({ text, entities });

const kinds: Record<'label' | 'sets' | 'entities', Kind> = {
  label: {
    title: 'one label each',
    answers: 'top labels',
    fitOnce: (train, labels) => fitClassifier(train.map(single), labels),
    train: (train, labels, threads) => finished(classifierTraining(train.map(single), labels, quiet), threads),
    load: (model) => {
      const classifier = loadClassifier(model);
      return (text) => classifier.classify(text).slice(0, 1);
    },
    truth: ({ labels }) => labels,
    evaluate: (actual, predicted) => evaluate(actual.map(first), predicted.map(first)),
  },
  sets: {
    title: 'several labels each',
    answers: 'given labels',
    fitOnce: (train, labels) => fitClassifier(train, labels),
    train: (train, labels, threads) => finished(multiLabelTraining(train, labels, quiet), threads),
    load: (model) => {
      const classifier = loadClassifier(model);
      return (text) => {
        const all = classifier.classify(text);
        const given = new Set(labelsAt(all, half));
        return all.filter(({ name }) => given.has(name));
      };
    },
    truth: ({ labels }) => labels,
    evaluate: evaluateLabelSets,
  },
  entities: {
    title: 'entities',
    answers: 'entities found',
    fitOnce: (train, types) => {
      const problem = stateChains(train.map(annotated), types, []);
      fitChains(
        problem,
        Int32Array.from({ length: problem.chains.examples }, (_, chain) => chain),
      );
    },
    train: async (train, types) => trainRecognizer(train.map(annotated), types),
    load: (model) => {
      const recognizer = loadRecognizer(model);
      return (text) => recognizer.detect(text).map((span) => ({ name: spanText(span), score: span.score }));
    },
    truth: ({ entities = [] }) => entities.map(spanText),
    evaluate: evaluateSpans,
  },
};

function first(labels: readonly string[]): string {
  return labels[0]!;
}

export interface Folder {
  kind: Kind;
  /** In fingerprint order. */
  train: Document[];
  test: Document[];
  /** Sorted; of entities the types. */
  labels: string[];
}

/** What is in a folder: train.conll and test.conll, or train.csv and test.csv, whose labels are joined by | where there are several. */
export async function readFolder(folder: string): Promise<Folder> {
  const isConll = existsSync(join(folder, 'train.conll'));
  const read = async (name: string): Promise<Document[]> => {
    const path = join(folder, `${name}.${isConll ? 'conll' : 'csv'}`);
    const options: Parameters<typeof readDocuments>[1] = {
      format: null,
      columns: null,
      delimiter: null,
      ...(isConll ? { entities: true } : { labelDelimiter: '|' }),
    };
    const { documents, problems } = await readDocuments([{ path, read: () => createReadStream(path) }], options);
    for (const { line, message } of problems.slice(0, 5)) process.stderr.write(`${path}:${line}: ${message}\n`);
    return documents;
  };
  const train = (await read('train')).sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  const test = await read('test');
  const labels = [...new Set(train.flatMap((document) => document.labels))].sort();
  const kind = isConll ? 'entities' : train.some((document) => document.labels.length > 1) ? 'sets' : 'label';
  return { kind: kinds[kind], train, test, labels };
}
