import type { Policy, Task } from '../config/config.ts';
import type { LabelSet } from '../learning/evaluation/label-sets.ts';
import type { Prediction, Scores } from '../learning/evaluation/scores.ts';
import type { Verdict } from './verdict.ts';

/** Everything a judge looks at. Both models' answers stand at the same indices as `actual`. */
export interface Evidence {
  /** Whether documents have exactly one label, or sets of them. */
  mode: Task['mode'];
  policy: Policy;
  /** The active model does another task than the candidate, so that neither can answer the other's question. It has no answers then. */
  otherTask?: boolean;
  /** What the models are called in reasons, e.g. `3f9a1c2e`. */
  names: { candidate: string; active: string | null };
  /** Labels that each model knows. */
  labels: {
    candidate: readonly string[];
    active: readonly string[] | null;
    /** Taken to be the active model's when absent. */
    reference?: readonly string[] | null;
  };
  /** Old label to new label. */
  renamed: Record<string, string>;
  test: Sample;
  golden: Sample;
  /** Test documents left out because one of the models trained on them. */
  excluded: number;
  /** Rows added or relabelled since the active model's documents; null without an active model or without such rows. */
  added: AddedRows | null;
  /** This is the k-th distinct candidate judged against this active model by this judge, from 1. */
  attempt: number;
  /** Seeds every resampling; the evidence key. */
  seed: string;
}

export interface Sample {
  /** The true labels of each document. */
  actual: LabelSet[];
  candidate: Prediction[];
  active: Prediction[] | null;
  /** The best promoted model's answers; null when it is the active model or there is none. */
  reference: Prediction[] | null;
}

export interface AddedRows {
  /** The labels that the row carries in the repository. */
  given: LabelSet[];
  /** The label of each row by which its usual agreement is told: its only one, or the rarest of several. */
  groups: string[];
  /** The serving model's answer for each row; its out-of-fold answer where it trained on the row's text. */
  predictions: Prediction[];
  /** How often the serving model's out-of-fold answer agrees with the labels of its own training rows, of the labels that both models know; `perLabel` is by group. */
  expected: { documents: number; agreed: number; perLabel: Record<string, { documents: number; agreed: number }> };
}

export interface Judgement {
  verdict: Verdict;
  candidate: Scores;
  active: Scores | null;
  /** Indices into the test sample: wrong before and right now, right before and wrong now. */
  fixed: number[];
  broken: number[];
  /** Indices into the golden sample that the candidate gets wrong. */
  goldenBroken: number[];
  /** Significantly better than the reference (or than the active model, when that is the reference): it becomes the reference if promoted. */
  raisesReference: boolean;
}
