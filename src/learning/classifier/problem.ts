import { readDocuments } from './documents.ts';
import type { FeatureSettings } from './features.ts';
import type { Problem } from './fit.ts';
import type { Effort, Targets } from './optimiser.ts';

export interface Example {
  text: string;
  label: string;
}

/** An example for a model that may give a text several labels. */
export interface LabelSetExample {
  text: string;
  /** Distinct. */
  labels: readonly string[];
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
 * Texts as numbers, and which label each example has. `others` are texts that some fit will be asked about without learning from
 * them; they stand behind the examples.
 * @throws {Error} as trainClassifier does.
 */
export function stateProblem(
  examples: readonly (Example | LabelSetExample)[],
  labels: readonly string[],
  others: readonly string[],
): { problem: Problem; names: string[]; settings: FeatureSettings } {
  const names = [...new Set(labels)].sort();
  if (examples.length === 0) throw new Error('A classifier needs at least one example to learn from; there is none.');
  if (names.length > mostLabels) throw new Error(`A classifier can have ${mostLabels} labels; there are ${names.length}.`);
  const targets = numberLabels(examples, names);
  const texts = examples.map(({ text }) => text);
  const settings = settingsFor(texts);
  const documents = readDocuments([...texts, ...others], settings, leastFrequency(texts.length), names.length);
  const effort = effortFor(texts.length, 'labels' in examples[0]!);
  return { problem: { documents, targets, labels: names.length, effort }, names, settings };
}

function numberLabels(examples: readonly (Example | LabelSetExample)[], names: readonly string[]): Targets {
  const numbers = new Map(names.map((name, number) => [name, number]));
  const numberOf = (label: string): number => {
    const number = numbers.get(label);
    if (number === undefined)
      throw new Error(`An example has the label ${JSON.stringify(label)}, which is not among the ${names.length} labels.`);
    return number;
  };
  const starts = new Uint32Array(examples.length + 1);
  const labels: number[] = [];
  for (const [at, example] of examples.entries()) {
    if ('label' in example) labels.push(numberOf(example.label));
    else for (const number of example.labels.map(numberOf).sort((a, b) => a - b)) labels.push(number);
    starts[at + 1] = labels.length;
  }
  return { starts, labels: Uint16Array.from(labels) };
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

/**
 * Fewer passes over many documents: most of them repeat what others said. And fewer where only the highest margin counts: a threshold
 * tells two margins apart that the highest one never meets.
 */
function effortFor(documents: number, hasSets: boolean): Effort {
  const fewest = documents <= 50_000 ? 8 : documents <= 200_000 ? 4 : 3;
  return { cost: 1, passes: hasSets ? fewest : Math.min(6, fewest), tolerance: 0.1, rest: 2 };
}
