import type { LabelSet } from '../learning/evaluation/label-sets.ts';
import type { Prediction } from '../learning/evaluation/scores.ts';
import { labelIn, labelNoun, type Rename, renamedAnswer } from './answer.ts';
import type { Evidence, Sample } from './evidence.ts';
import { count, many, some } from './figures.ts';
import { type Finding, say } from './finding.ts';
import type { Answers } from './paired.ts';

/** The model that the candidate is held against, and the documents that both can be held to. */
export interface Opponent {
  kind: 'active' | 'reference';
  /** In sentences, e.g. `the active model 3f9a1c2e`. */
  name: string;
  /** Indices into the test sample: documents whose label both models know. Entity recognizers are asked about every document. */
  indices: number[];
  /** At those indices; the opponent's in today's names of labels. */
  answers: Answers;
}

/**
 * How a model's labels are called today. The whole renaming applies or none of it: a model that was trained after it
 * already speaks the new names, and `task.renamed` may stay in the file for years.
 */
export function renaming(labels: readonly string[], candidate: readonly string[], renamed: Record<string, string>): Rename {
  const known = new Set(candidate);
  const before = labels.some((label) => Object.hasOwn(renamed, label) && !known.has(label));
  return (label) => (before && Object.hasOwn(renamed, label) ? renamed[label]! : label);
}

/** Null when there is no such model to compare with. */
export function opponentOf(evidence: Evidence, kind: Opponent['kind']): Opponent | null {
  const { mode, test, labels, names, renamed } = evidence;
  const predictions = test[kind];
  if (names.active === null || predictions === null) return null;
  const known = (kind === 'reference' ? labels.reference : null) ?? labels.active ?? [];
  const rename = renaming(known, labels.candidate, renamed);
  const both = new Set(known.map(rename).filter((label) => labels.candidate.includes(label)));
  const shares = (item: string): boolean => both.has(labelIn(mode, item));
  const carrying = [...test.actual.keys()].filter((index) => test.actual[index]!.some(shares));
  // A recognizer may find an entity where there is none: documents without any tell too, once there is something to find at all.
  const indices = mode === 'entities' && carrying.length > 0 ? [...test.actual.keys()] : carrying;
  // Of several labels those count that both models know; a single one is right or wrong whoever knows it.
  const shared = (answer: LabelSet): LabelSet => (mode === 'multi-class' ? answer : answer.filter(shares));
  return {
    kind,
    name: kind === 'active' ? `the active model ${names.active}` : 'the best model promoted so far',
    indices,
    answers: {
      actual: indices.map((index) => shared(test.actual[index]!)),
      candidate: indices.map((index) => shared(test.candidate[index]!.labels)),
      opponent: indices.map((index) => shared(renamedAnswer(mode, predictions[index]!.labels, rename))),
    },
  };
}

/** Answers that are not there: nothing at all can be said then. */
export function missingPredictions({ test, golden, names, otherTask = false }: Evidence): Finding[] {
  const wrong = (sample: Sample, what: string) => {
    const answered = (model: string, predictions: Prediction[] | null) =>
      predictions === null || predictions.length === sample.actual.length
        ? []
        : [`${model} answered ${count(predictions.length)} of ${many(sample.actual.length, `${what} document`)}: predictions are missing`];
    const silent =
      names.active !== null && !otherTask && sample.active === null && sample.actual.length > 0
        ? [`there are no answers of the active model ${names.active} to the ${many(sample.actual.length, `${what} document`)}`]
        : [];
    return [
      ...answered(`the candidate ${names.candidate}`, sample.candidate),
      ...answered(`the active model ${names.active}`, sample.active),
      ...answered('the best model promoted so far', sample.reference),
      ...silent,
    ];
  };
  return [...wrong(test, 'test'), ...wrong(golden, 'golden')].map((text) => say('NOT_COMPARABLE', text));
}

/** Why the active model cannot be compared although every answer is there; empty when it can, or when there is none. */
export function nothingShared(evidence: Evidence, active: Opponent | null): Finding[] {
  const { mode, labels, names, test, renamed, excluded, otherTask = false } = evidence;
  if (names.active === null || (active !== null && active.indices.length > 0)) return [];
  const known = (labels.active ?? []).map(renaming(labels.active ?? [], labels.candidate, renamed));
  const shared = known.filter((label) => labels.candidate.includes(label));
  const remedy = 'promote it explicitly with `flywheel promote`';
  if (otherTask) return [say('NOT_COMPARABLE', `the active model ${names.active} does another task than the candidate: ${remedy}`)];
  if (shared.length === 0) {
    const sets = `the candidate knows ${some(labels.candidate)}; the active model ${names.active} knows ${some(labels.active ?? [])}`;
    return [
      say('NOT_COMPARABLE', `the two models share no ${labelNoun(mode)} (${sets}): map old names with \`task.renamed\`, or ${remedy}`),
    ];
  }
  const models = `the candidate ${names.candidate} and the active model ${names.active}`;
  if (test.actual.length > 0) {
    const text = `none of the ${many(test.actual.length, 'test document')} ${mode === 'entities' ? 'holds an entity of a type' : 'carries a label'} that both ${models} know: add test documents for ${some(shared)}, or ${remedy}`;
    return [say('NOT_COMPARABLE', text)];
  }
  const why =
    excluded > 0 ? `all ${many(excluded, 'test document')} were in the training data of one of them` : 'there are no test documents';
  return [say('NOT_COMPARABLE', `${why}, so ${models} cannot be compared: add new documents to \`datasets.test\`, or ${remedy}`)];
}
