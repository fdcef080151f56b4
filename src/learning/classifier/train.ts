import { readDocuments } from './documents.ts';
import type { FeatureSettings } from './features.ts';
import { fit, type Problem } from './fit.ts';
import { writeModel } from './format.ts';
import type { Effort } from './optimiser.ts';
import { crossValidate, foldsOf, type OutOfFold } from './out-of-fold.ts';

export interface Example {
  text: string;
  label: string;
}

export interface TrainingOptions {
  /** Called with a short phrase before each step that takes time. */
  progress?: (message: string) => void;
}

export interface TrainedClassifier {
  /** For `loadClassifier`; the same bytes for the same examples and labels, on any platform. */
  model: Uint8Array;
  /** Parallel to the examples; label numbers are positions in the sorted labels. */
  outOfFold: OutOfFold;
}

/** Labels are numbered in 16 bits. */
const mostLabels = 65_535;
/** Beyond this many characters in all, runs of characters cost more memory than they are worth. */
const mostCharactersForRuns = 1 << 24;
/** In texts longer than this on average, runs of characters tell nothing that words do not. */
const longText = 1000;
/** Beyond this many characters in all, pairs of words would not fit into memory. */
const mostCharactersForPairs = 1 << 27;

/**
 * Learns which label a text gets. `examples` come in an order that depends on their content alone (fingerprint order):
 * the model depends on it. `labels` are all labels there are; one without an example is never predicted.
 * @throws {Error} when there is no example, when an example's label is not among `labels`, or there are more than 65,535 labels.
 */
export function trainClassifier(examples: readonly Example[], labels: readonly string[], options: TrainingOptions = {}): TrainedClassifier {
  const progress = options.progress ?? (() => {});
  const names = [...new Set(labels)].sort();
  if (examples.length === 0) throw new Error('A classifier needs at least one example to learn from; there is none.');
  if (names.length > mostLabels) throw new Error(`A classifier can have ${mostLabels} labels; there are ${names.length}.`);
  const targets = numberLabels(examples, names);
  const texts = examples.map(({ text }) => text);
  const settings = settingsFor(texts);
  progress(`reading ${texts.length} documents`);
  const documents = readDocuments(texts, settings, leastFrequency(texts.length), names.length);
  const values = new Float32Array(documents.bounds[2 * documents.length]!);
  const problem: Problem = { documents, targets, labels: names.length, effort: effortFor(texts.length), values };
  const folds = foldsFor(texts.length, new Set(targets).size);
  const outOfFold = crossValidate(problem, foldsOf(texts, folds), folds, progress);
  progress(`all ${texts.length} documents`);
  const all = Int32Array.from({ length: texts.length }, (_, document) => document);
  const { weights, frequency } = fit(problem, all);
  const model = writeModel({
    labels: names,
    settings,
    temperature: outOfFold.temperature,
    documents: texts.length,
    frequency,
    hashes: documents.hashes,
    weights,
  });
  return { model, outOfFold };
}

function numberLabels(examples: readonly Example[], names: readonly string[]): Uint16Array {
  const numbers = new Map(names.map((name, number) => [name, number]));
  return Uint16Array.from(examples, ({ label }) => {
    const number = numbers.get(label);
    if (number === undefined)
      throw new Error(`An example has the label ${JSON.stringify(label)}, which is not among the ${names.length} labels.`);
    return number;
  });
}

function settingsFor(texts: readonly string[]): FeatureSettings {
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  return {
    wordPairs: characters <= mostCharactersForPairs,
    characters: characters <= mostCharactersForRuns && characters <= longText * texts.length,
  };
}

/** In how many documents a feature must be: what is seen once is worth keeping only where there is little. */
function leastFrequency(documents: number): number {
  if (documents < 20_000) return 1;
  return documents < 200_000 ? 2 : 5;
}

/** Fewer passes over many documents: most of them repeat what others said. */
function effortFor(documents: number): Effort {
  const passes = documents <= 50_000 ? 8 : documents <= 200_000 ? 4 : 3;
  return { passes, tolerance: 0.1, rest: 2 };
}

/** Rare labels need nearly all of their documents in every fold; where there are many documents, three folds are enough. */
const foldsFor = (documents: number, labels: number): number => (documents < 40 * labels && documents <= 20_000 ? 10 : 3);
